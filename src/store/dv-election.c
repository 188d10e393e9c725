/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-election.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* Elections and votes of households, from their records and the rules of their day. */

static void
line_free (gpointer data)
{
  DvElectionLine *line = data;

  g_free (line->id);
  g_free (line->name);
  g_free (line);
}

/**
 * dv_election_result_free:
 * @result: (transfer full) (nullable): a result
 */
void
dv_election_result_free (DvElectionResult *result)
{
  if (result == NULL)
    return;
  g_clear_object (&result->election);
  g_clear_object (&result->rule);
  g_clear_pointer (&result->candidates, g_ptr_array_unref);
  g_clear_pointer (&result->matters, g_ptr_array_unref);
  g_clear_pointer (&result->clusters, g_ptr_array_unref);
  g_free (result);
}

/**
 * dv_ballot_fault_to_words:
 * @fault: what cannot be
 *
 * Returns: (nullable): a sentence that says so
 */
const char *
dv_ballot_fault_to_words (DvBallotFault fault)
{
  switch (fault) {
  case DV_BALLOT_PRESENT:
    return _ ("More households were present than there are: count again.");
  case DV_BALLOT_ISSUED:
    return _ ("More ballots were issued than there are households: count again.");
  case DV_BALLOT_RETURNED:
    return _ ("More ballots came back than were issued: count again.");
  case DV_BALLOT_VALID:
    return _ ("More ballots are valid than came back: count again.");
  case DV_BALLOT_AGREE:
    return _ ("More votes were counted than ballots are valid or households were there: count "
              "again.");
  default:
    return NULL;
  }
}

/* --- reading --- */

static GPtrArray *
load_parts (DvDb *db, const DvKind *kind, const char *election, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "election", election);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (db, kind, (const gint64 *) (gpointer) rows->data, rows->len, error);
}

static DvBallotCount
count_of (DvRecord *record)
{
  return (DvBallotCount){ .households = (guint) dv_record_get_integer (record, "households"),
                          .present = (guint) dv_record_get_integer (record, "present"),
                          .issued = (guint) dv_record_get_integer (record, "issued"),
                          .returned = (guint) dv_record_get_integer (record, "returned"),
                          .valid = (guint) dv_record_get_integer (record, "valid") };
}

/* Clusters that were counted go before what was typed for the whole. */
static void
count_all (DvElectionResult *result)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DvBallotCount));

  for (guint i = 0; i < result->clusters->len; i++) {
    DvBallotCount count = count_of (g_ptr_array_index (result->clusters, i));

    g_array_append_val (counts, count);
  }
  result->count = counts->len > 0
                    ? dv_ballot_sum ((const DvBallotCount *) (gpointer) counts->data, counts->len)
                    : count_of (result->election);
}

static GPtrArray *
read_lines (DvDb *db,
            const DvKind *kind,
            const char *id,
            const char *agree,
            const char *disagree,
            GError **error)
{
  g_autoptr (GPtrArray) records = load_parts (db, kind, id, error);
  GPtrArray *lines = records != NULL ? g_ptr_array_new_with_free_func (line_free) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++) {
    DvRecord *record = g_ptr_array_index (records, i);
    DvElectionLine *line = g_new0 (DvElectionLine, 1);

    line->id = g_strdup (dv_record_get_id (record));
    line->name = g_strdup (dv_record_get_title (record));
    line->agree = (guint) dv_record_get_integer (record, agree);
    line->disagree = (guint) dv_record_get_integer (record, disagree);
    g_ptr_array_add (lines, line);
  }
  return lines;
}

/* --- the rule of the day --- */

static gboolean
suits (DvRecord *rule, DvRecord *election)
{
  const char *method = dv_record_get (rule, "method");

  return g_strcmp0 (dv_record_get (rule, "what"), dv_record_get (election, "what")) == 0 &&
         (method == NULL || g_strcmp0 (method, dv_record_get (election, "method")) == 0);
}

static GPtrArray *
load_rules (DvDb *db, const DvKind *kind, DvRecord *election, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GArray) rows = NULL;
  const char *day = dv_record_get (election, "date");

  dv_query_set_period (query, day, day);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (db, kind, (const gint64 *) (gpointer) rows->data, rows->len, error);
}

/* A rule for the way in which it was voted goes before one for every way. */
static gboolean
find_rule (DvDb *db, DvElectionResult *result, GError **error)
{
  g_autoptr (GPtrArray) rules = load_rules (db, &dv_kind_threshold, result->election, error);

  for (guint i = 0; rules != NULL && i < rules->len; i++) {
    DvRecord *rule = g_ptr_array_index (rules, i);

    if (suits (rule, result->election) &&
        (result->rule == NULL || dv_record_get (rule, "method") != NULL))
      g_set_object (&result->rule, rule);
  }
  return rules != NULL;
}

