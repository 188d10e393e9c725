/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-widget.h"

/**
 * dv_widget_remove_children:
 * @widget: a widget that is being disposed of
 *
 * Removes the children that gtk_widget_dispose_template() leaves: those without an id.
 */
void
dv_widget_remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
