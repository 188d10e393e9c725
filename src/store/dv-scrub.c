/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-scrub.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dv-attachment.h"
#include "dv-batch-rows.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* Destroys values that should never have been written in the clear: what the log says that a field
 * once was, and what is left in pages and segments that nothing points at any more. */

/* In `meta` while bytes of what was destroyed may be left: the hashes of files that go as well. */
#define PENDING "scrub"

/* The places of sites in a batch stay as they are. */
static GArray *
same_sites (void)
{
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < 4096; i++)
    g_array_append_val (sites, i);
  return sites;
}

static gboolean
empty_op (DvOp *op, DvRecord *record, DvScrubFunc is_scrubbed, gpointer data)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < op->fields->len; i++) {
    DvOpField *entry = g_ptr_array_index (op->fields, i);
    const DvField *field = dv_kind_find_field_by_id (dv_record_get_kind (record), entry->field);

    if (entry->value == NULL || field == NULL || !is_scrubbed (field, entry->value, data))
      continue;
    g_clear_pointer (&entry->value, g_free);
    changed = TRUE;
  }
  return changed;
}

static gboolean
write_op (DvDb *db, gint64 place, const DvOp *op, GError **error)
{
  g_autoptr (GArray) sites = same_sites ();
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (dv_op_to_bytes (op, sites));

  return dv_batch_rows_redact (db, place, body, error);
}

