/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-write.h"

#include <glib/gi18n-lib.h>

#include "dv-disputes.h"
#include "dv-dues.h"
#include "dv-erase.h"
#include "dv-guard.h"
#include "dv-kinds.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-prefill.h"
#include "dv-problem.h"
#include "dv-references.h"
#include "dv-rights.h"
#include "dv-row.h"
#include "dv-search.h"
#include "dv-siblings.h"
#include "dv-site.h"
#include "dv-store-error.h"
#include "dv-stages.h"
#include "dv-through.h"
#include "dv-write-private.h"

/**
 * dv_write_get_db:
 * @self: a transaction
 *
 * Returns: the connection, to read with
 */
DvDb *
dv_write_get_db (DvWrite *self)
{
  return self->db;
}

/**
 * dv_write_get_actor:
 * @self: a transaction
 *
 * Returns: (nullable): who writes
 */
const char *
dv_write_get_actor (DvWrite *self)
{
  return self->actor;
}

/**
 * dv_write_get_purpose:
 * @self: a transaction
 *
 * Returns: `edit`, `import`, …; see #DvWriteOptions
 */
const char *
dv_write_get_purpose (DvWrite *self)
{
  return self->purpose;
}

/**
 * dv_write_set_undoes:
 * @self: a transaction
 * @batch: the id of the transaction that this one takes back
 */
void
dv_write_set_undoes (DvWrite *self, const DvId *batch)
{
  dv_streams_set_undoes (self->streams, batch);
}

/**
 * dv_write_set_label:
 * @self: a transaction
 * @label: what it does, in words, when that is known only now
 */
void
dv_write_set_label (DvWrite *self, const char *label)
{
  dv_streams_set_label (self->streams, label);
}

/**
 * dv_write_note_change:
 * @self: a transaction
 * @row: the number of a record that was written by other means than this
 * @kind: its kind
 *
 * Announces the change when the transaction is committed, and lets follow from it what is reckoned
 * from other records.
 */
void
dv_write_note_change (DvWrite *self, gint64 row, const DvKind *kind)
{
  DvChanged changed = { row, kind };

  if (!g_hash_table_add (self->changed_rows, g_memdup2 (&row, sizeof row)))
    return;
  g_array_append_val (self->changed, changed);
}

/**
 * dv_write_note_row:
 * @self: a transaction
 * @row: the number of a record that was written by other means than this
 * @error: return location for a #DV_STORE_ERROR
 *
 * Like dv_write_note_change(), where the kind has to be looked up.
 *
 * Returns: whether there is such a record
 */
gboolean
dv_write_note_row (DvWrite *self, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (self->db, row, error);

  if (record != NULL)
    dv_write_note_change (self, row, dv_record_get_kind (record));
  return record != NULL;
}

/* Returns: (transfer full) (nullable) (array zero-terminated=1): what makes the record the fact
 * that it is, %NULL if it is a thing of its own. A row of a catalogue is named by its code, so that
 * every site makes the same row. */
static GPtrArray *
identity_parts (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *key = kind->flags & DV_KIND_CATALOGUE ? dv_kind_get_key_field (kind) : NULL;
  GPtrArray *parts;

  if (kind->identity == NULL && (key == NULL || dv_record_get_value (record, key) == NULL))
    return NULL;
  parts = g_ptr_array_new ();
  if (kind->identity == NULL)
    g_ptr_array_add (parts, (gpointer) dv_record_get_value (record, key));
  for (guint i = 0; kind->identity != NULL && kind->identity[i] != NULL; i++) {
    const char *value = dv_record_get (record, kind->identity[i]);

    g_ptr_array_add (parts, (gpointer) (value != NULL ? value : ""));
  }
  g_ptr_array_add (parts, NULL);
  return parts;
}

/**
 * dv_write_compute_id:
 * @record: a record
 * @id: (out): its id
 *
 * Gives a logical fact and a row of a catalogue the id that follows from its parts, and any other
 * record a new one.
 *
 * Returns: whether the id follows from the parts
 */
