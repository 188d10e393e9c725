/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "today/dv-today-rows.h"

#include <adwaita.h>

#include "calendar/dv-calendar-words.h"
#include "dv-kinds.h"
#include "records/dv-words.h"

/* The rows of the first page. */

/**
 * dv_today_row_add_suffix:
 * @row: a row
 * @text: what to say at its end
 * @style_class: (nullable): how
 */
void
dv_today_row_add_suffix (GtkWidget *row, const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/**
 * dv_today_row_new:
 * @title: (nullable): its title
 * @subtitle: (nullable): what stands below
 *
 * Returns: (transfer floating): a row that opens nothing
 */
GtkWidget *
dv_today_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  return row;
}

/* A row that opens its record on the record's own page. */
static GtkWidget *
make_opening_row (DvRecord *record, const char *title, const char *subtitle)
{
  GtkWidget *row = dv_today_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", dv_record_get_id (record));
  return row;
}

/**
 * dv_today_record_row_new:
 * @record: a record
 *
 * Returns: (transfer floating): a row that opens it, with the unit that leads it
 */
GtkWidget *
dv_today_record_row_new (DvRecord *record)
{
  const DvField *lead = dv_kind_find_field (dv_record_get_kind (record), "lead");

  return make_opening_row (record, dv_record_get_title (record),
                           dv_record_get_link_title (record, lead));
}

/**
 * dv_today_petition_row_new:
 * @petition: a petition
 *
 * Returns: (transfer floating): a row that opens it; who wrote a sealed one is not said
 */
GtkWidget *
dv_today_petition_row_new (DvRecord *petition)
{
  g_autofree char *title = dv_words_petition (petition);

  return make_opening_row (petition, title, dv_record_get_title (petition));
}

/**
 * dv_today_row_add_days_left:
 * @row: the row of a record
 * @record: the record
 * @today: the day, `2019-06-13`
 *
 * Says how many days are left. Colour is never the only sign: an icon stands before the words.
 */
void
dv_today_row_add_days_left (GtkWidget *row, DvRecord *record, const char *today)
{
  const DvField *due = dv_kind_find_field (dv_record_get_kind (record), "due");
  DvUrgency urgency = dv_words_get_urgency (record, due, today);
  g_autofree char *left = dv_words_days_left (dv_record_get_value (record, due), today);
  gboolean late = urgency == DV_URGENCY_LATE;

  if (urgency != DV_URGENCY_NONE) {
    GtkWidget *icon =
      gtk_image_new_from_icon_name (late ? "dialog-warning-symbolic" : "alarm-symbolic");

    gtk_widget_add_css_class (icon, late ? "error" : "warning");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  }
  dv_today_row_add_suffix (row, left, late ? "error" : NULL);
}

/**
 * dv_today_entry_row_new:
 * @entry: a line of the calendar
 *
 * Returns: (transfer floating): a row with its day and time
 */
GtkWidget *
dv_today_entry_row_new (const DvAgendaEntry *entry)
{
  DvDate day = dv_date_from_julian (entry->day);
  g_autofree char *details = dv_calendar_describe_entry (entry);
  g_autofree char *date = dv_date_format (&day);
  g_autofree char *when =
    g_strdup_printf ("%s %s%s%s", dv_calendar_name_weekday (dv_date_weekday (&day)), date,
                     entry->time != NULL ? " " : "", entry->time != NULL ? entry->time : "");
  GtkWidget *row = dv_today_row_new (entry->title, details);

  dv_today_row_add_suffix (row, when, "numeric");
  return row;
}
