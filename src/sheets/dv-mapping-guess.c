/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include <glib/gi18n-lib.h>

#include "dv-cell-private.h"
#include "dv-fold.h"
#include "dv-tick.h"
#include "dv-sheet-table-private.h"

/* How many rows say what a column has in it. */
#define SAMPLE 200

typedef struct {
  DvMapping *mapping;
  const DvKind *kind;
  const DvSheet *sheet;
  const DvSheetTable *table;
  DvHeadings *headings;
  DvHeadingMatch *matches; /* of every column */
} Guess;

/* What stands in a column, as far as it can be seen. */
typedef struct {
  guint n;
  guint n_marks;
  guint n_years;
} Contents;

static gboolean
has_year (const char *text)
{
  const char *end = text + strlen (text);
  guint n = 0;

  while (end > text && g_ascii_isdigit (end[-1])) {
    end--;
    n++;
  }
  return n == 4 || (n == 5 && end == text);
}

static Contents
look_at (Guess *self, guint column)
{
  Contents contents = { 0 };
  guint first = self->table->last_header + 1;

  for (guint row = first; row <= dv_sheet_count_rows (self->sheet) && row < first + SAMPLE; row++) {
    const DvSheetCell *cell = dv_sheet_get_cell (self->sheet, row, column);

    if (cell == NULL || (row < first + 3 && dv_header_numbers_columns (self->sheet, row)))
      continue;
    contents.n++;
    contents.n_marks += dv_tick_read (cell->text) != DV_TICK_OTHER;
    contents.n_years += cell->type == DV_CELL_DATE || has_year (cell->text);
  }
  return contents;
}

/* A sum at the end is no mark either. */
static gboolean
has_marks (Contents contents)
{
  return contents.n_marks > 0 && contents.n_marks * 4 >= contents.n * 3 - 3;
}

static gboolean
has_years (Contents contents)
{
  return contents.n_years > 0 && contents.n_years * 2 >= contents.n;
}

static void
take (Guess *self, guint column, DvUse use, DvMappingSource source)
{
  DvMappingColumn *found = dv_mapping_get_column (self->mapping, column);

  dv_use_set (&found->use, use);
  found->source = source;
}

/* The field whose columns are split by the one that has @choice. */
static const DvField *
find_split (const DvKind *kind, const DvField *choice)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (g_strcmp0 (kind->fields[i].split_by, choice->name) == 0)
      return &kind->fields[i];
  }
  return NULL;
}

static gboolean
take_split (Guess *self,
            guint column,
            const DvField *field,
            const char *word,
            DvMappingSource source)
{
  const DvField *other = dv_kind_find_field (self->kind, field->split_by);
  const DvChoice *choice = other != NULL ? dv_field_find_choice_by_words (other, word) : NULL;

  if (choice == NULL)
    return FALSE;
  take (self, column, (DvUse){ DV_USE_SPLIT, field, other, (char *) choice->code }, source);
  return TRUE;
}

static gboolean
take_mark (Guess *self,
           guint column,
           const DvField *field,
           const char *word,
           DvMappingSource source)
{
  const DvChoice *choice =
    field->type == DV_TYPE_CHOICE ? dv_field_find_choice_by_words (field, word) : NULL;

  if (choice == NULL && !dv_field_is_link (field))
    return FALSE;
  take (self, column,
        (DvUse){ DV_USE_MARK, field, NULL, (char *) (choice != NULL ? choice->code : word) },
        source);
  return TRUE;
}

/* A column below another heading: “Năm sinh / Nam”, “Giới tính / Nữ”, “Đối tượng / Hộ nghèo”. */
static gboolean
guess_below (Guess *self, guint column, const char *const *path, guint n)
{
  g_autofree char **upper = g_memdup2 (path, sizeof (char *) * (n + 1));
  const char *last = path[n - 1];
  DvHeadingMatch parent;
  DvMappingSource source;

  upper[n - 1] = NULL;
  parent = dv_headings_find_path (self->headings, (const char *const *) upper);
  if (parent.field == NULL)
    return FALSE;
  source = parent.grade == DV_HEADING_CONTAINS ? DV_MAPPING_UNSURE : DV_MAPPING_SURE;
  if (parent.field->split_by != NULL && take_split (self, column, parent.field, last, source))
    return TRUE;
  /* Under “Giới tính” stand years sometimes: they say when, too. */
  if (parent.field->type == DV_TYPE_CHOICE && find_split (self->kind, parent.field) != NULL &&
      has_years (look_at (self, column)) &&
      take_split (self, column, find_split (self->kind, parent.field), last, source))
    return TRUE;
  if (parent.field->type == DV_TYPE_CHOICE)
    return take_mark (self, column, parent.field, last, source);
  if (dv_headings_find (self->headings, last).grade >= DV_HEADING_ALSO ||
      !dv_field_is_link (parent.field) || !has_marks (look_at (self, column)))
    return FALSE;
  return take_mark (self, column, parent.field, last, source);
}

