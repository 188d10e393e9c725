/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"
#include "dv-kinds.h"

/* The signs of a group that is not numbered, beside those of dv_words_are_marker(). */
#define STYLE_WORDS 'w'
#define STYLE_TEXT  't'

/* So many names of fields in one row are the headings of another table. */
#define MIN_HEADINGS 3

/* How many rows say how many columns are usually filled in. */
#define SAMPLE 50

/* What can be seen of a row at a glance. */
typedef struct {
  guint row;
  guint n_cells;  /* in which something stands */
  guint n_read;   /* of these, in columns that are read, without that of numbers */
  guint n_texts;  /* of these, not numbers, without the first */
  gboolean title; /* the field that names the record */
  gboolean required;
  gboolean numbered;         /* 1, 2, 3 in the column of numbers */
  const DvSheetCell *number; /* in the column of numbers */
  const DvSheetCell *first;  /* the first beside it */
} Glance;

typedef struct {
  DvSheetTable *table;
  const DvKind *kind;
  const DvSheet *sheet;
  const DvColumnFlags *columns;
  DvHeadings *headings;
  GPtrArray *faults;
  GArray *stack;   /* of the groups that the row stands in, as places in the table */
  GString *styles; /* how each of them is numbered */
  guint n_required;
  guint n_columns;     /* with a heading */
  guint usual;         /* how many columns are filled in at least, if a row is a record */
  guint last_numbered; /* the last row with a number and a title */
  guint last_full;     /* the last that has so much in it that it is a record for sure */
  gboolean after_headings;
  gboolean is_tail;        /* who signs has begun */
  gboolean has_unnumbered; /* only the first of a household has a number */
} Reader;

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static gboolean
is_digits (const DvSheetCell *cell)
{
  const char *p = cell->text;

  while (g_ascii_isdigit (*p))
    p++;
  return p > cell->text && (*p == '\0' || strcmp (p, ".") == 0) && p - cell->text < 7;
}

static gboolean
is_number (const DvSheetCell *cell)
{
  const char *p = cell->text;

  if (cell->type == DV_CELL_NUMBER || cell->type == DV_CELL_DATE)
    return TRUE;
  while (*p != '\0' && strchr ("0123456789., -(", *p) != NULL)
    p++;
  /* “12.500.000 đ”, “25 hộ” */
  return p > cell->text && g_utf8_strlen (p, -1) < 6;
}

static DvColumnFlags
get_flags (Reader *self, guint column)
{
  return column < self->table->columns->len ? self->columns[column] : 0;
}

static void
look_at_cell (Reader *self, Glance *glance, const DvSheetCell *cell)
{
  DvColumnFlags flags = get_flags (self, cell->column);

  glance->n_cells++;
  if ((int) cell->column == self->table->number_column) {
    glance->number = cell;
    glance->numbered = is_digits (cell);
    return;
  }
  if (glance->first == NULL)
    glance->first = cell;
  else if ((flags & DV_COLUMN_READ) && !is_number (cell))
    glance->n_texts++;
  glance->n_read += (flags & DV_COLUMN_READ) != 0;
  glance->title = glance->title || (flags & DV_COLUMN_TITLE);
}

/* A cell that is merged down is that of each row that it covers. */
static gboolean
has_all_required (Reader *self, guint row)
{
  for (guint i = 0; i < self->table->columns->len && self->n_required > 0; i++) {
    if ((self->columns[i] & DV_COLUMN_REQUIRED) &&
        dv_sheet_table_get_cell (self->table, self->sheet, row, i) == NULL)
      return FALSE;
  }
  return self->n_required > 0;
}

static gboolean
has_title (Reader *self, guint row)
{
  for (guint i = 0; i < self->table->columns->len; i++) {
    if ((self->columns[i] & DV_COLUMN_TITLE) &&
        dv_sheet_table_get_cell (self->table, self->sheet, row, i) != NULL)
      return TRUE;
  }
  return FALSE;
}

