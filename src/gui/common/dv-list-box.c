/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-list-box.h"

/**
 * dv_list_box_clear:
 * @list: a list
 *
 * Removes its rows. Its placeholder, which is a child but no row, stays.
 */
void
dv_list_box_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * dv_list_box_set_placeholder:
 * @list: a list
 * @text: what an empty list says
 */
void
dv_list_box_set_placeholder (GtkListBox *list, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_set_placeholder (list, label);
}
