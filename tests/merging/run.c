/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run.h"

#include "dv-kinds.h"

/* What every step of a schedule needs. */

static const RunKind kinds[] = {
  { &dv_kind_unit, FALSE, { "place", "telephone", "note" } },
  { &dv_kind_holiday, TRUE, { "basis", "name" } },
  { &dv_kind_report, FALSE, { "style", "outline", "number" } },
  { &dv_kind_person, FALSE, { "address", "phone", "note" } },
  { &dv_kind_classification, TRUE, { "decision", "level", "note" } },
};

void
run_fail (Run *run, const char *format, ...)
{
  va_list args;

  if (run->failure != NULL)
    return;
  va_start (args, format);
  run->failure = g_strdup_vprintf (format, args);
  va_end (args);
}

/* Adds a line to the story of the schedule. */
void
run_tell (Run *run, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (run->story, format, args);
  va_end (args);
  g_string_append_c (run->story, '\n');
}

/* Whether something that must succeed did. */
gboolean
run_took (Run *run, gboolean done, GError **error, const char *what)
{
  if (!done)
    run_fail (run, "%s: %s", what, *error != NULL ? (*error)->message : "no reason given");
  g_clear_error (error);
  return done;
}

const RunKind *
run_find_kind (guint scope, const DvKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (kinds[i].kind == kind)
      return &kinds[i];
  }
  return NULL;
}

static DvRecord *
make_holiday (Dice *dice)
{
  DvRecord *record = dv_record_new (&dv_kind_holiday);

  dv_record_set (record, "date", dice_chance (dice, 0.5) ? "2026-09-02" : "2026-04-30");
  dv_record_set (record, "type", "holiday");
  dv_record_set (record, "name", "Ngày nghỉ");
  return record;
}

static DvRecord *
make_classification (Run *run, guint scope, Dice *dice)
{
  DvRecord *record = dv_record_new (&dv_kind_classification);

  dv_record_set (record, "person", run->ward->people[scope]);
  dv_record_set (record, "category", run->ward->category);
  dv_record_set (record, "from", dice_chance (dice, 0.5) ? "2019" : "2020-07");
  return record;
}

static DvRecord *
make_report (void)
{
  DvRecord *record = dv_record_new (&dv_kind_report);

  dv_record_set (record, "title", "Báo cáo");
  dv_record_set (record, "start", "2026-01-01");
  dv_record_set (record, "end", "2026-06-30");
  return record;
}

static DvRecord *
make_named (const DvKind *kind, const char *unit)
{
  DvRecord *record = dv_record_new (kind);

  dv_record_set (record, "name", "Trần Thị Thử");
  if (unit != NULL)
    dv_record_set (record, "unit", unit);
  return record;
}

/* Returns: a record as somebody begins to type it */
DvRecord *
run_make (Run *run, guint scope, gboolean fact, Dice *dice, const RunKind **kind)
{
  DvRecord *record;

  if (scope == SCOPE_OFFICE)
    record = make_report ();
  else if (scope == SCOPE_WARD)
    record = fact ? make_holiday (dice) : make_named (&dv_kind_unit, NULL);
  else
    record = fact ? make_classification (run, scope, dice)
                  : make_named (&dv_kind_person, run->ward->scopes[scope]);
  *kind = run_find_kind (scope, dv_record_get_kind (record));
  return record;
}

void
form_free (Form *form)
{
  g_object_unref (form->record);
  g_array_unref (form->seen);
  g_free (form);
}

/* Takes over what a desk has just written itself: one change as @expected says, or none. Whoever
 * wrote it had seen @seen, and has seen it now. */
OracleOp *
run_absorb_own (Run *run, guint desk, const char *expected, Bits *seen)
{
  Track *track = &run->tracks[desk];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops =
    state_read_log (run->ward, ward_get_desk (run->ward, desk), track->last, &error);
  g_autofree char *text = NULL;
  const StateOp *op;
  guint number;

  if (!run_took (run, ops != NULL, &error, "reading the log"))
    return NULL;
  op = ops->len > 0 ? g_ptr_array_index (ops, 0) : NULL;
  if (op != NULL)
    text = oracle_describe (op->body);
  if (ops->len > 1 ||
      (g_strcmp0 (expected, ANY_CHANGE) == 0 ? op == NULL : g_strcmp0 (text, expected) != 0) ||
      (op != NULL && op->author != run->ward->desks[desk].site)) {
    run_fail (run, "written was “%s”, not “%s”", text != NULL ? text : "nothing",
              expected != NULL ? expected : "nothing");
    return NULL;
  }
  run_tell (run, "desk %u wrote “%s”", desk, text != NULL ? text : "nothing");
  if (op == NULL)
    return NULL;
  run_tell (run, "  as %u:%" G_GUINT64_FORMAT " in %u of %.8s", op->author, op->seq, op->scope,
            op->record + 24);
  if (!track->twin && oracle_find (run->oracle, op->author, op->scope, op->seq, &number))
    run_fail (run, "the number of a change was used again");
  number = oracle_add (run->oracle, track->twin ? TWIN_AUTHOR + desk : op->author, op->scope,
                       op->seq, op->hlc, op->record, op->body, seen);
  if (track->twin)
    g_array_append_vals (track->unnamed, &(RunName){ number, op->op }, 1);
  bits_add (track->known, number);
  bits_add (seen, number);
  track->last = op->op;
  run->stats->ops++;
  return oracle_get (run->oracle, number);
}

static void
absorb_op (Run *run, guint desk, const StateOp *op)
{
  Track *track = &run->tracks[desk];
  g_autofree char *text = op->body != NULL ? oracle_describe (op->body) : NULL;
  guint number;

  track->last = op->op;
  run_tell (run, "  it got %u:%" G_GUINT64_FORMAT " in %u", op->author, op->seq, op->scope);
  if (!oracle_find (run->oracle, op->author, op->scope, op->seq, &number))
    run_fail (run, "a change came that nobody made: %s", text);
  else if (bits_has (track->known, number))
    run_fail (run, "a change was applied twice: %s", text);
  else if (g_strcmp0 (text, oracle_get (run->oracle, number)->text) != 0)
    run_fail (run, "a change came as “%s”, made was “%s”", text,
              oracle_get (run->oracle, number)->text);
  else
    bits_add (track->known, number);
}

/* Takes over what came to a desk from others. */
void
run_absorb (Run *run, guint desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops =
    state_read_log (run->ward, ward_get_desk (run->ward, desk), run->tracks[desk].last, &error);

  if (!run_took (run, ops != NULL, &error, "reading the log"))
    return;
  for (guint i = 0; i < ops->len; i++)
    absorb_op (run, desk, g_ptr_array_index (ops, i));
}

/* Takes over what the office wrote before anybody else was there, one after the other. */
void
run_absorb_first (Run *run)
{
  Track *track = &run->tracks[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ops =
    state_read_log (run->ward, ward_get_desk (run->ward, 0), track->last, &error);

  if (!run_took (run, ops != NULL, &error, "reading the log"))
    return;
  for (guint i = 0; i < ops->len; i++) {
    const StateOp *op = g_ptr_array_index (ops, i);

    bits_add (track->known, oracle_add (run->oracle, op->author, op->scope, op->seq, op->hlc,
                                        op->record, op->body, track->known));
    track->last = op->op;
  }
}
