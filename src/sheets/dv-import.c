/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-kinds.h"
#include "dv-seal.h"
#include "dv-store-error.h"

/* How many records are written between two looks at the clock and the cancellable. */
#define STEP 64

static void
row_free (gpointer data)
{
  DvImportRow *row = data;

  g_clear_object (&row->record);
  g_clear_pointer (&row->notes, g_ptr_array_unref);
  g_free (row);
}

static void
clear_result (DvImportResult *result)
{
  g_clear_pointer (&result->rows, g_ptr_array_unref);
  g_clear_pointer (&result->faults, g_ptr_array_unref);
  g_clear_pointer (&result->left_out, g_ptr_array_unref);
  g_clear_pointer (&result->unknown, g_ptr_array_unref);
  g_clear_pointer (&result->remarks, g_ptr_array_unref);
  g_clear_pointer (&result->created, g_ptr_array_unref);
  *result = (DvImportResult){ 0 };
}

static void
init_result (DvImportResult *result)
{
  clear_result (result);
  result->rows = g_ptr_array_new_with_free_func (row_free);
  result->faults = dv_faults_new ();
  result->left_out = dv_faults_new ();
  result->unknown = g_ptr_array_new_with_free_func (g_free);
  result->remarks = dv_faults_new ();
  result->created = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dv_import_new:
 * @kind: the kind of record that the rows are
 * @sheet: (transfer full): a sheet
 *
 * Returns: (transfer full): an import that has not begun
 */
DvImport *
dv_import_new (const DvKind *kind, DvSheet *sheet)
{
  DvImport *self = g_new0 (DvImport, 1);

  self->kind = kind;
  self->sheet = sheet;
  self->existing = DV_EXISTING_UPDATE;
  self->create_missing = TRUE;
  self->read_hidden = TRUE;
  self->table_faults = dv_faults_new ();
  self->defaults = g_new0 (char *, kind->n_fields + 1);
  self->same = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  init_result (&self->result);
  return self;
}

/* A list with gaps, so g_strfreev() would stop too early. */
static void
free_texts (GStrv *texts, guint n)
{
  for (guint i = 0; *texts != NULL && i < n; i++)
    g_free ((*texts)[i]);
  g_clear_pointer (texts, g_free);
}

/**
 * dv_import_steal_sheet:
 * @self: (transfer full): an import
 *
 * Frees the import, but not its sheet.
 *
 * Returns: (transfer full): the sheet
 */
DvSheet *
dv_import_steal_sheet (DvImport *self)
{
  DvSheet *sheet = g_steal_pointer (&self->sheet);

  dv_import_free (self);
  return sheet;
}

/**
 * dv_import_free:
 * @self: (transfer full) (nullable): an import
 */
void
dv_import_free (DvImport *self)
{
  if (self == NULL)
    return;
  clear_result (&self->result);
  dv_sheet_table_free (self->table);
  dv_mapping_free (self->mapping);
  dv_mapping_free (self->chosen);
  g_ptr_array_unref (self->table_faults);
  free_texts (&self->defaults, self->kind->n_fields);
  g_hash_table_unref (self->same);
  dv_sheet_free (self->sheet);
  g_free (self);
}

/**
 * dv_import_set_existing:
 * @self: an import
 * @existing: what to do with rows whose record is in the store already; they are updated if this is
 *   not called
 */
void
dv_import_set_existing (DvImport *self, DvExisting existing)
{
  self->existing = existing;
}

/**
 * dv_import_set_create_missing:
 * @self: an import
 * @create_missing: whether campaigns, sections and categories that are named but do not exist are
 *   made, too; they are if this is not called
 */
void
dv_import_set_create_missing (DvImport *self, gboolean create_missing)
{
  self->create_missing = create_missing;
}

/**
 * dv_import_set_default:
 * @self: an import
 * @field: a field of its kind
 * @text: what an empty cell stands for, as it would be written in one
 */
void
dv_import_set_default (DvImport *self, const DvField *field, const char *text)
{
  char **slot = &self->defaults[dv_kind_index_of (self->kind, field)];

  g_free (*slot);
  *slot = g_strdup (text);
}

/**
 * dv_import_set_same:
 * @self: an import
 * @row: the number of a row
 * @id: (nullable): the record of the store that it is about, though nothing in it names that; %NULL
 *   for none
 */
void
dv_import_set_same (DvImport *self, guint row, const char *id)
{
  if (id != NULL)
    g_hash_table_insert (self->same, GUINT_TO_POINTER (row), g_strdup (id));
  else
    g_hash_table_remove (self->same, GUINT_TO_POINTER (row));
}

/**
 * dv_import_set_progress:
 * @self: an import
 * @progress: (nullable): what to tell how far it is
 * @data: what to give it
 */
void
dv_import_set_progress (DvImport *self, DvProgressFunc progress, gpointer data)
{
  self->progress = progress;
  self->progress_data = data;
}

/**
 * dv_import_get_result:
 * @self: an import
 *
 * Returns: (transfer none): what the last preview found; not to be read while another one runs
 */
const DvImportResult *
dv_import_get_result (DvImport *self)
{
  return &self->result;
}

static gboolean
read_default (DvImport *self, guint i, GError **error)
{
  const DvField *field = &self->kind->fields[i];
  g_autoptr (GError) local = NULL;

  self->default_values[i] = dv_cell_parse (&self->reader, field, self->defaults[i], &local);
  if (local == NULL)
    return TRUE;
  if (dv_cell_error_is_of_value (local)) {
    dv_faults_add (self->result.faults, 0, dv_field_get_heading (field), self->defaults[i], "%s",
                   local->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_defaults (DvImport *self, GError **error)
{
  self->default_values = g_new0 (char *, self->kind->n_fields + 1);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    if (self->defaults[i] != NULL && !read_default (self, i, error))
      return FALSE;
  }
  return TRUE;
}

static void
leave_out (DvImport *self, guint number, const char *why)
{
  dv_faults_add (self->result.left_out, number, NULL, NULL, "%s", why);
}

static void
leave_out_group (DvImport *self, guint number, const DvSheetTableRow *row)
{
  const DvSheetTableGroup *group = g_ptr_array_index (self->table->groups, (guint) row->group);
  const DvField *field = dv_mapping_get_group (self->mapping, group->level);
  g_autofree char *why = NULL;

  if (field != NULL)
    /* translators: %s is a field, to which what stands in the row is given in the rows below */
    why = g_strdup_printf (_ ("the heading of the rows below, read for %s"),
                           dv_field_get_label (field));
  leave_out (self, number, why != NULL ? why : _ ("the heading of the rows below"));
}

/* Returns: whether the row is a record; an empty row is not worth a word */
static gboolean
take_row (DvImport *self, guint number)
{
  const DvSheetTableRow *row = dv_sheet_table_get_row (self->table, number);

  switch ((DvRowRole) row->role) {
  case DV_ROW_GROUP:
    leave_out_group (self, number, row);
    return FALSE;
  case DV_ROW_LEFT_OUT:
    if (row->why != DV_WHY_EMPTY)
      leave_out (self, number, dv_row_why_get_label (row->why));
    return FALSE;
  case DV_ROW_RECORD:
    if (!self->read_hidden && dv_sheet_row_is_hidden (self->sheet, number)) {
      leave_out (self, number, _ ("a row that the sheet does not show"));
      return FALSE;
    }
    self->result.n_hidden += dv_sheet_row_is_hidden (self->sheet, number);
    return TRUE;
  case DV_ROW_ABOVE:
  case DV_ROW_HEADER:
  default:
    return FALSE;
  }
}

static gboolean
identify_rows (DvImport *self, GError **error)
{
  for (guint number = 1; number <= self->table->rows->len; number++) {
    DvImportRow *row;

    if (!take_row (self, number))
      continue;
    row = g_new0 (DvImportRow, 1);
    row->row = number;
    row->record = dv_record_new (self->kind);
    g_ptr_array_add (self->result.rows, row);
    if (!dv_import_identify_row (self, row, error))
      return FALSE;
  }
  return TRUE;
}

static void
tell (DvImport *self, guint done, guint total)
{
  if (self->progress != NULL)
    self->progress (done, total, self->progress_data);
}

static gboolean
read_rows (DvImport *self, GError **error)
{
  GPtrArray *rows = self->result.rows;

  for (guint i = 0; i < rows->len; i++) {
    if (i % STEP == 0 && dv_db_refuse_if_cancelled (self->db, error))
      return FALSE;
    if (!dv_import_read_row (self, g_ptr_array_index (rows, i), error))
      return FALSE;
  }
  return TRUE;
}

static void
count_rows (DvImportResult *result)
{
  result->n_read = result->rows->len;
  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);

    result->n_new += row->state == DV_IMPORT_NEW;
    result->n_changed += row->state == DV_IMPORT_CHANGED;
    result->n_same += row->state == DV_IMPORT_SAME;
    result->n_refused += row->state == DV_IMPORT_REFUSED;
  }
}

/* FNV-1a; not against anybody who means harm. */
static guint64
digest_text (guint64 digest, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    digest = (digest ^ (guint8) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  return (digest ^ 0xff) * G_GUINT64_CONSTANT (0x100000001b3);
}

/* What somebody saw of a row that changes a record: which, from what and to what. */
static guint64
digest_row (guint64 digest, const DvImportRow *row)
{
  digest = (digest ^ row->row ^ (guint64) row->state << 32) * G_GUINT64_CONSTANT (0x100000001b3);
  if (row->state != DV_IMPORT_CHANGED)
    return digest;
  digest = digest_text (digest, dv_record_get_id (row->record));
  for (guint i = 0; i < dv_record_get_kind (row->record)->n_fields; i++) {
    const DvField *field = &dv_record_get_kind (row->record)->fields[i];

    if (!dv_record_is_changed (row->record, field))
      continue;
    digest = digest_text (digest, dv_record_get_original (row->record, field));
    digest = digest_text (digest, dv_record_get_value (row->record, field));
  }
  return digest;
}

static void
take_digest (DvImport *self)
{
  self->digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (guint i = 0; i < self->result.rows->len; i++)
    self->digest = digest_row (self->digest, g_ptr_array_index (self->result.rows, i));
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const DvFault *left = *(const DvFault *const *) a;
  const DvFault *right = *(const DvFault *const *) b;

  return left->row < right->row ? -1 : left->row > right->row;
}

static gboolean
preview (DvImport *self, GPtrArray **order, GError **error)
{
  if (!dv_import_find_table (self, error))
    return FALSE;
  if (self->result.faults->len > 0)
    return TRUE;
  if (!read_defaults (self, error))
    return FALSE;
  if (self->result.faults->len > 0)
    return TRUE;
  if (!identify_rows (self, error) || !read_rows (self, error))
    return FALSE;
  *order = dv_import_sort_new (self);
  if (self->leave_out)
    dv_import_leave_out (self, *order);
  g_ptr_array_sort (self->result.faults, compare_faults);
  count_rows (&self->result);
  take_digest (self);
  return TRUE;
}

static void
begin (DvImport *self, DvDb *db)
{
  init_result (&self->result);
  self->db = db;
  self->names = dv_names_new (db);
  self->reader = (DvCellReader){ self->names, self->create_missing ? self->result.created : NULL };
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stored = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static void
finish (DvImport *self)
{
  g_clear_pointer (&self->names, dv_names_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->scales, g_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->stored, g_hash_table_unref);
  free_texts (&self->default_values, self->kind->n_fields);
  self->db = NULL;
}

static gboolean
preview_with_order (DvImport *self, DvDb *db, GPtrArray **order, GError **error)
{
  gboolean done;

  begin (self, db);
  done = preview (self, order, error);
  finish (self);
  self->previewed = done;
  return done;
}

/**
 * dv_import_preview:
 * @self: an import
 * @db: a connection to the store
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Looks what would become of every row, and writes nothing. What is wrong with the sheet stands in
 * the result.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_import_preview (DvImport *self, DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) order = NULL;

  return preview_with_order (self, db, &order, error);
}

static gboolean
save_created (DvImport *self, DvWrite *write, GError **error)
{
  GPtrArray *created = self->result.created;

  for (guint i = 0; i < created->len; i++) {
    if (!dv_write_save (write, g_ptr_array_index (created, i), error))
      return FALSE;
  }
  return TRUE;
}

/* What somebody decided is remembered with the rows, and withdrawn with them. */
static gboolean
save_mapping (DvImport *self, DvWrite *write, GError **error)
{
  if (self->chosen == NULL || !dv_mapping_is_changed (self->chosen))
    return TRUE;
  return dv_mapping_save (self->mapping, write, error);
}

static gboolean
save_row (DvImport *self, DvWrite *write, DvImportRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (dv_record_get_kind (row->record) == &dv_kind_petition
        ? dv_seal_save (write, row->record, &local)
        : dv_write_save (write, row->record, &local))
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local),
                              /* translators: %u is the number of a row of a spreadsheet */
                              _ ("Row %u: "), row->row);
  return FALSE;
}

/* The new ones first, as others may have been changed to link to them. */
static GPtrArray *
rows_to_save (DvImport *self, GPtrArray *order)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (order, i));
  for (guint i = 0; i < self->result.rows->len; i++) {
    DvImportRow *row = g_ptr_array_index (self->result.rows, i);

    if (row->state == DV_IMPORT_CHANGED)
      g_ptr_array_add (rows, row);
  }
  return rows;
}

