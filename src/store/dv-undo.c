/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-undo.h"

#include <glib/gi18n-lib.h>

#include "dv-copy-parts.h"
#include "dv-course-words.h"
#include "dv-disclosure.h"
#include "dv-erase.h"
#include "dv-history.h"
#include "dv-household.h"
#include "dv-kinds.h"
#include "dv-list-version.h"
#include "dv-load.h"
#include "dv-petition-number.h"
#include "dv-references.h"
#include "dv-row.h"
#include "dv-settled.h"
#include "dv-store-error.h"

/* Undoing is an ordinary transaction: it writes the values from before. It leaves alone what was
 * changed since, so an import can be withdrawn weeks later, and it can itself be undone. */

/* What the transaction did to one field of one record. */
typedef struct {
  guint field;
  char *before;      /* the value before its first change */
  char *after;       /* the value after its last change */
  GPtrArray *beside; /* the values that stood beside that before, if it was in conflict */
} FieldUndo;

/* What the transaction did to one record. */
typedef struct {
  gint64 row;
  gboolean creates;
  gint64 first_op;
  DvLife after;      /* what its last change said of the record's life */
  gboolean disputed; /* whether one site had deleted it and another had not */
  GArray *fields;    /* of FieldUndo */
  const DvKind *kind;
  gint64 owner; /* the record that it belongs to; 0: none */
} RowUndo;

/* An undoing under way. A record that the transaction made is doomed if it goes again. */
typedef struct {
  DvWrite *write;
  GPtrArray *rows;      /* of RowUndo, the last changed first */
  GHashTable *by_row;   /* row -> RowUndo */
  GHashTable *doomed;   /* row -> RowUndo */
  GHashTable *put_back; /* rows of the records that a person would count */
  GHashTable *kept;     /* likewise */
  gboolean of_merge;    /* it takes back the merging of two people, which asked no rules either */
} Undo;

static void
field_undo_clear (gpointer data)
{
  FieldUndo *field = data;

  g_free (field->before);
  g_free (field->after);
  g_clear_pointer (&field->beside, g_ptr_array_unref);
}

static RowUndo *
row_undo_new (gint64 row)
{
  RowUndo *undo = g_new0 (RowUndo, 1);

  undo->row = row;
  undo->fields = g_array_new (FALSE, FALSE, sizeof (FieldUndo));
  g_array_set_clear_func (undo->fields, field_undo_clear);
  return undo;
}

static void
row_undo_free (gpointer data)
{
  RowUndo *undo = data;

  g_array_unref (undo->fields);
  g_free (undo);
}

static FieldUndo *
need_field (RowUndo *undo, const DvOpField *changed)
{
  FieldUndo entry = { changed->field, NULL, NULL, NULL };

  for (guint i = 0; i < undo->fields->len; i++) {
    if (g_array_index (undo->fields, FieldUndo, i).field == changed->field)
      return &g_array_index (undo->fields, FieldUndo, i);
  }
  entry.after = g_strdup (changed->value);
  g_array_append_val (undo->fields, entry);
  return &g_array_index (undo->fields, FieldUndo, undo->fields->len - 1);
}

static gboolean
is_first (DvDb *db, gint64 row, gint64 place, gboolean *first, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT NOT EXISTS (SELECT 1 FROM sync_op WHERE rid = :row AND op < :op)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":op", place);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *first = dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

/* A change that replaced several values settled them: all of them stood there before. */
static gboolean
note_settled (DvDb *db, FieldUndo *field, gint64 place, const DvOpField *changed, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;

  g_clear_pointer (&field->beside, g_ptr_array_unref);
  if (changed->replaced->len < 2)
    return TRUE;
  values = dv_settled_read_values (db, place, changed->field, changed->replaced, error);
  if (values == NULL || values->len < 2)
    return values != NULL;
  g_free (field->before);
  field->before = g_ptr_array_steal_index (values, 0);
  field->beside = g_steal_pointer (&values);
  return TRUE;
}

