/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run.h"

/* Holds a store against what should be. */

static void
add_field (GString *text, const OracleOp *op)
{
  g_string_append_printf (text, " %u:%" G_GUINT64_FORMAT "(%s)", op->author, op->seq, op->text);
}

static char *
describe_bits (Run *run, const Bits *bits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < run->oracle->ops->len; i++) {
    if (bits_has (bits, i))
      add_field (text, oracle_get (run->oracle, i));
  }
  return g_string_free (text, FALSE);
}

static const char *
field_name (const DvKind *kind, guint field)
{
  return field == DV_FIELD_LIFE ? "life" : dv_kind_find_field_by_id (kind, field)->name;
}

static gboolean
has_values (const GPtrArray *values, const GPtrArray *others)
{
  for (guint i = 0; i < values->len; i++) {
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) others, g_ptr_array_index (values, i),
                                           g_str_equal, NULL))
      return FALSE;
  }
  return TRUE;
}

/* The conflicts that a desk should list, that it lists, and what it shows. */
typedef struct {
  Run *run;
  guint desk;
  GPtrArray *listed; /* of StateConflict */
  guint n_expected;
  guint n_of_record;
} Check;

static void
check_conflict (Check *check, const StateRecord *state, guint field, const GPtrArray *values)
{
  g_autofree char *name = g_strconcat (field == DV_FIELD_LIFE ? "life " : "field ", state->id, ":",
                                       field_name (state->kind, field), NULL);

  check->n_expected++;
  check->n_of_record++;
  for (guint i = 0; i < check->listed->len; i++) {
    const StateConflict *conflict = g_ptr_array_index (check->listed, i);

    if (!g_str_equal (conflict->name, name))
      continue;
    if (!has_values (values, conflict->values) || !has_values (conflict->values, values))
      run_fail (check->run, "conflict %s has other values than it should", name);
    return;
  }
  run_fail (check->run, "conflict %s is not listed", name);
}

static void
check_value (Check *check, const StateRecord *state, guint field, const GPtrArray *values)
{
  const DvField *known = dv_kind_find_field_by_id (state->kind, field);
  const char *shown = g_ptr_array_index (state->values, dv_kind_index_of (state->kind, known));

  if (values->len > 0 &&
      !g_ptr_array_find_with_equal_func ((GPtrArray *) values, shown != NULL ? shown : "-",
                                         g_str_equal, NULL))
    run_fail (check->run, "%s of %s shows “%s”, which is none of its values", known->name,
              state->id, shown != NULL ? shown : "-");
}

static Bits *
number_dots (Check *check, guint scope, const GArray *live)
{
  Bits *bits = bits_new ();

  for (guint i = 0; i < live->len; i++) {
    const StateDot *dot = &g_array_index (live, StateDot, i);
    guint number;

    if (oracle_find (check->run->oracle, dot->author, scope, dot->seq, &number))
      bits_add (bits, number);
    else
      run_fail (check->run, "a value of a change that nobody made");
  }
  return bits;
}

static void
check_field (Check *check, guint scope, guint record, const StateRecord *state, guint place)
{
  Run *run = check->run;
  guint field = place == 0 ? DV_FIELD_LIFE : state->kind->fields[place - 1].id;
  const Bits *known = run->tracks[check->desk].known;
  g_autoptr (GArray) want = oracle_live (run->oracle, record, field, known);
  g_autoptr (GArray) have = number_dots (check, scope, g_ptr_array_index (state->live, place));
  g_autoptr (GPtrArray) values = oracle_values (run->oracle, field, want);

  if (!bits_equal (want, have)) {
    g_autofree char *first = describe_bits (run, want);
    g_autofree char *second = describe_bits (run, have);

    run_fail (run, "desk %u scope %u: %s of %s should be%s, is%s", check->desk, scope,
              field_name (state->kind, field), state->id, first, second);
    return;
  }
  if (values->len > 1)
    check_conflict (check, state, field, values);
  if (field != DV_FIELD_LIFE)
    check_value (check, state, field, values);
  else if ((state->deleted != 0) ==
           g_ptr_array_find_with_equal_func (values, "alive", g_str_equal, NULL))
    run_fail (run, "%s is%s deleted", state->id, state->deleted ? "" : " not");
}

