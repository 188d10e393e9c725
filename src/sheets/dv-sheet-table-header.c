/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include "dv-fold.h"
#include "dv-mapping.h"

/* The most rows that headings have. */
#define MAX_HEIGHT 4

/* Longer texts are sentences above the table. */
#define MAX_HEADING 120

typedef struct {
  const DvSheet *sheet;
  DvHeadings *headings;
} Finder;

static guint
count_cells (const DvSheet *sheet, guint row)
{
  guint n_cells, n = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    n += !dv_sheet_text_is_blank (cells[i].text);
  return n;
}

/* Names of fields count most; those that only resemble one must not outweigh them. */
static guint
rate_match (DvHeadingMatch match)
{
  if (match.field == NULL)
    return 0;
  return match.grade >= DV_HEADING_BRACKETS ? 8 : 2;
}

static gboolean
is_long (const char *text)
{
  return strlen (text) > MAX_HEADING;
}

/* How much the cells of a row look like headings; each field counts once. */
static guint
rate_row (Finder *self, guint row)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  guint n_cells, score = 0, n_common = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    DvHeadingMatch match = { 0 };

    if (cells[i].type == DV_CELL_NUMBER || is_long (cells[i].text))
      continue;
    match = dv_headings_find (self->headings, cells[i].text);
    if (n_cells == 1 && match.grade < DV_HEADING_BRACKETS)
      return 0;
    if (match.field != NULL && g_hash_table_add (found, (gpointer) match.field))
      score += rate_match (match);
    else if (match.field == NULL)
      n_common += dv_heading_is_number (cells[i].text) || dv_heading_is_common (cells[i].text);
  }
  return score > 0 ? score + n_common : 0;
}

/* Something that is merged over several columns, or has nothing beside it, is a heading of several
 * columns if there is something below each. */
static guint
get_last_covered (const DvSheet *sheet, guint row, guint column)
{
  const DvSheetRange *range = dv_sheet_get_merge (sheet, row, column);
  guint end = dv_sheet_count_all_columns (sheet);
  guint last = column;

  if (range != NULL)
    return range->last_column;
  while (last + 1 < end && dv_sheet_get_cell (sheet, row, last + 1) == NULL &&
         dv_sheet_get_merge (sheet, row, last + 1) == NULL)
    last++;
  return last;
}

/* Whether each cell of @row stands below a heading that covers more than its own column. */
static gboolean
stands_below (const DvSheet *sheet, guint header, guint row)
{
  guint n_cells, n_upper, n_below = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);
  const DvSheetCell *upper = dv_sheet_get_cells (sheet, header, &n_upper);

  for (guint i = 0; i < n_cells; i++) {
    guint u = 0;

    if (dv_sheet_text_is_blank (cells[i].text))
      continue;
    if (cells[i].type != DV_CELL_TEXT || is_long (cells[i].text) ||
        g_ascii_isdigit (*cells[i].text))
      return FALSE;
    while (u + 1 < n_upper && upper[u + 1].column <= cells[i].column)
      u++;
    if (n_upper == 0 || upper[u].column > cells[i].column ||
        get_last_covered (sheet, header, upper[u].column) < cells[i].column ||
        get_last_covered (sheet, header, upper[u].column) == upper[u].column)
      return FALSE;
    n_below++;
  }
  return n_below > 1;
}

/* Headings are merged down to @row or further. */
static guint
get_last_merged (const DvSheet *sheet, guint row)
{
  guint n_cells, last = row;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    const DvSheetRange *range = dv_sheet_get_merge (sheet, row, cells[i].column);

    if (range != NULL && range->last_row - row < MAX_HEIGHT)
      last = MAX (last, range->last_row);
  }
  return last;
}

static guint
extend_down (Finder *self, guint first, guint row)
{
  guint last = row;

  for (guint upper = first; upper <= row; upper++)
    last = MAX (last, get_last_merged (self->sheet, upper));
  /* Without merged cells: a row of words that stand only below what has nothing beside it. */
  while (last - row + 1 < MAX_HEIGHT && last == row && last < dv_sheet_count_rows (self->sheet) &&
         !dv_header_numbers_columns (self->sheet, last + 1) &&
         stands_below (self->sheet, last, last + 1))
    last++;
  return MIN (last, dv_sheet_count_rows (self->sheet));
}

static gboolean
names_office (const DvSheet *sheet, guint row)
{
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    if (is_long (cells[i].text) || dv_words_are_office (cells[i].text))
      return TRUE;
  }
  return FALSE;
}

/* Whether something in @row is merged down into the next or covers several headings of it. */
static gboolean
stands_above (const DvSheet *sheet, guint row)
{
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    const DvSheetRange *range = dv_sheet_get_merge (sheet, row, cells[i].column);

    if (range != NULL && range->last_row > row)
      return TRUE;
    if (range != NULL && range->last_column > range->first_column &&
        dv_sheet_get_cell (sheet, row + 1, range->first_column) != NULL &&
        dv_sheet_get_cell (sheet, row + 1, range->last_column) != NULL)
      return TRUE;
  }
  return FALSE;
}