/* Takes in one change; the caller goes from the last change to the first. */
static gboolean
add_op (DvDb *db, RowUndo *undo, gint64 place, const DvOp *op, GError **error)
{
  gboolean creates = FALSE;

  /* A record that was given to another scope is made there, but not for the first time. */
  if (op->creates && !is_first (db, undo->row, place, &creates, error))
    return FALSE;
  undo->creates |= creates;
  undo->first_op = place;
  undo->disputed = FALSE;
  if (op->life_replaced->len > 1 &&
      !dv_settled_read_life (db, place, op->life_replaced, &undo->disputed, error))
    return FALSE;
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *changed = g_ptr_array_index (op->fields, i);
    FieldUndo *field = need_field (undo, changed);
    g_autoptr (GError) local = NULL;

    g_clear_pointer (&field->before, g_free);
    if (creates)
      continue;
    field->before = dv_history_value_before (db, undo->row, place, changed->field, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (!note_settled (db, field, place, changed, error))
      return FALSE;
  }
  return TRUE;
}

static RowUndo *
need_row (GPtrArray *rows, GHashTable *by_row, gint64 row, DvLife life)
{
  RowUndo *undo = g_hash_table_lookup (by_row, &row);

  if (undo != NULL)
    return undo;
  undo = row_undo_new (row);
  undo->after = life;
  g_ptr_array_add (rows, undo);
  g_hash_table_insert (by_row, &undo->row, undo);
  return undo;
}

/* Returns: (transfer full): what the transaction did, the last record first */
static GPtrArray *
read_batch (DvDb *db, const DvId *batch, GHashTable *by_row, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_undo_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT o.op, o.rid, o.body FROM sync_batch b JOIN sync_op o"
                   " ON o.sid = b.sid AND o.scope = b.scope AND o.seq BETWEEN b.seq_lo AND b.seq_hi"
                   " WHERE b.id = :batch OR b.arrival = (SELECT arrival FROM sync_arrival"
                   " WHERE id = :batch) ORDER BY o.op DESC",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_blob (stmt, ":batch", batch->bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    gconstpointer body = dv_stmt_get_blob (stmt, 2, &size);
    g_autoptr (DvOp) op = body != NULL ? dv_op_parse (body, size) : NULL;
    RowUndo *undo;

    if (op == NULL)
      continue;
    undo = need_row (rows, by_row, dv_stmt_get_integer (stmt, 1), op->life);
    if (!add_op (db, undo, dv_stmt_get_integer (stmt, 0), op, error))
      return NULL;
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* What the record's life was before the transaction. */
static gboolean
read_life_before (DvDb *db, const RowUndo *undo, DvLife *life, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "SELECT body FROM sync_op WHERE rid = :row AND op < :op ORDER BY op DESC LIMIT 1", error);
  g_autoptr (DvOp) op = NULL;
  DvStep step;

  *life = DV_LIFE_DELETED;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", undo->row);
  dv_stmt_bind_integer (stmt, ":op", undo->first_op);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    gsize size;
    gconstpointer body = dv_stmt_get_blob (stmt, 0, &size);

    op = body != NULL ? dv_op_parse (body, size) : NULL;
    *life = op != NULL ? op->life : DV_LIFE_ALIVE;
  }
  return step != DV_STEP_ERROR;
}

static const char *
current_value (DvRecord *record, guint number)
{
  const DvField *field = dv_kind_find_field_by_id (dv_record_get_kind (record), number);

  return field != NULL ? dv_record_get_value (record, field) : NULL;
}

/* Adds to @inverse the fields that are still as the transaction left them.
 * Returns: whether that were all of them */
static gboolean
add_fields (const RowUndo *undo, DvRecord *record, const DvVersion *version, DvOp *inverse)
{
  gboolean all = TRUE;

  for (guint i = 0; i < undo->fields->len; i++) {
    const FieldUndo *field = &g_array_index (undo->fields, FieldUndo, i);

    if (g_strcmp0 (field->before, field->after) == 0)
      continue;
    if (g_strcmp0 (current_value (record, field->field), field->after) == 0)
      dv_op_add (inverse, field->field, dv_version_get_dots (version, field->field), field->before);
    else
      all = FALSE;
  }
  return all;
}

