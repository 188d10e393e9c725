/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-day-cell.h"

#include <glib/gi18n.h>

#include "calendar/dv-calendar-words.h"
#include "dv-kinds.h"

/* A day of the calendar: its date, its lunar date, and as much of what falls on it as fits. */
struct _DvDayCell {
  GtkButton parent_instance;

  DvDate day;
  GtkWidget *number;
  GtkWidget *lunar;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (DvDayCell, dv_day_cell, GTK_TYPE_BUTTON)

static void
dv_day_cell_class_init (DvDayCellClass *klass)
{
}

static void
dv_day_cell_init (DvDayCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->number = gtk_label_new (NULL);
  self->lunar = gtk_label_new (NULL);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->number, "day-number");
  gtk_widget_add_css_class (self->lunar, "day-lunar");
  gtk_widget_set_hexpand (self->lunar, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->lunar), 1);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), self->lunar);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "calendar-day");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * dv_day_cell_new:
 *
 * Returns: (transfer floating): an empty day
 */
GtkWidget *
dv_day_cell_new (void)
{
  return g_object_new (DV_TYPE_DAY_CELL, NULL);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * dv_day_cell_set_day:
 * @day: the day that it stands for
 * @today: the day that it is
 * @faint: whether it belongs to the month before or after
 */
void
dv_day_cell_set_day (DvDayCell *self, const DvDate *day, const DvDate *today, gboolean faint)
{
  g_autofree char *number = g_strdup_printf ("%u", day->day);
  gboolean is_marked;
  g_autofree char *lunar = dv_calendar_name_lunar (day, &is_marked);

  g_return_if_fail (DV_IS_DAY_CELL (self));

  self->day = *day;
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_label (GTK_LABEL (self->lunar), lunar);
  set_class (self->lunar, "marked", is_marked);
  set_class (self->number, "today", dv_date_compare (day, today) == 0);
  set_class (self->number, "sunday", dv_date_weekday (day) == 7);
  set_class (GTK_WIDGET (self), "dim-label", faint);
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *line = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (line), 4);
  gtk_widget_add_css_class (line, "day-line");
  return line;
}

static GtkWidget *
make_entry_line (const DvAgendaEntry *entry, gboolean roomy)
{
  g_autofree char *text =
    g_strdup_printf ("%s%s%s%s", entry->late ? "⚠ " : "", entry->time != NULL ? entry->time : "",
                     entry->time != NULL ? " " : "", entry->title);
  GtkWidget *line = make_line (text);

  if (roomy) {
    gtk_label_set_wrap (GTK_LABEL (line), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (line), 2);
  }
  set_class (line, "error", entry->late);
  /* Days off are red, what is kept by custom is not. */
  set_class (line, "holiday", entry->type == DV_AGENDA_HOLIDAY && entry->kind != &dv_kind_occasion);
  return line;
}

/**
 * dv_day_cell_set_entries:
 * @entries: (element-type DvAgendaEntry): what falls on the day
 * @n_shown: how much of it fits
 */
void
dv_day_cell_set_entries (DvDayCell *self, GPtrArray *entries, guint n_shown)
{
  g_autofree char *name = dv_calendar_describe_day (&self->day, entries->len);
  guint n = entries->len > n_shown ? n_shown - 1 : entries->len;
  GtkWidget *child;

  g_return_if_fail (DV_IS_DAY_CELL (self));

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->lines),
                    make_entry_line (g_ptr_array_index (entries, i), 2 * entries->len <= n_shown));
  if (n < entries->len) {
    /* translators: how much more falls on a day than is shown */
    g_autofree char *more = g_strdup_printf (_ ("%u more"), entries->len - n);

    gtk_box_append (GTK_BOX (self->lines), make_line (more));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dv_day_cell_set_selected:
 * @selected: whether keys go to it and its list is shown
 */
void
dv_day_cell_set_selected (DvDayCell *self, gboolean selected)
{
  g_return_if_fail (DV_IS_DAY_CELL (self));

  set_class (GTK_WIDGET (self), "selected-day", selected);
  gtk_widget_set_focusable (GTK_WIDGET (self), selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               selected ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                        : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/**
 * dv_day_cell_get_day:
 *
 * Returns: the day that it stands for
 */
const DvDate *
dv_day_cell_get_day (DvDayCell *self)
{
  g_return_val_if_fail (DV_IS_DAY_CELL (self), NULL);
  return &self->day;
}