static Glance
look_at (Reader *self, guint row)
{
  Glance glance = { .row = row };
  guint n_cells;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

  for (guint i = 0; i < n_cells; i++) {
    if (!is_blank (cells[i].text))
      look_at_cell (self, &glance, &cells[i]);
  }
  if (glance.n_cells > 0 && !glance.title)
    glance.title = has_title (self, row);
  return glance;
}

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
count_same (Reader *self, guint row, guint header)
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
repeats_headings (Reader *self, const Glance *glance)
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
begins_table (Reader *self, const Glance *glance)
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
refuse_table (Reader *self, guint row)
{
  dv_faults_add (self->faults, row, NULL, NULL,
                 /* translators: %u is the number of a row */
                 _ ("Another table begins here; the first has its headings in row %u. Put each "
                    "table on a sheet of its own."),
                 self->table->first_header);
}

/* Who signs stands side by side, in rows with nothing else. */
static gboolean
is_signature (Reader *self, const Glance *glance)
{
  guint n_cells, n_signatures = 0, n_texts = 0;
  const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, glance->row, &n_cells);

  if (glance->numbered || glance->n_cells > 5)
    return FALSE;
  for (guint i = 0; i < n_cells; i++) {
    if (is_blank (cells[i].text))
      continue;
    n_texts++;
    n_signatures += cells[i].type == DV_CELL_TEXT && dv_words_are_signature (cells[i].text);
  }
  if (n_signatures == 0)
    return FALSE;
  return n_signatures == n_texts || !(glance->title && glance->n_read > 1);
}

static gboolean
is_full (Reader *self, const Glance *glance)
{
  if (self->last_numbered > 0)
    return glance->numbered && glance->title;
  return glance->title && glance->n_read >= self->usual;
}

static gboolean
is_total (Reader *self, const Glance *glance, gboolean *is_part)
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

static gboolean
is_merged_across (Reader *self, guint row, const DvSheetCell *cell)
{
  const DvSheetRange *range = dv_sheet_get_merge (self->sheet, row, cell->column);

  return range != NULL && range->last_column > range->first_column;
}

/* A group named by the words of its own: of a list of units that is a record. */
static gboolean
names_group (Reader *self, const char *text)
{
  char style;

  dv_words_skip_marker (text, &style);
  return (style != 0 && style != '1') ||
         (self->kind != &dv_kind_unit && dv_words_name_group (text));
}

static gboolean
is_lone_group (Reader *self, const Glance *glance)
{
  const DvSheetCell *cell = glance->first != NULL ? glance->first : glance->number;

  if (is_merged_across (self, glance->row, cell))
    return TRUE;
  if (self->n_columns == 1)
    return FALSE;
  if (cell == glance->number)
    return !glance->numbered;
  if (get_flags (self, cell->column) & DV_COLUMN_READ)
    return names_group (self, cell->text) || (self->last_numbered > 0 && !self->has_unnumbered);
  return self->table->number_column < 0 && cell->column == 0;
}

/* Its number and its text in two cells, or figures beside it. */
static gboolean
is_group_with_more (Reader *self, const Glance *glance)
{
  char style = 0;

  if (glance->first == NULL || glance->n_texts > 0 || is_number (glance->first))
    return FALSE;
  if (glance->number == NULL)
    return self->kind != &dv_kind_unit && dv_words_name_group (glance->first->text);
  if (!dv_words_are_marker (glance->number->text, &style))
    return FALSE;
  if (style != '1')
    return TRUE;
  return glance->n_cells == 2 &&
         (is_merged_across (self, glance->row, glance->first) ||
          (self->kind != &dv_kind_unit && dv_words_name_group (glance->first->text)));
}

static gboolean
is_group (Reader *self, const Glance *glance)
{
  return glance->n_cells == 1 ? is_lone_group (self, glance) : is_group_with_more (self, glance);
}

static char *
join_lines (const char *text)
{
  char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  return g_strstrip (line);
}

static void
group_free (gpointer data)
{
  DvSheetTableGroup *group = data;

  g_free (group->text);
  g_free (group->name);
  g_free (group);
}

/* What is none of the groups before it, and so stands in none of them: “Khác”. */
static gboolean
names_rest (const char *name)
{
  g_autofree char *folded = dv_text_fold (name);

  return strcmp (folded, "khac") == 0 || g_str_has_suffix (folded, " khac") ||
         g_str_has_prefix (folded, "con lai") || g_str_has_prefix (folded, "ngoai ");
}