/* Returns: whether every value of a record that the transaction made is still as it was made */
static gboolean
is_as_made (const RowUndo *undo, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *made = NULL;

    if (!dv_field_is_logged (field))
      continue;
    for (guint f = 0; f < undo->fields->len; f++) {
      if (g_array_index (undo->fields, FieldUndo, f).field == field->id)
        made = g_array_index (undo->fields, FieldUndo, f).after;
    }
    if (g_strcmp0 (made, dv_record_get_value (record, field)) != 0)
      return FALSE;
  }
  return TRUE;
}

/* Notes the record in @set, or the one that it belongs to if it is of a kind that nobody sees. */
static void
count (GHashTable *set, const RowUndo *undo)
{
  gboolean is_hidden = (undo->kind->flags & DV_KIND_HIDDEN) && undo->kind->owner != NULL;
  gint64 shown = is_hidden ? undo->owner : undo->row;

  g_hash_table_add (set, g_memdup2 (&shown, sizeof shown));
}

/* What was saved before a list was approved is not taken out of it afterwards. The list itself may
 * go back: that is what undoing an approval means. */
static gboolean
check_inverse (Undo *self, DvRecord *record, const DvOp *inverse, GError **error)
{
  g_autoptr (DvRecord) after = NULL;

  /* A merge asked no rules, as the lines of approved lists changed their person; what it leaves is
   * looked at when all of it is back, see check_people(). */
  if (self->of_merge)
    return TRUE;
  /* The steps of a case, and the books, are looked at when all is back, see check_petitions(). */
  if (dv_record_get_kind (record) == &dv_kind_step ||
      (dv_record_get_kind (record) == &dv_kind_petition && inverse->life == DV_LIFE_DELETED))
    return TRUE;
  if (inverse->life == DV_LIFE_DELETED)
    return dv_record_get_kind (record) == &dv_kind_list ||
           dv_write_check (self->write, record, NULL, error);
  after = dv_record_copy (record);
  for (guint i = 0; i < inverse->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (inverse->fields, i);
    const DvField *field = dv_kind_find_field_by_id (dv_record_get_kind (record), entry->field);

    if (field != NULL)
      dv_record_set_value (after, field, entry->value);
  }
  /* A list may go back from its state: that is what undoing an approval means. */
  if (dv_record_get_kind (record) == &dv_kind_list &&
      g_strcmp0 (dv_record_get (record, "state"), dv_record_get (after, "state")) != 0)
    return dv_list_may_go_back (dv_write_get_db (self->write), record, error);
  return dv_write_check (self->write, dv_record_is_deleted (record) ? NULL : record, after, error);
}

static gboolean
write_beside (Undo *self, const RowUndo *undo, DvRecord *record, DvOp *beside, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);

  if (version == NULL)
    return FALSE;
  g_array_unref (beside->life_replaced);
  beside->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return dv_write_op (self->write, record, beside, error);
}

static GArray *
copy_dots (const GArray *dots)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (DvDot));

  return g_array_append_vals (copy, dots->data, dots->len);
}

/* What was settled is to be settled again: the other values are written first, as changes that
 * @inverse, which is shown, does not see. */
static gboolean
put_back_beside (Undo *self, const RowUndo *undo, DvRecord *record, DvOp *inverse, GError **error)
{
  gboolean deleted = undo->disputed && inverse->life == DV_LIFE_ALIVE;

  for (guint i = 0; i < undo->fields->len; i++) {
    const FieldUndo *field = &g_array_index (undo->fields, FieldUndo, i);
    const DvOpField *entry = dv_op_find (inverse, field->field);

    for (guint v = 0; entry != NULL && field->beside != NULL && v < field->beside->len; v++) {
      g_autoptr (DvOp) beside = dv_op_new (undo->kind->id, inverse->life);

      dv_op_add (beside, field->field, copy_dots (entry->replaced),
                 g_ptr_array_index (field->beside, v));
      if (!write_beside (self, undo, record, beside, error))
        return FALSE;
    }
  }
  if (deleted) {
    g_autoptr (DvOp) beside = dv_op_new (undo->kind->id, DV_LIFE_DELETED);
    g_autoptr (DvVersion) version = dv_row_get_version (record, error);

    if (version == NULL)
      return FALSE;
    g_array_unref (inverse->life_replaced);
    inverse->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
    return write_beside (self, undo, record, beside, error);
  }
  return TRUE;
}

