/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-table-private.h"

#include "dv-fold.h"
#include "dv-kinds.h"

/* The signs of a group that is not numbered, beside those of dv_words_are_marker(). */
#define STYLE_WORDS 'w'
#define STYLE_TEXT  't'

/* What may stand before a group instead of a number: “*”, “-”, “+”. */
#define MAX_SIGN 4

/* “(02 người)” */
#define MAX_COUNT 24

static gboolean
is_merged_across (const DvRowReader *self, guint row, const DvSheetCell *cell)
{
  const DvSheetRange *range = dv_sheet_get_merge (self->sheet, row, cell->column);

  return range != NULL && range->last_column > range->first_column;
}

/* A group named by the words of its own: of a list of units that is a record. */
static gboolean
names_group (const DvRowReader *self, const char *text)
{
  char style;

  dv_words_skip_marker (text, &style);
  return (style != 0 && style != '1') ||
         (self->kind != &dv_kind_unit && dv_words_name_group (text));
}

/* Somebody of whom no more is known than the name is no group: in doubt the row is read. */
static gboolean
is_person (const DvRowReader *self, const char *text)
{
  const DvField *title = dv_kind_get_title_field (self->kind);

  return (title->flags & DV_FIELD_PERSON_NAME) && dv_words_are_person (text);
}

static gboolean
is_lone_group (const DvRowReader *self, const DvRowGlance *glance)
{
  const DvSheetCell *cell = glance->first != NULL ? glance->first : glance->number;

  if (is_merged_across (self, glance->row, cell))
    return TRUE;
  if (self->n_columns == 1)
    return FALSE;
  if (cell == glance->number)
    return !glance->numbered;
  if ((dv_row_get_flags (self, cell->column) & DV_COLUMN_TITLE) && is_person (self, cell->text))
    return FALSE;
  if (dv_row_get_flags (self, cell->column) & DV_COLUMN_READ)
    return names_group (self, cell->text) || (self->last_numbered > 0 && !self->has_unnumbered);
  return self->table->number_column < 0 && cell->column == 0;
}

/* Its number and its text in two cells, or figures beside it. */
static gboolean
is_group_with_more (const DvRowReader *self, const DvRowGlance *glance)
{
  char style = 0;

  if (glance->first == NULL || glance->n_texts > 0 || dv_row_is_number (glance->first))
    return FALSE;
  if (glance->number == NULL)
    return self->kind != &dv_kind_unit && dv_words_name_group (glance->first->text);
  if (!dv_words_are_marker (glance->number->text, &style))
    return !glance->numbered && strlen (glance->number->text) < MAX_SIGN &&
           dv_words_name_group (glance->first->text);
  /* Where nobody has an arabic number, I, II, III or A, B, C are the numbers of the records. */
  if (style != '1')
    return self->last_numbered > 0 || dv_words_name_group (glance->first->text) ||
           is_merged_across (self, glance->row, glance->first);
  return glance->n_cells == 2 &&
         (is_merged_across (self, glance->row, glance->first) ||
          (self->kind != &dv_kind_unit && dv_words_name_group (glance->first->text)));
}

/**
 * dv_row_is_group:
 * @self: what reads rows
 * @glance: a row
 *
 * Returns: whether it is the heading of the rows below
 */
gboolean
dv_row_is_group (const DvRowReader *self, const DvRowGlance *glance)
{
  return glance->n_cells == 1 ? is_lone_group (self, glance) : is_group_with_more (self, glance);
}

static char *
join_lines (const char *text)
{
  char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  return g_strstrip (line);
}

/**
 * dv_row_group_free:
 * @data: (transfer full): a #DvSheetTableGroup
 */
void
dv_row_group_free (gpointer data)
{
  DvSheetTableGroup *group = data;

  g_free (group->text);
  g_free (group->name);
  g_free (group);
}

/* How many stand in the group is said behind its name: “Hộ nghèo (02 hộ)”, “TDP 5: 12 người”. */
static void
drop_count (char *name)
{
  static const char *const signs[] = { "(", ":", " - ", " – ", NULL };

  for (guint i = 0; signs[i] != NULL; i++) {
    char *sign = g_strrstr (name, signs[i]);
    const char *rest = sign != NULL ? sign + strlen (signs[i]) : "";

    while (*rest == ' ')
      rest++;
    if (sign == NULL || sign == name || !g_ascii_isdigit (*rest) || strlen (rest) > MAX_COUNT)
      continue;
    *sign = '\0';
    g_strchomp (name);
    return;
  }
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
find_level (DvRowReader *self, char style, const char *name)
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

/**
 * dv_row_add_group:
 * @self: what reads rows
 * @glance: the heading of the rows below
 *
 * Notes the group, and which others it stands in.
 */
void
dv_row_add_group (DvRowReader *self, const DvRowGlance *glance)
{
  DvSheetTableGroup *group = g_new0 (DvSheetTableGroup, 1);
  const DvSheetCell *cell = glance->first != NULL ? glance->first : glance->number;
  gint place = (gint) self->table->groups->len;
  char style = 0;

  group->row = glance->row;
  group->text = join_lines (cell->text);
  group->name = g_strdup (dv_words_skip_marker (group->text, &style));
  drop_count (group->name);
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