gboolean
dv_write_compute_id (DvRecord *record, DvId *id)
{
  g_autoptr (GPtrArray) parts = identity_parts (record);

  if (parts == NULL) {
    *id = dv_id_new ();
    return FALSE;
  }
  *id = dv_id_compute (dv_record_get_kind (record)->id, (const char *const *) parts->pdata);
  return TRUE;
}

static gboolean
write_index (DvWrite *self, DvRecord *old, DvRecord *record, gint64 row, GError **error)
{
  if (old != NULL && !dv_search_is_touched (old, record))
    return TRUE;
  if (old != NULL && !dv_search_remove (self->db, row, old, error))
    return FALSE;
  return dv_search_add (self->db, row, record, error);
}

static gboolean
change_row (DvWrite *self,
            DvRecord *record,
            DvRecord *old,
            const DvOp *op,
            DvDot *dot,
            GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  DvStamp stamp = { { self->sid, 0 }, 0, self->actor };
  gint64 scope;

  if (version == NULL || !dv_row_get_scope (self->db, row, &scope, error) ||
      !dv_streams_add (self->streams, scope, row, op, &stamp.dot.seq, error) ||
      !dv_streams_get_time (self->streams, &stamp.hlc, error) ||
      !dv_siblings_merge (self->db, record, version, op, &stamp, error))
    return FALSE;
  *dot = stamp.dot;
  dv_write_note_change (self, row, kind);
  if (dv_version_is_erased (version))
    dv_erase_values (record);
  return dv_row_update (self->db, record, error) && write_index (self, old, record, row, error) &&
         (!dv_version_is_erased (version) || dv_erase_follow (self, old, error));
}

/* A part that comes to belong to another record changes the one that it belonged to, too. */
static gboolean
note_old_owner (DvWrite *self, DvRecord *old, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  const char *owner = kind->owner != NULL ? dv_record_get (old, kind->owner) : NULL;
  guint owner_kind = 0;
  gint64 row = 0;
  DvId id;

  if (owner == NULL || g_strcmp0 (owner, dv_record_get (record, kind->owner)) == 0 ||
      !dv_id_parse (owner, &id))
    return TRUE;
  if (!dv_db_find_row (self->db, &id, &row, &owner_kind, error))
    return FALSE;
  if (row != 0)
    dv_write_note_change (self, row, dv_kind_find_by_id (owner_kind));
  return TRUE;
}

static gboolean
write_op (DvWrite *self, DvRecord *stored, const DvOp *op, DvDot *dot, GError **error)
{
  g_autoptr (DvRecord) old = dv_record_copy (stored);

  return change_row (self, stored, old, op, dot, error) &&
         note_old_owner (self, old, stored, error);
}

/**
 * dv_write_op:
 * @self: a transaction
 * @stored: a record as the store has it; its values and version are brought up to date
 * @op: a change of it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes one change: the log, the version, the row and the search index.
 *
 * Returns: whether it was written
 */
gboolean
dv_write_op (DvWrite *self, DvRecord *stored, DvOp *op, GError **error)
{
  DvDot dot;

  return write_op (self, stored, op, &dot, error) && dv_write_follow_unit (self, stored, op, error);
}

static gboolean
refuse_problems (DvRecord *record, GError **error)
{
  g_autoptr (GPtrArray) problems = dv_record_check (record);
  g_autofree char *text = NULL;

  if (problems->len == 0)
    return TRUE;
  text = dv_problems_to_text (problems);
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, text);
  return FALSE;
}

/* Who is typed at the laptop of a residential group without one is of that group, and says so: at
 * the office they would be found in none. */