/* The last of several changes of one record replaces what the first ones said of its life. */
static gboolean
refresh_life (const RowUndo *undo, DvRecord *record, DvOp *inverse, GError **error)
{
  g_autoptr (DvVersion) version = NULL;

  if (undo->disputed && inverse->life == DV_LIFE_ALIVE)
    return TRUE;
  version = dv_row_get_version (record, error);
  if (version == NULL)
    return FALSE;
  g_array_unref (inverse->life_replaced);
  inverse->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return TRUE;
}

static gboolean
write_inverse (Undo *self,
               const RowUndo *undo,
               DvRecord *record,
               DvLife life,
               gboolean values,
               GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  g_autoptr (DvOp) inverse = dv_op_new (undo->kind->id, life);

  if (version == NULL)
    return FALSE;
  g_array_unref (inverse->life_replaced);
  inverse->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  if (values && !add_fields (undo, record, version, inverse))
    count (self->kept, undo);
  if (inverse->fields->len == 0 && !undo->disputed &&
      dv_version_is_alive (version) == (life == DV_LIFE_ALIVE))
    return TRUE;
  if (!check_inverse (self, record, inverse, error))
    return FALSE;
  count (self->put_back, undo);
  return put_back_beside (self, undo, record, inverse, error) &&
         refresh_life (undo, record, inverse, error) &&
         dv_write_op (self->write, record, inverse, error);
}

/* Puts back what the transaction changed in a record that it did not make. One that was deleted
 * since stays so. */
static gboolean
undo_change (Undo *self, const RowUndo *undo, DvRecord *record, GError **error)
{
  DvLife life = DV_LIFE_ALIVE;

  if (undo->after == DV_LIFE_ALIVE && dv_record_is_deleted (record)) {
    count (self->kept, undo);
    return TRUE;
  }
  if (undo->disputed)
    return write_inverse (self, undo, record, DV_LIFE_ALIVE, TRUE, error);
  return read_life_before (dv_write_get_db (self->write), undo, &life, error) &&
         write_inverse (self, undo, record, life, TRUE, error);
}

static gboolean
find_owner (DvDb *db, RowUndo *undo, DvRecord *record, GError **error)
{
  const char *owner = undo->kind->owner != NULL ? dv_record_get (record, undo->kind->owner) : NULL;
  DvId id;

  return !dv_id_parse (owner, &id) || dv_db_find_row (db, &id, &undo->owner, NULL, error);
}

static gboolean
undo_or_doom (Undo *self, RowUndo *undo, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);
  g_autoptr (DvRecord) record = dv_db_load (db, undo->row, error);

  if (record == NULL)
    return FALSE;
  undo->kind = dv_record_get_kind (record);
  if (!find_owner (db, undo, record, error))
    return FALSE;
  if (!undo->creates)
    return undo_change (self, undo, record, error);
  if (dv_record_is_deleted (record))
    return TRUE;
  if (is_as_made (undo, record))
    g_hash_table_insert (self->doomed, &undo->row, undo);
  else
    count (self->kept, undo);
  return TRUE;
}

/* Looks whether a record that stays needs one that the transaction made, or owns it. */
static gboolean
is_needed (Undo *self, const RowUndo *undo, gboolean *needed, GError **error)
{
  const RowUndo *owner = g_hash_table_lookup (self->by_row, &undo->owner);

  *needed = owner != NULL && owner->creates && !g_hash_table_contains (self->doomed, &owner->row);
  for (guint parts = 0; parts < 2; parts++) {
    g_autoptr (GArray) rows = dv_references_list (dv_write_get_db (self->write), undo->row,
                                                  undo->kind, parts == 1, 0, error);

    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len && !*needed; i++)
      *needed = !g_hash_table_contains (self->doomed, &g_array_index (rows, gint64, i));
  }
  return TRUE;
}

/* What stays keeps what it needs, and that keeps what it needs in turn. */
static gboolean
spare_needed (Undo *self, GError **error)
{
  gboolean spared = TRUE;

  while (spared) {
    spared = FALSE;
    for (guint i = 0; i < self->rows->len; i++) {
      RowUndo *undo = g_ptr_array_index (self->rows, i);
      gboolean needed = FALSE;

      if (!g_hash_table_contains (self->doomed, &undo->row))
        continue;
      if (!is_needed (self, undo, &needed, error))
        return FALSE;
      if (!needed)
        continue;
      spared = TRUE;
      g_hash_table_remove (self->doomed, &undo->row);
      count (self->kept, undo);
    }
  }
  return TRUE;
}