/* “Ngày sinh / Tháng”, between “Ngày” and “Năm” */
static gboolean
guess_part_of_date (Guess *self, guint column, const char *const *path, guint n)
{
  g_autofree char **upper = g_memdup2 (path, sizeof (char *) * (n + 1));
  DvHeadingMatch parent;

  upper[n - 1] = NULL;
  parent = dv_headings_find_path (self->headings, (const char *const *) upper);
  if (parent.field == NULL || !dv_field_is_date (parent.field) ||
      !dv_mapping_is_part_of_date (self->mapping, column))
    return FALSE;
  self->matches[column] = parent;
  take (self, column, (DvUse){ .type = DV_USE_FIELD, .field = parent.field },
        parent.grade == DV_HEADING_CONTAINS ? DV_MAPPING_UNSURE : DV_MAPPING_SURE);
  return TRUE;
}

/* A column whose heading is the word of a choice: “Nam” with years or crosses below it. */
static gboolean
guess_word (Guess *self, guint column, const char *word)
{
  Contents contents = look_at (self, column);

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];
    const DvField *split;

    if (field->type != DV_TYPE_CHOICE || (field->flags & DV_FIELD_COMPUTED) ||
        dv_field_find_choice_by_words (field, word) == NULL)
      continue;
    split = find_split (self->kind, field);
    if (split != NULL && has_years (contents))
      return take_split (self, column, split, word, DV_MAPPING_SURE);
    return has_marks (contents) && take_mark (self, column, field, word, DV_MAPPING_UNSURE);
  }
  return FALSE;
}

static gboolean
is_id (const char *heading)
{
  return g_ascii_strcasecmp (heading, DV_COLUMN_ID) == 0;
}

/* “CCCD / Số”, beside “CCCD / Ngày cấp” */
static gboolean
is_number_of (const char *word)
{
  static const char *const words[] = { "so", "ma so", "so the", "so hieu", NULL };
  g_autofree char *folded = dv_text_fold (word);

  return g_strv_contains (words, folded);
}

/* A column of sentences whose heading could be that of a choice: “Kết quả giải quyết”. */
static gboolean
refuse_choice (Guess *self, guint column, const DvField *field)
{
  guint first = self->table->last_header + 1;
  guint n = 0;

  if (field->type != DV_TYPE_CHOICE || (field->flags & DV_FIELD_OPEN))
    return FALSE;
  for (guint row = first; row <= dv_sheet_count_rows (self->sheet) && row < first + SAMPLE; row++) {
    const DvSheetCell *cell = dv_sheet_get_cell (self->sheet, row, column);

    if (cell == NULL || dv_header_numbers_columns (self->sheet, row))
      continue;
    if (dv_field_find_choice_by_words (field, cell->text) != NULL)
      return FALSE;
    n++;
  }
  if (n == 0)
    return FALSE;
  dv_mapping_get_column (self->mapping, column)->note =
    /* translators: the label of a field */
    g_strdup_printf (_ ("It is not read: what stands there is none of the choices of %s."),
                     dv_field_get_label (field));
  return TRUE;
}

static void
guess_column (Guess *self, guint column)
{
  const DvSheetTableColumn *found = dv_sheet_table_get_column (self->table, column);
  const char *const *path = (const char *const *) found->path;
  guint n = g_strv_length (found->path);
  DvHeadingMatch match;

  if (n == 0 || strcmp (path[0], DV_COLUMN_FAULTS) == 0)
    return;
  if (n == 1 && is_id (path[0])) {
    take (self, column, (DvUse){ .type = DV_USE_ID }, DV_MAPPING_SURE);
    return;
  }
  if (n > 1 && (guess_part_of_date (self, column, path, n) || guess_below (self, column, path, n)))
    return;
  match = dv_headings_find_path (self->headings, path);
  if (n > 1 && match.field == NULL && is_number_of (path[n - 1]))
    match = dv_headings_find (self->headings, path[n - 2]);
  if (match.grade <= DV_HEADING_CONTAINS && guess_word (self, column, path[n - 1]))
    return;
  if (match.field == NULL)
    return;
  if (match.grade < DV_HEADING_EXACT && refuse_choice (self, column, match.field))
    return;
  self->matches[column] = match;
  take (self, column, (DvUse){ .type = DV_USE_FIELD, .field = match.field },
        match.grade == DV_HEADING_CONTAINS ? DV_MAPPING_UNSURE : DV_MAPPING_SURE);
}

static void
drop (Guess *self, guint column, guint instead)
{
  DvMappingColumn *found = dv_mapping_get_column (self->mapping, column);

  found->note = g_strdup_printf (
    /* translators: the heading of another column, then the label of a field */
    _ ("Column “%s” is read for %s instead."), dv_mapping_get_heading (self->mapping, instead),
    dv_field_get_label (found->use.field));
  dv_use_set (&found->use, (DvUse){ 0 });
  found->source = DV_MAPPING_NONE;
}