static gboolean
name_group (DvWrite *self, DvRecord *record, gint64 scope, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (DvStmt) stmt = NULL;
  g_autoptr (DvRecord) group = NULL;

  if (kind->scope != DV_SCOPE_PERSON || kind->unit == NULL || scope == DV_SCOPE_NUMBER_WARD ||
      scope == DV_SCOPE_NUMBER_OFFICE || dv_record_get (record, kind->unit) != NULL)
    return TRUE;
  stmt = dv_db_prepare (self->db, "SELECT name FROM sync_scope WHERE scope = :scope", error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":scope", scope);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  group = dv_db_load_id (self->db, dv_stmt_get_text (stmt, 0), error);
  if (group == NULL)
    return FALSE;
  dv_record_set (record, kind->unit, dv_record_get_id (group));
  dv_record_set_link_title (record, dv_kind_find_field (kind, kind->unit),
                            dv_record_get_title (group));
  return TRUE;
}

/* The office would refuse the whole packet. */
static gboolean
refuse_office_kind (DvWrite *self, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  gboolean may = TRUE;

  if (kind->scope != DV_SCOPE_OFFICE || dv_rights_may_make (kind))
    return TRUE;
  if (!dv_rights_may_write (self->db, record, &may, error))
    return FALSE;
  if (!may)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("This is made at the ward office only. Nothing was saved."));
  return may;
}

static gboolean
create_record (DvWrite *self, DvRecord *record, const DvId *id, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);
  g_autofree char *text = dv_id_to_text (id);
  g_autoptr (DvVersion) version = NULL;
  DvDot dot = { self->sid, 0 };
  gint64 scope, row;

  op->creates = TRUE;
  if (!refuse_office_kind (self, record, error) ||
      !dv_row_find_scope (self->db, record, &scope, error) ||
      !name_group (self, record, scope, error) ||
      !dv_streams_get_next (self->streams, scope, &dot.seq, error))
    return FALSE;
  dv_write_add_all_fields (op, record);
  version = dv_version_new (dot);
  dv_record_set_stored (record, text, 0, NULL);
  dv_row_set_version (record, version);
  if (!dv_row_reserve (self->db, id, record, scope, &row, error) ||
      !dv_streams_add (self->streams, scope, row, op, &dot.seq, error))
    return FALSE;
  dv_write_note_change (self, row, kind);
  return dv_row_insert (self->db, record, error) && write_index (self, NULL, record, row, error);
}

/* The form gave back the versions that it read; if the store has newer ones of the fields that the
 * form changed, the person must see them first. */
static gboolean
refuse_if_stale (DvRecord *record,
                 DvRecord *stored,
                 const DvField *field,
                 const GArray *seen,
                 const DvVersion *current,
                 GError **error)
{
  g_autoptr (GArray) dots = dv_version_get_dots (current, field->id);
  g_autofree char *shown = NULL;

  if (dv_dots_cover (seen, dots))
    return TRUE;
  shown = dv_record_get_display (stored, field);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
               /* translators: the label of a field, and its value */
               _ (
                 "%s was changed meanwhile to “%s”. Nothing was saved: look at the new value, then "
                 "save again."),
               dv_field_get_label (field), shown);
  return FALSE;
}

/* Returns: (transfer full): the change that brings @stored to what the form says */
static DvOp *
compare_with_stored (DvRecord *record, DvRecord *stored, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (DvVersion) base = dv_row_get_version (record, error);
  g_autoptr (DvVersion) current = base != NULL ? dv_row_get_version (stored, error) : NULL;
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);

  if (current == NULL)
    return NULL;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (base, DV_FIELD_LIFE);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (record, field);
    g_autoptr (GArray) seen = NULL;

    if (!dv_field_is_logged (field) || !dv_record_is_changed (record, field) ||
        g_strcmp0 (value, dv_record_get_value (stored, field)) == 0)
      continue;
    seen = dv_version_get_dots (base, field->id);
    if (!refuse_if_stale (record, stored, field, seen, current, error))
      return NULL;
    dv_op_add (op, field->id, g_steal_pointer (&seen), value);
  }
  return g_steal_pointer (&op);
}

/* The form has seen what it read and what it wrote now, not what others wrote meanwhile into fields
 * that it left alone: only that may it replace later. */
