/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "dv-csv.h"
#include "dv-sheet-format.h"

/* CSV: the headings and the rows, nothing else, for other programs. */
typedef struct {
  FILE *stream;
  GString *text; /* what is not written yet */
  const DvSheetHead *heads;
  guint n_heads;
} CsvFile;

#define FLUSH_SIZE 65536

static gpointer
csv_open (const char *path, GError **error)
{
  FILE *stream = g_fopen (path, "wbe");
  CsvFile *self;

  if (stream == NULL) {
    dv_sheet_format_fail (errno, error);
    return NULL;
  }
  self = g_new0 (CsvFile, 1);
  self->stream = stream;
  self->text = g_string_new (DV_CSV_BOM);
  return self;
}

static gboolean
flush (CsvFile *self, GError **error)
{
  if (fwrite (self->text->str, 1, self->text->len, self->stream) < self->text->len)
    return dv_sheet_format_fail (errno, error);
  g_string_truncate (self->text, 0);
  return TRUE;
}

static gboolean
append (CsvFile *self, guint column, const char *text, GError **error)
{
  if (self->heads[column].type == DV_SHEET_TEXT)
    dv_csv_append_text (self->text, text);
  else
    dv_csv_append_cell (self->text, text);
  g_string_append (self->text, column + 1 < self->n_heads ? "," : "\r\n");
  return self->text->len < FLUSH_SIZE || flush (self, error);
}

static gboolean
csv_begin (gpointer file,
           const DvSheetTitle *title,
           const DvSheetHead *heads,
           guint n_heads,
           guint n_rows,
           GError **error)
{
  CsvFile *self = file;

  self->heads = heads;
  self->n_heads = n_heads;
  for (guint i = 0; i < n_heads; i++) {
    if (!append (self, i, heads[i].heading, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
csv_add (gpointer file, guint row, guint column, const char *text, GError **error)
{
  CsvFile *self = file;
  g_autofree char *date = NULL;

  if (text != NULL && self->heads[column].type == DV_SHEET_DATE)
    text = date = dv_sheet_format_date (text);
  return append (self, column, text != NULL ? text : "", error);
}

static gboolean
csv_finish (gpointer file, GError **error)
{
  CsvFile *self = file;

  if (!flush (self, error))
    return FALSE;
  if (fflush (self->stream) != 0 || fsync (fileno (self->stream)) != 0)
    return dv_sheet_format_fail (errno, error);
  return TRUE;
}

static void
csv_free (gpointer file)
{
  CsvFile *self = file;

  fclose (self->stream);
  g_string_free (self->text, TRUE);
  g_free (self);
}

const DvSheetFormat dv_sheet_format_csv = {
  .suffix = ".csv",
  .open = csv_open,
  .begin = csv_begin,
  .add = csv_add,
  .finish = csv_finish,
  .free = csv_free,
};
