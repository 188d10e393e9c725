/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"

/* So many names of fields in one row are the headings of another table. */
#define MIN_HEADINGS 3

/* How many rows say how many columns are usually filled in. */
#define SAMPLE 50

static gboolean
is_same_heading (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  /* Nearly every cell is none, and another length is seen first. */
  if (*a != *b && (guchar) *a < 0x80 && g_ascii_tolower (*a) != g_ascii_tolower (*b))
    return FALSE;
  left = dv_text_fold (a);
  right = dv_text_fold (b);
  return strcmp (left, right) == 0;
}

static guint
count_same (DvRowReader *self, guint row, guint header)
{
  guint n_cells, n = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    const DvSheetCell *heading = dv_sheet_get_cell (self->sheet, header, cells[i].column);

    n += heading != NULL && is_same_heading (heading->text, cells[i].text);
    if (i == 1 && n == 0)
      return 0;
  }
  return n;
}

static gboolean
repeats_headings (DvRowReader *self, const DvRowGlance *glance)
{
  for (guint row = self->table->first_header; row <= self->table->last_header; row++) {
    guint n = count_same (self, glance->row, row);

    if (n * 2 > glance->n_cells && (n > 1 || self->n_columns == 1))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_digits (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* Whether most cells of the row are names of fields: another table begins. */
static gboolean
begins_table (DvRowReader *self, const DvRowGlance *glance)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, glance->row, &n_cells);

  if (glance->n_cells < MIN_HEADINGS || glance->numbered)
    return FALSE;
  for (guint i = 0; i < n_cells; i++) {
    if (cells[i].type != DV_CELL_TEXT || has_digits (cells[i].text))
      return FALSE;
  }
  for (guint i = 0; i < n_cells; i++) {
    DvHeadingMatch match = dv_headings_find (self->headings, cells[i].text);

    if (match.grade >= DV_HEADING_BRACKETS)
      g_hash_table_add (found, (gpointer) match.field);
  }
  return g_hash_table_size (found) >= MIN_HEADINGS &&
         g_hash_table_size (found) * 2 > glance->n_cells;
}

static void
refuse_table (DvRowReader *self, guint row)
{
  dv_faults_add (self->faults, row, NULL, NULL,
                 /* translators: %u is the number of a row */
                 _ ("Another table begins here; the first has its headings in row %u. Put each "
                    "table on a sheet of its own."),
                 self->table->first_header);
}

/* “Ủy ban nhân dân phường” signs a list of people, and stands in a list of units: there, right
 * below the row before and alone in the column of names, it is read. */
static gboolean
may_be_title (DvRowReader *self, const DvRowGlance *glance)
{
  const DvField *title = dv_kind_get_title_field (self->kind);

  return !(title->flags & DV_FIELD_PERSON_NAME) && self->last_numbered == 0 && !self->is_tail &&
         glance->title && glance->n_cells == 1 &&
         !dv_sheet_row_is_empty (self->sheet, glance->row - 1);
}

/* Who signs stands side by side, in rows with nothing else. */
static gboolean
is_signature (DvRowReader *self, const DvRowGlance *glance)
{
  guint n_cells, n_signatures = 0, n_texts = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, glance->row, &n_cells);

  if (glance->numbered || glance->n_cells > 5 || may_be_title (self, glance))
    return FALSE;
  for (guint i = 0; i < n_cells; i++) {
    if (dv_sheet_text_is_blank (cells[i].text))
      continue;
    n_texts++;
    n_signatures += cells[i].type == DV_CELL_TEXT && dv_words_are_signature (cells[i].text);
  }
  if (n_signatures == 0)
    return FALSE;
  return n_signatures == n_texts || !(glance->title && glance->n_read > 1);
}

static gboolean
is_full (DvRowReader *self, const DvRowGlance *glance)
{
  if (self->last_numbered > 0)
    return glance->numbered && glance->title;
  return glance->title && glance->n_read >= self->usual;
}

static gboolean
is_total (DvRowReader *self, const DvRowGlance *glance, gboolean *is_part)
{
  const DvSheetCell *first =
    glance->number != NULL && !glance->numbered ? glance->number : glance->first;

  if (glance->numbered || first == NULL || first->type != DV_CELL_TEXT)
    return FALSE;
  if (dv_words_are_total (first->text, is_part))
    return glance->n_texts == 0;
  /* A letter may stand before it: “A | Tổng cộng”. */
  return first == glance->number && glance->first != NULL && glance->n_texts == 0 &&
         dv_words_are_total (glance->first->text, is_part);
}