static gboolean
save_rows (DvImport *self, DvWrite *write, GPtrArray *order, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_to_save (self, order);

  for (guint i = 0; i < rows->len; i++) {
    if (i % STEP == 0) {
      tell (self, i, rows->len);
      if (dv_db_refuse_if_cancelled (dv_write_get_db (write), error))
        return FALSE;
    }
    if (!save_row (self, write, g_ptr_array_index (rows, i), error))
      return FALSE;
  }
  tell (self, rows->len, rows->len);
  return TRUE;
}

static gboolean
refuse (DvStoreError code, const char *message, GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, code, message);
  return FALSE;
}

/**
 * dv_import_apply:
 * @self: an import
 * @write: a transaction, of the purpose `import`
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes the rows, unless anything is wrong with the sheet, see dv_import_set_leave_out_refused().
 * The rows are looked at again; if a preview was shown and the store has changed since so that
 * something else would become of them, nothing is written.
 *
 * Returns: whether everything was written
 */
gboolean
dv_import_apply (DvImport *self, DvWrite *write, GError **error)
{
  g_autoptr (GPtrArray) order = NULL;
  gboolean shown = self->previewed;
  guint64 digest = self->digest;

  if (!preview_with_order (self, dv_write_get_db (write), &order, error))
    return FALSE;
  if (self->result.faults->len > 0 && !(self->leave_out && self->result.n_refused > 0))
    return refuse (DV_STORE_ERROR_INVALID,
                   _ ("Nothing was imported: correct what is wrong in the sheet, then import it "
                      "again."),
                   error);
  if (shown && digest != self->digest)
    return refuse (DV_STORE_ERROR_CONFLICT,
                   _ ("The store was changed since the preview. Nothing was imported: look at the "
                      "new preview, then import again."),
                   error);
  return save_created (self, write, error) && save_mapping (self, write, error) &&
         save_rows (self, write, order, error);
}