/* Of two columns for one field the better is read. Two that are just as good stay, and are refused:
 * nobody but the user knows which is meant. */
static void
keep_best (Guess *self, guint column)
{
  const DvUse *use = dv_mapping_get (self->mapping, column);

  for (guint i = 0; i < self->table->columns->len; i++) {
    const DvUse *other = dv_mapping_get (self->mapping, i);
    gboolean equal;

    if (i == column || other->field != use->field || use->type != DV_USE_FIELD ||
        dv_mapping_joins (self->mapping, MIN (i, column), MAX (i, column)))
      continue;
    if (other->type == DV_USE_SPLIT) {
      drop (self, column, i);
      return;
    }
    equal =
      self->matches[i].grade == DV_HEADING_EXACT && self->matches[column].grade == DV_HEADING_EXACT;
    if (other->type != DV_USE_FIELD || equal ||
        dv_heading_match_is_better (self->matches[column], self->matches[i]) ||
        (i > column && !dv_heading_match_is_better (self->matches[i], self->matches[column])))
      continue;
    drop (self, column, i);
    return;
  }
}

/* Whether every address is no more than a residential group: “TDP 5”. */
static gboolean
has_groups_only (Guess *self, guint column)
{
  guint first = self->table->last_header + 1;
  guint n = 0;

  for (guint row = first; row <= dv_sheet_count_rows (self->sheet) && row < first + SAMPLE; row++) {
    const DvSheetCell *cell = dv_sheet_get_cell (self->sheet, row, column);
    gboolean is_area;

    if (cell == NULL || dv_header_numbers_columns (self->sheet, row))
      continue;
    if (dv_cell_read_group (cell->text, FALSE, &is_area) == 0)
      return FALSE;
    n++;
  }
  return n > 0;
}

/* Where no column says the residential group, that of the addresses may. */
static void
guess_group_of_addresses (Guess *self)
{
  const DvField *address = dv_kind_find_field (self->kind, "address");
  const DvField *unit = dv_headings_find (self->headings, "TDP").field;
  int column = address != NULL ? dv_mapping_find_column (self->mapping, address) : -1;

  if (column < 0 || unit == NULL || !dv_field_is_link (unit) ||
      dv_mapping_has_field (self->mapping, unit) || !has_groups_only (self, (guint) column))
    return;
  take (self, (guint) column, (DvUse){ .type = DV_USE_FIELD, .field = unit }, DV_MAPPING_UNSURE);
}

/* What to do with a column that nothing answers to is for a person to say, unless it is one of
 * those that every form has. */
static gboolean
is_known_to_be_none (const char *heading)
{
  return *heading == '\0' || strcmp (heading, DV_COLUMN_FAULTS) == 0 ||
         dv_heading_is_number (heading) || dv_heading_is_common (heading);
}

/**
 * dv_mapping_column_needs_look:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: whether somebody should look at what the column is for: it is not sure, or not known
 */
gboolean
dv_mapping_column_needs_look (const DvMapping *self, guint column)
{
  DvMappingSource source = dv_mapping_get_source (self, column);

  if (source == DV_MAPPING_UNSURE || dv_mapping_get_note (self, column) != NULL)
    return TRUE;
  return source == DV_MAPPING_NONE && !is_known_to_be_none (dv_mapping_get_heading (self, column));
}

/**
 * dv_mapping_needs_look:
 * @self: a mapping
 *
 * Returns: whether somebody should look at it before the rows are read: what a column or a heading
 *   between the rows is for is not sure, or not known
 */
gboolean
dv_mapping_needs_look (const DvMapping *self)
{
  for (guint i = 0; i < dv_mapping_count_columns (self); i++) {
    if (dv_mapping_column_needs_look (self, i))
      return TRUE;
  }
  for (guint i = 0; i < dv_mapping_count_levels (self); i++) {
    if (dv_mapping_get_group_source (self, i) == DV_MAPPING_NONE)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_mapping_guess:
 * @kind: the kind of record that the rows are
 * @sheet: a sheet
 * @table: the table in it
 *
 * Guesses what the columns are for by their headings, and by what stands in them where these do not
 * say enough.
 *
 * Returns: (transfer full): what they are for
 */
DvMapping *
dv_mapping_guess (const DvKind *kind, const DvSheet *sheet, const DvSheetTable *table)
{
  g_autoptr (DvHeadings) headings = dv_headings_new (kind);
  g_autofree DvHeadingMatch *matches = g_new0 (DvHeadingMatch, table->columns->len + 1);
  Guess self = { dv_mapping_new (kind), kind, sheet, table, headings, matches };

  for (guint i = 0; i < table->columns->len; i++)
    dv_mapping_add_column (self.mapping, dv_sheet_table_get_column (table, i)->heading);
  for (guint i = 0; i < table->columns->len; i++)
    guess_column (&self, i);
  for (guint i = 0; i < table->columns->len; i++)
    keep_best (&self, i);
  guess_group_of_addresses (&self);
  return self.mapping;
}
