/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-agenda-private.h"
#include "dv-choices.h"
#include "dv-kinds.h"

/* The dates that the descriptions of kinds flag for the calendar. */

static gboolean
is_shown (const DvKind *kind, const DvField *field)
{
  return (field->flags & (DV_FIELD_CALENDAR | DV_FIELD_DEADLINE)) != 0 &&
         (field->flags & DV_FIELD_SENSITIVE) == 0 && dv_field_is_date (field) &&
         (kind->flags & (DV_KIND_CATALOGUE | DV_KIND_HIDDEN)) == 0 && kind != &dv_kind_petition;
}

/* What has a state is open until it is closed; what has none, such as a review, until it has its
 * date. */
static gboolean
is_open (DvRecord *record, const DvField *due)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (dv_kind_find_field (kind, "state") != NULL)
    return !dv_choices_state_is_closed (dv_record_get (record, "state"));
  return kind->start == NULL || g_str_equal (kind->start, due->name) ||
         dv_record_get (record, kind->start) == NULL;
}

static const char *
get_unit_title (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  return kind->unit != NULL
           ? dv_record_get_link_title (record, dv_kind_find_field (kind, kind->unit))
           : NULL;
}

static void
add_record (GPtrArray *entries, const DvAgendaSpan *span, DvRecord *record, const DvField *field)
{
  gboolean is_deadline = (field->flags & DV_FIELD_DEADLINE) != 0;
  DvAgendaEntry *entry;
  DvDate day;

  if (!dv_agenda_read_day (record, field->name, &day) || (is_deadline && !is_open (record, field)))
    return;
  entry =
    dv_agenda_add (entries, is_deadline ? DV_AGENDA_DEADLINE : DV_AGENDA_MILESTONE, record, &day);
  entry->field = field->name;
  entry->title = dv_agenda_dup_title (record);
  entry->what = g_strdup (dv_field_get_label (field));
  entry->who = g_strdup (get_unit_title (record));
  entry->late = is_deadline && dv_date_compare (&day, &span->today) < 0;
}

static gboolean
add_field (DvDb *db,
           const DvAgendaSpan *span,
           const DvKind *kind,
           const DvField *field,
           GPtrArray *entries,
           GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;

  dv_agenda_limit (query, span, field->name);
  records = dv_agenda_load (db, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_record (entries, span, g_ptr_array_index (records, i), field);
  return records != NULL;
}

/**
 * dv_agenda_add_fields: (skip)
 *
 * What is due or happens on the dates that a description flags.
 */
gboolean
dv_agenda_add_fields (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      const DvField *field = &(*kind)->fields[i];

      if (is_shown (*kind, field) && !add_field (db, span, *kind, field, entries, error))
        return FALSE;
    }
  }
  return TRUE;
}
