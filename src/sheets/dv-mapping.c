/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"

/**
 * dv_use_set:
 * @self: what a column is for
 * @use: what it is to be for; its value is copied
 */
void
dv_use_set (DvUse *self, DvUse use)
{
  char *value = g_strdup (use.value);

  g_free (self->value);
  *self = use;
  self->value = value;
}

/**
 * dv_use_copy:
 * @use: what a column is for
 *
 * Returns: (transfer full): the same
 */
DvUse *
dv_use_copy (const DvUse *use)
{
  DvUse *copy = g_new0 (DvUse, 1);

  dv_use_set (copy, *use);
  return copy;
}

/**
 * dv_use_free:
 * @use: (transfer full) (nullable): what a column is for
 */
void
dv_use_free (DvUse *use)
{
  if (use == NULL)
    return;
  g_free (use->value);
  g_free (use);
}

/**
 * dv_use_equal:
 * @a: what a column is for
 * @b: what another is for
 *
 * Returns: whether it is the same
 */
gboolean
dv_use_equal (const DvUse *a, const DvUse *b)
{
  return a->type == b->type && a->field == b->field && a->other == b->other &&
         g_strcmp0 (a->value, b->value) == 0;
}

static const char *
get_value_label (const DvField *field, const char *value)
{
  const DvChoice *choice = dv_field_find_choice (field, value);

  return choice != NULL && field->type == DV_TYPE_CHOICE ? dv_choice_get_label (choice) : value;
}

/**
 * dv_use_get_label:
 * @use: what a column is for
 *
 * Returns: (transfer full): the same in words
 */
char *
dv_use_get_label (const DvUse *use)
{
  switch (use->type) {
  case DV_USE_ID:
    return g_strdup (DV_COLUMN_ID);
  case DV_USE_FIELD:
    return g_strdup (dv_field_get_label (use->field));
  case DV_USE_SPLIT:
    /* translators: a field, then another field and the value that it has: “Born, Sex: male” */
    return g_strdup_printf (_ ("%s, %s: %s"), dv_field_get_label (use->field),
                            dv_field_get_label (use->other),
                            get_value_label (use->other, use->value));
  case DV_USE_MARK:
    /* translators: a field, then the value that an x in the column gives it: “Sex: male (x)” */
    return g_strdup_printf (_ ("%s: %s (x)"), dv_field_get_label (use->field),
                            get_value_label (use->field, use->value));
  case DV_USE_NOTHING:
  default:
    return g_strdup (_ ("Not read"));
  }
}

static void
column_free (gpointer data)
{
  DvMappingColumn *column = data;

  g_free (column->heading);
  g_free (column->folded);
  g_free (column->use.value);
  g_free (column->note);
  g_free (column);
}

/**
 * dv_mapping_new:
 * @kind: the kind of record that the rows are
 *
 * Returns: (transfer full): a mapping without columns
 */
DvMapping *
dv_mapping_new (const DvKind *kind)
{
  DvMapping *self = g_new0 (DvMapping, 1);

  self->kind = kind;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->levels = g_array_new (FALSE, TRUE, sizeof (DvMappingLevel));
  self->rules = g_array_new (FALSE, TRUE, sizeof (DvMappingRule));
  return self;
}

/**
 * dv_mapping_free:
 * @self: (transfer full) (nullable): a mapping
 */
void
dv_mapping_free (DvMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_array_unref (self->levels);
  g_array_unref (self->rules);
  g_free (self);
}

/**
 * dv_mapping_add_column:
 * @self: a mapping
 * @heading: the words above its next column
 *
 * Returns: (transfer none): the column, which is for nothing
 */
DvMappingColumn *
dv_mapping_add_column (DvMapping *self, const char *heading)
{
  DvMappingColumn *column = g_new0 (DvMappingColumn, 1);

  column->heading = g_strdup (heading);
  column->folded = dv_text_fold (heading);
  g_ptr_array_add (self->columns, column);
  return column;
}

/**
 * dv_mapping_copy:
 * @self: a mapping
 *
 * Returns: (transfer full): the same, to be changed
 */
DvMapping *
dv_mapping_copy (const DvMapping *self)
{
  DvMapping *copy = dv_mapping_new (self->kind);

  for (guint i = 0; i < self->columns->len; i++) {
    const DvMappingColumn *column = dv_mapping_get_column (self, i);
    DvMappingColumn *new_column = dv_mapping_add_column (copy, column->heading);

    dv_use_set (&new_column->use, column->use);
    new_column->source = column->source;
    new_column->note = g_strdup (column->note);
  }
  g_array_append_vals (copy->levels, self->levels->data, self->levels->len);
  g_array_append_vals (copy->rules, self->rules->data, self->rules->len);
  return copy;
}