static gboolean
set_base (DvRecord *record, DvRecord *stored, const DvOp *op, DvDot dot, GError **error)
{
  g_autoptr (DvVersion) seen = dv_row_get_version (record, error);
  g_autoptr (GBytes) base = NULL;

  if (seen == NULL)
    return FALSE;
  dv_op_apply (op, seen, dot);
  base = g_byte_array_free_to_bytes (dv_version_to_bytes (seen));
  dv_record_set_stored (record, dv_record_get_id (stored), dv_record_get_row (stored), base);
  dv_record_set_state (record, FALSE, dv_record_is_conflicted (stored));
  return TRUE;
}

static gboolean
update_record (DvWrite *self, DvRecord *record, DvRecord *stored, GError **error)
{
  g_autoptr (DvOp) op = NULL;
  DvDot dot;

  if (dv_record_is_deleted (stored) && !dv_record_is_deleted (record)) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
                         _ (
                           "The record was deleted meanwhile. Nothing was saved: undo the deletion "
                           "first, then save again."));
    return FALSE;
  }
  op = compare_with_stored (record, stored, error);
  if (op == NULL)
    return FALSE;
  if (op->fields->len == 0 && !dv_record_is_deleted (stored))
    return TRUE;
  return write_op (self, stored, op, &dot, error) && set_base (record, stored, op, dot, error) &&
         dv_write_follow_unit (self, record, op, error);
}

/* A logical fact that was already typed, or deleted: the values typed now are a change of it. */
static gboolean
update_fact (DvWrite *self, DvRecord *record, gint64 row, GError **error)
{
  g_autoptr (DvRecord) stored = dv_db_load (self->db, row, error);

  if (stored == NULL)
    return FALSE;
  dv_record_set_stored (record, dv_record_get_id (stored), row, dv_record_get_base (stored));
  dv_record_set_state (record, dv_record_is_deleted (stored), FALSE);
  return update_record (self, record, stored, error);
}

/* Whether @stored still is the fact by which it got its id: its parts can be edited. */
static gboolean
is_same_fact (DvRecord *record, DvRecord *stored)
{
  DvId id, other;

  return dv_record_get_kind (record) == dv_record_get_kind (stored) &&
         dv_write_compute_id (record, &id) && dv_write_compute_id (stored, &other) &&
         memcmp (&id, &other, sizeof id) == 0;
}

/* Finds the record of a fact, or the id that it is to get. Where another fact has come to stand
 * under the id, it is left alone, and the next id is taken. */
static gboolean
find_fact (DvWrite *self, DvRecord *record, DvId *id, gint64 *row, GError **error)
{
  *row = 0;
  if (!dv_write_compute_id (record, id))
    return TRUE;
  for (;;) {
    g_autoptr (DvRecord) stored = NULL;
    g_autofree char *text = dv_id_to_text (id);

    if (!dv_db_find_row (self->db, id, row, NULL, error))
      return FALSE;
    stored = *row != 0 ? dv_db_load (self->db, *row, error) : NULL;
    if (*row == 0 || (stored != NULL && is_same_fact (record, stored)))
      return TRUE;
    if (stored == NULL)
      return FALSE;
    *id = dv_id_compute (dv_record_get_kind (record)->id, (const char *const[]){ text, NULL });
  }
}

static gboolean
save_new (DvWrite *self, DvRecord *record, GError **error)
{
  DvId id;
  gint64 row = 0;

  if (!find_fact (self, record, &id, &row, error))
    return FALSE;
  return row != 0 ? update_fact (self, record, row, error)
                  : create_record (self, record, &id, error);
}

/* A record that has an id: it is in the store, or is to come into it under this id. */
static gboolean
save_named (DvWrite *self, DvRecord *record, GError **error)
{
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId id;

  if (!dv_id_parse (dv_record_get_id (record), &id) ||
      !dv_db_find_row (self->db, &id, &row, NULL, error))
    return FALSE;
  if (row == 0)
    return create_record (self, record, &id, error);
  if (dv_record_get_row (record) == 0)
    return update_fact (self, record, row, error);
  stored = dv_db_load (self->db, row, error);
  return stored != NULL && update_record (self, record, stored, error);
}

