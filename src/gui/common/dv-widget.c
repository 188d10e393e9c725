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

/**
 * dv_widget_focus_children:
 * @widget: a widget that takes no focus itself, and hands on what it is asked to grab
 * @direction: where to
 *
 * Moves the focus by Tab from child to child in their order, and out at either end. The default of
 * GTK ends a move backwards with gtk_widget_grab_focus() on the widget itself, which such a widget
 * hands to its first child: Shift+Tab would never leave it.
 *
 * Returns: whether a child has the focus now
 */
gboolean
dv_widget_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek_static (GTK_TYPE_WIDGET))->focus (widget, direction);

  child = gtk_widget_get_focus_child (widget);
  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL && !gtk_widget_child_focus (child, direction))
    child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
  return child != NULL;
}
