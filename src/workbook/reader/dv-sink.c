/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sink.h"

#include <stdlib.h>

#include "dv-sheet-stream.h"

/* More merged ranges than a form has cells. */
#define MAX_MERGES 200000

struct _DvSink {
  FILE *out;
  GHashTable *fonts; /* name -> number */
  GArray *merges;    /* of the sheet; they follow its cells */
  guint64 n_bytes;
  guint n_cells;
  guint n_rows;      /* of all sheets, with the empty ones between others */
  guint row;         /* the number of the row that cells belong to; 0 before the first */
  guint next_column; /* the least that the next cell of it may have */
};

/**
 * dv_sink_new:
 * @out: where to write
 *
 * Returns: (transfer full): a sink without sheets
 */
DvSink *
dv_sink_new (FILE *out)
{
  DvSink *sink = g_new0 (DvSink, 1);

  sink->out = out;
  sink->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sink->merges = g_array_new (FALSE, FALSE, sizeof (DvSheetRange));
  return sink;
}

/**
 * dv_sink_free:
 * @sink: (transfer full): a sink
 */
void
dv_sink_free (DvSink *sink)
{
  g_hash_table_unref (sink->fonts);
  g_array_unref (sink->merges);
  g_free (sink);
}

static void
put (DvSink *sink, gconstpointer data, gsize size)
{
  /* No other thread writes, so the stream is not locked for each of a million cells. */
  fwrite_unlocked (data, 1, size, sink->out);
}

static void
put_byte (DvSink *sink, int byte)
{
  putc_unlocked (byte, sink->out);
}

static void
put_text (DvSink *sink, const char *text)
{
  guint32 length = (guint32) strlen (text);

  put (sink, &length, sizeof length);
  put (sink, text, length + 1);
}

/**
 * dv_sink_fail:
 * @sink: a sink
 * @code: why the workbook cannot be read
 * @where: a place in it, or an empty text
 *
 * Tells the program and ends the process: whatever was half read is of no use.
 */
void
dv_sink_fail (DvSink *sink, DvWorkbookError code, const char *where)
{
  g_autofree char *valid = g_utf8_make_valid (where, -1);

  put_byte (sink, DV_STREAM_FAULT);
  put_byte (sink, (int) code);
  put_text (sink, valid);
  fflush (sink->out);
  _Exit (EXIT_FAILURE);
}

/**
 * dv_sink_count_bytes:
 * @sink: a sink
 * @size: how many bytes were unpacked
 *
 * Ends the process if the file unpacks to more than a workbook may hold.
 */
void
dv_sink_count_bytes (DvSink *sink, gsize size)
{
  sink->n_bytes += size;
  if (sink->n_bytes > DV_WORKBOOK_MAX_BYTES)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_TOO_LARGE, "");
}

static void
put_merges (DvSink *sink)
{
  for (guint i = 0; i < sink->merges->len; i++) {
    put_byte (sink, DV_STREAM_MERGE);
    put (sink, &g_array_index (sink->merges, DvSheetRange, i), sizeof (DvSheetRange));
  }
  g_array_set_size (sink->merges, 0);
}

/**
 * dv_sink_add_sheet:
 * @sink: a sink
 * @name: the name of the next sheet
 * @hidden: whether the workbook does not show it
 */
void
dv_sink_add_sheet (DvSink *sink, const char *name, gboolean hidden)
{
  put_merges (sink);
  put_byte (sink, DV_STREAM_SHEET);
  put_byte (sink, hidden ? 1 : 0);
  put_text (sink, name);
  sink->row = 0;
}

/**
 * dv_sink_add_row:
 * @sink: a sink
 * @row: its number, more than that of the row before
 * @hidden: whether a filter or a person has hidden it
 */
void
dv_sink_add_row (DvSink *sink, guint row, gboolean hidden)
{
  guint32 number = row;

  if (row <= sink->row || row > DV_SHEET_MAX_ROWS)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  /* A few bytes of a file make a sheet whose last row alone is there, and the program a million. */
  sink->n_rows += row - sink->row;
  if (sink->n_rows > DV_WORKBOOK_MAX_CELLS)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_TOO_LARGE, "");
  put_byte (sink, DV_STREAM_ROW);
  put (sink, &number, sizeof number);
  put_byte (sink, hidden ? 1 : 0);
  sink->row = row;
  sink->next_column = 0;
}

static int
number_font (DvSink *sink, const char *font)
{
  guint number = font != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (sink->fonts, font)) : 0;

  if (font == NULL || number > 0)
    return (int) number;
  if (g_hash_table_size (sink->fonts) >= G_MAXUINT8)
    return 0;
  number = g_hash_table_size (sink->fonts) + 1;
  g_hash_table_insert (sink->fonts, g_strdup (font), GUINT_TO_POINTER (number));
  put_byte (sink, DV_STREAM_FONT);
  put_text (sink, font);
  return (int) number;
}

/* Names the cell by letters and number, as the spreadsheet does. */
static void
fail_in_cell (DvSink *sink, DvWorkbookError code, guint column)
{
  g_autofree char *letters = dv_sheet_column_get_letters (column);
  g_autofree char *name = g_strdup_printf ("%s%u", letters, sink->row);

  dv_sink_fail (sink, code, name);
}

/**
 * dv_sink_add_cell:
 * @sink: a sink
 * @column: the number of its column, counted from 0 and more than that of the cell before
 * @type: a type
 * @font: (nullable): the font it is written in, if it matters
 * @text: what stands in it; an empty text is no cell
 */
void
dv_sink_add_cell (DvSink *sink, guint column, DvCellType type, const char *font, const char *text)
{
  guint16 number = (guint16) column;
  int font_number;

  if (*text == '\0')
    return;
  if (sink->row == 0 || column < sink->next_column || column >= DV_SHEET_MAX_COLUMNS)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  if (++sink->n_cells > DV_WORKBOOK_MAX_CELLS)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_TOO_LARGE, "");
  if (strlen (text) > DV_SHEET_MAX_CELL && g_utf8_strlen (text, -1) > DV_SHEET_MAX_CELL)
    fail_in_cell (sink, DV_WORKBOOK_ERROR_LONG_CELL, column);
  font_number = number_font (sink, font);
  put_byte (sink, DV_STREAM_CELL);
  put (sink, &number, sizeof number);
  put_byte (sink, (int) type);
  put_byte (sink, font_number);
  put_text (sink, text);
  sink->next_column = column + 1;
}

/**
 * dv_sink_add_merge:
 * @sink: a sink
 * @range: cells of the sheet that are merged into one
 */
void
dv_sink_add_merge (DvSink *sink, DvSheetRange range)
{
  if (range.first_row < 1 || range.last_row < range.first_row ||
      range.last_column < range.first_column)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  if (sink->merges->len >= MAX_MERGES)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_TOO_LARGE, "");
  g_array_append_val (sink->merges, range);
}

/**
 * dv_sink_end:
 * @sink: a sink
 *
 * Tells the program that this is all.
 */
void
dv_sink_end (DvSink *sink)
{
  put_merges (sink);
  put_byte (sink, DV_STREAM_END);
  fflush (sink->out);
}
