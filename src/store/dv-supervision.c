/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-supervision.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dv-choices.h"
#include "dv-deadlines.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* Supervisions and their recommendations, held against the rules. */

#define FIRST_YEAR 2007
#define LAST_YEAR  2040

typedef struct {
  GPtrArray *records; /* the rules; the texts of @rules are theirs */
  GArray *rules;
  DvDayIndex *days;
  guint32 on;
} Law;

static void
law_clear (Law *law)
{
  g_clear_pointer (&law->records, g_ptr_array_unref);
  g_clear_pointer (&law->rules, g_array_unref);
  g_clear_pointer (&law->days, dv_day_index_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Law, law_clear)

static void
due_free (gpointer data)
{
  DvSupervisionDue *due = data;

  g_clear_object (&due->supervision);
  g_clear_object (&due->recommendation);
  g_free (due->title);
  g_free (due->basis);
  g_free (due);
}

static guint32
read_day (DvRecord *record, const char *name)
{
  const char *iso = dv_record_get (record, name);
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) && dv_date_is_full (&date)
           ? dv_date_to_julian (&date)
           : 0;
}

/* --- the rules --- */

static gboolean
has (DvRecord *record, const char *name, const char *value)
{
  return g_strcmp0 (dv_record_get (record, name), value) == 0;
}

static void
read_rule (DvRecord *record, GArray *rules)
{
  DvSupervisionRule rule = { .code = dv_record_get (record, "code"),
                             .title = dv_record_get (record, "title"),
                             .basis = dv_record_get (record, "basis"),
                             .body = dv_record_get (record, "body"),
                             .criticism = has (record, "matter", "criticism"),
                             .days = (guint) dv_record_get_integer (record, "days"),
                             .working_days = has (record, "unit", "working-day"),
                             .before = has (record, "direction", "before"),
                             .valid_from = read_day (record, "valid_from"),
                             .valid_to = read_day (record, "valid_to") };

  if (dv_supervision_event_from_code (dv_record_get (record, "until"), &rule.until) &&
      dv_supervision_event_from_code (dv_record_get (record, "from"), &rule.from))
    g_array_append_val (rules, rule);
}

static gboolean
read_law (DvDb *db, guint32 on, Law *law, GError **error)
{
  g_autoptr (GPtrArray) holidays = dv_deadlines_load (db, &dv_kind_holiday, error);

  if (holidays == NULL)
    return FALSE;
  law->on = on;
  law->days = dv_day_index_new (dv_deadlines_make_calendar (holidays), FIRST_YEAR, LAST_YEAR);
  law->records = dv_deadlines_load (db, &dv_kind_supervision_rule, error);
  law->rules = g_array_new (FALSE, TRUE, sizeof (DvSupervisionRule));
  for (guint i = 0; law->records != NULL && i < law->records->len; i++)
    read_rule (g_ptr_array_index (law->records, i), law->rules);
  return law->records != NULL;
}

/* --- the facts --- */

