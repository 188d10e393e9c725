/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-agenda-paper.h"

#include "dv-agenda.h"
#include "dv-lunar.h"
#include "dv-rules.h"

/* The schedule of a week or a month as offices post it: what takes place, not what is owed. */

#define POSTED                                                                     \
  (1u << DV_AGENDA_HOLIDAY | 1u << DV_AGENDA_ANNIVERSARY | 1u << DV_AGENDA_EVENT | \
   1u << DV_AGENDA_RECEPTION)

#define NOON (12 * 60)

static const char *const weekdays[] = { "Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
                                        "Thứ Sáu", "Thứ Bảy", "Chủ nhật" };

static GPtrArray *
read_entries (DvDb *db, const DvDate *from, const DvDate *to, GError **error)
{
  const DvAgendaSpan span = { *from, *to, *from, NULL, POSTED };

  return dv_agenda_read (db, &span, error);
}

static char *
name_day (const DvDate *day)
{
  DvLunarDate lunar;

  if (!dv_lunar_from_date (day, &lunar))
    return g_strdup_printf ("%s\n%02u/%02u", weekdays[dv_date_weekday (day) - 1], day->day,
                            day->month);
  return g_strdup_printf ("%s\n%02u/%02u\n(%u/%u âm lịch)", weekdays[dv_date_weekday (day) - 1],
                          day->day, day->month, lunar.day, lunar.month);
}

static const char *
name_half (const DvAgendaEntry *entry)
{
  guint minutes;

  if (!dv_time_parse (entry->time, &minutes))
    return "";
  return minutes < NOON ? "Sáng" : "Chiều";
}

static DvTable *
add_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, "Ngày", 1.5, DV_ALIGN_CENTER);
  dv_table_add_column (table, "Buổi", 0.8, DV_ALIGN_CENTER);
  dv_table_add_column (table, "Giờ", 0.8, DV_ALIGN_CENTER);
  dv_table_add_column (table, "Nội dung", 4.5, DV_ALIGN_LEFT);
  dv_table_add_column (table, "Địa điểm", 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, "Chủ trì", 2, DV_ALIGN_LEFT);
  return table;
}

static void
add_entry (DvTable *table, const char *day, const DvAgendaEntry *entry)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_row_add_text (row, day);
  dv_row_add_text (row, name_half (entry));
  dv_row_add_text (row, entry->time != NULL ? entry->time : "");
  dv_row_add_text (row, entry->title);
  dv_row_add_text (row, entry->place != NULL ? entry->place : "");
  dv_row_add_text (row, entry->who != NULL ? entry->who : "");
}

static void
add_empty (DvTable *table, const char *day)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  dv_row_add_text (row, day);
  for (guint i = 0; i < 5; i++)
    dv_row_add_text (row, "");
}

static void
add_day (DvTable *table, GPtrArray *entries, const DvDate *day, gboolean with_empty)
{
  g_autoptr (GPtrArray) on = dv_agenda_on (entries, dv_date_to_julian (day));
  g_autofree char *name = name_day (day);

  for (guint i = 0; i < on->len; i++)
    add_entry (table, i == 0 ? name : "", g_ptr_array_index (on, i));
  if (on->len == 0 && with_empty)
    add_empty (table, name);
}

static DvDocument *
write_span (DvDb *db,
            const char *title,
            const DvDate *from,
            const DvDate *to,
            gboolean with_empty,
            GError **error)
{
  g_autoptr (GPtrArray) entries = read_entries (db, from, to, error);
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  g_autofree char *first = dv_date_format (from);
  g_autofree char *last = dv_date_format (to);
  g_autofree char *excerpt = g_strdup_printf ("(Từ ngày %s đến ngày %s)", first, last);
  DvTable *table;

  if (entries == NULL)
    return NULL;
  dv_document_add_section (document, TRUE);
  dv_document_add_title (document, title, excerpt);
  table = add_table (document);
  for (DvDate day = *from; dv_date_compare (&day, to) <= 0; day = dv_date_add_days (&day, 1))
    add_day (table, entries, &day, with_empty);
  return g_steal_pointer (&document);
}

/**
 * dv_agenda_paper_week:
 * @db: a connection
 * @day: a day of the week
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the schedule of a week from Monday to Sunday: day, morning or afternoon, time, what,
 * where and who, with a row to write in for a day on which nothing is planned.
 *
 * Returns: (transfer full) (nullable): the paper
 */
DvDocument *
dv_agenda_paper_week (DvDb *db, const DvDate *day, GError **error)
{
  DvDate monday = dv_date_add_days (day, 1 - (int) dv_date_weekday (day));
  DvDate sunday = dv_date_add_days (&monday, 6);

  return write_span (db, "LỊCH CÔNG TÁC TUẦN", &monday, &sunday, TRUE, error);
}

/**
 * dv_agenda_paper_month:
 * @db: a connection
 * @day: a day of the month
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the schedule of a month, the days on which something takes place.
 *
 * Returns: (transfer full) (nullable): the paper
 */
DvDocument *
dv_agenda_paper_month (DvDb *db, const DvDate *day, GError **error)
{
  const DvDate month = { day->year, day->month, 0 };
  DvDate first = dv_date_first_day (&month);
  DvDate last = dv_date_last_day (&month);

  return write_span (db, "LỊCH CÔNG TÁC THÁNG", &first, &last, FALSE, error);
}
