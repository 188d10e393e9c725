/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-postings.h"

#include <stdlib.h>
#include <string.h>

#include "dv-deadlines.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-posting-contents.h"
#include "dv-query.h"

/* Postings with what surveys saw of them, held against the rules. */

#define FIRST_YEAR 2007
#define LAST_YEAR  2040

static void
row_free (gpointer data)
{
  DvPostingRow *row = data;

  g_clear_object (&row->record);
  g_free (row->place_type);
  g_clear_pointer (&row->sightings, g_array_unref);
  dv_posting_standing_clear (&row->standing);
  g_free (row);
}

/**
 * dv_postings_free:
 * @postings: (transfer full) (nullable): postings
 */
void
dv_postings_free (DvPostings *postings)
{
  if (postings == NULL)
    return;
  g_clear_pointer (&postings->rows, g_ptr_array_unref);
  g_clear_pointer (&postings->rules, g_array_unref);
  g_clear_pointer (&postings->records, g_ptr_array_unref);
  g_free (postings);
}

static guint32
read_day (const char *iso)
{
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) && dv_date_is_full (&date)
           ? dv_date_to_julian (&date)
           : 0;
}

static guint
read_number (DvRecord *record, const char *name)
{
  const char *text = dv_record_get (record, name);

  return text != NULL ? (guint) strtoul (text, NULL, 10) : 0;
}

static DvPostingRule
read_rule (DvRecord *record)
{
  const char *contents = dv_record_get (record, "contents");
  DvPostingRule rule = { .code = dv_record_get (record, "code"),
                         .form = dv_record_get (record, "form"),
                         .place = dv_record_get (record, "place"),
                         .within = read_number (record, "within"),
                         .at_least = read_number (record, "at_least"),
                         .permanent = read_number (record, "permanent") != 0,
                         .quarterly = read_number (record, "quarterly") != 0,
                         .basis = dv_record_get (record, "basis"),
                         .valid_from = read_day (dv_record_get (record, "valid_from")),
                         .valid_to = read_day (dv_record_get (record, "valid_to")) };

  rule.working_days = g_strcmp0 (dv_record_get (record, "unit"), "working-day") == 0;
  if (contents != NULL)
    dv_posting_contents_parse (contents, &rule.contents);
  return rule;
}

static gboolean
read_rules (DvDb *db, DvPostings *self, GError **error)
{
  self->records = dv_deadlines_load (db, &dv_kind_posting_rule, error);
  self->rules = g_array_new (FALSE, TRUE, sizeof (DvPostingRule));
  for (guint i = 0; self->records != NULL && i < self->records->len; i++) {
    const DvPostingRule rule = read_rule (g_ptr_array_index (self->records, i));

    g_array_append_val (self->rules, rule);
  }
  return self->records != NULL;
}

static DvDayIndex *
read_calendar (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) holidays = dv_deadlines_load (db, &dv_kind_holiday, error);

  return holidays != NULL
           ? dv_day_index_new (dv_deadlines_make_calendar (holidays), FIRST_YEAR, LAST_YEAR)
           : NULL;
}

/* --- what was seen --- */

static void
add_sighting (GArray *sightings, guint32 day, DvSightingType type)
{
  const DvSighting seen = { day, type };

  if (day != 0)
    g_array_append_val (sightings, seen);
}

/* What nobody could look at says nothing; what was mended hung there on that day. */
static void
take_observation (DvStmt *stmt, GArray *sightings)
{
  const char *answer = dv_stmt_get_text (stmt, 1);
  guint32 day = read_day (dv_stmt_get_text (stmt, 0));

  if (g_strcmp0 (answer, "posted") == 0)
    add_sighting (sightings, day, DV_SIGHTING_POSTED);
  else if (g_strcmp0 (answer, "partly") == 0)
    add_sighting (sightings, day, DV_SIGHTING_PARTLY);
  else if (g_strcmp0 (answer, "not-seen") != 0)
    add_sighting (sightings, day, DV_SIGHTING_GONE);
  add_sighting (sightings, read_day (dv_stmt_get_text (stmt, 2)), DV_SIGHTING_POSTED);
}

static int
compare_sightings (gconstpointer a, gconstpointer b)
{
  const DvSighting *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->type < y->type) - (x->type > y->type);
}

static gboolean
read_sightings (DvDb *db, DvPostingRow *row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT o.date, o.answer, o.fixed_on FROM posting p JOIN observation o ON o.place = p.place"
    " JOIN item i ON i.rid = o.item AND i.document = p.document"
    " WHERE p.rid = :posting AND p.form = 'posted' AND o.flags & 1 = 0",
    error);
  DvStep step;

  row->sightings = g_array_new (FALSE, FALSE, sizeof (DvSighting));
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":posting", dv_record_get_row (row->record));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    take_observation (stmt, row->sightings);
  g_array_sort (row->sightings, compare_sightings);
  return step == DV_STEP_DONE;
}

static gboolean
read_place_type (DvDb *db, DvPostingRow *row, GError **error)
{
  const char *id = dv_record_get (row->record, "place");
  g_autoptr (DvRecord) place = NULL;

  if (id == NULL)
    return TRUE;
  place = dv_db_load_id (db, id, error);
  if (place != NULL)
    row->place_type = g_strdup (dv_record_get (place, "type"));
  return place != NULL;
}

/* --- how they stand --- */

