/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-export.h"

#include "dv-cell.h"
#include "dv-export-title.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-mapping.h"
#include "dv-rows.h"
#include "dv-sheet-writer.h"

/* How many different texts of a column are kept: choices have few, open choices any number. */
#define MAX_KEPT 1000

typedef struct {
  DvExport *order;
  DvDb *db;
  const DvKind *kind;
  GPtrArray *fields; /* of DvField */
  GArray *heads;     /* of DvSheetHead: the fields, then the id */
  GPtrArray *kept; /* for every field, texts by their values; NULL if it takes no words for them */
  DvNames *names;
  DvRows *rows;
  DvSheetWriter *writer;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->names, dv_names_free);
  g_clear_pointer (&self->rows, dv_rows_free);
  g_clear_pointer (&self->writer, dv_sheet_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static DvSheetType
get_type (const DvField *field)
{
  switch (field->type) {
  case DV_TYPE_INTEGER:
    return DV_SHEET_NUMBER;
  case DV_TYPE_MONEY:
    return DV_SHEET_MONEY;
  case DV_TYPE_DECIMAL:
    return DV_SHEET_DECIMAL;
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    return DV_SHEET_DATE;
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  case DV_TYPE_CHOICE:
  case DV_TYPE_YES_NO:
  case DV_TYPE_LINK:
  case DV_TYPE_LINKS:
  default:
    return DV_SHEET_TEXT;
  }
}

static void
add_field (Export *self, const DvField *field)
{
  const DvSheetHead head = { dv_field_get_heading (field), get_type (field) };
  gboolean has_words = field->type == DV_TYPE_CHOICE || field->type == DV_TYPE_YES_NO;

  g_ptr_array_add (self->fields, (gpointer) field);
  g_ptr_array_add (self->kept, has_words
                                 ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free)
                                 : g_hash_table_new (NULL, NULL));
  g_array_append_val (self->heads, head);
}

static void
choose_fields (Export *self)
{
  const DvSheetHead id = { DV_COLUMN_ID, DV_SHEET_ID };

  self->fields = g_ptr_array_new ();
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->heads = g_array_new (FALSE, FALSE, sizeof (DvSheetHead));
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];

    if (field->flags & DV_FIELD_COMPUTED)
      continue;
    if (!(field->flags & DV_FIELD_SENSITIVE) || (self->order->flags & DV_EXPORT_SENSITIVE))
      add_field (self, field);
  }
  g_array_append_val (self->heads, id);
}

static gboolean
add (Export *self, const char *text, GError **error)
{
  return dv_sheet_writer_add (self->writer, text, error);
}

/* A link that no name leads back to: to a record of any kind, or to a deleted one. */
static gboolean
add_by_id (Export *self, gint64 row, GError **error)
{
  g_autofree char *id = dv_db_find_id (self->db, row, error);

  return id != NULL && add (self, id, error);
}

static gboolean
add_link (Export *self, guint i, GError **error)
{
  const DvField *field = g_ptr_array_index (self->fields, i);
  const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;
  gint64 row = dv_rows_get_link (self->rows, i);
  g_autoptr (GError) local = NULL;
  const DvName *name = NULL;
  const char *text = NULL;

  if (row == 0)
    return add (self, NULL, error);
  if (target != NULL)
    name = dv_names_find_row (self->names, target, row, &text, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (name == NULL)
    return add_by_id (self, row, error);
  /* Such as a category of illness, which is not called by its name beside that of a person. */
  if (name->sensitive && !(self->order->flags & DV_EXPORT_SENSITIVE))
    return add (self, NULL, error);
  return add (self, text, error);
}

static gboolean
add_formatted (Export *self, const DvField *field, const char *value, GError **error)
{
  g_autofree char *text = dv_cell_format_value (self->names, field, value, error);

  return text != NULL && add (self, text, error);
}

/* The words for a code are looked for once. */
static gboolean
add_words (Export *self, guint i, const char *value, GError **error)
{
  const DvField *field = g_ptr_array_index (self->fields, i);
  GHashTable *kept = g_ptr_array_index (self->kept, i);
  const char *text = g_hash_table_lookup (kept, value);
  char *words;

  if (text != NULL)
    return add (self, text, error);
  if (g_hash_table_size (kept) >= MAX_KEPT)
    return add_formatted (self, field, value, error);
  words = dv_cell_format_value (self->names, field, value, error);
  if (words == NULL)
    return FALSE;
  g_hash_table_insert (kept, g_strdup (value), words);
  return add (self, words, error);
}

static gboolean
add_cell (Export *self, guint i, GError **error)
{
  const DvField *field = g_ptr_array_index (self->fields, i);
  const char *value;

  if (field->type == DV_TYPE_LINK)
    return add_link (self, i, error);
  value = dv_rows_get_value (self->rows, i);
  if (value == NULL)
    return add (self, NULL, error);
  switch (field->type) {
  case DV_TYPE_CHOICE:
  case DV_TYPE_YES_NO:
    return add_words (self, i, value, error);
  case DV_TYPE_LINKS:
  case DV_TYPE_DECIMAL:
    return add_formatted (self, field, value, error);
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
  case DV_TYPE_LINK:
  default:
    return add (self, value, error);
  }
}

static gboolean
add_row (Export *self, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++) {
    if (!add_cell (self, i, error))
      return FALSE;
  }
  return add (self, dv_rows_get_id (self->rows), error);
}

