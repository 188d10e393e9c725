/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-agenda.h"

#include "dv-agenda-private.h"
#include "dv-load.h"

/* Longer than this, and what goes on for days stands in the calendar where it begins only: a
 * campaign of half a year would fill every day of it. */
#define LONG 14

/* A kind whose dates are flagged %DV_FIELD_CALENDAR or %DV_FIELD_DEADLINE needs no line here. */
/* clang-format off */
static const DvAgendaSource sources[] = {
  dv_agenda_add_holidays,
  dv_agenda_add_occasions,
  dv_agenda_add_events,
  dv_agenda_add_receptions,
  dv_agenda_add_duties,
  dv_agenda_add_petitions,
  dv_agenda_add_supervisions,
  dv_agenda_add_postings,
  dv_agenda_add_fields,
  dv_agenda_add_terms,
};
/* clang-format on */

/**
 * dv_agenda_entry_free:
 * @entry: (transfer full) (nullable): a line of a calendar
 */
void
dv_agenda_entry_free (DvAgendaEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->uid);
  g_free (entry->time);
  g_free (entry->title);
  g_free (entry->what);
  g_free (entry->place);
  g_free (entry->who);
  g_free (entry);
}

/**
 * dv_agenda_add: (skip)
 * @entries: where to add it
 * @type: what it is
 * @record: (nullable): the record
 * @day: its day
 *
 * Returns: (transfer none): a new entry, to be filled; it has no title yet
 */
DvAgendaEntry *
dv_agenda_add (GPtrArray *entries, DvAgendaType type, DvRecord *record, const DvDate *day)
{
  DvAgendaEntry *entry = g_new0 (DvAgendaEntry, 1);

  entry->type = type;
  entry->day = dv_date_to_julian (day);
  entry->last = entry->day;
  if (record != NULL) {
    entry->id = g_strdup (dv_record_get_id (record));
    entry->kind = dv_record_get_kind (record);
  }
  g_ptr_array_add (entries, entry);
  return entry;
}

/**
 * dv_agenda_load: (skip)
 * @db: a connection
 * @query: which records
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvRecord): them
 */
GPtrArray *
dv_agenda_load (DvDb *db, DvQuery *query, GError **error)
{
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  return rows != NULL ? dv_db_load_rows (db, dv_query_get_kind (query), (const gint64 *) rows->data,
                                         rows->len, error)
                      : NULL;
}

/**
 * dv_agenda_limit: (skip)
 * @query: a query
 * @span: what is asked of the calendar
 * @field: the name of a date
 *
 * Leaves the records of the span and its unit whose date lies in the span.
 */
void
dv_agenda_limit (DvQuery *query, const DvAgendaSpan *span, const char *field)
{
  g_autofree char *from = dv_date_to_iso (&span->from);
  g_autofree char *to = dv_date_to_iso (&span->to);

  dv_query_between (query, field, from, to);
  dv_query_set_unit (query, span->unit);
  dv_query_set_order (query, field, FALSE);
}

/**
 * dv_agenda_read_day: (skip)
 * @record: a record
 * @name: the name of a date
 * @day: (out): receives it
 *
 * Returns: whether the record says a day, and not only a month or a year
 */
gboolean
dv_agenda_read_day (DvRecord *record, const char *name, DvDate *day)
{
  const char *iso = dv_record_get (record, name);

  return iso != NULL && dv_date_from_iso (iso, day) && dv_date_is_full (day);
}

static gboolean
is_about_person (const DvKind *kind)
{
  const DvField *owner = kind->owner != NULL ? dv_kind_find_field (kind, kind->owner) : NULL;
  const DvKind *target =
    owner != NULL && owner->target != NULL ? dv_kind_find (owner->target) : NULL;

  return kind->scope == DV_SCOPE_PERSON || (target != NULL && target->scope == DV_SCOPE_PERSON);
}

/**
 * dv_agenda_dup_title: (skip)
 * @record: a record
 *
 * A calendar hangs on a wall and goes to telephones: what is about a person is called by its kind,
 * and no sensitive field is read.
 *
 * Returns: (transfer full): what to call it
 */
char *
dv_agenda_dup_title (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *title = dv_kind_get_title_field (kind);
  const DvField *owner = kind->owner != NULL ? dv_kind_find_field (kind, kind->owner) : NULL;

  if (is_about_person (kind) || (title->flags & (DV_FIELD_SENSITIVE | DV_FIELD_PERSON_NAME)))
    return g_strdup (dv_kind_get_label (kind));
  if (owner != NULL && dv_record_get_link_title (record, owner) != NULL)
    return g_strdup_printf ("%s: %s", dv_kind_get_label (kind),
                            dv_record_get_link_title (record, owner));
  return g_strdup (dv_record_get_title (record) != NULL ? dv_record_get_title (record)
                                                        : dv_kind_get_label (kind));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DvAgendaEntry *one = *(DvAgendaEntry *const *) a;
  const DvAgendaEntry *other = *(DvAgendaEntry *const *) b;
  int order;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->type != other->type)
    return one->type < other->type ? -1 : 1;
  order = g_strcmp0 (one->time, other->time);
  return order != 0 ? order : g_strcmp0 (one->title, other->title);
}

static void
leave_out_other_types (GPtrArray *entries, guint types)
{
  for (guint i = entries->len; types != 0 && i-- > 0;) {
    const DvAgendaEntry *entry = g_ptr_array_index (entries, i);

    if ((types & (1u << entry->type)) == 0)
      g_ptr_array_remove_index (entries, i);
  }
}

/**
 * dv_agenda_read:
 * @db: a connection
 * @span: which days
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads what falls on the days of a span: holidays, anniversaries, events, reception days, what is
 * due, and the end of terms. Nothing secret is among it: petitions are told by number and type,
 * whoever wrote them.
 *
 * Returns: (transfer full) (nullable) (element-type DvAgendaEntry): them, in order
 */
GPtrArray *
dv_agenda_read (DvDb *db, const DvAgendaSpan *span, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_agenda_entry_free);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    if (!sources[i](db, span, entries, error))
      return NULL;
  }
  leave_out_other_types (entries, span->types);
  g_ptr_array_sort (entries, compare);
  return g_steal_pointer (&entries);
}

/**
 * dv_agenda_entry_is_on:
 * @entry: a line of a calendar
 * @day: a day
 *
 * Returns: whether it stands on that day
 */
gboolean
dv_agenda_entry_is_on (const DvAgendaEntry *entry, guint32 day)
{
  if (entry->last - entry->day >= LONG)
    return day == entry->day;
  return entry->day <= day && day <= entry->last;
}

/**
 * dv_agenda_on:
 * @entries: (element-type DvAgendaEntry): what dv_agenda_read() returned
 * @day: a day
 *
 * Returns: (transfer container) (element-type DvAgendaEntry): what stands on that day
 */
GPtrArray *
dv_agenda_on (GPtrArray *entries, guint32 day)
{
  GPtrArray *on = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    if (dv_agenda_entry_is_on (g_ptr_array_index (entries, i), day))
      g_ptr_array_add (on, g_ptr_array_index (entries, i));
  }
  return on;
}
