/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-conflicts.h"
#include "dv-load.h"
#include "dv-row.h"
#include "dv-store-error.h"
#include "run.h"

/* What people do at their desks. */

static guint
choose_scope (Run *run, const Desk *desk, Dice *dice)
{
  guint scope;

  do
    scope = dice_below (dice, run->ward->n_scopes);
  while (!desk_writes (desk, scope));
  return scope;
}

static char *
choose_value (const DvField *field, Dice *dice)
{
  guint value = dice_below (dice, 14);

  if (value == 0 && !(field->flags & DV_FIELD_REQUIRED))
    return NULL;
  return value < 5 ? g_strdup_printf ("%u", value) : g_strdup_printf ("giá trị %u", value);
}

static void
fill_in (DvRecord *record, const RunKind *kind, Dice *dice)
{
  guint n = 1 + dice_below (dice, N_FIELDS);

  for (guint i = 0; i < n; i++) {
    const char *name = kind->fields[dice_below (dice, N_FIELDS)];
    const DvField *field = name != NULL ? dv_kind_find_field (kind->kind, name) : NULL;
    g_autofree char *value = field != NULL ? choose_value (field, dice) : NULL;

    if (field != NULL)
      dv_record_set_value (record, field, value);
  }
}

static DvDb *
db_of (Run *run, guint desk)
{
  return ward_get_desk (run->ward, desk)->db;
}

static Form *
form_new (Run *run, guint desk, guint scope, const RunKind *kind, DvRecord *record)
{
  Form *form = g_new0 (Form, 1);

  form->desk = desk;
  form->generation = run->tracks[desk].generation;
  form->scope = scope;
  form->kind = kind;
  form->record = record;
  form->seen = bits_copy (run->tracks[desk].known);
  return form;
}

/* Whether a field holds values that were not seen when the form was opened. */
static gboolean
is_stale (Run *run, const Form *form, guint record, guint field)
{
  g_autoptr (GArray) live = oracle_live (run->oracle, record, field, run->tracks[form->desk].known);

  return !bits_cover (form->seen, live);
}

/* What saving a form should do, said without the numbers by which the store decides. */
static gboolean
expect_update (Run *run, const Form *form, DvRecord *stored, gboolean *refused, char **expected)
{
  const DvKind *kind = form->kind->kind;
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);
  guint record;

  if (!oracle_find_record (run->oracle, dv_record_get_id (stored), &record)) {
    run_fail (run, "a record that nobody made");
    return FALSE;
  }
  *refused = dv_record_is_deleted (stored) && !dv_record_is_deleted (form->record);
  for (guint i = 0; i < kind->n_fields && !*refused; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (form->record, field);

    if (!dv_record_is_changed (form->record, field) ||
        g_strcmp0 (value, dv_record_get_value (stored, field)) == 0)
      continue;
    dv_op_add (op, field->id, g_array_new (FALSE, FALSE, sizeof (DvDot)), value);
    *refused = is_stale (run, form, record, field->id);
  }
  if (!*refused && (op->fields->len > 0 || dv_record_is_deleted (stored)))
    *expected = oracle_describe (op);
  return TRUE;
}

/* Returns: what making a record should write */
static char *
expect_creation (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);

  op->creates = TRUE;
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (record, &kind->fields[i]);

    if (value != NULL)
      dv_op_add (op, kind->fields[i].id, g_array_new (FALSE, FALSE, sizeof (DvDot)), value);
  }
  return oracle_describe (op);
}

/* Whether the store refused exactly when it should. */
static gboolean
check_refusal (Run *run, gboolean saved, gboolean refused, GError **error, const char *what)
{
  if (refused && saved)
    run_fail (run, "%s was not refused, although the form was too old", what);
  else if (refused && !g_error_matches (*error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT))
    run_took (run, FALSE, error, what);
  else if (!refused && !saved)
    run_took (run, FALSE, error, what);
  run->stats->refused += refused;
  g_clear_error (error);
  return saved && run->failure == NULL;
}

/* A new record, or a fact that may be known already. */
static void
save_new (Run *run, Form *form)
{
  Desk *desk = ward_get_desk (run->ward, form->desk);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (DvRecord) stored = NULL;
  gboolean refused = FALSE;
  gint64 row = 0;
  DvId id;

  if (dv_write_compute_id (form->record, &id))
    dv_db_find_row (desk->db, &id, &row, NULL, &error);
  if (row != 0) {
    stored = dv_db_load (desk->db, row, &error);
    if (!run_took (run, stored != NULL, &error, "loading"))
      return;
    dv_record_set_state (form->record, dv_record_is_deleted (stored), FALSE);
    if (!expect_update (run, form, stored, &refused, &expected))
      return;
    dv_record_set_state (form->record, FALSE, FALSE);
  } else {
    expected = expect_creation (form->record);
  }
  if (check_refusal (run, ward_save (desk, form->record, &error), refused, &error, "making"))
    run_absorb_own (run, form->desk, expected, form->seen);
}

