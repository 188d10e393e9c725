/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-history.h"

#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-through.h"
#include "dv-value.h"

static void
change_free (gpointer data)
{
  DvFieldChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change->shown_before);
  g_free (change->shown_after);
  g_free (change);
}

static void
entry_free (gpointer data)
{
  DvHistoryEntry *entry = data;

  g_free (entry->batch);
  g_free (entry->actor);
  g_free (entry->site);
  g_free (entry->label);
  g_ptr_array_unref (entry->changes);
  g_ptr_array_unref (entry->opened);
  g_free (entry);
}

static void
add_change (DvHistoryEntry *entry, const DvField *field, const char *before, const char *after)
{
  DvFieldChange *change = g_new0 (DvFieldChange, 1);

  change->field = field;
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (entry->changes, change);
}

/* The statement's columns. */
enum {
  COLUMN_BATCH,
  COLUMN_HLC,
  COLUMN_ACTOR,
  COLUMN_SITE,
  COLUMN_LABEL,
  COLUMN_ROW,
  COLUMN_BODY,
};

#define HISTORY_SQL                                                                 \
  "SELECT b.id, b.hlc, b.actor, s.name, b.label, o.rid, o.body FROM sync_op o"      \
  " JOIN sync_batch b ON b.sid = o.sid AND b.scope = o.scope AND b.batch = o.batch" \
  " JOIN sync_site s ON s.sid = o.sid WHERE o.rid = :row OR o.rid IN ("

/* One query each for what is there and what was deleted, as there is an index for each. */
static void
append_parts (GString *sql, const DvKind *part)
{
  g_string_append_printf (sql,
                          "SELECT rid FROM \"%s\" WHERE \"%s\" = :row AND flags & 1 = 0 UNION ALL"
                          " SELECT rid FROM \"%s\" WHERE \"%s\" = :row AND flags & 1 = 1",
                          part->name, part->owner, part->name, part->owner);
}

/* A record's links belong to its history, and so does who opened what of it. */
static char *
history_sql (const DvKind *kind)
{
  GString *sql = g_string_new (HISTORY_SQL);

  append_parts (sql, &dv_kind_relation);
  g_string_append (sql, " UNION ALL ");
  append_parts (sql, &dv_kind_disclosure);
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].through == NULL)
      continue;
    g_string_append (sql, " UNION ALL ");
    append_parts (sql, dv_through_get_kind (&kind->fields[i]));
  }
  g_string_append (sql, ") ORDER BY o.op");
  return g_string_free (sql, FALSE);
}

static DvHistoryEntry *
need_entry (GPtrArray *entries, DvStmt *stmt)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, COLUMN_BATCH, &size);
  g_autofree char *batch = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : g_strdup ("");
  DvHistoryEntry *entry = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;

  if (entry != NULL && strcmp (entry->batch, batch) == 0)
    return entry;
  entry = g_new0 (DvHistoryEntry, 1);
  entry->batch = g_steal_pointer (&batch);
  entry->time = (dv_stmt_get_integer (stmt, COLUMN_HLC) >> 16) * 1000;
  entry->actor = g_strdup (dv_stmt_get_text (stmt, COLUMN_ACTOR));
  entry->site = g_strdup (dv_stmt_get_text (stmt, COLUMN_SITE));
  entry->label = g_strdup (dv_stmt_get_text (stmt, COLUMN_LABEL));
  entry->changes = g_ptr_array_new_with_free_func (change_free);
  entry->opened = g_ptr_array_new ();
  g_ptr_array_add (entries, entry);
  return entry;
}

static DvOp *
read_op (DvStmt *stmt)
{
  gsize size;
  gconstpointer body = dv_stmt_get_blob (stmt, COLUMN_BODY, &size);

  return body != NULL ? dv_op_parse (body, size) : NULL;
}

/* A change of the record itself. @values holds what its fields were before, by number. */
static void
add_own_changes (DvHistoryEntry *entry, const DvKind *kind, const DvOp *op, GHashTable *values)
{
  entry->creates |= op->creates;
  entry->life = op->life;
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *field = g_ptr_array_index (op->fields, i);
    gpointer key = GUINT_TO_POINTER (field->field);
    const DvField *known = dv_kind_find_field_by_id (kind, field->field);

    if (known != NULL && g_strcmp0 (g_hash_table_lookup (values, key), field->value) != 0)
      add_change (entry, known, g_hash_table_lookup (values, key), field->value);
    g_hash_table_insert (values, key, g_strdup (field->value));
  }
}

/* What a link is, as far as its operations have said so. */
typedef struct {
  const DvField *field;
  char *target;
  gboolean alive;
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->target);
  g_free (link);
}

static const char *
op_value (const DvOp *op, const DvField *field)
{
  DvOpField *found = dv_op_find (op, field->id);

  return found != NULL ? found->value : NULL;
}

/* What a new link of a record of @kind is: a relation says its field, a part that the links of a
 * field go through is of that field's kind. */
static void
read_link (Link *link, const DvKind *kind, const DvKind *part, const DvOp *op)
{
  const DvField *target;

  if (part == &dv_kind_relation) {
    const char *number = op_value (op, dv_kind_find_field (part, "field"));

    link->field =
      dv_kind_find_field_by_id (kind,
                                number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0);
    target = dv_kind_find_field (part, "target");
  } else {
    link->field = dv_through_find_field (kind, part);
    target = link->field != NULL ? dv_through_get_target (link->field) : NULL;
  }
  if (link->field == NULL)
    return;
  g_free (link->target);
  link->target = g_strdup (op_value (op, target));
}