static DvShareRule
share_of (DvRecord *rule, const char *part, const char *whole, const char *more)
{
  return (DvShareRule){ (guint) dv_record_get_integer (rule, part),
                        (guint) dv_record_get_integer (rule, whole),
                        dv_record_get_integer (rule, more) != 0 };
}

static DvBallotOf
whole_of (DvRecord *rule)
{
  const char *of = dv_record_get (rule, "of");

  if (g_strcmp0 (of, "present") == 0)
    return DV_BALLOT_OF_PRESENT;
  return g_strcmp0 (of, "valid") == 0 ? DV_BALLOT_OF_VALID : DV_BALLOT_OF_HOUSEHOLDS;
}

static guint
count_whole (const DvBallotCount *count, DvBallotOf of)
{
  if (of == DV_BALLOT_OF_VALID)
    return count->valid;
  return of == DV_BALLOT_OF_PRESENT ? MAX (count->present, count->returned) : count->households;
}

static void
decide_candidates (DvElectionResult *result, const DvShareRule *passed, DvBallotOf of)
{
  guint n = result->candidates->len;
  g_autofree guint *votes = g_new0 (guint, n + 1);
  g_autofree gboolean *elected = g_new0 (gboolean, n + 1);
  guint seats = (guint) MAX (dv_record_get_integer (result->election, "seats"), 1);
  gboolean tied;

  for (guint i = 0; i < n; i++)
    votes[i] = ((DvElectionLine *) g_ptr_array_index (result->candidates, i))->agree;
  dv_ballot_elect (votes, n, seats, passed, count_whole (&result->count, of), elected, &tied);
  for (guint i = 0; i < n; i++) {
    DvElectionLine *line = g_ptr_array_index (result->candidates, i);

    line->won = result->held && elected[i];
    line->tied = tied && !elected[i];
  }
}

static void
note_fault (DvElectionResult *result, GPtrArray *lines)
{
  for (guint i = 0; i < lines->len && result->fault == DV_BALLOT_SOUND; i++) {
    const DvElectionLine *line = g_ptr_array_index (lines, i);
    DvBallotCount count = result->count;

    count.agree = line->agree + line->disagree;
    result->fault = dv_ballot_check (&count);
  }
}

static void
decide (DvElectionResult *result)
{
  DvShareRule held, passed;
  DvBallotOf of;

  result->fault = dv_ballot_check (&result->count);
  note_fault (result, result->candidates);
  note_fault (result, result->matters);
  if (result->rule == NULL || result->fault != DV_BALLOT_SOUND)
    return;
  held = share_of (result->rule, "held_part", "held_whole", "held_more");
  passed = share_of (result->rule, "pass_part", "pass_whole", "pass_more");
  of = whole_of (result->rule);
  result->held = dv_ballot_is_held (&result->count, &held);
  decide_candidates (result, &passed, of);
  for (guint i = 0; i < result->matters->len; i++) {
    DvElectionLine *line = g_ptr_array_index (result->matters, i);
    DvBallotCount count = result->count;

    count.agree = line->agree;
    line->won = result->held && dv_ballot_is_passed (&count, &passed, of);
  }
}

/**
 * dv_election_look:
 * @db: a connection
 * @id: the UUID of an election
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reckons an election or vote by the threshold in force on its day (Luật 10/2022/QH15, art. 15–21).
 *
 * Returns: (transfer full): how it came out
 */
DvElectionResult *
dv_election_look (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvElectionResult) result = g_new0 (DvElectionResult, 1);

  result->election = dv_db_load_id (db, id, error);
  if (result->election == NULL)
    return NULL;
  result->clusters = load_parts (db, &dv_kind_cluster, id, error);
  if (result->clusters == NULL)
    return NULL;
  result->candidates = read_lines (db, &dv_kind_candidate, id, "votes_for", "votes_against", error);
  if (result->candidates == NULL)
    return NULL;
  result->matters = read_lines (db, &dv_kind_ballot_matter, id, "agree", "disagree", error);
  if (result->matters == NULL || !find_rule (db, result, error))
    return NULL;
  count_all (result);
  decide (result);
  return g_steal_pointer (&result);
}

/* --- writing --- */