static gboolean
delete_doomed (Undo *self, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    RowUndo *undo = g_ptr_array_index (self->rows, i);
    g_autoptr (DvRecord) record = NULL;

    if (!g_hash_table_contains (self->doomed, &undo->row))
      continue;
    record = dv_db_load (dv_write_get_db (self->write), undo->row, error);
    if (record == NULL || !write_inverse (self, undo, record, DV_LIFE_DELETED, FALSE, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
undo_rows (Undo *self, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (!undo_or_doom (self, g_ptr_array_index (self->rows, i), error))
      return FALSE;
  }
  return spare_needed (self, error) && delete_doomed (self, error);
}

/* That something secret was opened, and who may open it, stays as it is. */
static gboolean
refuse_access (const char *purpose, GError **error)
{
  if (g_strcmp0 (purpose, DV_PURPOSE_ACCESS) != 0 && g_strcmp0 (purpose, DV_PURPOSE_ERASE) != 0)
    return TRUE;
  g_set_error_literal (
    error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
    _ ("What was opened, sealed or erased cannot be taken back. Nothing was changed."));
  return FALSE;
}

static gboolean
read_of_merge (DvDb *db, const DvId *batch, gboolean *of_merge, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT purpose FROM sync_batch WHERE id = :batch", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":batch", batch->bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  *of_merge = step == DV_STEP_ROW && g_strcmp0 (dv_stmt_get_text (stmt, 0), "merge") == 0;
  return step != DV_STEP_ERROR &&
         (step != DV_STEP_ROW || refuse_access (dv_stmt_get_text (stmt, 0), error));
}

/* After a merge was taken back, every household still has one head. */
static gboolean
check_people (Undo *self, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);

  for (guint i = 0; i < self->rows->len; i++) {
    const RowUndo *undo = g_ptr_array_index (self->rows, i);
    g_autoptr (DvRecord) person = NULL;

    if (undo->kind != &dv_kind_person)
      continue;
    person = dv_db_load (db, undo->row, error);
    if (person == NULL ||
        (!dv_record_is_deleted (person) && !dv_household_check_head (db, person, error)))
      return FALSE;
  }
  return TRUE;
}

/* What was written down after a step rests on it: with such a step the later ones go first. */
static gboolean
check_steps (DvDb *db, const RowUndo *undo, GPtrArray **rules, GError **error)
{
  if (undo->kind != &dv_kind_step || undo->owner == 0)
    return TRUE;
  if (*rules == NULL)
    *rules = dv_transitions_read (db, error);
  return *rules != NULL && dv_case_check_undone (db, undo->owner, *rules, error);
}

/* A number of the register goes with its letter only when it is the last. */
static gboolean
check_book (DvDb *db, const RowUndo *undo, GError **error)
{
  g_autoptr (DvRecord) petition = NULL;

  if (undo->kind != &dv_kind_petition)
    return TRUE;
  petition = dv_db_load (db, undo->row, error);
  return petition != NULL &&
         (!dv_record_is_deleted (petition) || dv_petition_refuse_gap (db, petition, error));
}

static gboolean
check_petitions (Undo *self, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);
  g_autoptr (GPtrArray) rules = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    const RowUndo *undo = g_ptr_array_index (self->rows, i);

    if (!check_steps (db, undo, &rules, error) || !check_book (db, undo, error))
      return FALSE;
  }
  return TRUE;
}

static GHashTable *
row_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * dv_undo_batch:
 * @write: a transaction
 * @batch: the id of the transaction to take back
 * @undone: (out): what was put back and what was kept
 * @error: return location for a #DV_STORE_ERROR
 *
 * Puts everything that the transaction @batch changed back to what it was before, except what was
 * changed since, and what such records need. A link counts for the record that it starts from.
 *
 * Returns: whether it was written
 */