static DvRecord *
relation_new (DvRecord *source, const DvField *field, const DvLink *link)
{
  DvRecord *relation = dv_record_new (&dv_kind_relation);
  g_autofree char *number = g_strdup_printf ("%u", field->id);

  dv_record_set (relation, "source", dv_record_get_id (source));
  dv_record_set (relation, "field", number);
  dv_record_set (relation, "target", link->id);
  dv_record_set (relation, "role", link->role);
  return relation;
}

static gboolean
remove_link (DvWrite *self,
             DvRecord *source,
             const DvField *field,
             const DvLink *link,
             GError **error)
{
  g_autoptr (DvRecord) relation = NULL;
  g_autoptr (DvRecord) stored = NULL;
  DvId id;
  gint64 row;

  if (field->through != NULL)
    return dv_through_remove (self, source, field, link->id, error);
  relation = relation_new (source, field, link);
  dv_write_compute_id (relation, &id);
  if (!dv_db_find_row (self->db, &id, &row, NULL, error))
    return FALSE;
  if (row == 0)
    return TRUE;
  stored = dv_db_load (self->db, row, error);
  return stored != NULL && (dv_record_is_deleted (stored) || dv_write_delete (self, stored, error));
}

static gboolean
add_link (DvWrite *self, DvRecord *source, const DvField *field, const DvLink *link, GError **error)
{
  g_autoptr (DvRecord) relation = NULL;
  g_autoptr (DvRecord) stored = NULL;
  DvId id;
  gint64 row;

  if (field->through != NULL)
    return dv_through_add (self, source, field, link->id, error);
  relation = relation_new (source, field, link);
  dv_write_compute_id (relation, &id);
  if (!dv_db_find_row (self->db, &id, &row, NULL, error))
    return FALSE;
  if (row == 0)
    return create_record (self, relation, &id, error);
  /* It was there before, perhaps with a role that it has no more. */
  stored = dv_db_load (self->db, row, error);
  if (stored == NULL)
    return FALSE;
  g_set_object (&relation, NULL);
  relation = dv_record_copy (stored);
  dv_record_set (relation, "role", link->role);
  return update_record (self, relation, stored, error);
}