static void
add_opened (DvHistoryEntry *entry, const DvKind *kind, const DvOp *op)
{
  const char *number = op_value (op, dv_kind_find_field (&dv_kind_disclosure, "field"));
  const DvField *field =
    dv_kind_find_field_by_id (kind,
                              number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0);

  if (field != NULL)
    g_ptr_array_add (entry->opened, (gpointer) field);
}

static void
add_link_change (DvHistoryEntry *entry,
                 const DvKind *kind,
                 gint64 row,
                 const DvOp *op,
                 GHashTable *links)
{
  Link *link = g_hash_table_lookup (links, &row);
  const DvKind *part = dv_kind_find_by_id (op->kind);
  gboolean alive = op->life == DV_LIFE_ALIVE;

  if (link == NULL) {
    link = g_new0 (Link, 1);
    g_hash_table_insert (links, g_memdup2 (&row, sizeof row), link);
  }
  if (op->creates && part != NULL)
    read_link (link, kind, part, op);
  if (link->field == NULL || link->alive == alive)
    return;
  link->alive = alive;
  add_change (entry, link->field, alive ? NULL : link->target, alive ? link->target : NULL);
}

/**
 * dv_history_show_value:
 * @db: a connection
 * @field: a field
 * @value: (nullable): a value that it had, in canonical form
 *
 * Returns: (transfer full) (nullable): the value as a person reads it; a record that cannot be
 *   loaded is shown by its number
 */
char *
dv_history_show_value (DvDb *db, const DvField *field, const char *value)
{
  g_autoptr (DvRecord) linked = NULL;
  const char *title;

  if (value == NULL)
    return NULL;
  if (!dv_field_is_link (field))
    return dv_field_format (field, value);
  linked = dv_db_load_id (db, value, NULL);
  title = linked != NULL ? dv_record_get_title (linked) : NULL;
  return g_strdup (title != NULL ? title : value);
}

static void
show_values (DvDb *db, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const DvHistoryEntry *entry = g_ptr_array_index (entries, i);

    for (guint c = 0; c < entry->changes->len; c++) {
      DvFieldChange *change = g_ptr_array_index (entry->changes, c);

      change->shown_before = dv_history_show_value (db, change->field, change->before);
      change->shown_after = dv_history_show_value (db, change->field, change->after);
    }
  }
}

/**
 * dv_history_read:
 * @db: a connection
 * @record: a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvHistoryEntry): everything that was done to the record,
 *   the oldest first
 */
GPtrArray *
dv_history_read (DvDb *db, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  gint64 own = dv_record_get_row (record);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) links =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, link_free);
  g_autofree char *sql = history_sql (kind);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", own);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvHistoryEntry *entry = need_entry (entries, stmt);
    gint64 row = dv_stmt_get_integer (stmt, COLUMN_ROW);
    g_autoptr (DvOp) op = read_op (stmt);

    if (op != NULL && row == own)
      add_own_changes (entry, kind, op, values);
    else if (op != NULL && op->kind == dv_kind_disclosure.id)
      add_opened (entry, kind, op);
    else if (op != NULL)
      add_link_change (entry, kind, row, op, links);
  }
  if (step != DV_STEP_DONE)
    return NULL;
  show_values (db, entries);
  return g_steal_pointer (&entries);
}

/**
 * dv_history_value_before:
 * @db: a connection
 * @row: the number of a record
 * @op: the place of a change in the log
 * @field: the number of a field
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): what the field was before the change; %NULL without @error
 *   if it was empty
 */
char *
dv_history_value_before (DvDb *db, gint64 row, gint64 op, guint field, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT body FROM sync_op WHERE rid = :row AND op < :op ORDER BY op DESC",
                   error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":op", op);
  while (dv_stmt_step (stmt, error) == DV_STEP_ROW) {
    gsize size;
    gconstpointer body = dv_stmt_get_blob (stmt, 0, &size);
    g_autoptr (DvOp) before = body != NULL ? dv_op_parse (body, size) : NULL;
    DvOpField *found = before != NULL ? dv_op_find (before, field) : NULL;

    if (found != NULL)
      return g_strdup (found->value);
  }
  return NULL;
}

static void
batch_free (gpointer data)
{
  DvBatch *batch = data;

  g_free (batch->id);
  g_free (batch->actor);
  g_free (batch->label);
  g_free (batch->purpose);
  g_free (batch);
}

static DvBatch *
read_batch (DvStmt *stmt)
{
  DvBatch *batch = g_new0 (DvBatch, 1);
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

  batch->id = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : g_strdup ("");
  batch->time = (dv_stmt_get_integer (stmt, 1) >> 16) * 1000;
  batch->actor = g_strdup (dv_stmt_get_text (stmt, 2));
  batch->label = g_strdup (dv_stmt_get_text (stmt, 3));
  batch->purpose = g_strdup (dv_stmt_get_text (stmt, 4));
  batch->n_changes = (guint) dv_stmt_get_integer (stmt, 5);
  batch->undone = dv_stmt_get_integer (stmt, 6) != 0;
  return batch;
}

/**
 * dv_history_list_batches:
 * @db: a connection
 * @limit: the most to list
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvBatch): what was committed last, the newest first; what
 *   the program set up by itself is left out
 */
GPtrArray *
dv_history_list_batches (DvDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (batch_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT b.id, max (b.hlc), b.actor, b.label, b.purpose, sum (b.seq_hi - b.seq_lo + 1),"
    " EXISTS (SELECT 1 FROM sync_batch u WHERE u.undoes = b.id) FROM sync_batch b"
    " WHERE b.purpose <> 'setup' GROUP BY b.id ORDER BY max (b.hlc) DESC LIMIT :limit",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":limit", limit);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (batches, read_batch (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&batches) : NULL;
}