/**
 * dv_mapping_get_column:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: (transfer none): the column
 */
DvMappingColumn *
dv_mapping_get_column (const DvMapping *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

/**
 * dv_mapping_get_kind:
 * @self: a mapping
 *
 * Returns: the kind of record that the rows are
 */
const DvKind *
dv_mapping_get_kind (const DvMapping *self)
{
  return self->kind;
}

/**
 * dv_mapping_count_columns:
 * @self: a mapping
 *
 * Returns: how many columns the table has
 */
guint
dv_mapping_count_columns (const DvMapping *self)
{
  return self->columns->len;
}

/**
 * dv_mapping_get_heading:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: the words above it in one line: “Năm sinh / Nam”
 */
const char *
dv_mapping_get_heading (const DvMapping *self, guint column)
{
  return dv_mapping_get_column (self, column)->heading;
}

/**
 * dv_mapping_get:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: (transfer none): what it is for
 */
const DvUse *
dv_mapping_get (const DvMapping *self, guint column)
{
  return &dv_mapping_get_column (self, column)->use;
}

/**
 * dv_mapping_get_source:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: why it is for that
 */
DvMappingSource
dv_mapping_get_source (const DvMapping *self, guint column)
{
  return dv_mapping_get_column (self, column)->source;
}

/**
 * dv_mapping_get_note:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: (nullable): what there is to say of it: that another is read instead
 */
const char *
dv_mapping_get_note (const DvMapping *self, guint column)
{
  return dv_mapping_get_column (self, column)->note;
}

/**
 * dv_mapping_set:
 * @self: a mapping
 * @column: the number of a column
 * @use: what it is for, as of dv_mapping_list_uses()
 */
void
dv_mapping_set (DvMapping *self, guint column, const DvUse *use)
{
  DvMappingColumn *found = dv_mapping_get_column (self, column);

  if (dv_use_equal (&found->use, use) && found->source >= DV_MAPPING_REMEMBERED)
    return;
  dv_use_set (&found->use, *use);
  found->source = DV_MAPPING_CHOSEN;
  g_clear_pointer (&found->note, g_free);
}

static gboolean
gives (const DvUse *use, const DvField *field)
{
  return use->field == field || use->other == field;
}

/**
 * dv_mapping_find_column:
 * @self: a mapping
 * @field: a field
 *
 * Returns: the first column that gives it a value; -1 if none does
 */
int
dv_mapping_find_column (const DvMapping *self, const DvField *field)
{
  for (guint i = 0; i < self->columns->len; i++) {
    if (dv_mapping_get (self, i)->field == field)
      return (int) i;
  }
  for (guint i = 0; i < self->columns->len; i++) {
    if (gives (dv_mapping_get (self, i), field))
      return (int) i;
  }
  return -1;
}

/**
 * dv_mapping_has_field:
 * @self: a mapping
 * @field: a field
 *
 * Returns: whether a column or the headings between the rows give it a value
 */
gboolean
dv_mapping_has_field (const DvMapping *self, const DvField *field)
{
  for (guint i = 0; i < self->levels->len; i++) {
    if (dv_mapping_get_group (self, i) == field)
      return TRUE;
  }
  return dv_mapping_find_column (self, field) >= 0;
}

static const char *
get_last_words (const DvMapping *self, guint column)
{
  const char *words = dv_mapping_get_heading (self, column);

  for (const char *next; (next = strstr (words, " / ")) != NULL;)
    words = next + strlen (" / ");
  return words;
}

static void
add_use (GPtrArray *uses, DvUse use)
{
  g_ptr_array_add (uses, dv_use_copy (&use));
}

static void
add_marks (GPtrArray *uses, const DvField *field, const char *last)
{
  if (field->type == DV_TYPE_LINKS && *last != '\0')
    add_use (uses, (DvUse){ DV_USE_MARK, field, NULL, (char *) last });
  for (const DvChoice *choice = field->choices;
       field->type == DV_TYPE_CHOICE && choice->code != NULL; choice++)
    add_use (uses, (DvUse){ DV_USE_MARK, field, NULL, (char *) choice->code });
}

static void
add_splits (GPtrArray *uses, const DvKind *kind, const DvField *field)
{
  const DvField *other = dv_kind_find_field (kind, field->split_by);

  for (const DvChoice *choice = other != NULL ? other->choices : NULL;
       choice != NULL && choice->code != NULL; choice++)
    add_use (uses, (DvUse){ DV_USE_SPLIT, field, other, (char *) choice->code });
}

/**
 * dv_mapping_list_uses:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: (transfer container) (element-type DvUse): all that the column can be for; first
 *   nothing, then the fields as they are, then marks and splits. What it is for now is among them.
 */
GPtrArray *
dv_mapping_list_uses (const DvMapping *self, guint column)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_use_free);
  const DvMappingColumn *found = dv_mapping_get_column (self, column);
  gboolean has_current = FALSE;

  add_use (uses, (DvUse){ 0 });
  for (guint i = 0; i < self->kind->n_fields; i++) {
    if (!(self->kind->fields[i].flags & DV_FIELD_COMPUTED))
      add_use (uses, (DvUse){ .type = DV_USE_FIELD, .field = &self->kind->fields[i] });
  }
  for (guint i = 0; i < self->kind->n_fields; i++) {
    if (self->kind->fields[i].flags & DV_FIELD_COMPUTED)
      continue;
    add_splits (uses, self->kind, &self->kind->fields[i]);
    add_marks (uses, &self->kind->fields[i], get_last_words (self, column));
  }
  add_use (uses, (DvUse){ .type = DV_USE_ID });
  for (guint i = 0; i < uses->len; i++)
    has_current = has_current || dv_use_equal (g_ptr_array_index (uses, i), &found->use);
  if (!has_current)
    add_use (uses, found->use);
  return uses;
}

