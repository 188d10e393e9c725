/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-case-state.h"

#include "dv-case.h"
#include "dv-clock-text.h"
#include "dv-course-words.h"
#include "dv-date.h"
#include "dv-deadlines.h"
#include "dv-due-cases.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* What the page of a case shows, read on the store's thread. No widget is touched here. */

/**
 * dv_case_state_new:
 * @petition: a petition that is stored
 *
 * Returns: (transfer full): what its page shows, to be filled by dv_case_state_read()
 */
DvCaseState *
dv_case_state_new (DvRecord *petition)
{
  DvCaseState *state = g_new0 (DvCaseState, 1);

  state->petition = dv_record_copy (petition);
  state->next = g_ptr_array_new_with_free_func (g_free);
  state->explanation = g_ptr_array_new_with_free_func (g_free);
  return state;
}

/**
 * dv_case_state_free:
 * @state: (transfer full) (nullable): what a page shows
 */
void
dv_case_state_free (DvCaseState *state)
{
  if (state == NULL)
    return;
  g_object_unref (state->petition);
  g_clear_pointer (&state->steps, g_ptr_array_unref);
  g_ptr_array_unref (state->next);
  g_ptr_array_unref (state->explanation);
  g_free (state->summary);
  g_free (state->law);
  g_free (state);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  DvRecord *first = *(DvRecord *const *) a, *second = *(DvRecord *const *) b;
  int by_date = g_strcmp0 (dv_record_get (first, "date"), dv_record_get (second, "date"));
  gint64 rows = dv_record_get_row (first) - dv_record_get_row (second);

  return by_date != 0 ? by_date : (rows > 0) - (rows < 0);
}

static gboolean
read_steps (DvDb *db, DvCaseState *state, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_step);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "petition", dv_record_get_id (state->petition));
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return FALSE;
  state->steps = dv_db_load_rows (db, &dv_kind_step, (const gint64 *) rows->data, rows->len, error);
  if (state->steps != NULL)
    g_ptr_array_sort (state->steps, compare_steps);
  return state->steps != NULL;
}

static gboolean
read_next (DvDb *db, DvCaseState *state, GError **error)
{
  g_autoptr (GPtrArray) transitions = dv_transitions_read (db, error);
  g_autoptr (DvCase) course =
    transitions != NULL ? dv_case_read (db, dv_record_get_row (state->petition), error) : NULL;
  g_autofree char *today = dv_words_today ();
  g_autoptr (GPtrArray) next = NULL;

  if (course == NULL)
    return FALSE;
  next = dv_case_list_next (course, transitions, today);
  for (guint i = 0; i < next->len; i++)
    g_ptr_array_add (state->next, g_strdup (((DvTransition *) g_ptr_array_index (next, i))->step));
  return TRUE;
}

static void
explain (DvCaseState *state, const DvClockStep *step)
{
  g_autofree char *from = dv_date_format_julian (step->from);
  g_autofree char *to = dv_date_format_julian (step->to);

  if (step->from == step->to)
    g_ptr_array_add (state->explanation, g_strdup_printf ("%s: %s", from, step->why));
  else
    g_ptr_array_add (state->explanation, g_strdup_printf ("%s – %s: %s", from, to, step->why));
}

static void
read_clock (DvCaseState *state,
            const DvDeadlineTable *table,
            const DvCaseFacts *facts,
            const DvClocks *clocks,
            guint32 on)
{
  const DvClock *clock = clocks->current != NULL ? clocks->current : clocks->last;
  g_autoptr (GPtrArray) steps = NULL;
  g_auto (GStrv) notes = NULL;

  if (clock == NULL)
    return;
  state->summary = dv_clock_get_summary (clock, on);
  state->law = clock->rule != NULL && clock->rule->title != NULL
                 ? g_strdup_printf ("%s · %s", clock->rule->title, dv_clock_get_law (clock))
                 : g_strdup (dv_clock_get_law (clock));
  steps = dv_clock_get_steps (table, facts, clocks, clock, on);
  for (guint i = 0; i < steps->len; i++)
    explain (state, g_ptr_array_index (steps, i));
  notes = dv_clock_get_notes (facts, clock, on);
  for (guint i = 0; notes[i] != NULL; i++)
    g_ptr_array_add (state->explanation, g_strdup (notes[i]));
}

/* A case whose dates contradict each other has no clock; why not stands in its place. */
static gboolean
read_clocks (DvDb *db, DvCaseState *state, GError **error)
{
  g_autoptr (DvDeadlineTable) table = dv_deadlines_load_table (db, error);
  g_autoptr (DvDueCases) cases =
    table != NULL ? dv_due_cases_new (db, dv_record_get_row (state->petition), error) : NULL;
  g_autofree DvClocks *clocks = g_new0 (DvClocks, 1);
  g_autoptr (GError) local = NULL;
  const DvDueCase *found;
  DvDate today;
  DvStep step;

  if (cases == NULL)
    return FALSE;
  step = dv_due_cases_step (cases, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  dv_date_today (&today);
  found = dv_due_cases_get (cases);
  if (dv_clocks_reckon (table, &found->facts, dv_date_to_julian (&today), clocks, &local))
    read_clock (state, table, &found->facts, clocks, dv_date_to_julian (&today));
  else
    state->summary = g_strdup (local->message);
  return TRUE;
}

/**
 * dv_case_state_read:
 * @db: a connection
 * @data: a #DvCaseState
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads what the page of a case shows; a #DvDbFunc.
 *
 * Returns: whether it could be read
 */
gboolean
dv_case_state_read (DvDb *db, gpointer data, GError **error)
{
  DvCaseState *state = data;
  const DvField *due = dv_kind_find_field (&dv_kind_petition, "due");
  g_autofree char *today = dv_words_today ();

  state->urgency = dv_words_get_urgency (state->petition, due, today);
  return read_steps (db, state, error) && read_next (db, state, error) &&
         read_clocks (db, state, error);
}

/**
 * dv_case_state_describe_receipt:
 * @state: what a page shows
 *
 * Returns: (transfer full): when and how the letter came: “01/07/2026 · received”
 */
char *
dv_case_state_describe_receipt (const DvCaseState *state)
{
  const DvField *start = dv_kind_find_field (&dv_kind_petition, "start");
  g_autofree char *day = dv_record_get_display (state->petition, start);

  return g_strdup_printf ("%s · %s", day, dv_step_get_label ("received"));
}

/**
 * dv_case_state_describe_step:
 * @step: a step
 *
 * Returns: (transfer full): when what was done: “03/07/2026 · accepted for settlement”
 */
char *
dv_case_state_describe_step (DvRecord *step)
{
  g_autofree char *day = dv_record_get_display (step, dv_kind_find_field (&dv_kind_step, "date"));
  g_autofree char *type = dv_record_get_display (step, dv_kind_find_field (&dv_kind_step, "type"));

  return g_strdup_printf ("%s · %s", day, type);
}

/**
 * dv_case_state_describe_details:
 * @step: a step
 *
 * Returns: (transfer full): its document, body, person and reason, as far as they are known
 */
char *
dv_case_state_describe_details (DvRecord *step)
{
  static const char *const names[] = { "document", "body", "person", "until", "ground" };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const DvField *field = dv_kind_find_field (&dv_kind_step, names[i]);
    g_autofree char *text = dv_record_get_display (step, field);

    if (dv_record_get_value (step, field) != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
  }
  g_strdelimit (words->str, "\n\r\t", ' ');
  return g_string_free (words, FALSE);
}
