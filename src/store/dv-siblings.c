/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-siblings.h"

#include "dv-row.h"
#include "dv-site.h"

/* Where two sites changed one field and neither saw what the other typed, the field holds both
 * values until somebody replaces them. They stand in `sync_sibling`, all of them; the column of the
 * field shows the one that was typed last, by a rule that depends on nothing but the values, so
 * that every site shows the same. If they are equal, there is nothing to settle.
 *
 * A value left blank when a record was made is no value: where one site left blank what another
 * typed, the record has what was typed. */

static void
sibling_clear (gpointer data)
{
  DvSibling *sibling = data;

  g_free (sibling->actor);
  g_free (sibling->value);
}

/**
 * dv_siblings_read:
 * @db: a connection
 * @row: the number of a record
 * @field: the number of a field
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvSibling): the values that the field holds at once, the
 *   one that is shown first; empty if it holds one
 */
GArray *
dv_siblings_read (DvDb *db, gint64 row, guint field, GError **error)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (DvSibling));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT s.sid, s.seq, s.hlc, s.actor, s.value FROM sync_sibling s JOIN sync_site i USING (sid)"
    " WHERE s.rid = :row AND s.field = :field ORDER BY s.hlc DESC, i.id DESC, s.seq DESC",
    error);
  DvStep step;

  g_array_set_clear_func (siblings, sibling_clear);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", field);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvSibling sibling = {
      .dot = { (guint32) dv_stmt_get_integer (stmt, 0), (guint64) dv_stmt_get_integer (stmt, 1) },
      .hlc = dv_stmt_get_integer (stmt, 2),
      .actor = g_strdup (dv_stmt_get_text (stmt, 3)),
      .value = g_strdup (dv_stmt_get_text (stmt, 4)),
    };

    g_array_append_val (siblings, sibling);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&siblings) : NULL;
}

/**
 * dv_siblings_read_stamp:
 * @db: a connection
 * @scope: a scope
 * @dot: a change in it
 * @hlc: (inout): when it was made; left as it is if the log does not know yet
 * @actor: (out) (transfer full) (nullable): who made it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the log could be read
 */
gboolean
dv_siblings_read_stamp (DvDb *db,
                        gint64 scope,
                        DvDot dot,
                        gint64 *hlc,
                        char **actor,
                        GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT b.hlc, b.actor FROM sync_op o JOIN sync_batch b ON b.sid = o.sid"
                   " AND b.scope = o.scope AND b.batch = o.batch"
                   " WHERE o.sid = :sid AND o.scope = :scope AND o.seq = :seq",
                   error);
  DvStep step;

  *actor = NULL;
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":sid", dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    *hlc = dv_stmt_get_integer (stmt, 0);
    *actor = g_strdup (dv_stmt_get_text (stmt, 1));
  }
  return step != DV_STEP_ERROR;
}

static gboolean
add_sibling (DvDb *db,
             gint64 row,
             guint field,
             const DvStamp *stamp,
             const char *value,
             GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "INSERT OR REPLACE INTO sync_sibling (rid, field, sid, seq, hlc, actor, value)"
                   " VALUES (:row, :field, :sid, :seq, :hlc, :actor, :value)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", field);
  dv_stmt_bind_integer (stmt, ":sid", stamp->dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) stamp->dot.seq);
  dv_stmt_bind_integer (stmt, ":hlc", stamp->hlc);
  dv_stmt_bind_text (stmt, ":actor", stamp->actor);
  dv_stmt_bind_text (stmt, ":value", value);
  return dv_stmt_run (stmt, error);
}

