/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-export.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "dv-cell.h"
#include "dv-mapping.h"
#include "dv-csv.h"
#include "dv-load.h"

/* How many records are held in memory at a time. */
#define CHUNK 500

typedef struct {
  DvDb *db;
  const DvKind *kind;
  gboolean sensitive;
  GPtrArray *fields; /* of DvField */
  DvNames *names;
  GOutputStream *stream;
  GString *text;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->names, dv_names_free);
  g_clear_object (&self->stream);
  g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
choose_fields (Export *self, DvExportFlags flags)
{
  self->fields = g_ptr_array_new ();
  self->sensitive = (flags & DV_EXPORT_SENSITIVE) != 0;
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];

    if (field->flags & DV_FIELD_COMPUTED)
      continue;
    if (!(field->flags & DV_FIELD_SENSITIVE) || (flags & DV_EXPORT_SENSITIVE))
      g_ptr_array_add (self->fields, (gpointer) field);
  }
}

static gboolean
flush (Export *self, GError **error)
{
  gboolean written =
    g_output_stream_write_all (self->stream, self->text->str, self->text->len, NULL, NULL, error);

  g_string_truncate (self->text, 0);
  return written;
}

static void
append_header (Export *self)
{
  g_string_append (self->text, DV_CSV_BOM);
  for (guint i = 0; i < self->fields->len; i++) {
    dv_csv_append_cell (self->text, dv_field_get_heading (g_ptr_array_index (self->fields, i)));
    g_string_append_c (self->text, ',');
  }
  g_string_append (self->text, DV_COLUMN_ID "\r\n");
}

static gboolean
append_record (Export *self, DvRecord *record, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++) {
    const DvField *field = g_ptr_array_index (self->fields, i);
    g_autofree char *cell = dv_cell_format (self->names, record, field, error);

    if (cell == NULL)
      return FALSE;
    if (!self->sensitive && field->type == DV_TYPE_LINK &&
        g_strcmp0 (dv_record_get_link_title (record, field), DV_HIDDEN_TITLE) == 0)
      *cell = '\0';
    dv_csv_append_cell (self->text, cell);
    g_string_append_c (self->text, ',');
  }
  g_string_append_printf (self->text, "%s\r\n", dv_record_get_id (record));
  return TRUE;
}

static gboolean
write_chunk (Export *self, const gint64 *rows, guint n, GError **error)
{
  g_autoptr (GPtrArray) records = dv_db_load_rows (self->db, self->kind, rows, n, error);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    if (!append_record (self, g_ptr_array_index (records, i), error))
      return FALSE;
  }
  return records != NULL && flush (self, error) && !dv_db_refuse_if_cancelled (self->db, error);
}

static gboolean
write_rows (Export *self, GArray *rows, GError **error)
{
  append_header (self);
  for (guint i = 0; i < rows->len; i += CHUNK) {
    if (!write_chunk (self, &g_array_index (rows, gint64, i), MIN (CHUNK, rows->len - i), error))
      return FALSE;
  }
  return flush (self, error) && g_output_stream_close (self->stream, NULL, error);
}

static gboolean
write_part (Export *self, GFile *part, GArray *rows, GError **error)
{
  self->stream =
    G_OUTPUT_STREAM (g_file_replace (part, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error));
  return self->stream != NULL && write_rows (self, rows, error);
}

/**
 * dv_export_csv:
 * @db: a connection
 * @query: which records, in which order
 * @flags: what else to write
 * @path: where; a file of this name is replaced once the new one is whole
 * @n_rows: (out) (optional): how many records were written
 * @error: return location for a #DV_STORE_ERROR or a #GIOErrorEnum
 *
 * Writes records as a table with the headings of their kind in Vietnamese. Imported again, it
 * changes nothing.
 *
 * Returns: whether it was written
 */
gboolean
dv_export_csv (DvDb *db,
               const DvQuery *query,
               DvExportFlags flags,
               const char *path,
               guint *n_rows,
               GError **error)
{
  g_auto (Export) self = { .db = db, .kind = dv_query_get_kind (query) };
  g_autoptr (GArray) rows = dv_query_run (query, db, error);
  g_autofree char *part_path = g_strconcat (path, ".part", NULL);
  g_autoptr (GFile) part = g_file_new_for_path (part_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self.text = g_string_new (NULL);
  if (rows == NULL)
    return FALSE;
  choose_fields (&self, flags);
  self.names = dv_names_new (db);
  if (!write_part (&self, part, rows, error) ||
      !g_file_move (part, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)) {
    g_unlink (part_path);
    return FALSE;
  }
  if (n_rows != NULL)
    *n_rows = rows->len;
  return TRUE;
}