/* Somebody types a record. */
void
run_create (Run *run, guint desk, guint scope, Dice *dice)
{
  const RunKind *kind;
  DvRecord *record = run_make (run, scope, dice_chance (dice, 0.5), dice, &kind);
  Form *form = form_new (run, desk, scope, kind, record);
  const char *id;

  fill_in (record, kind, dice);
  save_new (run, form);
  id = dv_record_get_id (record);
  if (id != NULL && !g_ptr_array_find_with_equal_func (run->ids[scope], id, g_str_equal, NULL))
    g_ptr_array_add (run->ids[scope], g_strdup (id));
  if (run->failure == NULL && id != NULL && dice_chance (dice, 0.5))
    g_ptr_array_add (run->forms, form);
  else
    form_free (form);
}

/* Somebody opens a form, or types a new record. */
void
run_open (Run *run, guint desk, Dice *dice)
{
  guint scope = choose_scope (run, ward_get_desk (run->ward, desk), dice);
  GPtrArray *ids = run->ids[scope];
  const char *id = ids->len > 0 ? g_ptr_array_index (ids, dice_below (dice, ids->len)) : NULL;
  g_autoptr (GError) error = NULL;
  DvRecord *record = NULL;
  gint64 row = 0;
  DvId parsed;

  if (dv_id_parse (id, &parsed))
    dv_db_find_row (db_of (run, desk), &parsed, &row, NULL, &error);
  if (row == 0 || dice_chance (dice, 0.15)) {
    if (ids->len < 5 || dice_chance (dice, 0.1))
      run_create (run, desk, scope, dice);
    return;
  }
  record = dv_db_load (db_of (run, desk), row, &error);
  if (!run_took (run, record != NULL, &error, "loading"))
    return;
  g_ptr_array_add (run->forms,
                   form_new (run, desk, scope, run_find_kind (scope, dv_record_get_kind (record)),
                             record));
}

static DvRecord *
load_stored (Run *run, const Form *form)
{
  g_autoptr (GError) error = NULL;
  DvRecord *stored =
    dv_db_load_id (db_of (run, form->desk), dv_record_get_id (form->record), &error);

  run_took (run, stored != NULL, &error, "loading");
  return stored;
}

static gboolean
save_form (Run *run, Form *form)
{
  g_autoptr (DvRecord) stored = load_stored (run, form);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  gboolean refused = FALSE;

  if (stored == NULL || !expect_update (run, form, stored, &refused, &expected))
    return FALSE;
  if (!check_refusal (run, ward_save (ward_get_desk (run->ward, form->desk), form->record, &error),
                      refused, &error, "saving"))
    return FALSE;
  run_absorb_own (run, form->desk, expected, form->seen);
  return TRUE;
}

typedef struct {
  DvRecord *record;
  gboolean restore;
} Living;

static gboolean
set_life_cb (DvWrite *write, gpointer data, GError **error)
{
  Living *living = data;

  return living->restore ? dv_write_restore (write, living->record, error)
                         : dv_write_delete (write, living->record, error);
}

static gboolean
set_life (Run *run, Form *form)
{
  Desk *desk = ward_get_desk (run->ward, form->desk);
  Living living = { form->record, dv_record_is_deleted (form->record) };
  g_autofree char *expected =
    g_strdup_printf ("%u/%u", form->kind->kind->id, living.restore ? 0U : (guint) DV_LIFE_DELETED);
  DvWriteOptions options = { .actor = desk->name };
  g_autoptr (GError) error = NULL;
  gboolean refused, done;
  guint record = 0;

  oracle_find_record (run->oracle, dv_record_get_id (form->record), &record);
  refused = is_stale (run, form, record, DV_FIELD_LIFE);
  ward_work_at (desk);
  done = dv_write_transaction (desk->db, &options, set_life_cb, &living, NULL, NULL, &error);
  if (!check_refusal (run, done, refused, &error, living.restore ? "restoring" : "deleting"))
    return FALSE;
  run_absorb_own (run, form->desk, expected, form->seen);
  return TRUE;
}

