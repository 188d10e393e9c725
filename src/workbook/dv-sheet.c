/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet.h"

/* The cells of all rows stand one after the other, so that a million of them are one block. */
typedef struct {
  guint first;
  guint n_cells;
  gboolean hidden;
} Row;

/* A stretch of one column that belongs to a merged range. */
typedef struct {
  guint first_row;
  guint range;
} Stretch;

/* Where merged cells lie, found when it is first asked for: files name them in any order. */
typedef struct {
  gboolean ready;
  GPtrArray *columns; /* for every column a GArray of Stretch, sorted; %NULL for none */
} MergeIndex;

/* More stretches than a form has cells; what a file says beyond is not merged. */
#define MAX_STRETCHES 4000000

struct _DvSheet {
  char *name;
  gboolean hidden;
  guint n_columns;
  GArray *cells;  /* of DvSheetCell */
  GArray *rows;   /* of Row */
  GArray *merges; /* of DvSheetRange */
  MergeIndex *index;
  GPtrArray *fonts; /* of names; the first is that of cells in no special one */
  GPtrArray *kept;  /* of GBytes in which the texts of cells stand */
  GStringChunk *texts;
};

static void
stretches_free (gpointer stretches)
{
  if (stretches != NULL)
    g_array_unref (stretches);
}

/**
 * dv_sheet_new:
 * @name: (nullable): its name, if the file has several
 *
 * Returns: (transfer full): a sheet without rows
 */
DvSheet *
dv_sheet_new (const char *name)
{
  DvSheet *sheet = g_new0 (DvSheet, 1);

  sheet->name = g_strdup (name);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (DvSheetCell));
  sheet->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (DvSheetRange));
  sheet->index = g_new0 (MergeIndex, 1);
  sheet->index->columns = g_ptr_array_new_with_free_func (stretches_free);
  sheet->fonts = g_ptr_array_new_with_free_func (g_free);
  sheet->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sheet->texts = g_string_chunk_new (4096);
  g_ptr_array_add (sheet->fonts, g_strdup (""));
  return sheet;
}

/**
 * dv_sheet_free:
 * @sheet: (transfer full) (nullable): a sheet
 */
void
dv_sheet_free (DvSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_array_unref (sheet->cells);
  g_array_unref (sheet->rows);
  g_array_unref (sheet->merges);
  g_ptr_array_unref (sheet->index->columns);
  g_free (sheet->index);
  g_ptr_array_unref (sheet->fonts);
  g_ptr_array_unref (sheet->kept);
  g_string_chunk_free (sheet->texts);
  g_free (sheet->name);
  g_free (sheet);
}

/**
 * dv_sheet_get_name:
 * @sheet: a sheet
 *
 * Returns: (nullable): its name, if the file has several
 */
const char *
dv_sheet_get_name (const DvSheet *sheet)
{
  return sheet->name;
}

/**
 * dv_sheet_is_hidden:
 * @sheet: a sheet
 *
 * Returns: whether its workbook does not show it
 */
gboolean
dv_sheet_is_hidden (const DvSheet *sheet)
{
  return sheet->hidden;
}

/**
 * dv_sheet_set_hidden:
 * @sheet: a sheet
 * @hidden: whether its workbook does not show it
 */
void
dv_sheet_set_hidden (DvSheet *sheet, gboolean hidden)
{
  sheet->hidden = hidden;
}

/**
 * dv_sheet_keep:
 * @sheet: a sheet
 * @bytes: where the texts of cells stand that are added
 *
 * Keeps @bytes for as long as the sheet is there, so that its cells can point into them.
 */
void
dv_sheet_keep (DvSheet *sheet, GBytes *bytes)
{
  g_ptr_array_add (sheet->kept, g_bytes_ref (bytes));
}

/**
 * dv_sheet_begin_row:
 * @sheet: a sheet
 * @row: the number of the row that the next cells belong to; those between it and the row before
 *   are empty
 */
void
dv_sheet_begin_row (DvSheet *sheet, guint row)
{
  Row empty = { .first = sheet->cells->len };

  g_return_if_fail (row > sheet->rows->len && row <= DV_SHEET_MAX_ROWS);
  while (sheet->rows->len < row)
    g_array_append_val (sheet->rows, empty);
}

static Row *
get_row (const DvSheet *sheet, guint row)
{
  return row >= 1 && row <= sheet->rows->len ? &g_array_index (sheet->rows, Row, row - 1) : NULL;
}

/**
 * dv_sheet_add_cell:
 * @sheet: a sheet
 * @cell: the next cell of the row that was begun last, in a column after that of the one before;
 * its text is not copied and stands in something that is kept
 */
void
dv_sheet_add_cell (DvSheet *sheet, DvSheetCell cell)
{
  Row *row = get_row (sheet, sheet->rows->len);

  g_return_if_fail (row != NULL && *cell.text != '\0');
  g_array_append_val (sheet->cells, cell);
  row->n_cells++;
  sheet->n_columns = MAX (sheet->n_columns, cell.column + 1u);
}

