/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-month-chart.h"

#include <glib/gi18n.h>

/* A bar for each month: a button that says its number, and opens the petitions of the month. */

#define HEIGHT 56

static guint
find_most (const DvPulse *pulse)
{
  guint most = 1;

  for (guint i = 0; i < DV_PULSE_MONTHS; i++)
    most = MAX (most, pulse->petitions[i]);
  return most;
}

static GtkWidget *
make_label (char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  g_free (text);
  return label;
}

static GtkWidget *
make_stack (const DvDate *month, guint n, guint most)
{
  GtkWidget *stack = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = make_label (g_strdup_printf ("%u", n), n == 0 ? "dim-label" : NULL);

  gtk_widget_add_css_class (bar, "chart-bar");
  gtk_widget_set_size_request (bar, -1, (int) (n * HEIGHT / most) + 1);
  gtk_widget_set_vexpand (number, TRUE);
  gtk_widget_set_valign (number, GTK_ALIGN_END);
  gtk_widget_set_size_request (stack, -1, HEIGHT + 36);
  gtk_box_append (GTK_BOX (stack), number);
  gtk_box_append (GTK_BOX (stack), bar);
  gtk_box_append (GTK_BOX (stack), make_label (g_strdup_printf ("%u", month->month), "dim-label"));
  return stack;
}

static GtkWidget *
make_bar (const DvDate *month, guint n, guint most)
{
  GtkWidget *button = gtk_button_new ();
  /* translators: month and year, then how many petitions came in it */
  g_autofree char *name =
    g_strdup_printf (ngettext ("Month %u/%u: %u petition", "Month %u/%u: %u petitions", n),
                     month->month, month->year, n);

  gtk_button_set_child (GTK_BUTTON (button), make_stack (month, n, most));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chart-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "dv-month", g_memdup2 (month, sizeof *month), g_free);
  return button;
}

/**
 * dv_month_chart_fill:
 * @box: where the bars go
 * @pulse: the numbers
 * @clicked: called with the bar that was pressed, swapped
 * @user_data: given to @clicked
 *
 * Shows how many petitions came in each month.
 */
void
dv_month_chart_fill (GtkBox *box, const DvPulse *pulse, GCallback clicked, gpointer user_data)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < DV_PULSE_MONTHS; i++) {
    GtkWidget *bar = make_bar (&pulse->months[i], pulse->petitions[i], find_most (pulse));

    g_signal_connect_object (bar, "clicked", clicked, user_data, G_CONNECT_SWAPPED);
    gtk_box_append (box, bar);
  }
}

/**
 * dv_month_chart_get_month:
 * @bar: a bar
 *
 * Returns: the first day of its month
 */
const DvDate *
dv_month_chart_get_month (GtkWidget *bar)
{
  return g_object_get_data (G_OBJECT (bar), "dv-month");
}
