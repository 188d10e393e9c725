/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-overlap-matrix.h"

#include "common/dv-widget.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* All lists against all lists: how many lines of theirs touch. A number is pressed to see them; it
 * activates overlap.show-pair with the places of both lists. */

static GtkWidget *
create_head (const char *title, guint number, gboolean wide)
{
  g_autofree char *text =
    wide ? g_strdup_printf ("%u. %s", number, title) : g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), wide ? 0 : 0.5);
  gtk_label_set_ellipsize (GTK_LABEL (label), wide ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_tooltip_text (label, title);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static GtkWidget *
create_number (const DvOverlaps *overlaps, const DvOverlapPair *pair)
{
  g_autofree char *text = pair->n_open > 0 && pair->n_open < pair->n_all
                            ? g_strdup_printf ("%u (%u)", pair->n_all, pair->n_open)
                            : g_strdup_printf ("%u", pair->n_all);
  /* Translators: two lists, then two numbers. */
  g_autofree char *hint =
    g_strdup_printf (_ ("%s and %s: %u overlaps, %u to be settled"),
                     dv_gift_facts_get_list (overlaps->facts, pair->first)->title,
                     dv_gift_facts_get_list (overlaps->facts, pair->second)->title, pair->n_all,
                     pair->n_open);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  /* Never by colour alone: what is to be settled has a mark. */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), text);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), pair->n_open > 0
                                                                    ? "dialog-warning-symbolic"
                                                                    : "emblem-ok-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "overlap.show-pair");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", pair->first, pair->second);
  gtk_widget_add_css_class (button, "matrix");
  return button;
}

static void
add_heads (GtkGrid *grid, const DvOverlaps *overlaps)
{
  for (guint i = 0; i < overlaps->facts->lists->len; i++) {
    const char *title = dv_gift_facts_get_list (overlaps->facts, i)->title;

    gtk_grid_attach (grid, create_head (title, i + 1, TRUE), 0, (int) i + 1, 1, 1);
    gtk_grid_attach (grid, create_head (title, i + 1, FALSE), (int) i + 1, 0, 1, 1);
  }
}

/**
 * dv_overlap_matrix_fill:
 * @grid: where the matrix stands
 * @overlaps: what touches
 *
 * Shows how many lines of each two lists touch; on the diagonal those within one list.
 */
void
dv_overlap_matrix_fill (GtkGrid *grid, const DvOverlaps *overlaps)
{
  g_autoptr (GArray) pairs = dv_overlaps_count_pairs (overlaps);

  dv_widget_remove_children (GTK_WIDGET (grid));
  add_heads (grid, overlaps);
  for (guint i = 0; i < pairs->len; i++) {
    const DvOverlapPair *pair = &g_array_index (pairs, DvOverlapPair, i);

    gtk_grid_attach (grid, create_number (overlaps, pair), (int) pair->second + 1,
                     (int) pair->first + 1, 1, 1);
  }
}