/**
 * dv_sheet_add_text:
 * @sheet: a sheet
 * @column: a column after that of the cell before
 * @text: what stands in the next cell; an empty one is none
 */
void
dv_sheet_add_text (DvSheet *sheet, guint column, const char *text)
{
  if (*text == '\0')
    return;
  dv_sheet_add_cell (sheet, (DvSheetCell){ .text = g_string_chunk_insert (sheet->texts, text),
                                           .column = (guint16) column });
}

/**
 * dv_sheet_add_row:
 * @sheet: a sheet
 * @cells: the texts of its next row
 */
void
dv_sheet_add_row (DvSheet *sheet, GStrv cells)
{
  dv_sheet_begin_row (sheet, sheet->rows->len + 1);
  for (guint i = 0; cells[i] != NULL; i++)
    dv_sheet_add_text (sheet, i, cells[i]);
}

/**
 * dv_sheet_set_row_hidden:
 * @sheet: a sheet
 * @row: the number of a row that a filter or a person has hidden
 */
void
dv_sheet_set_row_hidden (DvSheet *sheet, guint row)
{
  Row *found = get_row (sheet, row);

  if (found != NULL)
    found->hidden = TRUE;
}

/**
 * dv_sheet_set_text:
 * @sheet: a sheet
 * @row: the number of a row
 * @column: the number of a column in which something stands
 * @text: what is to stand there instead, not empty
 */
void
dv_sheet_set_text (DvSheet *sheet, guint row, guint column, const char *text)
{
  DvSheetCell *cell = (DvSheetCell *) dv_sheet_get_cell (sheet, row, column);

  g_return_if_fail (cell != NULL && *text != '\0');
  cell->text = g_string_chunk_insert (sheet->texts, text);
}

/**
 * dv_sheet_add_font:
 * @sheet: a sheet
 * @family: the name of a font
 *
 * Returns: its number for #DvSheetCell; 0, which stands for no special font, when there are too
 * many
 */
guint
dv_sheet_add_font (DvSheet *sheet, const char *family)
{
  for (guint i = 0; i < sheet->fonts->len; i++) {
    if (strcmp (g_ptr_array_index (sheet->fonts, i), family) == 0)
      return i;
  }
  if (sheet->fonts->len > G_MAXUINT8)
    return 0;
  g_ptr_array_add (sheet->fonts, g_strdup (family));
  return sheet->fonts->len - 1;
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *left = a;
  const Stretch *right = b;

  return left->first_row < right->first_row ? -1 : left->first_row > right->first_row;
}

static GArray *
need_stretches (MergeIndex *index, guint column)
{
  if (index->columns->len <= column)
    g_ptr_array_set_size (index->columns, (int) column + 1);
  if (index->columns->pdata[column] == NULL)
    index->columns->pdata[column] = g_array_new (FALSE, FALSE, sizeof (Stretch));
  return index->columns->pdata[column];
}

/**
 * dv_sheet_add_merge:
 * @sheet: a sheet
 * @range: cells that are merged into one
 */
void
dv_sheet_add_merge (DvSheet *sheet, DvSheetRange range)
{
  g_array_append_val (sheet->merges, range);
  g_ptr_array_set_size (sheet->index->columns, 0);
  sheet->index->ready = FALSE;
}

/* What lies beyond the last column with something in it is left out. */
static void
make_index (const DvSheet *sheet)
{
  MergeIndex *index = sheet->index;
  guint n = 0;

  for (guint i = 0; i < sheet->merges->len; i++) {
    const DvSheetRange *range = &g_array_index (sheet->merges, DvSheetRange, i);
    Stretch stretch = { range->first_row, i };

    for (guint column = range->first_column;
         column <= range->last_column && column < sheet->n_columns && n < MAX_STRETCHES; column++) {
      g_array_append_val (need_stretches (index, column), stretch);
      n++;
    }
  }
  for (guint i = 0; i < index->columns->len; i++) {
    if (index->columns->pdata[i] != NULL)
      g_array_sort (index->columns->pdata[i], compare_stretches);
  }
  index->ready = TRUE;
}

/**
 * dv_sheet_count_rows:
 * @sheet: a sheet
 *
 * Returns: how many rows it has
 */
guint
dv_sheet_count_rows (const DvSheet *sheet)
{
  return sheet->rows->len;
}

/**
 * dv_sheet_get_cells:
 * @sheet: a sheet
 * @row: the number of a row
 * @n_cells: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_cells): the cells of the row in which something stands
 */
const DvSheetCell *
dv_sheet_get_cells (const DvSheet *sheet, guint row, guint *n_cells)
{
  const Row *found = get_row (sheet, row);

  *n_cells = found != NULL ? found->n_cells : 0;
  return *n_cells > 0 ? &g_array_index (sheet->cells, DvSheetCell, found->first) : NULL;
}