gboolean
dv_undo_batch (DvWrite *write, const char *batch, DvUndone *undone, GError **error)
{
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) doomed = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) put_back = row_set_new ();
  g_autoptr (GHashTable) kept = row_set_new ();
  g_autoptr (GPtrArray) rows = NULL;
  Undo self = { write, NULL, by_row, doomed, put_back, kept };
  DvId id;

  *undone = (DvUndone){ 0 };
  if (dv_id_parse (batch, &id))
    rows = read_batch (dv_write_get_db (write), &id, by_row, error);
  if (rows == NULL || rows->len == 0) {
    if (error == NULL || *error == NULL)
      g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                   /* translators: %s is the number of a change */
                   _ ("There is no change %s to undo."), batch);
    return FALSE;
  }
  dv_write_set_undoes (write, &id);
  self.rows = rows;
  if (!read_of_merge (dv_write_get_db (write), &id, &self.of_merge, error))
    return FALSE;
  if (!undo_rows (&self, error) || (self.of_merge && !check_people (&self, error)) ||
      !dv_copies_refuse_replaced (dv_write_get_db (write), error) ||
      !check_petitions (&self, error))
    return FALSE;
  undone->n_records = g_hash_table_size (put_back);
  undone->n_kept = g_hash_table_size (kept);
  return TRUE;
}

#define NOT_UNDONE " AND NOT EXISTS (SELECT 1 FROM sync_batch u WHERE u.undoes = b.id)"
#define OWN        " b.sid = (SELECT value FROM meta WHERE key = 'site')"

/* The last change that a person made here and that was not taken back. */
#define FIND_UNDO                                                    \
  "SELECT b.id, b.label, b.hlc FROM sync_batch b WHERE" OWN          \
  " AND b.purpose IN ('edit', 'import', 'redo', 'merge')" NOT_UNDONE \
  " AND b.hlc < :before ORDER BY b.hlc DESC LIMIT 1"

/* The last undoing, unless something was changed after it. */
#define FIND_REDO                                                                                \
  "SELECT b.id, b.label, b.hlc FROM sync_batch b WHERE" OWN " AND b.purpose = 'undo'" NOT_UNDONE \
  " AND NOT EXISTS (SELECT 1 FROM sync_batch e WHERE e.sid = b.sid AND e.hlc > b.hlc"            \
  "   AND e.purpose IN ('edit', 'import', 'merge'))"                                             \
  " AND b.hlc < :before ORDER BY b.hlc DESC LIMIT 1"

/* Finds the last transaction before @before that Undo or Redo may take back. */
static gboolean
find_last (DvDb *db, gboolean redo, gint64 *before, DvId *id, char **label, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, redo ? FIND_REDO : FIND_UNDO, error);
  const DvId *found;
  gsize size;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":before", *before);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  found = dv_stmt_get_blob (stmt, 0, &size);
  if (found == NULL || size != DV_ID_SIZE)
    return FALSE;
  *id = *found;
  g_free (*label);
  *label = g_strdup (dv_stmt_get_text (stmt, 1));
  *before = dv_stmt_get_integer (stmt, 2);
  return TRUE;
}

static gboolean
refuse_nothing (gboolean redo, GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return FALSE;
}

/**
 * dv_undo_last:
 * @write: a transaction
 * @redo: whether to take back the last undoing instead of the last change
 * @undone: (out): what was put back and what was kept
 * @label: (out) (transfer full) (nullable): what was taken back, in words
 * @error: return location for a #DV_STORE_ERROR
 *
 * Takes back what a person did last at this site. A change of which nothing can be put back any
 * more, because all of it was changed since, is passed over: otherwise Undo would be stuck at it.
 *
 * Returns: whether something was put back
 */
gboolean
dv_undo_last (DvWrite *write, gboolean redo, DvUndone *undone, char **label, GError **error)
{
  gint64 before = G_MAXINT64;
  guint n_kept = 0;
  DvId id;

  *label = NULL;
  while (find_last (dv_write_get_db (write), redo, &before, &id, label, error)) {
    g_autofree char *batch = dv_id_to_text (&id);

    if (!dv_undo_batch (write, batch, undone, error))
      return FALSE;
    n_kept += undone->n_kept;
    if (undone->n_records == 0)
      continue;
    undone->n_kept = n_kept;
    dv_write_set_label (write, *label);
    return TRUE;
  }
  return refuse_nothing (redo, error);
}