/**
 * dv_mapping_count_levels:
 * @self: a mapping
 *
 * Returns: how many levels of headings stand between the rows
 */
guint
dv_mapping_count_levels (const DvMapping *self)
{
  return self->levels->len;
}

/**
 * dv_mapping_get_group:
 * @self: a mapping
 * @level: how far in the headings are, 0 for the outermost
 *
 * Returns: (transfer none) (nullable): the field that they give a value to the rows below; %NULL
 *   for none
 */
const DvField *
dv_mapping_get_group (const DvMapping *self, guint level)
{
  return g_array_index (self->levels, DvMappingLevel, level).field;
}

/**
 * dv_mapping_get_group_source:
 * @self: a mapping
 * @level: how far in the headings are
 *
 * Returns: why they are for that
 */
DvMappingSource
dv_mapping_get_group_source (const DvMapping *self, guint level)
{
  return g_array_index (self->levels, DvMappingLevel, level).source;
}

/**
 * dv_mapping_set_group:
 * @self: a mapping
 * @level: how far in the headings are, 0 for the outermost
 * @field: (nullable): the field that they are for, or %NULL for none
 */
void
dv_mapping_set_group (DvMapping *self, guint level, const DvField *field)
{
  DvMappingLevel *found = &g_array_index (self->levels, DvMappingLevel, level);

  if (found->field == field && found->source >= DV_MAPPING_REMEMBERED)
    return;
  found->field = field;
  found->source = DV_MAPPING_CHOSEN;
}

/**
 * dv_mapping_find_rule:
 * @self: a mapping
 * @guess: (nullable): what headings between the rows seem to be for
 *
 * Returns: (nullable): what somebody decided for such headings of sheets with the same columns
 */
const DvMappingRule *
dv_mapping_find_rule (const DvMapping *self, const DvField *guess)
{
  for (guint i = 0; i < self->rules->len; i++) {
    const DvMappingRule *rule = &g_array_index (self->rules, DvMappingRule, i);

    if (rule->guess == guess)
      return rule;
  }
  return NULL;
}

/**
 * dv_mapping_list_group_fields:
 * @self: a mapping
 *
 * Returns: (transfer container) (element-type DvField): the fields that headings between the rows
 *   can give a value
 */
GPtrArray *
dv_mapping_list_group_fields (const DvMapping *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];

    if ((field->flags & (DV_FIELD_COMPUTED | DV_FIELD_KEY | DV_FIELD_NUMBERED)) == 0 &&
        (dv_field_is_link (field) || field->type == DV_TYPE_CHOICE || field->type == DV_TYPE_TEXT))
      g_ptr_array_add (fields, (gpointer) field);
  }
  return fields;
}

/**
 * dv_mapping_is_changed:
 * @self: a mapping
 *
 * Returns: whether somebody decided something, so that it is to be remembered
 */