/* A person whose save was refused looks at what is there now and does it again. */
static void
save_again (Run *run, Form *form, gboolean life)
{
  g_autoptr (DvRecord) stored = load_stored (run, form);
  Form *again;

  if (stored == NULL)
    return;
  again = form_new (run, form->desk, form->scope, form->kind, g_object_ref (stored));
  if (!life && dv_record_is_deleted (stored))
    set_life (run, again);
  for (guint i = 0; i < N_FIELDS && !life && form->kind->fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (form->kind->kind, form->kind->fields[i]);

    if (dv_record_is_changed (form->record, field))
      dv_record_set_value (again->record, field, dv_record_get_value (form->record, field));
  }
  if (run->failure == NULL && !(life ? set_life (run, again) : save_form (run, again)))
    run_fail (run, "what was looked at anew was refused again");
  form_free (again);
}

typedef struct {
  DvRecord *stored;
  DvOp *op;
} Stale;

static gboolean
write_stale_cb (DvWrite *write, gpointer data, GError **error)
{
  Stale *stale = data;

  return dv_write_op (write, stale->stored, stale->op, error);
}

/* What the form changes, with what it saw, as undoing and other parts of the store write it: what
 * came meanwhile stands beside it. */
static DvOp *
make_stale (Run *run, const Form *form, DvLife life)
{
  g_autoptr (DvVersion) base = dv_row_get_version (form->record, NULL);
  DvOp *op = dv_op_new (form->kind->kind->id, life);

  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (base, DV_FIELD_LIFE);
  for (guint i = 0; i < N_FIELDS && life == DV_LIFE_ALIVE && form->kind->fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (form->kind->kind, form->kind->fields[i]);

    if (dv_record_is_changed (form->record, field))
      dv_op_add (op, field->id, dv_version_get_dots (base, field->id),
                 dv_record_get_value (form->record, field));
  }
  return op;
}

static void
write_stale (Run *run, Form *form, DvLife life)
{
  Desk *desk = ward_get_desk (run->ward, form->desk);
  g_autoptr (DvRecord) stored = load_stored (run, form);
  g_autoptr (DvOp) op = make_stale (run, form, life);
  g_autofree char *expected = oracle_describe (op);
  Stale stale = { stored, op };
  DvWriteOptions options = { .actor = desk->name };
  g_autoptr (GError) error = NULL;

  if (stored == NULL)
    return;
  ward_work_at (desk);
  if (!run_took (run,
                 dv_write_transaction (desk->db, &options, write_stale_cb, &stale, NULL, NULL,
                                       &error),
                 &error, "writing a change"))
    return;
  run_absorb_own (run, form->desk, expected, form->seen);
  run->stats->stale++;
}

static void
use_form (Run *run, Form *form, Dice *dice)
{
  guint way = dice_below (dice, 100);
  gboolean life = way >= 70 && way < 85;

  if (!life)
    fill_in (form->record, form->kind, dice);
  if (way >= 95)
    write_stale (run, form, DV_LIFE_DELETED);
  else if (way >= 85)
    write_stale (run, form, DV_LIFE_ALIVE);
  else if (!(life ? set_life (run, form) : save_form (run, form)) && run->failure == NULL)
    save_again (run, form, life);
  else if (run->failure == NULL && dice_chance (dice, 0.4)) {
    g_ptr_array_add (run->forms, form);
    return;
  }
  form_free (form);
}

/* Somebody saves a form that may have been open for long, deletes the record, or brings it back. */
void
run_save (Run *run, Dice *dice)
{
  Form *form;

  if (run->forms->len == 0)
    return;
  form = g_ptr_array_steal_index (run->forms, dice_chance (dice, 0.5)
                                                ? run->forms->len - 1
                                                : dice_below (dice, run->forms->len));
  /* The program ended when the disk was replaced. */
  if (form->generation != run->tracks[form->desk].generation)
    form_free (form);
  else
    use_form (run, form, dice);
}

typedef struct {
  const char *id;
  const char *value;
  gboolean both;
} Settling;

static gboolean
settle_cb (DvWrite *write, gpointer data, GError **error)
{
  Settling *settling = data;

  return settling->both ? dv_conflicts_keep_both (write, settling->id, settling->value, error)
                        : dv_conflicts_settle (write, settling->id, settling->value, error);
}

static char *
choose_settlement (const DvConflict *conflict, Dice *dice)
{
  const DvConflictValue *value =
    g_ptr_array_index (conflict->values, dice_below (dice, conflict->values->len));

  if (conflict->field == NULL || dice_chance (dice, 0.6))
    return g_strdup (value->value);
  return choose_value (conflict->field, dice);
}