static DvSheetTableRow
leave_out (DvRowWhy why)
{
  return (DvSheetTableRow){ .role = DV_ROW_LEFT_OUT, .why = (guint8) why, .group = -1 };
}

static DvSheetTableRow
take_record (DvRowReader *self, guint row)
{
  gint group = self->stack->len > 0 ? g_array_index (self->stack, gint, self->stack->len - 1) : -1;

  self->table->n_records++;
  self->table->n_hidden += dv_sheet_row_is_hidden (self->sheet, row);
  self->is_tail = FALSE;
  return (DvSheetTableRow){ .role = DV_ROW_RECORD, .group = group };
}

/* What stands below the table, until something comes that must be a record. */
static gboolean
is_in_tail (DvRowReader *self, const DvRowGlance *glance)
{
  if (is_full (self, glance) && !is_signature (self, glance))
    return FALSE;
  return self->is_tail && (self->last_numbered > 0 || glance->row > self->last_full);
}

static DvSheetTableRow
read_words (DvRowReader *self, const DvRowGlance *glance)
{
  gboolean is_part;

  if (is_total (self, glance, &is_part))
    return leave_out (is_part || glance->row < self->last_full ? DV_WHY_SUBTOTAL : DV_WHY_TOTAL);
  if (glance->n_cells == 1 && glance->first != NULL && dv_words_are_note (glance->first->text))
    return leave_out (DV_WHY_NOTE);
  if (is_signature (self, glance) && (self->last_numbered > 0 || glance->row > self->last_full)) {
    self->is_tail = TRUE;
    return leave_out (DV_WHY_SIGNATURE);
  }
  if (is_in_tail (self, glance))
    return leave_out (DV_WHY_SIGNATURE);
  if (dv_row_is_group (self, glance)) {
    dv_row_add_group (self, glance);
    return (DvSheetTableRow){ .role = DV_ROW_GROUP, .group = (gint) self->table->groups->len - 1 };
  }
  return glance->n_read == 0 && !glance->title ? leave_out (DV_WHY_NOTHING_READ)
                                               : take_record (self, glance->row);
}

static DvSheetTableRow
read_row (DvRowReader *self, guint row)
{
  DvRowGlance glance = dv_row_look_at (self, row);

  if (glance.n_cells == 0)
    return leave_out (DV_WHY_EMPTY);
  if (self->after_headings && dv_header_numbers_columns (self->sheet, row))
    return leave_out (DV_WHY_COLUMN_NUMBERS);
  if (glance.numbered && glance.title && glance.n_read > 1)
    return take_record (self, row);
  if (repeats_headings (self, &glance))
    return leave_out (DV_WHY_HEADINGS_AGAIN);
  if (begins_table (self, &glance))
    refuse_table (self, row);
  if (glance.numbered && glance.n_cells == 1 && self->n_columns > 1)
    return leave_out (DV_WHY_ONLY_NUMBER);
  if (dv_row_has_all_required (self, row) && is_full (self, &glance) && glance.n_texts > 0)
    return take_record (self, row);
  return read_words (self, &glance);
}

/* Whether the row is a record though it has no number where others have one. */
static gboolean
is_unnumbered (const DvRowGlance *glance)
{
  gboolean is_part;

  return glance->number == NULL && glance->title && glance->n_texts > 0 &&
         !dv_words_are_total (glance->first->text, &is_part);
}