gboolean
dv_mapping_is_changed (const DvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    if (dv_mapping_get_source (self, i) == DV_MAPPING_CHOSEN)
      return TRUE;
  }
  for (guint i = 0; i < self->levels->len; i++) {
    if (dv_mapping_get_group_source (self, i) == DV_MAPPING_CHOSEN)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_mapping_get_flags:
 * @self: a mapping
 *
 * Returns: (transfer full): for every column what dv_sheet_table_read_rows() has to know of it
 */
DvColumnFlags *
dv_mapping_get_flags (const DvMapping *self)
{
  DvColumnFlags *flags = g_new0 (DvColumnFlags, self->columns->len + 1);
  const DvField *title = dv_kind_get_title_field (self->kind);

  for (guint i = 0; i < self->columns->len; i++) {
    const DvUse *use = dv_mapping_get (self, i);

    if (use->type != DV_USE_NOTHING)
      flags[i] |= DV_COLUMN_READ;
    if (use->type != DV_USE_FIELD)
      continue;
    if (use->field->flags & DV_FIELD_REQUIRED)
      flags[i] |= DV_COLUMN_REQUIRED;
    if (use->field == title)
      flags[i] |= DV_COLUMN_TITLE;
  }
  return flags;
}

/* “Họ đệm” before “Tên” */
static gboolean
is_family_part (const char *words)
{
  static const char *const parts[] = { "ho",         "ho dem", "ho va dem",     "ho va ten dem",
                                       "ho ten dem", "ho lot", "ho va chu dem", NULL };
  g_autofree char *folded = dv_text_fold (words);

  return g_strv_contains (parts, folded);
}

/**
 * dv_mapping_joins:
 * @self: a mapping
 * @left: a column
 * @right: another
 *
 * Returns: whether the two together have the names of people: one heading is merged over both, or
 *   the first has the family name, or somebody decided so
 */
gboolean
dv_mapping_joins (const DvMapping *self, guint left, guint right)
{
  const DvMappingColumn *first = dv_mapping_get_column (self, left);
  const DvMappingColumn *second = dv_mapping_get_column (self, right);

  if (left + 1 != right || first->use.type != DV_USE_FIELD || second->use.type != DV_USE_FIELD ||
      first->use.field != second->use.field || !(first->use.field->flags & DV_FIELD_PERSON_NAME))
    return FALSE;
  return strcmp (first->folded, second->folded) == 0 ||
         is_family_part (get_last_words (self, left)) ||
         (first->source >= DV_MAPPING_REMEMBERED && second->source >= DV_MAPPING_REMEMBERED);
}

static void
check_twice (const DvMapping *self, guint column, guint header, GPtrArray *faults)
{
  const DvUse *use = dv_mapping_get (self, column);

  for (guint i = 0; i < column; i++) {
    const DvUse *other = dv_mapping_get (self, i);

    if (use->type != DV_USE_FIELD || other->type != DV_USE_FIELD || use->field != other->field ||
        dv_mapping_joins (self, i, column))
      continue;
    dv_faults_add (faults, header, dv_mapping_get_heading (self, column), NULL,
                   /* translators: the heading of another column, then the label of a field */
                   _ ("Column “%s” is for %s too. Keep one of the two."),
                   dv_mapping_get_heading (self, i), dv_field_get_label (use->field));
    return;
  }
}

static gboolean
has_id (const DvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++) {
    if (dv_mapping_get (self, i)->type == DV_USE_ID)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_missing (const DvMapping *self, const DvField *field, const char *const *given)
{
  if (!(field->flags & DV_FIELD_REQUIRED) || (field->flags & DV_FIELD_COMPUTED))
    return FALSE;
  /* Our own sheet names its records, and leaves out what is sensitive in them. */
  if ((field->flags & DV_FIELD_SENSITIVE) && has_id (self))
    return FALSE;
  return !dv_mapping_has_field (self, field) &&
         (given == NULL || !g_strv_contains (given, field->name));
}

/**
 * dv_mapping_check:
 * @self: a mapping
 * @header: the row with the headings
 * @given: (nullable) (array zero-terminated=1): names of fields that need no column
 * @faults: (element-type DvFault): where to add what is wrong: a field with two columns, a required
 *   one without any
 *
 * Returns: whether nothing is wrong
 */
gboolean
dv_mapping_check (const DvMapping *self, guint header, const char *const *given, GPtrArray *faults)
{
  guint before = faults->len;

  for (guint i = 0; i < self->columns->len; i++)
    check_twice (self, i, header, faults);
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];

    if (is_missing (self, field, given))
      dv_faults_add (faults, header, dv_field_get_heading (field), NULL,
                     /* translators: the heading of a column */
                     _ ("There is no column “%s”. Add it, or name the column that it is."),
                     dv_field_get_heading (field));
  }
  return faults->len == before;
}
