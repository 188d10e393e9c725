/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-encoding.h"

#include <string.h>

#include "dv-encoding-guess.h"

/* What stood in a cell before it was converted. */
typedef struct {
  guint row;
  guint column;
  const char *text;
} Original;

struct _DvSheetEncoding {
  DvSheet *sheet;
  DvEncoding applied;
  GArray
    *encodings; /* of DvEncoding: for every column what its cells are whose font says nothing */
  GPtrArray *columns; /* of DvOldColumn */
  GArray *originals;  /* of Original; the texts stay with the sheet */
};

static void
old_column_free (gpointer data)
{
  DvOldColumn *column = data;

  g_free (column->font);
  g_free (column->before);
  g_free (column->after);
  g_free (column);
}

static gboolean
is_text (const DvSheetCell *cell)
{
  return cell->type == DV_CELL_TEXT;
}

typedef void (*CellFunc) (DvSheetEncoding *self,
                          guint row,
                          const DvSheetCell *cell,
                          const char *font,
                          gpointer data);

static void
foreach_text (DvSheetEncoding *self, CellFunc func, gpointer data)
{
  for (guint row = 1; row <= dv_sheet_count_rows (self->sheet); row++) {
    guint n_cells;
    const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

    for (guint i = 0; i < n_cells; i++) {
      if (is_text (&cells[i]))
        func (self, row, &cells[i], dv_sheet_get_font (self->sheet, &cells[i]), data);
    }
  }
}

static void
add_to_guess (DvSheetEncoding *self,
              guint row,
              const DvSheetCell *cell,
              const char *font,
              gpointer data)
{
  DvEncodingGuess **guesses = data;

  if (guesses[cell->column] == NULL)
    guesses[cell->column] = dv_encoding_guess_new ();
  dv_encoding_guess_add (guesses[cell->column], cell->text, font);
}

/* A column of few words says nothing by itself; the file that it stands in does. */
static void
guess_columns (DvSheetEncoding *self, DvEncoding file)
{
  guint n_columns = dv_sheet_count_all_columns (self->sheet);
  g_autofree DvEncodingGuess **guesses = g_new0 (DvEncodingGuess *, n_columns + 1);

  foreach_text (self, add_to_guess, guesses);
  for (guint i = 0; i < n_columns; i++) {
    DvEncoding encoding =
      guesses[i] != NULL ? dv_encoding_guess_get (guesses[i]) : DV_ENCODING_UNICODE;

    if (encoding == DV_ENCODING_UNICODE)
      encoding = MAX (file, DV_ENCODING_UNICODE);
    g_array_append_val (self->encodings, encoding);
    dv_encoding_guess_free (guesses[i]);
  }
}

/* Where somebody says what the sheet is written in, a font that says another thing is wrong. */
static char *
convert (DvSheetEncoding *self, const DvSheetCell *cell, const char *font, DvEncoding wanted)
{
  DvEncoding by_font = dv_encoding_of_font (font, NULL);
  DvEncoding column = g_array_index (self->encodings, DvEncoding, cell->column);

  if (wanted == DV_ENCODING_UNICODE)
    return NULL;
  if (wanted == DV_ENCODING_AUTO) {
    if (by_font == DV_ENCODING_UNICODE && column == DV_ENCODING_UNICODE)
      return NULL;
    return dv_encoding_decode_cell (cell->text, font, column);
  }
  return dv_encoding_decode_cell (cell->text, by_font == wanted ? font : NULL, wanted);
}

static void
list_column (DvSheetEncoding *self,
             guint row,
             const DvSheetCell *cell,
             const char *font,
             gpointer data)
{
  DvOldColumn **columns = data;
  g_autofree char *after = convert (self, cell, font, DV_ENCODING_AUTO);
  DvOldColumn *column = columns[cell->column];

  if (after == NULL || strcmp (after, cell->text) == 0)
    return;
  if (column == NULL) {
    column = columns[cell->column] = g_new0 (DvOldColumn, 1);
    column->column = cell->column;
    column->encoding = dv_encoding_of_font (font, NULL);
    if (column->encoding != DV_ENCODING_UNICODE)
      column->font = g_strdup (font);
    else
      column->encoding = g_array_index (self->encodings, DvEncoding, cell->column);
  }
  column->n_cells++;
  /* A heading is the worst example, and what stands below it the best. */
  if (column->n_cells <= 3) {
    column->row = row;
    g_free (column->before);
    column->before = g_strdup (cell->text);
    g_free (column->after);
    column->after = g_steal_pointer (&after);
  }
}

