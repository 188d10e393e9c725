/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dv-date.h"
#include "dv-numerals.h"
#include "dv-sheet-pipe.h"

/* The file is written beside its name, and gets the name when it is whole: whoever opens the name
 * sees the old file or the new one, never half of it. */
struct _DvSheetWriter {
  const DvSheetFormat *format;
  gpointer file;
  DvSheetPipe *pipe;
  char *path;
  char *part;
  DvSheetHead *heads;
  guint n_heads;
  guint row;
  guint column;
  gboolean packed;
  gboolean moved;
};

static const DvSheetFormat *
find_format (const char *path)
{
  static const DvSheetFormat *const formats[] = { &dv_sheet_format_xlsx, &dv_sheet_format_csv };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_has_suffix (lower, formats[i]->suffix))
      return formats[i];
  }
  return NULL;
}

/**
 * dv_sheet_writer_knows:
 * @path: the name of a file
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: whether the name ends in that of a format that can be written
 */
gboolean
dv_sheet_writer_knows (const char *path, GError **error)
{
  if (find_format (path) != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _ ("A sheet is written as Excel (.xlsx) or CSV (.csv). Choose a name that "
                          "ends in one of these."));
  return FALSE;
}

/**
 * dv_sheet_format_fail:
 * @code: why, an `errno`
 * @error: return location for a #GIOErrorEnum
 *
 * Says that the file could not be written.
 *
 * Returns: %FALSE
 */
gboolean
dv_sheet_format_fail (int code, GError **error)
{
  const char *hint = code == ENOSPC || code == EFBIG || code == EDQUOT
                       ? _ ("Free some space on the disk, or choose another folder.")
                       : _ ("Choose another folder or another name.");

  g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (code),
               /* translators: the reason from the system, then what to do */
               _ ("The sheet could not be written: %s. A file that had this name before is "
                  "unchanged. %s"),
               g_strerror (code), hint);
  return FALSE;
}

/**
 * dv_sheet_format_date:
 * @iso: `2019-02-05`, `2019-02` or `2019`
 *
 * Returns: (transfer full): the date as a person writes it; what is no date comes back as it is
 */
char *
dv_sheet_format_date (const char *iso)
{
  DvDate date;

  return dv_date_from_iso (iso, &date) ? dv_date_format (&date) : g_strdup (iso);
}

/* What a sheet holds may be of people: nobody else reads it. */
static gboolean
make_part (const char *part, GError **error)
{
  int fd;

  g_unlink (part);
  fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return dv_sheet_format_fail (errno, error);
  close (fd);
  return TRUE;
}

/**
 * dv_sheet_writer_new:
 * @path: where; a file of this name is replaced once the new one is whole. Its suffix says in which
 *   format
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): a sheet without rows
 */
DvSheetWriter *
dv_sheet_writer_new (const char *path, GError **error)
{
  g_autoptr (DvSheetWriter) self = g_new0 (DvSheetWriter, 1);

  self->format = find_format (path);
  if (self->format == NULL) {
    dv_sheet_writer_knows (path, error);
    return NULL;
  }
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);
  if (!make_part (self->part, error))
    return NULL;
  self->file = self->format->open (self->part, error);
  return self->file != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * dv_sheet_writer_free:
 * @self: (transfer full) (nullable): a sheet; if it was not finished, nothing is left of it
 */
void
dv_sheet_writer_free (DvSheetWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pipe, dv_sheet_pipe_free);
  if (self->file != NULL)
    self->format->free (self->file);
  if (self->part != NULL && !self->moved)
    g_unlink (self->part);
  g_free (self->heads);
  g_free (self->path);
  g_free (self->part);
  g_free (self);
}

static gboolean
refuse_rows (const DvSheetFormat *format, guint n_rows, GError **error)
{
  g_autofree char *rows = dv_text_format_integer (n_rows);
  g_autofree char *limit = dv_text_format_integer (format->max_rows);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* translators: two numbers of rows */
               _ ("These are %s rows, and a sheet of Excel holds %s. Nothing was written. Narrow "
                  "the list with a filter, or write a file that ends in .csv."),
               rows, limit);
  return FALSE;
}