static gboolean
write_chunk (Export *self, const gint64 *rows, guint n, GError **error)
{
  DvStep step;

  if (!dv_rows_read (self->rows, rows, n, error))
    return FALSE;
  while ((step = dv_rows_step (self->rows, error)) == DV_STEP_ROW) {
    if (!add_row (self, error))
      return FALSE;
  }
  return step == DV_STEP_DONE && !dv_db_refuse_if_cancelled (self->db, error);
}

static gboolean
write_rows (Export *self, GArray *rows, GError **error)
{
  const DvExport *order = self->order;

  for (guint i = 0; i < rows->len; i += DV_ROWS_CHUNK) {
    guint n = MIN (DV_ROWS_CHUNK, rows->len - i);

    if (!write_chunk (self, &g_array_index (rows, gint64, i), n, error))
      return FALSE;
    if (order->progress != NULL)
      order->progress (i + n, rows->len, order->progress_data);
  }
  /* Packing takes a while, too: whoever does not want the sheet any more does not get it. */
  return dv_sheet_writer_pack (self->writer, error) &&
         !dv_db_refuse_if_cancelled (self->db, error) &&
         dv_sheet_writer_finish (self->writer, error);
}

static gboolean
begin (Export *self, guint n_rows, GError **error)
{
  g_auto (DvExportTitle) text = { 0 };
  DvSheetTitle title = { .name = dv_kind_get_label_plural (self->kind) };

  if (!dv_export_title_make (&text, self->db, self->order->query, self->order->flags, error))
    return FALSE;
  title.superior = text.superior;
  title.office = text.office;
  title.title = text.title;
  title.scope = text.scope;
  title.made = text.made;
  return dv_sheet_writer_begin (self->writer, &title, (const DvSheetHead *) self->heads->data,
                                self->heads->len, n_rows, error);
}

/**
 * dv_export_write:
 * @order: what to write, and where
 * @db: a connection; its cancellable stops the work, and then nothing is left of the sheet
 * @error: return location for a #DV_STORE_ERROR or a #GIOErrorEnum
 *
 * Writes records as a table with the headings of their kind in Vietnamese. Imported again, it
 * changes nothing.
 *
 * Returns: whether it was written
 */
gboolean
dv_export_write (DvExport *order, DvDb *db, GError **error)
{
  g_auto (Export) self = { order, db, dv_query_get_kind (order->query) };
  g_autoptr (GArray) rows = NULL;

  if (!dv_sheet_writer_knows (order->path, error))
    return FALSE;
  rows = dv_query_run (order->query, db, error);
  if (rows == NULL)
    return FALSE;
  self.writer = dv_sheet_writer_new (order->path, error);
  if (self.writer == NULL)
    return FALSE;
  choose_fields (&self);
  self.names = dv_names_new (db);
  self.rows = dv_rows_new (db, self.kind, self.fields);
  order->n_rows = rows->len;
  return begin (&self, rows->len, error) && write_rows (&self, rows, error);
}