/* The values that the life of a record has at once at a desk. */
static GPtrArray *
list_lives (Run *run, guint desk, const DvConflict *conflict)
{
  guint record = 0;
  g_autoptr (GArray) live = NULL;

  oracle_find_record (run->oracle, conflict->record, &record);
  live = oracle_live (run->oracle, record, DV_FIELD_LIFE, run->tracks[desk].known);
  return oracle_values (run->oracle, DV_FIELD_LIFE, live);
}

static char *
expect_settlement (const DvConflict *conflict, const GPtrArray *lives, const Settling *settling)
{
  gboolean alive =
    g_ptr_array_find_with_equal_func ((GPtrArray *) lives, "alive", g_str_equal, NULL);

  if (settling->both)
    return g_strdup (ANY_CHANGE);
  if (conflict->field == NULL)
    alive = g_strcmp0 (settling->value, "alive") == 0;
  if (conflict->field == NULL)
    return g_strdup_printf ("%u/%u", conflict->kind->id,
                            (guint) (alive ? DV_LIFE_ALIVE : DV_LIFE_DELETED));
  return g_strdup_printf ("%u/%u %u=%s", conflict->kind->id,
                          (guint) (alive ? DV_LIFE_ALIVE : DV_LIFE_DELETED), conflict->field->id,
                          settling->value != NULL ? settling->value : "-");
}

static gboolean
may_settle (Run *run, const Desk *desk, const DvConflict *conflict)
{
  for (guint i = 0; i < run->ward->n_scopes; i++) {
    if (desk_writes (desk, i) &&
        g_ptr_array_find_with_equal_func (run->ids[i], conflict->record, g_str_equal, NULL))
      return g_str_equal (conflict->type, "field") || g_str_equal (conflict->type, "life");
  }
  return FALSE;
}

/* Whatever is kept as a note holds all the values that were there. */
static void
check_note (Run *run, guint desk, const DvConflict *conflict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_db_load_id (db_of (run, desk), conflict->record, &error);
  const char *note = record != NULL ? dv_record_get (record, "note") : NULL;
  const char *value = record != NULL ? dv_record_get_value (record, conflict->field) : NULL;

  if (!run_took (run, record != NULL, &error, "loading"))
    return;
  for (guint i = 0; i < conflict->values->len; i++) {
    const DvConflictValue *other = g_ptr_array_index (conflict->values, i);

    if (other->shown != NULL && g_strcmp0 (other->value, value) != 0 &&
        (note == NULL || strstr (note, other->shown) == NULL))
      run_fail (run, "of both values, “%s” was not kept in “%s”", other->shown,
                note != NULL ? note : "");
  }
}

static void
settle (Run *run, guint number, const DvConflict *conflict, Dice *dice)
{
  Desk *desk = ward_get_desk (run->ward, number);
  g_autoptr (GPtrArray) lives = list_lives (run, number, conflict);
  g_autoptr (GArray) seen = bits_copy (run->tracks[number].known);
  g_autofree char *value = choose_settlement (conflict, dice);
  Settling settling = { conflict->id, value, FALSE };
  DvWriteOptions options = { .actor = desk->name };
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  OracleOp *op;

  settling.both = conflict->field != NULL && dv_kind_find_field (conflict->kind, "note") != NULL &&
                  dice_chance (dice, 0.3);
  expected = expect_settlement (conflict, lives, &settling);
  ward_work_at (desk);
  if (!run_took (run,
                 dv_write_transaction (desk->db, &options, settle_cb, &settling, NULL, NULL,
                                       &error),
                 &error, "settling"))
    return;
  op = run_absorb_own (run, number, expected, seen);
  if (op != NULL)
    op->leaves_life = conflict->field != NULL && lives->len > 1;
  if (settling.both)
    check_note (run, number, conflict);
  run->stats->settled++;
}

/* Somebody settles a conflict. */
void
run_settle (Run *run, Dice *dice)
{
  guint first = dice_below (dice, run->ward->n_desks);

  for (guint i = 0; i < run->ward->n_desks; i++) {
    guint number = (first + i) % run->ward->n_desks;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) conflicts = dv_conflicts_list (db_of (run, number), NULL, 0, &error);
    const DvConflict *conflict;

    if (!run_took (run, conflicts != NULL, &error, "listing conflicts"))
      return;
    if (conflicts->len == 0)
      continue;
    conflict = g_ptr_array_index (conflicts, dice_below (dice, conflicts->len));
    if (may_settle (run, ward_get_desk (run->ward, number), conflict)) {
      settle (run, number, conflict, dice);
      return;
    }
  }
}