static gboolean
save_links (DvWrite *self, DvRecord *record, const DvField *field, GError **error)
{
  g_autoptr (GPtrArray) before = dv_links_parse (dv_record_get_original (record, field));
  g_autoptr (GPtrArray) after = dv_links_parse (dv_record_get_value (record, field));

  for (guint i = 0; i < before->len; i++) {
    DvLink *link = g_ptr_array_index (before, i);

    if (dv_links_find (after, link->id) == NULL && !remove_link (self, record, field, link, error))
      return FALSE;
  }
  for (guint i = 0; i < after->len; i++) {
    DvLink *link = g_ptr_array_index (after, i);
    DvLink *old = dv_links_find (before, link->id);

    if ((old == NULL || g_strcmp0 (old->role, link->role) != 0) &&
        !add_link (self, record, field, link, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
save_all_links (DvWrite *self, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (field->type != DV_TYPE_LINKS || !dv_record_is_changed (record, field))
      continue;
    if (!save_links (self, record, field, error))
      return FALSE;
    dv_write_note_change (self, dv_record_get_row (record), kind);
  }
  return TRUE;
}

static gboolean
save (DvWrite *self, DvRecord *record, GError **error)
{
  gboolean saved = dv_record_get_id (record) == NULL ? save_new (self, record, error)
                                                     : save_named (self, record, error);

  if (!saved || !save_all_links (self, record, error))
    return FALSE;
  dv_record_mark_clean (record);
  return TRUE;
}

/* The record as the store has it, and as it will be: what the form left alone may have been changed
 * by somebody else. */
static gboolean
read_change (DvDb *db, DvRecord *record, DvRecord **before, DvRecord **after, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (dv_record_get_row (record) == 0) {
    *after = dv_record_copy (record);
    return TRUE;
  }
  *before = dv_db_load (db, dv_record_get_row (record), error);
  if (*before == NULL)
    return FALSE;
  *after = dv_record_copy (*before);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (dv_record_is_changed (record, &kind->fields[i]))
      dv_record_set_value (*after, &kind->fields[i],
                           dv_record_get_value (record, &kind->fields[i]));
  }
  return TRUE;
}

/* Two entries of the register that were one person all along: what a list says of them stays as it
 * was approved. */
static gboolean
is_merge (DvWrite *self)
{
  return g_strcmp0 (self->purpose, "merge") == 0;
}

/* What the program sets up and what other sites send has the number that it was given there. */
static gboolean
give_number (DvWrite *self, DvRecord *record, GError **error)
{
  if (!self->guarded || dv_record_get_kind (record) != &dv_kind_petition)
    return TRUE;
  if (self->numbers == NULL)
    self->numbers = dv_numbers_new (self->db);
  return dv_numbers_give (self->numbers, record, error);
}

/* A letter that was not saved has no number; the next one gets it. */
static gboolean
take_number_back (DvWrite *self, DvRecord *record, const char *number, const char *book)
{
  if (dv_record_get_kind (record) != &dv_kind_petition)
    return FALSE;
  dv_record_set (record, "number", number);
  dv_record_set (record, "book", book);
  g_clear_pointer (&self->numbers, dv_numbers_free);
  return FALSE;
}

static gboolean
complete_and_check (DvWrite *self,
                    DvRecord *record,
                    DvRecord **before,
                    DvRecord **after,
                    GError **error)
{
  return (is_merge (self) || dv_prefill_links (self->db, record, error)) &&
         dv_prefill_number (self->db, record, error) && give_number (self, record, error) &&
         refuse_problems (record, error) &&
         (after == NULL || (read_change (self->db, record, before, after, error) &&
                            dv_guard_check (self->db, *before, *after, error)));
}

/**
 * dv_write_save:
 * @self: a transaction
 * @record: a record as a person wants it; it gets its id and the versions of what was saved
 * @error: return location for a #DV_STORE_ERROR: invalid, in conflict, or a failure of the store
 *
 * Saves the values that differ from those that the record was read with. A new record gets an id,
 * unless it brings one; one that states a logical fact already known changes the record of that
 * fact.
 *
 * Returns: whether it was written
 */
gboolean
dv_write_save (DvWrite *self, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  gboolean guarded = self->guarded && dv_guard_watches (kind);
  gboolean numbered = kind == &dv_kind_petition;
  g_autofree char *number = numbered ? g_strdup (dv_record_get (record, "number")) : NULL;
  g_autofree char *book = numbered ? g_strdup (dv_record_get (record, "book")) : NULL;
  g_autoptr (DvRecord) before = NULL;
  g_autoptr (DvRecord) after = NULL;

  if (!complete_and_check (self, record, &before, guarded ? &after : NULL, error) ||
      !save (self, record, error))
    return take_number_back (self, record, number, book);
  if (!guarded)
    return TRUE;
  dv_record_set_stored (after, dv_record_get_id (record), dv_record_get_row (record),
                        dv_record_get_base (record));
  return dv_guard_follow (self, before, after, error);
}

static gboolean
set_life (DvWrite *self, DvRecord *record, DvLife life, GError **error)
{
  g_autoptr (DvRecord) stored = dv_db_load_id (self->db, dv_record_get_id (record), error);
  g_autoptr (DvVersion) base = stored != NULL ? dv_row_get_version (record, error) : NULL;
  g_autoptr (DvVersion) current = base != NULL ? dv_row_get_version (stored, error) : NULL;
  g_autoptr (DvOp) op = dv_op_new (dv_record_get_kind (record)->id, life);
  g_autoptr (GArray) dots = NULL;

  if (current == NULL)
    return FALSE;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (base, DV_FIELD_LIFE);
  dots = dv_version_get_dots (current, DV_FIELD_LIFE);
  if (!dv_dots_cover (op->life_replaced, dots)) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
                 /* translators: %s is the title of a record */
                 _ ("“%s” was changed meanwhile. Nothing was done: look at it, then try again."),
                 dv_record_get_title (stored));
    return FALSE;
  }
  if (!dv_write_op (self, stored, op, error))
    return FALSE;
  dv_record_set_stored (record, dv_record_get_id (stored), dv_record_get_row (stored),
                        dv_record_get_base (stored));
  dv_record_set_state (record, dv_record_is_deleted (stored), dv_record_is_conflicted (stored));
  return TRUE;
}