static void
reckon (const DvPostings *self, const DvDayIndex *days, guint32 on, DvPostingRow *row)
{
  DvRecord *record = row->record;
  const DvPostingFacts facts = { .content = read_number (record, "content"),
                                 .form = dv_record_get (record, "form"),
                                 .place = row->place_type,
                                 .decided = read_day (dv_record_get (record, "decided_on")),
                                 .posted = read_day (dv_record_get (record, "posted_on")),
                                 .removed = read_day (dv_record_get (record, "removed_on")),
                                 .sightings = (const DvSighting *) row->sightings->data,
                                 .n_sightings = row->sightings->len };

  dv_posting_reckon ((const DvPostingRule *) self->rules->data, self->rules->len, days, &facts, on,
                     &row->standing);
}

static gboolean
add_row (DvDb *db,
         DvPostings *self,
         DvRecord *record,
         const DvDayIndex *days,
         guint32 on,
         GError **error)
{
  DvPostingRow *row = g_new0 (DvPostingRow, 1);

  g_ptr_array_add (self->rows, row);
  row->record = g_object_ref (record);
  if (!read_place_type (db, row, error) || !read_sightings (db, row, error))
    return FALSE;
  reckon (self, days, on, row);
  return TRUE;
}

static DvPostings *
reckon_all (DvDb *db, GPtrArray *records, guint32 on, GError **error)
{
  g_autoptr (DvPostings) self = g_new0 (DvPostings, 1);
  g_autoptr (DvDayIndex) days = NULL;

  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (records == NULL || !read_rules (db, self, error))
    return NULL;
  days = read_calendar (db, error);
  if (days == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++) {
    if (!add_row (db, self, g_ptr_array_index (records, i), days, on, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dv_postings_read:
 * @db: a connection
 * @id: (nullable): the UUID of a posting, or %NULL for all
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the postings and how they stand
 */
DvPostings *
dv_postings_read (DvDb *db, const char *id, guint32 on, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  DvRecord *record;

  if (id == NULL) {
    records = dv_deadlines_load (db, &dv_kind_posting, error);
    return reckon_all (db, records, on, error);
  }
  record = dv_db_load_id (db, id, error);
  if (record == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, record);
  return reckon_all (db, records, on, error);
}

static gboolean
has_to_be_done (const DvPostingRow *row)
{
  return dv_posting_is_amiss (&row->standing) ||
         (row->standing.state == DV_POSTING_WAITING && row->standing.due != 0);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const DvPostingRow *x = *(DvPostingRow *const *) a, *y = *(DvPostingRow *const *) b;

  if (x->standing.due != y->standing.due)
    return x->standing.due < y->standing.due ? -1 : 1;
  return g_strcmp0 (dv_record_get_title (x->record), dv_record_get_title (y->record));
}

/**
 * dv_postings_due:
 * @db: a connection
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what has to be posted, is overdue, is gone, or was taken
 * down too early; by the day on which it is or was due
 */
DvPostings *
dv_postings_due (DvDb *db, guint32 on, GError **error)
{
  DvPostings *self = dv_postings_read (db, NULL, on, error);

  for (guint i = self != NULL ? self->rows->len : 0; i-- > 0;) {
    if (!has_to_be_done (g_ptr_array_index (self->rows, i)))
      g_ptr_array_remove_index (self->rows, i);
  }
  if (self != NULL)
    g_ptr_array_sort (self->rows, compare_due);
  return self;
}

/**
 * dv_postings_published:
 * @db: a connection
 * @from: the first day of a quarter, in ISO form
 * @to: its last day
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * The list of what was made public, with its form and time: Luật 10/2022/QH15, art. 13.2.
 *
 * Returns: (transfer full) (nullable): what was made public on one of the days
 */
DvPostings *
dv_postings_published (DvDb *db, const char *from, const char *to, guint32 on, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_posting);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;

  dv_query_between (query, "posted_on", from, to);
  dv_query_set_order (query, "posted_on", FALSE);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  records = dv_db_load_rows (db, &dv_kind_posting, (const gint64 *) rows->data, rows->len, error);
  return reckon_all (db, records, on, error);
}

static gboolean
holds (const GPtrArray *records, const char *field, const char *id)
{
  for (guint i = 0; i < records->len && id != NULL; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    const char *value = field != NULL ? dv_record_get (record, field) : dv_record_get_id (record);

    if (g_strcmp0 (value, id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether the survey looks at it, and something is wrong with how long it hung. */
static gboolean
is_broken (const DvPostingRow *row, const DvSurvey *survey)
{
  return (row->standing.gap != 0 || row->standing.state == DV_POSTING_REMOVED_EARLY) &&
         holds (survey->places, NULL, dv_record_get (row->record, "place")) &&
         holds (survey->items, "document", dv_record_get (row->record, "document"));
}

/**
 * dv_postings_broken:
 * @db: a connection
 * @survey: a survey
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the postings of its documents at its places that did not
 * hang “liên tục”: they were gone in between, or were taken down too early
 */
DvPostings *
dv_postings_broken (DvDb *db, const DvSurvey *survey, guint32 on, GError **error)
{
  DvPostings *self = dv_postings_read (db, NULL, on, error);

  for (guint i = self != NULL ? self->rows->len : 0; i-- > 0;) {
    if (!is_broken (g_ptr_array_index (self->rows, i), survey))
      g_ptr_array_remove_index (self->rows, i);
  }
  return self;
}