static void
list_columns (DvSheetEncoding *self)
{
  guint n_columns = dv_sheet_count_all_columns (self->sheet);
  g_autofree DvOldColumn **columns = g_new0 (DvOldColumn *, n_columns + 1);

  foreach_text (self, list_column, columns);
  for (guint i = 0; i < n_columns; i++) {
    if (columns[i] != NULL)
      g_ptr_array_add (self->columns, columns[i]);
  }
}

/**
 * dv_sheet_encoding_new:
 * @sheet: a sheet, which must be there for as long as what is returned
 * @file: what the whole file is written in, if it was found to be no Unicode; else
 *   %DV_ENCODING_UNICODE
 *
 * Finds out which columns are written in an old encoding: by the font cell by cell, by the words
 * column by column. Nothing is converted yet.
 *
 * Returns: (transfer full): what the sheet is written in
 */
DvSheetEncoding *
dv_sheet_encoding_new (DvSheet *sheet, DvEncoding file)
{
  DvSheetEncoding *self = g_new0 (DvSheetEncoding, 1);

  self->sheet = sheet;
  self->applied = DV_ENCODING_UNICODE;
  self->encodings = g_array_new (FALSE, FALSE, sizeof (DvEncoding));
  self->columns = g_ptr_array_new_with_free_func (old_column_free);
  self->originals = g_array_new (FALSE, FALSE, sizeof (Original));
  guess_columns (self, file);
  list_columns (self);
  return self;
}

/**
 * dv_sheet_encoding_free:
 * @self: (transfer full) (nullable): what a sheet is written in
 */
void
dv_sheet_encoding_free (DvSheetEncoding *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->encodings);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->originals);
  g_free (self);
}

/**
 * dv_sheet_encoding_get_columns:
 * @self: what a sheet is written in
 *
 * Returns: (transfer none) (element-type DvOldColumn): the columns that are likely written in an
 *   old encoding, from left to right; to be shown to the person who decides
 */
GPtrArray *
dv_sheet_encoding_get_columns (const DvSheetEncoding *self)
{
  return self->columns;
}

/**
 * dv_sheet_encoding_get_applied:
 * @self: what a sheet is written in
 *
 * Returns: what the sheet was converted from last
 */
DvEncoding
dv_sheet_encoding_get_applied (const DvSheetEncoding *self)
{
  return self->applied;
}

static void
put_back (DvSheetEncoding *self)
{
  for (guint i = 0; i < self->originals->len; i++) {
    const Original *original = &g_array_index (self->originals, Original, i);

    dv_sheet_set_text (self->sheet, original->row, original->column, original->text);
  }
  g_array_set_size (self->originals, 0);
}

static void
convert_cell (DvSheetEncoding *self,
              guint row,
              const DvSheetCell *cell,
              const char *font,
              gpointer data)
{
  const DvEncoding *wanted = data;
  g_autofree char *text = convert (self, cell, font, *wanted);
  Original original = { row, cell->column, cell->text };

  if (text == NULL || *text == '\0' || strcmp (text, cell->text) == 0)
    return;
  g_array_append_val (self->originals, original);
  dv_sheet_set_text (self->sheet, row, cell->column, text);
}

/**
 * dv_sheet_encoding_apply:
 * @self: what a sheet is written in
 * @wanted: %DV_ENCODING_AUTO to convert what looks old from what it looks like,
 *   %DV_ENCODING_UNICODE to leave all as it is, another to convert all from that
 *
 * Converts the texts of the sheet; what was converted before is first put back.
 *
 * Returns: how many cells were converted
 */
guint
dv_sheet_encoding_apply (DvSheetEncoding *self, DvEncoding wanted)
{
  put_back (self);
  self->applied = wanted;
  if (wanted != DV_ENCODING_UNICODE && (wanted != DV_ENCODING_AUTO || self->columns->len > 0))
    foreach_text (self, convert_cell, &wanted);
  return self->originals->len;
}
