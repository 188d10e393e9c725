/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fold.h"

/* The longest that says “the same as above”. */
#define MAX_DITTO 12

static gboolean
is_ditto (const DvSheetCell *cell)
{
  static const char *const signs[] = { "\"", "''", "//", "〃", "”", "“", "-\"-", "- \" -", NULL };
  static const char *const ditto[] = { "nt", "n t", "nhu tren", "nhu t", NULL };
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  /* Nearly every cell is none, and begins with another letter. */
  if (cell->type != DV_CELL_TEXT || strlen (cell->text) > MAX_DITTO ||
      (g_ascii_isalnum (*cell->text) &&
       (strchr ("nN", *cell->text) == NULL || strchr ("tT. hH", cell->text[1]) == NULL)))
    return FALSE;
  text = g_strstrip (g_strdup (cell->text));
  if (g_strv_contains (signs, text))
    return TRUE;
  folded = dv_text_fold (text);
  return g_strv_contains (ditto, folded);
}

/* What names a record is never that of the one above. */
static gboolean
may_be_ditto (DvImport *self, const DvField *field)
{
  return !(field->flags & (DV_FIELD_KEY | DV_FIELD_NUMBERED)) && field->digits == DV_DIGITS_ANY &&
         field != dv_kind_get_title_field (self->kind);
}

static const DvSheetCell *
find_above (DvImport *self, guint row, guint column, guint *above)
{
  while (--row > self->table->last_header) {
    const DvSheetCell *cell;

    if (dv_sheet_table_get_row (self->table, row)->role != DV_ROW_RECORD)
      continue;
    cell = dv_sheet_table_get_cell (self->table, self->sheet, row, column);
    *above = row;
    if (cell == NULL || !is_ditto (cell))
      return cell;
  }
  return NULL;
}

/* Returns: the first row of the cell that an amount of the row is merged with; 0 if there is none
 */
static guint
find_shared (DvImport *self, guint row, const DvField *field, guint column)
{
  const DvSheetRange *range;

  if (field->type != DV_TYPE_MONEY && !(field->flags & DV_FIELD_ONCE))
    return 0;
  range = dv_sheet_get_merge (self->sheet, row, column);
  if (range == NULL || range->first_row >= row || range->first_row <= self->table->last_header)
    return 0;
  return range->first_row;
}

/* One gift for a household is not a gift for each of its people; but where each row has a number of
 * its own, what is merged down them is what each gets. */
static gboolean
has_number (DvImport *self, guint row)
{
  return self->table->number_column < 0 ||
         dv_sheet_get_cell (self->sheet, row, (guint) self->table->number_column) != NULL;
}

/**
 * dv_import_find_cell:
 * @self: an import
 * @row: the number of a row
 * @field: the field that the column is for
 * @column: the number of a column
 * @note: (out) (optional) (transfer full) (nullable): that the cell stands elsewhere, in words
 *
 * Returns: (nullable): what the row says in the column: where it says “nt”, what stands above; an
 *   amount that is merged over several rows of which only the first has a number is that of it
 */
const DvSheetCell *
dv_import_find_cell (DvImport *self, guint row, const DvField *field, guint column, char **note)
{
  const DvSheetCell *cell = dv_sheet_table_get_cell (self->table, self->sheet, row, column);
  const DvSheetCell *same;
  guint above = 0;

  if (cell == NULL)
    return NULL;
  above = find_shared (self, row, field, column);
  if (above > 0 && !has_number (self, row)) {
    if (note != NULL)
      /* translators: %u is the number of a row */
      *note = g_strdup_printf (_ ("It is one for this row and row %u, and counted there."), above);
    return NULL;
  }
  if (above > 0 && note != NULL)
    *note = g_strdup_printf (_ ("The same as in row %u."), above);
  if (!is_ditto (cell) || !may_be_ditto (self, field))
    return cell;
  same = find_above (self, row, column, &above);
  if (same != NULL && note != NULL)
    /* translators: %u is the number of a row */
    *note = g_strdup_printf (_ ("The same as in row %u."), above);
  return same != NULL ? same : cell;
}
