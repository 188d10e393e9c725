/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-agenda-private.h"
#include "dv-kinds.h"

/* What the records of work say of days. */

/* An event that began before the span may reach into it. */
#define REACHES 14

static const char *
get_link_title (DvRecord *record, const char *name)
{
  return dv_record_get_link_title (record, dv_kind_find_field (dv_record_get_kind (record), name));
}

static void
add_event (GPtrArray *entries, const DvAgendaSpan *span, DvRecord *record, const DvDate *start)
{
  DvDate end;
  DvAgendaEntry *entry = dv_agenda_add (entries, DV_AGENDA_EVENT, record, start);
  const char *host = dv_record_get (record, "host");

  if (dv_agenda_read_day (record, "end", &end) && dv_date_compare (start, &end) < 0)
    entry->last = dv_date_to_julian (&end);
  entry->title = dv_agenda_dup_title (record);
  entry->uid = g_strdup (dv_record_get (record, "uid"));
  entry->time = g_strdup (dv_record_get (record, "time"));
  entry->place = g_strdup (dv_record_get (record, "place"));
  entry->who = g_strdup (host != NULL ? host : get_link_title (record, "lead"));
}

/**
 * dv_agenda_add_events: (skip)
 *
 * Conferences, dialogues, meetings: whatever has a day, and perhaps a time.
 */
gboolean
dv_agenda_add_events (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_event);
  g_autoptr (GPtrArray) records = NULL;
  DvAgendaSpan wider = *span;

  wider.from = dv_date_add_days (&span->from, -REACHES);
  dv_agenda_limit (query, &wider, "start");
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvDate start, end;

    if (!dv_agenda_read_day (record, "start", &start))
      continue;
    if (!dv_agenda_read_day (record, "end", &end))
      end = start;
    if (dv_date_compare (&start, &span->from) >= 0 || dv_date_compare (&end, &span->from) >= 0)
      add_event (entries, span, record, &start);
  }
  return records != NULL;
}

/**
 * dv_agenda_add_receptions: (skip)
 *
 * The days on which citizens are received.
 */
gboolean
dv_agenda_add_receptions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_reception);
  g_autoptr (GPtrArray) records = NULL;

  dv_agenda_limit (query, span, "date");
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvAgendaEntry *entry;
    DvDate day;

    if (!dv_agenda_read_day (record, "date", &day))
      continue;
    entry = dv_agenda_add (entries, DV_AGENDA_RECEPTION, record, &day);
    entry->title = g_strdup (_ ("Reception of citizens"));
    entry->place = g_strdup (dv_record_get (record, "place"));
    entry->who = g_strdup (dv_record_get (record, "host"));
  }
  return records != NULL;
}

/* “Petition no. 12/2026 · complaint”: neither who wrote it nor what it says. */
static char *
name_petition (DvRecord *petition)
{
  const DvField *type = dv_kind_find_field (&dv_kind_petition, "type");
  const char *number = dv_record_get (petition, "number");
  g_autofree char *shown = dv_record_get_display (petition, type);
  g_autofree char *name = number != NULL ? g_strdup_printf (_ ("Petition no. %s"), number)
                                         : g_strdup (_ ("Petition without a number"));

  if (dv_record_get_value (petition, type) == NULL)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s · %s", name, shown);
}

/**
 * dv_agenda_add_petitions: (skip)
 *
 * When petitions are to be answered: as long as something is owed, the store keeps the day of it.
 */
gboolean
dv_agenda_add_petitions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_petition);
  g_autoptr (GPtrArray) records = NULL;

  dv_agenda_limit (query, span, "due");
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvAgendaEntry *entry;
    DvDate day;

    if (!dv_agenda_read_day (record, "due", &day))
      continue;
    entry = dv_agenda_add (entries, DV_AGENDA_DEADLINE, record, &day);
    entry->field = "due";
    entry->title = name_petition (record);
    entry->what = g_strdup (dv_field_get_label (dv_kind_find_field (&dv_kind_petition, "due")));
    entry->who = g_strdup (get_link_title (record, "lead"));
    entry->late = dv_date_compare (&day, &span->today) < 0;
  }
  return records != NULL;
}

static void
add_term (GPtrArray *entries, const DvAgendaSpan *span, DvRecord *record)
{
  const char *iso = dv_record_get (record, "end");
  DvAgendaEntry *entry;
  DvDate end;

  if (iso == NULL || !dv_date_from_iso (iso, &end))
    return;
  end = dv_date_last_day (&end);
  if (dv_date_compare (&end, &span->from) < 0 || dv_date_compare (&end, &span->to) > 0)
    return;
  entry = dv_agenda_add (entries, DV_AGENDA_TERM, record, &end);
  /* translators: a term of office, “2016 – 2021” */
  entry->title = g_strdup_printf (_ ("The term %s ends"), dv_record_get_title (record));
  entry->who = g_strdup (get_link_title (record, "unit"));
}

/**
 * dv_agenda_add_terms: (skip)
 *
 * Terms of office that end. One of which only the year is known ends with the year.
 */
gboolean
dv_agenda_add_terms (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_term);
  g_autoptr (GPtrArray) records = NULL;

  dv_agenda_limit (query, span, "end");
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_term (entries, span, g_ptr_array_index (records, i));
  return records != NULL;
}
