/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "grid.h"

/* The first letter of a cell may say that it is no text: # number, @ date, ! error; a \ that what
 * follows is one. */
static void
add_cell (DvSheet *sheet, GStringChunk *texts, guint column, const char *text)
{
  static const char signs[] = "#@!\\";
  static const DvCellType types[] = { DV_CELL_NUMBER, DV_CELL_DATE, DV_CELL_ERROR, DV_CELL_TEXT };
  const char *sign = strchr (signs, *text);
  DvSheetCell cell = { .text = text, .column = (guint16) column, .type = DV_CELL_TEXT };

  if (*text == '\0')
    return;
  if (sign != NULL) {
    cell.text = text + 1;
    cell.type = types[sign - signs];
  }
  cell.text = g_string_chunk_insert (texts, cell.text);
  dv_sheet_add_cell (sheet, cell);
}

static guint
read_column (const char **p)
{
  guint column = 0;

  for (; g_ascii_isupper (**p); (*p)++)
    column = column * 26 + (guint) (**p - 'A' + 1);
  return column - 1;
}

static void
add_merge (DvSheet *sheet, const char *text)
{
  DvSheetRange range;
  char *end;

  range.first_column = read_column (&text);
  range.first_row = (guint) strtoul (text, &end, 10);
  g_assert_cmpint (*end, ==, ':');
  text = end + 1;
  range.last_column = read_column (&text);
  range.last_row = (guint) strtoul (text, &end, 10);
  dv_sheet_add_merge (sheet, range);
}

static void
forget_texts (gpointer data)
{
  g_string_chunk_free (data);
}

/* A sheet of @cells, with | between two of them and a line for each row, and @merges, such as
 * “A1:C1 D2:E2”. A row that begins with ~ is hidden. A line end in a cell is written ^. */
DvSheet *
grid_new (const char *cells, const char *merges)
{
  DvSheet *sheet = dv_sheet_new (NULL);
  GStringChunk *texts = g_string_chunk_new (1024);
  g_autoptr (GBytes) keep = g_bytes_new_with_free_func ("", 1, forget_texts, texts);
  g_auto (GStrv) rows = g_strsplit (cells, "\n", -1);
  g_auto (GStrv) ranges = g_strsplit (merges != NULL ? merges : "", " ", -1);

  dv_sheet_keep (sheet, keep);
  for (guint r = 0; rows[r] != NULL; r++) {
    g_auto (GStrv) row = g_strsplit (*rows[r] == '~' ? rows[r] + 1 : rows[r], "|", -1);

    dv_sheet_begin_row (sheet, r + 1);
    for (guint c = 0; row[c] != NULL; c++)
      add_cell (sheet, texts, c, g_strdelimit (row[c], "^", '\n'));
    if (*rows[r] == '~')
      dv_sheet_set_row_hidden (sheet, r + 1);
  }
  for (guint i = 0; ranges[i] != NULL; i++) {
    if (*ranges[i] != '\0')
      add_merge (sheet, ranges[i]);
  }
  return sheet;
}