/* A row of a report that only says what was supervised has no course, and owes nothing. */
static gboolean
has_course (DvRecord *supervision)
{
  static const char *const names[] = {
    "form",  "decided_on",       "plan_sent_on", "result_on", "report_received_on",
    "draft", "draft_received_on"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (dv_record_get (supervision, names[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Who supervises is said, or follows from the type of the unit that leads. */
static char *
find_body (DvDb *db, DvRecord *supervision, GError **error)
{
  const char *body = dv_record_get (supervision, "body");
  const char *lead = dv_record_get (supervision, "lead");
  g_autoptr (DvRecord) unit = NULL;

  if (body != NULL || lead == NULL)
    return g_strdup (body != NULL ? body : "");
  unit = dv_db_load_id (db, lead, error);
  if (unit == NULL)
    return NULL;
  body = dv_record_get (unit, "type");
  return g_strdup (body != NULL ? body : "");
}

static void
read_facts (DvRecord *supervision, const char *body, DvSupervisionFacts *facts)
{
  *facts = (DvSupervisionFacts){ .body = body };
  facts->criticism = dv_record_get (supervision, "draft") != NULL ||
                     dv_record_get (supervision, "draft_received_on") != NULL;
  facts->days[DV_SUPERVISION_START] = read_day (supervision, "start");
  facts->days[DV_SUPERVISION_END] = read_day (supervision, "end");
  facts->days[DV_SUPERVISION_PLAN] = read_day (supervision, "plan_sent_on");
  facts->days[DV_SUPERVISION_REPORT] = read_day (supervision, "report_received_on");
  facts->days[DV_SUPERVISION_DRAFT] = read_day (supervision, "draft_received_on");
  facts->days[DV_SUPERVISION_RESULT] = read_day (supervision, "result_on");
}

/* --- the clocks --- */

static void
add_due (GPtrArray *dues,
         const Law *law,
         DvRecord *supervision,
         DvRecord *recommendation,
         const DvSupervisionClock *clock)
{
  DvSupervisionDue *due = g_new0 (DvSupervisionDue, 1);

  due->supervision = g_object_ref (supervision);
  due->recommendation = recommendation != NULL ? g_object_ref (recommendation) : NULL;
  due->title = g_strdup (clock->rule != NULL ? clock->rule->title : _ ("Answer a recommendation"));
  due->basis = g_strdup (clock->rule != NULL ? clock->rule->basis : NULL);
  due->clock = *clock;
  due->clock.rule = NULL;
  due->late = dv_supervision_clock_get_days_late (clock, law->on);
  g_ptr_array_add (dues, due);
}

static void
reckon (const Law *law,
        const DvSupervisionFacts *facts,
        DvRecord *supervision,
        DvRecord *recommendation,
        GPtrArray *dues)
{
  g_autoptr (GArray) clocks = dv_supervision_reckon ((const DvSupervisionRule *) law->rules->data,
                                                     law->rules->len, law->days, facts);

  for (guint i = 0; i < clocks->len; i++)
    add_due (dues, law, supervision, recommendation,
             &g_array_index (clocks, DvSupervisionClock, i));
}

static gboolean
add_recommendations (DvDb *db,
                     const Law *law,
                     DvRecord *supervision,
                     const char *body,
                     GPtrArray *dues,
                     GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_recommendation);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;

  dv_query_where (query, "supervision", dv_record_get_id (supervision));
  dv_query_set_order (query, "position", FALSE);
  rows = dv_query_run (query, db, error);
  if (rows != NULL)
    records =
      dv_db_load_rows (db, &dv_kind_recommendation, (const gint64 *) rows->data, rows->len, error);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvSupervisionFacts facts = { .body = body };

    facts.answer_days = (guint) dv_record_get_integer (supervision, "answer_days");
    facts.days[DV_SUPERVISION_SENT] = read_day (record, "sent_on");
    facts.days[DV_SUPERVISION_ANSWER] = read_day (record, "answered_on");
    reckon (law, &facts, supervision, record, dues);
  }
  return records != NULL;
}

static gboolean
add_clocks (DvDb *db, const Law *law, DvRecord *supervision, GPtrArray *dues, GError **error)
{
  g_autofree char *body = NULL;
  DvSupervisionFacts facts;

  if (has (supervision, "state", "cancelled"))
    return TRUE;
  body = find_body (db, supervision, error);
  if (body == NULL)
    return FALSE;
  read_facts (supervision, body, &facts);
  if (has_course (supervision))
    reckon (law, &facts, supervision, NULL, dues);
  return add_recommendations (db, law, supervision, body, dues, error);
}

/**
 * dv_supervision_clocks:
 * @db: a connection
 * @id: the UUID of a supervision
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvSupervisionDue): its time limits and those of
 *   its recommendations, also those that were kept
 */
GPtrArray *
dv_supervision_clocks (DvDb *db, const char *id, guint32 on, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (due_free);
  g_autoptr (DvRecord) supervision = dv_db_load_id (db, id, error);
  g_auto (Law) law = { 0 };

  if (supervision == NULL || !read_law (db, on, &law, error) ||
      !add_clocks (db, &law, supervision, dues, error))
    return NULL;
  return g_steal_pointer (&dues);
}

/* What had to be done before a supervision that is done is not done any more; an answer is owed
 * all the same. */
static gboolean
is_owed (const DvSupervisionDue *due)
{
  return due->clock.done == 0 &&
         (due->recommendation != NULL ||
          !dv_choices_state_is_closed (dv_record_get (due->supervision, "state")));
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const DvSupervisionDue *x = *(DvSupervisionDue *const *) a, *y = *(DvSupervisionDue *const *) b;

  return (x->clock.due > y->clock.due) - (x->clock.due < y->clock.due);
}

/**
 * dv_supervision_due:
 * @db: a connection
 * @on: the day of today, as dv_date_to_julian() counts
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvSupervisionDue): what is still to be done in
 *   all supervisions, the most urgent first
 */
GPtrArray *
dv_supervision_due (DvDb *db, guint32 on, GError **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func (due_free);
  g_autoptr (GPtrArray) records = dv_deadlines_load (db, &dv_kind_supervision, error);
  g_auto (Law) law = { 0 };

  if (records == NULL || !read_law (db, on, &law, error))
    return NULL;
  for (guint i = 0; i < records->len; i++) {
    if (!add_clocks (db, &law, g_ptr_array_index (records, i), dues, error))
      return NULL;
  }
  for (guint i = dues->len; i-- > 0;) {
    if (!is_owed (g_ptr_array_index (dues, i)))
      g_ptr_array_remove_index (dues, i);
  }
  g_ptr_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}

/**
 * dv_supervision_due_describe:
 * @due: a time limit
 * @on: the day of today
 *
 * Returns: (transfer full): how it stands: “2 days overdue”, “done in time”
 */
char *
dv_supervision_due_describe (const DvSupervisionDue *due, guint32 on)
{
  guint left = due->clock.due > on ? due->clock.due - on : 0;

  if (due->clock.done != 0)
    return due->late == 0
             ? g_strdup (_ ("done in time"))
             : g_strdup_printf (ngettext ("done %u day late", "done %u days late", due->late),
                                due->late);
  if (due->late > 0)
    return g_strdup_printf (ngettext ("%u day overdue", "%u days overdue", due->late), due->late);
  if (left == 0)
    return g_strdup (_ ("due today"));
  return g_strdup_printf (ngettext ("%u day left", "%u days left", left), left);
}