static gboolean
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
write_step (DvWrite *write, DvRecord *election, DvRecord *rule, GError **error)
{
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_election_step);
  g_autofree char *due = NULL;
  DvDate date;

  if (dv_date_from_iso (dv_record_get (election, "date"), &date) && dv_date_is_full (&date)) {
    date = dv_date_add_days (&date, (int) dv_record_get_integer (rule, "days"));
    due = dv_date_to_iso (&date);
  }
  dv_record_set (step, "election", dv_record_get_id (election));
  dv_record_set (step, "position", dv_record_get (rule, "position"));
  dv_record_set (step, "title", dv_record_get (rule, "title"));
  dv_record_set (step, "due", due);
  return dv_write_save (write, step, error);
}

/**
 * dv_election_make_steps:
 * @write: a transaction
 * @id: the UUID of an election
 * @n_steps: (out): how many were made
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives an election that has none the steps of the catalogue, with their days.
 *
 * Returns: whether they were written
 */
gboolean
dv_election_make_steps (DvWrite *write, const char *id, guint *n_steps, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) election = dv_db_load_id (db, id, error);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) steps =
    election != NULL ? load_parts (db, &dv_kind_election_step, id, error) : NULL;

  *n_steps = 0;
  if (steps == NULL)
    return FALSE;
  if (dv_record_get (election, "date") == NULL)
    return refuse (error, _ ("Type the day of the election first: the steps are due before and "
                             "after it. Nothing was written."));
  if (steps->len > 0)
    return refuse (error, _ ("The election has its steps already. Nothing was written."));
  rules = load_rules (db, &dv_kind_election_rule, election, error);
  for (guint i = 0; rules != NULL && i < rules->len; i++) {
    DvRecord *rule = g_ptr_array_index (rules, i);

    if (g_strcmp0 (dv_record_get (rule, "what"), dv_record_get (election, "what")) != 0)
      continue;
    if (!write_step (write, election, rule, error))
      return FALSE;
    ++*n_steps;
  }
  return rules != NULL;
}

static gboolean
fill_post (DvWrite *write,
           DvRecord *election,
           const DvElectionLine *line,
           guint *n_holdings,
           GError **error)
{
  g_autoptr (DvRecord) candidate = dv_db_load_id (dv_write_get_db (write), line->id, error);
  g_autoptr (DvRecord) holding = dv_record_new (&dv_kind_holding);

  if (candidate == NULL)
    return FALSE;
  dv_record_set (candidate, "elected", "1");
  if (!dv_write_save (write, candidate, error))
    return FALSE;
  if (dv_record_get (candidate, "person") == NULL || dv_record_get (candidate, "post") == NULL)
    return TRUE;
  dv_record_set (holding, "person", dv_record_get (candidate, "person"));
  dv_record_set (holding, "post", dv_record_get (candidate, "post"));
  dv_record_set (holding, "term", dv_record_get (election, "term"));
  dv_record_set (holding, "from", dv_record_get (election, "date"));
  dv_record_set (holding, "how", "elected");
  dv_record_set (holding, "document", dv_record_get (election, "minutes"));
  ++*n_holdings;
  return dv_write_save (write, holding, error);
}

/**
 * dv_election_fill_posts:
 * @write: a transaction
 * @id: the UUID of an election
 * @n_holdings: (out): how many posts were filled
 * @error: return location for a #DV_STORE_ERROR
 *
 * Marks who is elected, and lets them hold the posts that they stood for, as far as they are people
 * of the register.
 *
 * Returns: whether it was written
 */
gboolean
dv_election_fill_posts (DvWrite *write, const char *id, guint *n_holdings, GError **error)
{
  g_autoptr (DvElectionResult) result = dv_election_look (dv_write_get_db (write), id, error);
  guint n_elected = 0;

  *n_holdings = 0;
  if (result == NULL)
    return FALSE;
  if (result->fault != DV_BALLOT_SOUND)
    return refuse (error, dv_ballot_fault_to_words (result->fault));
  if (g_strcmp0 (dv_record_get (result->election, "state"), "done") == 0)
    return refuse (error, _ ("The result was recognised before. Nothing was written."));
  for (guint i = 0; i < result->candidates->len; i++) {
    const DvElectionLine *line = g_ptr_array_index (result->candidates, i);

    if (!line->won)
      continue;
    if (!fill_post (write, result->election, line, n_holdings, error))
      return FALSE;
    n_elected++;
  }
  if (n_elected == 0)
    return refuse (error, _ ("Nobody is elected: too few took part, or nobody has enough votes. "
                             "Nothing was written."));
  dv_record_set (result->election, "state", "done");
  return dv_write_save (write, result->election, error);
}
