/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-disputes.h"

#include <glib/gi18n-lib.h>

#include "dv-household.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-petition-doubts.h"
#include "dv-references.h"
#include "dv-store-error.h"

/* What each site was right to do and what does not go together: two letters with one number, a part
 * of a record that another deleted, two heads of one household. Nothing of it is refused or changed
 * in silence; it stands among the conflicts until a person has put it right, by ordinary changes.
 */

static const char *const types[] = { "number", "dangling", "rule" };

struct _DvDisputes {
  DvDb *db;
  GHashTable *rows; /* of gint64 */
};

/**
 * dv_disputes_new:
 * @db: a connection
 *
 * Returns: (transfer full): no suspicion yet
 */
DvDisputes *
dv_disputes_new (DvDb *db)
{
  DvDisputes *self = g_new0 (DvDisputes, 1);

  self->db = db;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * dv_disputes_free:
 * @self: (transfer full): suspicions
 */
void
dv_disputes_free (DvDisputes *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

static void
add_row (DvDisputes *self, gint64 row)
{
  g_hash_table_add (self->rows, g_memdup2 (&row, sizeof row));
}

/* Who needs a record that is gone. */
static gboolean
suspect_needing (DvDisputes *self, DvRecord *record, GError **error)
{
  for (guint parts = 0; parts < 2; parts++) {
    g_autoptr (GArray) rows =
      dv_references_list (self->db, dv_record_get_row (record), dv_record_get_kind (record),
                          parts == 1, 0, error);

    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len; i++)
      add_row (self, g_array_index (rows, gint64, i));
  }
  return TRUE;
}

/* A packet brings thousands of parts, so no record is loaded for this. */
static gboolean
is_owner_deleted (DvDb *db, DvRecord *record, gboolean *deleted, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);
  const char *owner = kind->owner != NULL ? dv_record_get (record, kind->owner) : NULL;
  const DvKind *target;
  g_autofree char *sql = NULL;
  g_autoptr (DvStmt) stmt = NULL;
  gint64 row = 0;
  guint number = 0;
  DvId id;

  *deleted = FALSE;
  if ((kind->flags & DV_KIND_TRACE) || !dv_id_parse (owner, &id))
    return TRUE;
  if (!dv_db_find_row (db, &id, &row, &number, error))
    return FALSE;
  target = row != 0 ? dv_kind_find_by_id (number) : NULL;
  if (target == NULL)
    return TRUE;
  sql = g_strdup_printf ("SELECT flags & 1 FROM \"%s\" WHERE rid = :row", target->name);
  stmt = dv_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  *deleted = dv_stmt_step (stmt, error) == DV_STEP_ROW && dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

/**
 * dv_disputes_suspect_made:
 * @self: suspicions
 * @record: a record that a packet made
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks whether the record has to be looked at when the packet is read: a letter, which has a
 * number, or a part of a record that was deleted here.
 *
 * Returns: whether that could be found out
 */
gboolean
dv_disputes_suspect_made (DvDisputes *self, DvRecord *record, GError **error)
{
  gboolean deleted = FALSE;

  if (!is_owner_deleted (self->db, record, &deleted, error))
    return FALSE;
  if (deleted || dv_record_get_kind (record) == &dv_kind_petition)
    add_row (self, dv_record_get_row (record));
  return TRUE;
}

static gboolean
is_changed (DvRecord *old, DvRecord *record, const char *field)
{
  return g_strcmp0 (dv_record_get (old, field), dv_record_get (record, field)) != 0;
}

/**
 * dv_disputes_suspect_changed:
 * @self: suspicions
 * @old: a record as it was
 * @record: as it is since a packet changed it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks whether the record, or those that need it, have to be looked at when the packet is read.
 *
 * Returns: whether that could be found out
 */
gboolean
dv_disputes_suspect_changed (DvDisputes *self, DvRecord *old, DvRecord *record, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (dv_record_is_deleted (record))
    return dv_record_is_deleted (old) || suspect_needing (self, record, error);
  if ((kind == &dv_kind_petition && is_changed (old, record, "number")) ||
      (kind == &dv_kind_person &&
       (is_changed (old, record, "household") || is_changed (old, record, "relation"))))
    add_row (self, dv_record_get_row (record));
  return TRUE;
}

static gboolean
describe_number (DvDb *db, DvRecord *record, char **text, GError **error)
{
  g_autoptr (GPtrArray) doubles = NULL;

  if (dv_record_get_kind (record) != &dv_kind_petition)
    return TRUE;
  doubles = dv_petition_find_doubles (db, record, error);
  if (doubles != NULL && doubles->len > 0)
    *text = g_strdup (g_ptr_array_index (doubles, 0));
  return doubles != NULL;
}

static gboolean
is_gone (DvDb *db, const char *id, char **title, gboolean *gone, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, &local);

  *gone = record != NULL && dv_record_is_deleted (record);
  if (record != NULL)
    *title = g_strdup (dv_record_get_title (record));
  /* What this store does not hold is not gone. */
  if (local == NULL || g_error_matches (local, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The record that it belongs to, or one that it cannot be without, was deleted. */
static gboolean
describe_dangling (DvDb *db, DvRecord *record, char **text, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields && *text == NULL; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (record, field);
    g_autofree char *title = NULL;
    gboolean gone = FALSE;

    if (field->type != DV_TYPE_LINK || value == NULL)
      continue;
    if (!is_gone (db, value, &title, &gone, error))
      return FALSE;
    if (gone)
      /* translators: the label of a field, and what it links to */
      *text = g_strdup_printf (_ ("%s: “%s” was deleted meanwhile. Bring it back, choose another, "
                                  "or delete this, too."),
                               dv_field_get_label (field),
                               title == NULL                              ? ""
                               : (field->flags & DV_FIELD_SENSITIVE) != 0 ? DV_HIDDEN_TITLE
                                                                          : title);
  }
  return TRUE;
}

static gboolean
describe_rule (DvDb *db, DvRecord *record, char **text, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (dv_record_get_kind (record) != &dv_kind_person ||
      dv_household_check_head (db, record, &local))
    return TRUE;
  if (g_error_matches (local, DV_STORE_ERROR, DV_STORE_ERROR_INVALID)) {
    *text = g_strdup (local->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dv_disputes_describe:
 * @db: a connection
 * @record: a record
 * @type: `number`, `dangling` or `rule`
 * @text: (out) (transfer full) (nullable): what is wrong, as a sentence; %NULL if nothing is
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether that could be found out
 */
gboolean
dv_disputes_describe (DvDb *db, DvRecord *record, const char *type, char **text, GError **error)
{
  *text = NULL;
  if (dv_record_is_deleted (record))
    return TRUE;
  if (strcmp (type, "number") == 0)
    return describe_number (db, record, text, error);
  if (strcmp (type, "dangling") == 0)
    return describe_dangling (db, record, text, error);
  return describe_rule (db, record, text, error);
}

static gboolean
write_dispute (DvDb *db, const char *sql, gint64 row, const char *type, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_text (stmt, ":type", type);
  dv_stmt_bind_integer (stmt, ":now", (g_get_real_time () / 1000) << 16);
  return dv_stmt_run (stmt, error);
}

static gboolean
note_row (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, error);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (types); i++) {
    g_autofree char *text = NULL;

    if (!dv_disputes_describe (db, record, types[i], &text, error))
      return FALSE;
    if (text != NULL &&
        !write_dispute (db,
                        "INSERT OR IGNORE INTO sync_conflict (type, rid, field, opened)"
                        " VALUES (:type, :row, 0, :now)",
                        row, types[i], error))
      return FALSE;
  }
  return record != NULL;
}

/**
 * dv_disputes_note:
 * @self: suspicions
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks at the records that were suspected, and writes down what does not go together.
 *
 * Returns: whether it is written down
 */
gboolean
dv_disputes_note (DvDisputes *self, GError **error)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    if (!note_row (self->db, *(gint64 *) row, error))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  gint64 row;
  char type[16];
} Dispute;

static GArray *
read_disputes (DvDb *db, GError **error)
{
  g_autoptr (GArray) disputes = g_array_new (FALSE, FALSE, sizeof (Dispute));
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "SELECT rid, type FROM sync_conflict WHERE type IN ('number', 'dangling', 'rule')", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    Dispute dispute = { .row = dv_stmt_get_integer (stmt, 0) };

    g_strlcpy (dispute.type, dv_stmt_get_text (stmt, 1), sizeof dispute.type);
    g_array_append_val (disputes, dispute);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&disputes) : NULL;
}

/**
 * dv_disputes_follow:
 * @db: a connection, at the end of a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Forgets what was put right, by whatever change.
 *
 * Returns: whether the store could be written
 */
gboolean
dv_disputes_follow (DvDb *db, GError **error)
{
  g_autoptr (GArray) disputes = read_disputes (db, error);

  for (guint i = 0; disputes != NULL && i < disputes->len; i++) {
    const Dispute *dispute = &g_array_index (disputes, Dispute, i);
    g_autoptr (DvRecord) record = dv_db_load (db, dispute->row, error);
    g_autofree char *text = NULL;

    if (record == NULL || !dv_disputes_describe (db, record, dispute->type, &text, error))
      return FALSE;
    if (text == NULL &&
        !write_dispute (db,
                        "DELETE FROM sync_conflict WHERE type = :type AND rid = :row"
                        " AND :now IS NOT NULL",
                        dispute->row, dispute->type, error))
      return FALSE;
  }
  return disputes != NULL;
}
