/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-load.h"
#include "dv-moved.h"
#include "dv-references.h"
#include "dv-row.h"
#include "dv-store-error.h"
#include "dv-write-private.h"

/* Records that come to belong to another scope, see dv-moved.c. */

/**
 * dv_write_add_all_fields:
 * @op: a change that makes a record
 * @record: the record
 *
 * Lets the change say all values that the record has.
 */
void
dv_write_add_all_fields (DvOp *op, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (record, &kind->fields[i]);

    if (value != NULL && dv_field_is_logged (&kind->fields[i]))
      dv_op_add (op, kind->fields[i].id, g_array_new (FALSE, FALSE, sizeof (DvDot)), value);
  }
}

/* Says of all fields what they are, to take the place of what they were in @version. */
static void
set_all_fields (DvOp *op, DvRecord *record, const DvVersion *version)
{
  const DvKind *kind = dv_record_get_kind (record);

  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (dv_field_is_logged (field))
      dv_op_add (op, field->id, dv_version_get_dots (version, field->id),
                 dv_record_get_value (record, field));
  }
}

/* The change that makes the record in a scope; if it has been there before, @version is what it was
 * there. */
static DvOp *
making_op (DvWrite *self, DvRecord *record, gint64 scope, DvVersion **version, GError **error)
{
  g_autoptr (DvOp) op = dv_op_new (dv_record_get_kind (record)->id, DV_LIFE_ALIVE);
  g_autoptr (GError) local = NULL;

  *version = dv_moved_read (self->db, dv_record_get_row (record), scope, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  op->creates = *version == NULL;
  if (op->creates)
    dv_write_add_all_fields (op, record);
  else
    set_all_fields (op, record, *version);
  return g_steal_pointer (&op);
}

/* Ends the record in the scope that it belongs to and makes it in another. */
static gboolean
write_move (DvWrite *self, DvRecord *record, gint64 from, gint64 to, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvVersion) old = dv_row_read_version (self->db, row, error);
  g_autoptr (DvVersion) next = NULL;
  g_autoptr (DvOp) end = dv_op_new (kind->id, DV_LIFE_MOVED);
  g_autoptr (DvOp) make = NULL;
  DvDot dot = { self->sid, 0 };

  if (old == NULL)
    return FALSE;
  g_array_unref (end->life_replaced);
  end->life_replaced = dv_version_get_dots (old, DV_FIELD_LIFE);
  if (!dv_streams_add (self->streams, from, row, end, &dot.seq, error))
    return FALSE;
  dv_op_apply (end, old, dot);
  make = making_op (self, record, to, &next, error);
  if (make == NULL || !dv_streams_add (self->streams, to, row, make, &dot.seq, error))
    return FALSE;
  if (next == NULL)
    next = dv_version_new (dot);
  else
    dv_op_apply (make, next, dot);
  dv_row_set_version (record, next);
  dv_write_note_change (self, row, kind);
  return dv_moved_switch (self->db, row, to, old, next, error);
}

static gboolean
refuse_disputed (DvRecord *record, GError **error)
{
  if (!dv_record_is_conflicted (record))
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT,
               /* translators: %s is the title of a record */
               _ (
                 "Two people have changed “%s” at once. Nothing was saved: settle that first, then "
                 "give it to another residential group."),
               dv_record_get_title (record));
  return FALSE;
}

static gboolean move_to (DvWrite *self, DvRecord *record, gint64 scope, GError **error);

/* What belongs to a record goes with it. */
static gboolean
move_parts (DvWrite *self, DvRecord *record, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) rows = dv_references_list (self->db, dv_record_get_row (record),
                                                dv_record_get_kind (record), TRUE, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) part = dv_db_load (self->db, g_array_index (rows, gint64, i), error);
    gint64 scope;

    if (part == NULL || !dv_row_get_scope (self->db, dv_record_get_row (part), &scope, error))
      return FALSE;
    if (dv_record_get_kind (part)->scope == DV_SCOPE_OWNER && scope == from &&
        !move_to (self, part, to, error))
      return FALSE;
  }
  return rows != NULL;
}

static gboolean
move_to (DvWrite *self, DvRecord *record, gint64 scope, GError **error)
{
  gint64 from;

  if (!dv_row_get_scope (self->db, dv_record_get_row (record), &from, error))
    return FALSE;
  return from == scope ||
         (refuse_disputed (record, error) && write_move (self, record, from, scope, error) &&
          move_parts (self, record, from, scope, error));
}