/**
 * dv_sheet_writer_begin:
 * @self: a new sheet
 * @title: (nullable): what stands above the table
 * @heads: (array length=n_heads): its columns; the headings must live as long as the sheet
 * @n_heads: how many
 * @n_rows: how many rows are to come, as far as is known
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: whether the headings were written
 */
gboolean
dv_sheet_writer_begin (DvSheetWriter *self,
                       const DvSheetTitle *title,
                       const DvSheetHead *heads,
                       guint n_heads,
                       guint n_rows,
                       GError **error)
{
  const DvSheetTitle none = { 0 };

  g_return_val_if_fail (self->heads == NULL && n_heads > 0, FALSE);

  if (self->format->max_rows != 0 && n_rows > self->format->max_rows)
    return refuse_rows (self->format, n_rows, error);
  self->heads = g_memdup2 (heads, n_heads * sizeof *heads);
  self->n_heads = n_heads;
  if (!self->format->begin (self->file, title != NULL ? title : &none, self->heads, n_heads, n_rows,
                            error))
    return FALSE;
  self->pipe = dv_sheet_pipe_new (self->format, self->file, n_heads);
  return TRUE;
}

/* Excel counts units of UTF-16. */
static gsize
count_units (const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += (guchar) *p >= 0xf0 ? 2 : 1;
  return n;
}

static gboolean
check_cell (DvSheetWriter *self, const char *text, GError **error)
{
  guint limit = self->format->max_cell;
  g_autofree char *length = NULL;
  g_autofree char *most = NULL;

  /* No text has more units than bytes. */
  if (limit == 0 || strnlen (text, limit + 1) <= limit || count_units (text) <= limit)
    return TRUE;
  length = dv_text_format_integer ((gint64) count_units (text));
  most = dv_text_format_integer (limit);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* translators: the number of a row, the heading of a column, two numbers */
               _ ("The text of row %u in column “%s” has %s characters, and a cell of Excel holds "
                  "%s. Nothing was written. Shorten it, or write a file that ends in .csv."),
               self->row + 1, self->heads[self->column].heading, length, most);
  return FALSE;
}

/**
 * dv_sheet_writer_add:
 * @self: a sheet that was begun
 * @text: (nullable): what stands in the next cell, in the form that the type of its column has
 * @error: return location for a #GIOErrorEnum
 *
 * Fills the next cell; after the last of a row follows the first of the next. What is wrong with
 * the disk may be said later, at the end at the latest.
 *
 * Returns: whether nothing has failed so far
 */
gboolean
dv_sheet_writer_add (DvSheetWriter *self, const char *text, GError **error)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (self->column == 0 && self->format->max_rows != 0 && self->row >= self->format->max_rows)
    return refuse_rows (self->format, self->row + 1, error);
  if (text != NULL && !check_cell (self, text, error))
    return FALSE;
  if (!dv_sheet_pipe_add (self->pipe, text, error))
    return FALSE;
  if (++self->column == self->n_heads) {
    self->column = 0;
    self->row++;
  }
  return TRUE;
}

/**
 * dv_sheet_writer_pack:
 * @self: a sheet whose last row is whole
 * @error: return location for a #GIOErrorEnum
 *
 * Writes what is left of the sheet, so that finishing it takes no time any more.
 *
 * Returns: whether the whole sheet is on the disk
 */
gboolean
dv_sheet_writer_pack (DvSheetWriter *self, GError **error)
{
  g_return_val_if_fail (self->column == 0 && !self->packed, FALSE);

  self->packed =
    dv_sheet_pipe_finish (self->pipe, error) && self->format->finish (self->file, error);
  return self->packed;
}

/**
 * dv_sheet_writer_finish:
 * @self: a sheet whose last row is whole
 * @error: return location for a #GIOErrorEnum
 *
 * Gives the file its name.
 *
 * Returns: whether the whole sheet stands under its name
 */
gboolean
dv_sheet_writer_finish (DvSheetWriter *self, GError **error)
{
  g_return_val_if_fail (!self->moved, FALSE);

  if (!self->packed && !dv_sheet_writer_pack (self, error))
    return FALSE;
  if (g_rename (self->part, self->path) != 0)
    return dv_sheet_format_fail (errno, error);
  self->moved = TRUE;
  return TRUE;
}