static void
check_record (Check *check, guint scope, guint record, const StateRecord *state)
{
  check->n_of_record = 0;
  for (guint i = 0; i <= state->kind->n_fields && check->run->failure == NULL; i++) {
    if (i == 0 || dv_field_is_logged (&state->kind->fields[i - 1]))
      check_field (check, scope, record, state, i);
  }
  if ((state->conflicted != 0) != (check->n_of_record > 0))
    run_fail (check->run, "%s is%s marked as in conflict", state->id,
              state->conflicted ? "" : " not");
}

/* Returns: (transfer full) (nullable): what the desk has in a scope, as text */
static char *
check_scope (Check *check, guint scope)
{
  Run *run = check->run;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    state_read (run->ward, ward_get_desk (run->ward, check->desk), scope, &error);

  if (!run_took (run, records != NULL, &error, "reading"))
    return NULL;
  for (guint i = 0; i < records->len; i++) {
    const StateRecord *state = g_ptr_array_index (records, i);
    guint record;

    if (oracle_find_record (run->oracle, state->id, &record))
      check_record (check, scope, record, state);
  }
  return state_to_text (records);
}

static void
check_desk (Run *run, guint desk, char **texts)
{
  Check check = { .run = run, .desk = desk };
  g_autoptr (GError) error = NULL;

  check.listed = state_read_conflicts (ward_get_desk (run->ward, desk), &error);
  if (!run_took (run, check.listed != NULL, &error, "listing conflicts"))
    return;
  for (guint i = 0; i < run->ward->n_scopes; i++) {
    if (desk_reads (ward_get_desk (run->ward, desk), i))
      texts[i] = check_scope (&check, i);
  }
  for (guint i = 0; i < check.listed->len && check.n_expected != check.listed->len; i++)
    run_fail (run, "desk %u lists %u conflicts, not %u, among them %s", desk, check.listed->len,
              check.n_expected, ((StateConflict *) g_ptr_array_index (check.listed, i))->name);
  g_ptr_array_unref (check.listed);
  run->stats->conflicts += check.n_expected;
}

static void
free_texts (char **texts)
{
  for (guint i = 0; i < MAX_SCOPES; i++)
    g_clear_pointer (&texts[i], g_free);
}

/* Holds the store of a desk against the changes that it knows. */
void
run_check_desk (Run *run, guint desk)
{
  char *texts[MAX_SCOPES] = { NULL };

  check_desk (run, desk, texts);
  free_texts (texts);
}

/* Every change is known wherever its scope is read, unless the only disk that had it is gone. */
static void
check_op (Run *run, guint number)
{
  const OracleOp *op = oracle_get (run->oracle, number);
  guint knows = 0, reads = 0;

  for (guint i = 0; i < run->ward->n_desks; i++) {
    if (!desk_reads (ward_get_desk (run->ward, i), op->scope))
      continue;
    reads++;
    knows += bits_has (run->tracks[i].known, number);
  }
  if (knows != reads && (knows != 0 || !bits_has (run->risky, number)))
    run_fail (run, "a change is known at %u of %u desks: %s", knows, reads, op->text);
}

static void
check_same (Run *run, guint desk, char **first, char **texts)
{
  for (guint i = 0; i < run->ward->n_scopes; i++) {
    if (texts[i] != NULL && first[i] != NULL && !g_str_equal (first[i], texts[i]))
      run_fail (run, "scope %u differs at desks 0 and %u:\n%s---\n%s", i, desk, first[i], texts[i]);
  }
}

/* To look through a whole file takes as long as everything else, so it is done at one desk, and in
 * every fourth schedule. */
static void
check_file (Run *run, guint desk)
{
  gboolean whole = run->seed / 64 % 4 == 0;
  g_autofree char *problem = state_check (ward_get_desk (run->ward, desk), whole);

  if (problem != NULL)
    run_fail (run, "desk %u: %s", desk, problem);
}

/* What must hold when everybody has heard of everything. */
void
run_check_all (Run *run)
{
  char *first[MAX_SCOPES] = { NULL };

  for (guint i = 0; i < run->oracle->ops->len; i++)
    check_op (run, i);
  check_desk (run, 0, first);
  for (guint i = 1; i < run->ward->n_desks && run->failure == NULL; i++) {
    char *texts[MAX_SCOPES] = { NULL };

    if (ward_get_desk (run->ward, i)->gone)
      continue;
    check_desk (run, i, texts);
    check_same (run, i, first, texts);
    free_texts (texts);
  }
  free_texts (first);
  if (run->failure == NULL)
    check_file (run, (guint) (run->seed / 8 % run->ward->n_desks));
}