/* Headings that are numbered in the same way stand beside each other. */
static guint
find_level (Reader *self, char style, const char *name)
{
  const char *found = strchr (self->styles->str, style);

  if (found == NULL && style == STYLE_TEXT && self->styles->len > 0 && names_rest (name))
    found = self->styles->str;
  if (found == NULL)
    return self->stack->len;
  g_string_truncate (self->styles, (gsize) (found - self->styles->str));
  g_array_set_size (self->stack, (guint) (found - self->styles->str));
  return self->stack->len;
}

static void
add_group (Reader *self, const Glance *glance)
{
  DvSheetTableGroup *group = g_new0 (DvSheetTableGroup, 1);
  const DvSheetCell *cell = glance->first != NULL ? glance->first : glance->number;
  gint place = (gint) self->table->groups->len;
  char style = 0;

  group->row = glance->row;
  group->text = join_lines (cell->text);
  group->name = g_strdup (dv_words_skip_marker (group->text, &style));
  if (glance->number != NULL && glance->first != NULL)
    dv_words_are_marker (glance->number->text, &style);
  if (style == 0 || dv_words_name_group (group->name))
    style = dv_words_name_group (group->name) ? STYLE_WORDS : STYLE_TEXT;
  group->level = find_level (self, style, group->name);
  group->parent = group->level > 0 ? g_array_index (self->stack, gint, group->level - 1) : -1;
  g_ptr_array_add (self->table->groups, group);
  g_array_append_val (self->stack, place);
  g_string_append_c (self->styles, style);
  self->table->n_levels = MAX (self->table->n_levels, group->level + 1);
}

static DvSheetTableRow
leave_out (DvRowWhy why)
{
  return (DvSheetTableRow){ .role = DV_ROW_LEFT_OUT, .why = (guint8) why, .group = -1 };
}

static DvSheetTableRow
take_record (Reader *self, guint row)
{
  gint group = self->stack->len > 0 ? g_array_index (self->stack, gint, self->stack->len - 1) : -1;

  self->table->n_records++;
  self->table->n_hidden += dv_sheet_row_is_hidden (self->sheet, row);
  self->is_tail = FALSE;
  return (DvSheetTableRow){ .role = DV_ROW_RECORD, .group = group };
}

/* What stands below the table, until something comes that must be a record. */
static gboolean
is_in_tail (Reader *self, const Glance *glance)
{
  if (is_full (self, glance) && !is_signature (self, glance))
    return FALSE;
  return self->is_tail && (self->last_numbered > 0 || glance->row > self->last_full);
}

static DvSheetTableRow
read_words (Reader *self, const Glance *glance)
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
  if (is_group (self, glance)) {
    add_group (self, glance);
    return (DvSheetTableRow){ .role = DV_ROW_GROUP, .group = (gint) self->table->groups->len - 1 };
  }
  return glance->n_read == 0 && !glance->title ? leave_out (DV_WHY_NOTHING_READ)
                                               : take_record (self, glance->row);
}

static DvSheetTableRow
read_row (Reader *self, guint row)
{
  Glance glance = look_at (self, row);

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
  if (has_all_required (self, row) && is_full (self, &glance) && glance.n_texts > 0)
    return take_record (self, row);
  return read_words (self, &glance);
}

/* Whether the row is a record though it has no number where others have one. */
static gboolean
is_unnumbered (const Glance *glance)
{
  gboolean is_part;

  return glance->number == NULL && glance->title && glance->n_texts > 0 &&
         !dv_words_are_total (glance->first->text, &is_part);
}

/* Looks how full records are, and where the last of them stands. */
static void
look_ahead (Reader *self)
{
  guint n_rows = dv_sheet_count_rows (self->sheet);
  guint most = 0, n_numbered = 0, n_unnumbered = 0, n_before = 0;

  for (guint row = self->table->last_header + 1; row <= n_rows; row++) {
    Glance glance = look_at (self, row);

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
    Glance glance = look_at (self, row);

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
  g_ptr_array_set_free_func (self->groups, group_free);
  self->n_levels = self->n_records = self->n_hidden = self->numbers = 0;
}

static void
add_row (Reader *self, guint row)
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
count_columns (Reader *self)
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
  Reader reader = { .table = self,
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