/* Looks how full records are, and where the last of them stands. */
static void
look_ahead (DvRowReader *self)
{
  guint n_rows = dv_sheet_count_rows (self->sheet);
  guint most = 0, n_numbered = 0, n_unnumbered = 0, n_before = 0;

  for (guint row = self->table->last_header + 1; row <= n_rows; row++) {
    DvRowGlance glance = dv_row_look_at (self, row);

    if (glance.numbered && glance.title) {
      self->last_numbered = row;
      n_numbered++;
      n_before = n_unnumbered;
    } else if (self->table->number_column >= 0 && glance.first != NULL) {
      n_unnumbered += is_unnumbered (&glance);
    }
    if (row <= self->table->last_header + SAMPLE)
      most = MAX (most, glance.n_read);
  }
  self->has_unnumbered = n_before * 4 > n_numbered;
  self->usual = MAX (2, (most + 1) / 2);
  self->last_full = self->last_numbered;
  for (guint row = n_rows; self->last_full == 0 && row > self->table->last_header; row--) {
    DvRowGlance glance = dv_row_look_at (self, row);

    if (is_full (self, &glance) && !is_signature (self, &glance))
      self->last_full = row;
  }
}

/* The heading of no rows is a remark below the table. */
static void
drop_last_groups (DvSheetTable *table)
{
  gint last = -1;

  for (guint i = 0; i < table->rows->len; i++) {
    const DvSheetTableRow *row = &g_array_index (table->rows, DvSheetTableRow, i);

    if (row->role == DV_ROW_RECORD)
      last = (gint) i;
  }
  while (table->groups->len > 0) {
    guint place = table->groups->len - 1;
    const DvSheetTableGroup *group = g_ptr_array_index (table->groups, place);

    if ((gint) group->row - 1 < last)
      break;
    g_array_index (table->rows, DvSheetTableRow, group->row - 1) = leave_out (DV_WHY_NOTE);
    g_ptr_array_remove_index (table->groups, place);
  }
}

static void
count_levels (DvSheetTable *table)
{
  table->n_levels = 0;
  for (guint i = 0; i < table->groups->len; i++)
    table->n_levels = MAX (table->n_levels,
                           ((DvSheetTableGroup *) g_ptr_array_index (table->groups, i))->level + 1);
}

static void
begin (DvSheetTable *self)
{
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_free_func (self->groups, dv_row_group_free);
  self->n_levels = self->n_records = self->n_hidden = self->numbers = 0;
}

static void
add_row (DvRowReader *self, guint row)
{
  DvSheetTableRow found;

  if (row < self->table->first_header)
    found = (DvSheetTableRow){ .role = DV_ROW_ABOVE, .group = -1 };
  else if (row <= self->table->last_header)
    found = (DvSheetTableRow){ .role = DV_ROW_HEADER, .group = -1 };
  else
    found = read_row (self, row);
  if (found.why == DV_WHY_COLUMN_NUMBERS && self->table->numbers == 0)
    self->table->numbers = row;
  if (found.why != DV_WHY_EMPTY)
    self->after_headings = found.role == DV_ROW_HEADER || found.why == DV_WHY_HEADINGS_AGAIN;
  g_array_append_val (self->table->rows, found);
}

static void
count_columns (DvRowReader *self)
{
  for (guint i = 0; i < self->table->columns->len; i++) {
    self->n_required += (self->columns[i] & DV_COLUMN_REQUIRED) != 0;
    self->n_columns += dv_sheet_table_get_column (self->table, i)->path[0] != NULL;
  }
}

/**
 * dv_sheet_table_read_rows:
 * @self: a table
 * @kind: the kind of record that its rows are
 * @sheet: the sheet that it stands in
 * @columns: what the columns are for, as many as the table has
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Looks what every row is. A row with a number and a title is always a record; when in doubt a row
 * is one, too, and may be refused when it is read.
 *
 * Returns: whether nothing is wrong
 */
gboolean
dv_sheet_table_read_rows (DvSheetTable *self,
                          const DvKind *kind,
                          const DvSheet *sheet,
                          const DvColumnFlags *columns,
                          GPtrArray *faults)
{
  g_autoptr (DvHeadings) headings = dv_headings_new (kind);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (gint));
  DvRowReader reader = { .table = self,
                         .kind = kind,
                         .sheet = sheet,
                         .columns = columns,
                         .headings = headings,
                         .faults = faults,
                         .stack = stack };
  guint before = faults->len;

  begin (self);
  reader.styles = g_string_new (NULL);
  count_columns (&reader);
  look_ahead (&reader);
  for (guint row = 1; row <= dv_sheet_count_rows (sheet); row++)
    add_row (&reader, row);
  drop_last_groups (self);
  count_levels (self);
  g_string_free (reader.styles, TRUE);
  return faults->len == before;
}