static gboolean
scrub_siblings (DvDb *db, DvRecord *record, const char *const *fields, GError **error)
{
  for (guint i = 0; fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (dv_record_get_kind (record), fields[i]);
    g_autoptr (DvStmt) stmt =
      dv_db_prepare (db, "DELETE FROM sync_sibling WHERE rid = :row AND field = :field", error);

    if (stmt == NULL)
      return FALSE;
    dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (record));
    dv_stmt_bind_integer (stmt, ":field", field->id);
    if (!dv_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static GArray *
list_ops (DvDb *db, DvRecord *record, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT op FROM sync_op WHERE rid = :row ORDER BY op DESC", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (record));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 place = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (places, place);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

static DvOp *
read_op (DvDb *db, gint64 place, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT body FROM sync_op WHERE op = :op", error);
  gconstpointer body;
  DvOp *op = NULL;
  gsize size;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":op", place);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  body = dv_stmt_get_blob (stmt, 0, &size);
  if (body != NULL)
    op = dv_op_parse (body, size);
  if (op == NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT,
                         _ ("The history of the record is damaged. Nothing was changed; restore a "
                            "backup."));
  return op;
}

static gboolean
note_pending (DvDb *db, const char *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *before = dv_meta_get (db, PENDING, &local);
  g_autofree char *after = g_strdup_printf ("%s %s", before != NULL ? before : "", hash);

  if (local == NULL)
    return dv_meta_set (db, PENDING, after, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
finds (const DvOp *op, const DvKind *kind, DvScrubFunc is_wanted, gpointer data)
{
  for (guint i = 0; i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);
    const DvField *field = dv_kind_find_field_by_id (kind, entry->field);

    if (entry->value != NULL && field != NULL && is_wanted (field, entry->value, data))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_scrub_find:
 * @db: a connection
 * @record: a record that is stored
 * @is_wanted: (scope call): which values to look for
 * @data: what to give it
 * @found: (out): whether the log of @record has such a value
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the log could be read
 */
gboolean
dv_scrub_find (DvDb *db,
               DvRecord *record,
               DvScrubFunc is_wanted,
               gpointer data,
               gboolean *found,
               GError **error)
{
  g_autoptr (GArray) places = list_ops (db, record, error);

  *found = FALSE;
  for (guint i = 0; places != NULL && i < places->len && !*found; i++) {
    g_autoptr (DvOp) op = read_op (db, g_array_index (places, gint64, i), error);

    if (op == NULL)
      return FALSE;
    *found = finds (op, dv_record_get_kind (record), is_wanted, data);
  }
  return places != NULL;
}

/**
 * dv_scrub_log:
 * @write: a transaction
 * @record: a record that is stored
 * @is_scrubbed: (scope call): which values are destroyed
 * @data: what to give it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Destroys values in the log of @record, so that neither history nor undo nor another site can
 * bring them back. dv_scrub_free_space() must follow once this is committed.
 *
 * Returns: whether it was written
 */
gboolean
dv_scrub_log (DvWrite *write,
              DvRecord *record,
              DvScrubFunc is_scrubbed,
              gpointer data,
              GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (GArray) places = list_ops (db, record, error);
  gboolean any = FALSE;

  for (guint i = 0; places != NULL && i < places->len; i++) {
    gint64 place = g_array_index (places, gint64, i);
    g_autoptr (DvOp) op = read_op (db, place, error);

    if (op == NULL)
      return FALSE;
    if (!empty_op (op, record, is_scrubbed, data))
      continue;
    any = TRUE;
    if (!write_op (db, place, op, error))
      return FALSE;
  }
  return places != NULL && (!any || note_pending (db, "", error));
}

static gboolean
is_listed (const DvField *field, const char *value, gpointer data)
{
  return g_strv_contains (data, field->name);
}

/**
 * dv_scrub_fields:
 * @write: a transaction
 * @record: a record that is stored
 * @fields: (array zero-terminated=1): names of fields of it
 * @error: return location for a #DV_STORE_ERROR
 *
 * Destroys everything that the log says that the fields ever were. What they are from now on must
 * be saved after it, and dv_scrub_free_space() must follow once this is committed.
 *
 * Returns: whether it was written
 */
gboolean
dv_scrub_fields (DvWrite *write, DvRecord *record, const char *const *fields, GError **error)
{
  return scrub_siblings (dv_write_get_db (write), record, fields, error) &&
         dv_scrub_log (write, record, is_listed, (gpointer) fields, error);
}

/**
 * dv_scrub_file:
 * @write: a transaction
 * @hash: the hash of an attachment
 * @error: return location for a #DV_STORE_ERROR
 *
 * Has dv_scrub_free_space() delete the file if no attachment has it by then. Until the transaction
 * is committed it must stay: it may be the only copy.
 *
 * Returns: whether it was written
 */
gboolean
dv_scrub_file (DvWrite *write, const char *hash, GError **error)
{
  return note_pending (dv_write_get_db (write), hash, error);
}

/* The same file may be attached to another record. */
static gboolean
is_used (DvDb *db, const char *hash, gboolean *used, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT 1 FROM attachment WHERE hash = :hash", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":hash", hash);
  step = dv_stmt_step (stmt, error);
  *used = step == DV_STEP_ROW;
  return step != DV_STEP_ERROR;
}

static gboolean
delete_file (DvDb *db, const char *hash, GError **error)
{
  g_autofree char *path = dv_attachment_find_file (dv_db_get_path (db), hash);
  gboolean used = FALSE;

  if (!is_used (db, hash, &used, error))
    return FALSE;
  if (used || g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED,
               /* translators: %s says why */
               _ ("The identity is sealed, but a scan in the clear could not be deleted: %s. Close "
                  "other programs and run “danvanctl clean”."),
               g_strerror (errno));
  return FALSE;
}

static gboolean
delete_files (DvDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *pending = dv_meta_get (db, PENDING, &local);
  g_auto (GStrv) hashes = g_strsplit (pending != NULL ? pending : "", " ", -1);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  for (guint i = 0; hashes[i] != NULL; i++) {
    if (*hashes[i] != '\0' && !delete_file (db, hashes[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
forget_pending (DvDb *db, GError **error)
{
  return dv_db_exec (db, "DELETE FROM meta WHERE key = '" PENDING "'", error);
}

static gboolean
empty_log (DvDb *db, GError **error)
{
  gint64 busy = 0;

  for (guint tries = 0; tries < 20; tries++) {
    if (!dv_db_get_integer (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
      return FALSE;
    if (busy == 0)
      return TRUE;
    g_usleep (100 * 1000);
  }
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_BUSY,
                       _ ("The identity is sealed, but copies of the old text are still in the "
                          "file because lists are being read. Close the program and run “danvanctl "
                          "clean”."));
  return FALSE;
}

/**
 * dv_scrub_free_space:
 * @db: the connection that writes, outside of a transaction
 * @data: not used
 * @error: return location for a #DV_STORE_ERROR
 *
 * Deletes scans that were sealed, and writes the file anew without what was deleted. Words that
 * were taken out of the search index stay in its segments until these are merged. Debian's SQLite
 * overwrites what is deleted, others do so only when told, and neither promises it of pages that
 * were rebuilt; a new file has no such pages.
 *
 * Returns: whether it was done
 */
gboolean
dv_scrub_free_space (DvDb *db, gpointer data, GError **error)
{
  return delete_files (db, error) && dv_db_exec (db, "PRAGMA secure_delete = ON", error) &&
         dv_db_exec (db, "INSERT INTO search (search) VALUES ('optimize')", error) &&
         dv_db_exec (db, "VACUUM", error) && forget_pending (db, error) && empty_log (db, error);
}

/**
 * dv_scrub_finish:
 * @db: the connection that writes, outside of a transaction
 *
 * Does what dv_scrub_free_space() did not come to because the program ended before. What cannot be
 * done now is done when the store is opened next.
 */
void
dv_scrub_finish (DvDb *db)
{
  g_autofree char *pending = dv_meta_get (db, PENDING, NULL);
  g_autoptr (GError) error = NULL;

  if (pending != NULL && !dv_scrub_free_space (db, NULL, &error))
    g_debug ("what was destroyed is not cleaned up yet: %s", error->message);
}

static gboolean
is_copy (const char *name, const char *own, const char *stem)
{
  return g_str_has_prefix (name, stem) && g_str_has_suffix (name, ".danvan") &&
         strcmp (name, own) != 0;
}

static void
add_copies (GPtrArray *copies, const char *folder, const char *path)
{
  g_autofree char *own = g_path_get_basename (path);
  g_autofree char *stem = g_strdup (own);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *suffix = g_strrstr (stem, ".danvan");
  const char *name;

  if (suffix != NULL)
    *suffix = '\0';
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (is_copy (name, own, stem))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dv_scrub_find_copies:
 * @store: a store
 * @folder: (nullable): the folder of its backups, %NULL or empty for the one beside the store
 *
 * Finds copies of the store that were made before something in it was destroyed. They still have
 * it, and only people can decide that they are to go.
 *
 * Returns: (transfer full) (element-type filename): their paths
 */
GPtrArray *
dv_scrub_find_copies (DvStore *store, const char *folder)
{
  const char *path = dv_store_get_path (store);
  g_autofree char *own = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (own, "backups", NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);

  add_copies (copies, own, path);
  add_copies (copies, beside, path);
  if (folder != NULL && *folder != '\0' && strcmp (folder, own) != 0 &&
      strcmp (folder, beside) != 0)
    add_copies (copies, folder, path);
  g_ptr_array_sort (copies, compare_paths);
  return copies;
}