/**
 * dv_write_follow_unit:
 * @self: a transaction
 * @record: a record as it is now
 * @op: what was changed of it
 * @error: return location for a #DV_STORE_ERROR
 *
 * A person who moves to another residential group, or work that is handed to one, comes to belong
 * to its scope. What other sites changed is where they say it is.
 *
 * Returns: whether it is where it belongs
 */
gboolean
dv_write_follow_unit (DvWrite *self, DvRecord *record, const DvOp *op, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *unit = kind->unit != NULL ? dv_kind_find_field (kind, kind->unit) : NULL;
  gint64 scope;

  if ((kind->scope != DV_SCOPE_UNIT && kind->scope != DV_SCOPE_PERSON) || unit == NULL ||
      dv_op_find (op, unit->id) == NULL || dv_record_is_deleted (record))
    return TRUE;
  return dv_row_find_scope (self->db, record, &scope, error) &&
         move_to (self, record, scope, error);
}

/* Says anew that the record is where it is: what ends it there may still be on its way, from
 * somebody who did not know that another scope would be the one to lose it. */
static gboolean
stay (DvWrite *self, DvRecord *record, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  g_autoptr (DvOp) op = dv_op_new (dv_record_get_kind (record)->id, DV_LIFE_ALIVE);

  if (version == NULL)
    return FALSE;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return dv_record_is_deleted (record) || dv_write_op (self, record, op, error);
}

/* What was destroyed on request is destroyed in the other scope, too. */
static gboolean
end_of_others (DvRecord *record, DvLife *life, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);

  *life = version != NULL && dv_version_is_erased (version) ? DV_LIFE_ERASED : DV_LIFE_MOVED;
  return version != NULL;
}

static gboolean
settle_moved (DvWrite *self, DvRecord *record, gint64 scope, GError **error)
{
  gint64 row = dv_record_get_row (record);
  g_autoptr (DvVersion) version = dv_moved_read (self->db, row, scope, error);
  g_autoptr (DvOp) op = dv_op_new (dv_record_get_kind (record)->id, DV_LIFE_MOVED);
  DvStamp stamp = { { self->sid, 0 }, 0, self->actor };

  if (version == NULL || !end_of_others (record, &op->life, error) ||
      (!dv_version_is_life_disputed (version) && !stay (self, record, error)))
    return FALSE;
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return dv_streams_add (self->streams, scope, row, op, &stamp.dot.seq, error) &&
         dv_streams_get_time (self->streams, &stamp.hlc, error) &&
         dv_moved_merge (self->db, row, scope, op, &stamp, error) &&
         dv_moved_note (self->db, row, stamp.hlc, error);
}

/**
 * dv_write_settle_moved:
 * @self: a transaction
 * @record: a record that was given to another scope while somebody changed it in the old one
 * @error: return location for a #DV_STORE_ERROR
 *
 * Leaves the record where it is. What was typed in the old scope is typed again by whoever wants
 * it.
 *
 * Returns: whether that is settled
 */
gboolean
dv_write_settle_moved (DvWrite *self, DvRecord *record, GError **error)
{
  g_autoptr (GArray) scopes = dv_moved_find_disputed (self->db, dv_record_get_row (record), error);

  for (guint i = 0; scopes != NULL && i < scopes->len; i++) {
    if (!settle_moved (self, record, g_array_index (scopes, gint64, i), error))
      return FALSE;
  }
  if (scopes != NULL)
    dv_write_note_change (self, dv_record_get_row (record), dv_record_get_kind (record));
  return scopes != NULL;
}

/**
 * dv_write_rescope:
 * @self: a transaction
 * @row: the number of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives the record to the scope that it belongs to by the rule of its kind, if it was made by a
 * program that had another rule.
 *
 * Returns: whether it is there
 */
gboolean
dv_write_rescope (DvWrite *self, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (self->db, row, error);
  gint64 scope;

  if (record == NULL)
    return FALSE;
  return dv_record_is_deleted (record) || dv_record_is_conflicted (record) ||
         (dv_row_find_scope (self->db, record, &scope, error) &&
          move_to (self, record, scope, error));
}