/**
 * dv_sheet_count_columns:
 * @sheet: a sheet
 * @row: the number of a row
 *
 * Returns: how many columns the row has, up to the last in which something stands
 */
guint
dv_sheet_count_columns (const DvSheet *sheet, guint row)
{
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  return n_cells > 0 ? cells[n_cells - 1].column + 1u : 0;
}

/**
 * dv_sheet_count_all_columns:
 * @sheet: a sheet
 *
 * Returns: how many columns its longest row has
 */
guint
dv_sheet_count_all_columns (const DvSheet *sheet)
{
  return sheet->n_columns;
}

/**
 * dv_sheet_get_cell:
 * @sheet: a sheet
 * @row: the number of a row
 * @column: the number of a column
 *
 * Returns: (transfer none) (nullable): the cell; %NULL if nothing stands there
 */
const DvSheetCell *
dv_sheet_get_cell (const DvSheet *sheet, guint row, guint column)
{
  guint low = 0, high;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &high);

  while (low < high) {
    guint middle = (low + high) / 2;

    if (cells[middle].column == column)
      return &cells[middle];
    if (cells[middle].column < column)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/**
 * dv_sheet_get:
 * @sheet: a sheet
 * @row: the number of a row
 * @column: the number of a column
 *
 * Returns: what stands in the cell; empty if nothing does
 */
const char *
dv_sheet_get (const DvSheet *sheet, guint row, guint column)
{
  const DvSheetCell *cell = dv_sheet_get_cell (sheet, row, column);

  return cell != NULL ? cell->text : "";
}

/**
 * dv_sheet_get_font:
 * @sheet: a sheet
 * @cell: one of its cells
 *
 * Returns: the name of the font that it is written in; empty if it is not known
 */
const char *
dv_sheet_get_font (const DvSheet *sheet, const DvSheetCell *cell)
{
  return cell->font < sheet->fonts->len ? g_ptr_array_index (sheet->fonts, cell->font) : "";
}

/* The last stretch of the column that begins in @row or above. */
static const Stretch *
find_stretch (const GArray *stretches, guint row)
{
  guint low = 0, high = stretches->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (stretches, Stretch, middle).first_row <= row)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? &g_array_index (stretches, Stretch, low - 1) : NULL;
}

/**
 * dv_sheet_get_merge:
 * @sheet: a sheet
 * @row: the number of a row
 * @column: the number of a column
 *
 * Returns: (transfer none) (nullable): the merged cells that this one belongs to; %NULL if it is a
 *   cell of its own
 */
const DvSheetRange *
dv_sheet_get_merge (const DvSheet *sheet, guint row, guint column)
{
  const GPtrArray *columns = sheet->index->columns;
  const GArray *stretches;
  const Stretch *stretch;
  const DvSheetRange *range;

  if (!sheet->index->ready)
    make_index (sheet);
  stretches = column < columns->len ? columns->pdata[column] : NULL;
  stretch = stretches != NULL ? find_stretch (stretches, row) : NULL;
  range = stretch != NULL ? &g_array_index (sheet->merges, DvSheetRange, stretch->range) : NULL;
  return range != NULL && row <= range->last_row ? range : NULL;
}

/**
 * dv_sheet_get_merged:
 * @sheet: a sheet
 * @row: the number of a row
 * @column: the number of a column
 *
 * Returns: (transfer none) (nullable): the cell that a person sees there: that at the upper left if
 *   it is merged with others; %NULL if nothing stands in it
 */
const DvSheetCell *
dv_sheet_get_merged (const DvSheet *sheet, guint row, guint column)
{
  const DvSheetRange *range = dv_sheet_get_merge (sheet, row, column);

  if (range != NULL)
    return dv_sheet_get_cell (sheet, range->first_row, range->first_column);
  return dv_sheet_get_cell (sheet, row, column);
}

/**
 * dv_sheet_text_is_blank:
 * @text: what stands in a cell
 *
 * Returns: whether it is nothing but space
 */
gboolean
dv_sheet_text_is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/**
 * dv_sheet_row_is_empty:
 * @sheet: a sheet
 * @row: the number of a row
 *
 * Returns: whether nothing stands in the row
 */
gboolean
dv_sheet_row_is_empty (const DvSheet *sheet, guint row)
{
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    if (!dv_sheet_text_is_blank (cells[i].text))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_sheet_row_is_hidden:
 * @sheet: a sheet
 * @row: the number of a row
 *
 * Returns: whether a filter or a person has hidden it
 */
gboolean
dv_sheet_row_is_hidden (const DvSheet *sheet, guint row)
{
  const Row *found = get_row (sheet, row);

  return found != NULL && found->hidden;
}

/**
 * dv_sheet_trim:
 * @sheet: a sheet
 *
 * Drops the empty rows at its end.
 */
void
dv_sheet_trim (DvSheet *sheet)
{
  while (sheet->rows->len > 0 && dv_sheet_row_is_empty (sheet, sheet->rows->len))
    g_array_set_size (sheet->rows, sheet->rows->len - 1);
}