static guint
extend_up (Finder *self, guint row)
{
  guint first = row;

  while (first > 1 && row - first + 1 < MAX_HEIGHT && count_cells (self->sheet, first - 1) > 1 &&
         !names_office (self->sheet, first - 1) && stands_above (self->sheet, first - 1))
    first--;
  return first;
}

/**
 * dv_header_find:
 * @headings: what headings name the fields of a kind
 * @sheet: a sheet
 * @from: the first row to look at
 * @to: the last
 *
 * Returns: where the headings stand: in the row with most names of fields, and in those that its
 *   cells are merged with
 */
DvHeader
dv_header_find (DvHeadings *headings, const DvSheet *sheet, guint from, guint to)
{
  Finder self = { sheet, headings };
  DvHeader header = { 0 };
  guint best = 0;

  for (guint row = from; row <= MIN (to, dv_sheet_count_rows (sheet)); row++) {
    guint score = rate_row (&self, row);

    if (score > header.score) {
      best = row;
      header.score = score;
    }
  }
  if (header.score == 0)
    return header;
  header.first = extend_up (&self, best);
  header.last = extend_down (&self, header.first, best);
  return header;
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  }
  return g_string_free (line, FALSE);
}

/* What a person reads above a column in one row of the headings: what stands there, or to the left
 * if that has something else below it and nothing beside it. */
static const char *
get_heading (const DvSheet *sheet, DvHeader header, guint row, guint column)
{
  const DvSheetCell *cell = dv_sheet_get_merged (sheet, row, column);

  if (cell != NULL || row == header.last || dv_sheet_get_merge (sheet, row, column) != NULL ||
      dv_sheet_get_merged (sheet, row + 1, column) == NULL)
    return cell != NULL ? cell->text : "";
  for (guint left = column; left > 0; left--) {
    cell = dv_sheet_get_merged (sheet, row, left - 1);
    if (cell == NULL)
      continue;
    return dv_sheet_get_merged (sheet, row + 1, left - 1) != NULL &&
               dv_sheet_get_merged (sheet, row + 1, left - 1) != cell &&
               dv_sheet_get_merge (sheet, row, left - 1) == NULL
             ? cell->text
             : "";
  }
  return "";
}

/* In a sheet of refused rows the program wrote each heading in one line. */
static gboolean
is_of_faults (const DvSheet *sheet, DvHeader header)
{
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, header.last, &n_cells);

  return n_cells > 0 && strcmp (cells[n_cells - 1].text, DV_COLUMN_FAULTS) == 0;
}

static void
add_words (GPtrArray *path, const char *text, gboolean of_faults)
{
  char *words = join_lines (text);
  g_auto (GStrv) split = NULL;

  if (!of_faults) {
    g_ptr_array_add (path, words);
    return;
  }
  split = g_strsplit (words, " / ", -1);
  g_free (words);
  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (path, g_strdup (split[i]));
}

/**
 * dv_header_get_path:
 * @sheet: a sheet
 * @header: where the headings stand
 * @column: a column
 *
 * Returns: (transfer full): the words above the column from the top down; none if there are none
 */
GStrv
dv_header_get_path (const DvSheet *sheet, DvHeader header, guint column)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  const char *before = NULL;

  for (guint row = header.first; row <= header.last; row++) {
    const char *text = get_heading (sheet, header, row, column);

    /* A cell that is merged down is one word. */
    if (text != before && !dv_sheet_text_is_blank (text))
      add_words (path, text, is_of_faults (sheet, header));
    before = text;
  }
  g_ptr_array_add (path, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&path), FALSE);
}

/* The number of a column: “3”, “(3)”, “3=1+2”, “A”. Returns: 0 if it is none */
static guint
read_column_number (const char *text)
{
  g_autofree char *folded = dv_text_fold (text);
  char *end;
  guint64 number;

  if (strlen (folded) == 1 && g_ascii_isalpha (*folded))
    return 1000 + (guint) (*folded - 'a');
  number = g_ascii_strtoull (folded, &end, 10);
  if (end == folded || number == 0 || number > 999 || (*end != '\0' && *end != ' '))
    return 0;
  return strpbrk (text, ",/") == NULL ? (guint) number : 0;
}

/**
 * dv_header_numbers_columns:
 * @sheet: a sheet
 * @row: a row
 *
 * Returns: whether the row numbers the columns: “1 2 3”, “(1) (2) (3)”, “A B 1 2 3”
 */
gboolean
dv_header_numbers_columns (const DvSheet *sheet, guint row)
{
  guint n_cells, n = 0, before = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    guint number;

    if (dv_sheet_text_is_blank (cells[i].text))
      continue;
    number = strlen (cells[i].text) < 40 ? read_column_number (cells[i].text) : 0;
    if (number == 0 || (n > 0 && number != before + 1 && !(before >= 1000 && number == 1)) ||
        (n == 0 && number != 1 && number != 1000))
      return FALSE;
    before = number;
    n++;
  }
  return n > 2;
}