/* Loads a record, or the one that it belongs to if it is of a kind that nobody sees. */
static DvRecord *
load_shown (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, error);
  const DvKind *kind;

  if (record == NULL)
    return NULL;
  kind = dv_record_get_kind (record);
  if ((kind->flags & DV_KIND_HIDDEN) && kind->owner != NULL)
    return dv_db_load_id (db, dv_record_get (record, kind->owner), error);
  return g_steal_pointer (&record);
}

/* Whether it is sensitive that @first links to @record, so that it is not said who it is. */
static gboolean
is_secret (DvRecord *first, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (first);

  for (guint i = 0; i < kind->n_fields; i++) {
    if ((kind->fields[i].flags & DV_FIELD_SENSITIVE) &&
        g_strcmp0 (dv_record_get_value (first, &kind->fields[i]), dv_record_get_id (record)) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
refuse_if_needed (DvWrite *self, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_autoptr (GArray) rows =
    dv_references_list (self->db, dv_record_get_row (record), kind, FALSE, 1, error);
  g_autoptr (DvRecord) first = NULL;

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  first = load_shown (self->db, g_array_index (rows, gint64, 0), error);
  if (first == NULL)
    return FALSE;
  if (is_secret (first, record)) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONSTRAINT,
                 /* translators: the title of a record, then a kind of record */
                 _ ("“%s” was not deleted: other records need it, for instance of the kind “%s”. "
                    "Change those first."),
                 dv_record_get_title (record), dv_kind_get_label (dv_record_get_kind (first)));
    return FALSE;
  }
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONSTRAINT,
               /* translators: the title of a record, then the kind and title of another */
               _ ("“%s” was not deleted: other records need it, for instance %s “%s”. Change "
                  "those first."),
               dv_record_get_title (record), dv_kind_get_label (dv_record_get_kind (first)),
               dv_record_get_title (first));
  return FALSE;
}

static gboolean
delete_parts (DvWrite *self, DvRecord *record, GError **error)
{
  g_autoptr (GArray) rows = dv_references_list (self->db, dv_record_get_row (record),
                                                dv_record_get_kind (record), TRUE, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) part = dv_db_load (self->db, g_array_index (rows, gint64, i), error);

    if (part == NULL || !set_life (self, part, DV_LIFE_DELETED, error))
      return FALSE;
  }
  return rows != NULL;
}

/**
 * dv_write_check:
 * @self: a transaction
 * @before: (nullable): a record as it is in the store, %NULL if it is new
 * @after: (nullable): as it is to be, %NULL if it is to be deleted
 * @error: return location for a #DV_STORE_ERROR
 *
 * Asks the rules that need other records (see #DvGuard). What the program sets up and what other
 * sites send is not refused: it was decided elsewhere.
 *
 * Returns: whether the change is allowed
 */
gboolean
dv_write_check (DvWrite *self, DvRecord *before, DvRecord *after, GError **error)
{
  return !self->guarded || dv_guard_check (self->db, before, after, error);
}

/**
 * dv_write_delete:
 * @self: a transaction
 * @record: a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Marks the record and all that belongs to it as deleted. Their values stay in the store, so that
 * they can come back. A record that others link to is not deleted.
 *
 * Returns: whether it was written
 */