static gboolean
remove_sibling (DvDb *db, gint64 row, guint field, DvDot dot, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "DELETE FROM sync_sibling WHERE rid = :row AND field = :field AND sid = :sid"
                   " AND seq = :seq",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", field);
  dv_stmt_bind_integer (stmt, ":sid", dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  return dv_stmt_run (stmt, error);
}

static gboolean
remove_siblings (DvDb *db, gint64 row, guint field, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "DELETE FROM sync_sibling WHERE rid = :row AND field = :field", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", field);
  return dv_stmt_run (stmt, error);
}

/* A field that held one value is about to hold another one beside it. */
static gboolean
keep_first (DvDb *db,
            gint64 row,
            guint field,
            DvDot dot,
            const char *value,
            const DvStamp *next,
            GError **error)
{
  g_autofree char *actor = NULL;
  /* What the log does not know yet belongs to the transaction that is being written. */
  DvStamp stamp = { dot, next->hlc, NULL };
  gint64 scope;

  if (!dv_row_get_scope (db, row, &scope, error) ||
      !dv_siblings_read_stamp (db, scope, dot, &stamp.hlc, &actor, error))
    return FALSE;
  stamp.actor = actor;
  return add_sibling (db, row, field, &stamp, value, error);
}

/* The change joins others that its writer did not see, or takes the place of some of several. */
static gboolean
merge_several (DvDb *db,
               DvRecord *record,
               const DvField *field,
               const GArray *before,
               const GArray *after,
               const char *value,
               const DvStamp *stamp,
               GError **error)
{
  gint64 row = dv_record_get_row (record);
  g_autoptr (GArray) siblings = NULL;

  if (after->len == 1) {
    dv_record_set_value (record, field, value);
    return remove_siblings (db, row, field->id, error);
  }
  if (before->len == 1 && !keep_first (db, row, field->id, g_array_index (before, DvDot, 0),
                                       dv_record_get_value (record, field), stamp, error))
    return FALSE;
  for (guint i = 0; i < before->len; i++) {
    DvDot dot = g_array_index (before, DvDot, i);

    if (!dv_dots_contain (after, dot) && !remove_sibling (db, row, field->id, dot, error))
      return FALSE;
  }
  if (!add_sibling (db, row, field->id, stamp, value, error))
    return FALSE;
  siblings = dv_siblings_read (db, row, field->id, error);
  if (siblings == NULL)
    return FALSE;
  dv_record_set_value (record, field, g_array_index (siblings, DvSibling, 0).value);
  return TRUE;
}

/* Whether the field is as it was left when the record was made, and that is blank. */
static gboolean
is_blank (DvRecord *record, const DvVersion *version, const DvField *field)
{
  return field != NULL && dv_record_get_value (record, field) == NULL &&
         !dv_version_is_set (version, field->id);
}

static gboolean
merge_field (DvDb *db,
             DvRecord *record,
             DvVersion *version,
             const DvOpField *entry,
             const DvStamp *stamp,
             GError **error)
{
  const DvField *field = dv_kind_find_field_by_id (dv_record_get_kind (record), entry->field);
  g_autoptr (GArray) before = dv_version_get_dots (version, entry->field);
  g_autoptr (GArray) after = NULL;

  dv_version_replace (version, entry->field,
                      is_blank (record, version, field) ? before : entry->replaced, stamp->dot);
  if (field == NULL || !dv_field_is_logged (field))
    return TRUE;
  after = dv_version_get_dots (version, entry->field);
  if (before->len > 1 || after->len > 1)
    return merge_several (db, record, field, before, after, entry->value, stamp, error);
  dv_record_set_value (record, field, entry->value);
  return TRUE;
}

/* What is to be settled of a record is kept in a table, so that it can be counted and listed. */
static gboolean
note_conflict (DvDb *db, gint64 row, const char *type, guint field, gint64 hlc, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "INSERT OR IGNORE INTO sync_conflict (type, rid, field, opened)"
                   " VALUES (:type, :row, :field, :hlc)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":type", type);
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", field);
  dv_stmt_bind_integer (stmt, ":hlc", hlc);
  return dv_stmt_run (stmt, error);
}

static gboolean
forget_settled (DvDb *db, gint64 row, gboolean life, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "DELETE FROM sync_conflict WHERE rid = :row AND (type = 'life' AND NOT :life OR type = 'field'"
    " AND 1 >= (SELECT count (DISTINCT coalesce (s.value, '')) FROM sync_sibling s"
    " WHERE s.rid = sync_conflict.rid AND s.field = sync_conflict.field))",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":life", life);
  return dv_stmt_run (stmt, error);
}

static gboolean
note_fields (DvDb *db, gint64 row, gint64 hlc, gboolean *any, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT field FROM sync_sibling WHERE rid = :row GROUP BY field"
                   " HAVING count (DISTINCT coalesce (value, '')) > 1",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    *any = TRUE;
    if (!note_conflict (db, row, "field", (guint) dv_stmt_get_integer (stmt, 0), hlc, error))
      return FALSE;
  }
  return step == DV_STEP_DONE;
}

static gboolean
update_state (DvDb *db,
              DvRecord *record,
              const DvVersion *version,
              gboolean was_several,
              gint64 hlc,
              GError **error)
{
  gint64 row = dv_record_get_row (record);
  gboolean life = dv_version_is_life_disputed (version);
  gboolean any = life;

  dv_row_set_version (record, version);
  dv_record_set_state (record, dv_version_is_deleted (version), FALSE);
  if (!was_several && !dv_version_is_conflicted (version))
    return TRUE;
  if ((life && !note_conflict (db, row, "life", DV_FIELD_LIFE, hlc, error)) ||
      !note_fields (db, row, hlc, &any, error) || !forget_settled (db, row, life, error))
    return FALSE;
  dv_record_set_state (record, dv_version_is_deleted (version), any);
  return TRUE;
}

/**
 * dv_siblings_merge:
 * @db: a connection, inside a transaction
 * @record: a record as it is before the change; its values, version and state are brought up to
 *   date, but not written
 * @version: its version, which is brought up to date
 * @op: a change of it, in which sites have their local numbers
 * @stamp: where the change comes from
 * @error: return location for a #DV_STORE_ERROR
 *
 * The merge rule (see dv-version.c), with the values. The order in which changes come makes no
 * difference to the outcome, as long as none comes before those that it replaces.
 *
 * Returns: whether the values beside the shown ones are in the store
 */
gboolean
dv_siblings_merge (DvDb *db,
                   DvRecord *record,
                   DvVersion *version,
                   const DvOp *op,
                   const DvStamp *stamp,
                   GError **error)
{
  gboolean was_several = dv_version_is_conflicted (version);

  for (guint i = 0; i < op->fields->len; i++) {
    if (!merge_field (db, record, version, g_ptr_array_index (op->fields, i), stamp, error))
      return FALSE;
  }
  dv_version_set_life (version, op->life_replaced, stamp->dot, op->life);
  return update_state (db, record, version, was_several, stamp->hlc, error);
}