gboolean
dv_write_delete (DvWrite *self, DvRecord *record, GError **error)
{
  if (!dv_write_check (self, record, NULL, error) || !refuse_if_needed (self, record, error) ||
      !delete_parts (self, record, error) || !set_life (self, record, DV_LIFE_DELETED, error))
    return FALSE;
  return !self->guarded || dv_guard_follow (self, record, NULL, error);
}

/**
 * dv_write_restore:
 * @self: a transaction
 * @record: a deleted record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Brings a deleted record back.
 *
 * Returns: whether it was written
 */
gboolean
dv_write_restore (DvWrite *self, DvRecord *record, GError **error)
{
  return set_life (self, record, DV_LIFE_ALIVE, error);
}

typedef struct {
  DvWrite *write;
  DvWriteFunc func;
  gpointer data;
} Run;

/* What was not numbered here may have any number. */
static gboolean
forget_numbers (DvWrite *self, GError **error)
{
  for (guint i = 0; i < self->changed->len && !self->guarded; i++) {
    if (g_array_index (self->changed, DvChanged, i).kind == &dv_kind_petition)
      return dv_numbers_forget (self->db, error);
  }
  return TRUE;
}

/* What follows from other records, whoever changed them: a person, an undoing, another site. It is
 * reckoned when everything else is written. */
static gboolean
derive (DvWrite *self, GError **error)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!forget_numbers (self, error) || !dv_stages_follow (self->db, self->changed, moved, error) ||
      !dv_dues_follow (self->db, self->changed, moved, error))
    return FALSE;
  for (guint i = 0; i < moved->len; i++)
    dv_write_note_change (self, g_array_index (moved, gint64, i), &dv_kind_petition);
  return dv_disputes_follow (self->db, error);
}

static gboolean
run_cb (DvDb *db, gpointer data, GError **error)
{
  Run *run = data;

  return run->func (run->write, run->data, error) && derive (run->write, error) &&
         dv_streams_finish (run->write->streams, error);
}

/* What the program sets up and what other sites send was decided elsewhere; merging two people
 * moves links, also those of lists that were approved. */
static gboolean
is_guarded (const char *purpose)
{
  static const char *const free[] = { "setup", "packet", "merge", DV_PURPOSE_ERASE, NULL };

  return purpose == NULL || !g_strv_contains (free, purpose);
}

/**
 * dv_write_transaction:
 * @db: a connection
 * @options: who and what
 * @func: what to write
 * @data: what to give it
 * @batch: (out) (optional) (transfer full) (nullable): the id of what was committed, %NULL if
 *   nothing was written
 * @changed: (out) (optional) (transfer full) (element-type DvChanged): the records that were
 * written
 * @error: return location for the reason of failure
 *
 * Writes records in one transaction, together with their log.
 *
 * Returns: whether it was committed
 */
gboolean
dv_write_transaction (DvDb *db,
                      const DvWriteOptions *options,
                      DvWriteFunc func,
                      gpointer data,
                      char **batch,
                      GArray **changed,
                      GError **error)
{
  DvWrite write = { .db = db, .actor = options->actor };
  Run run = { &write, func, data };
  gboolean committed;

  if (!dv_site_get_own (db, &write.sid, NULL, error))
    return FALSE;
  write.purpose = options->purpose != NULL ? options->purpose : "edit";
  write.guarded = is_guarded (options->purpose);
  write.streams = dv_streams_new (db, write.sid, options->actor, options->label, options->purpose);
  write.changed = g_array_new (FALSE, FALSE, sizeof (DvChanged));
  write.changed_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  committed = dv_db_transaction (db, run_cb, &run, error);
  if (committed && batch != NULL)
    *batch = dv_streams_get_batch (write.streams);
  if (committed && changed != NULL)
    *changed = g_array_ref (write.changed);
  g_hash_table_unref (write.changed_rows);
  g_array_unref (write.changed);
  dv_streams_free (write.streams);
  dv_numbers_free (write.numbers);
  return committed;
}
