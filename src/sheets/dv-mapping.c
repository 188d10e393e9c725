/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include "dv-fold.h"

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
 * dv_mapping_get_last_words:
 * @self: a mapping
 * @column: the number of a column
 *
 * Returns: the words that stand right above it: “Nam” of “Năm sinh / Nam”
 */
const char *
dv_mapping_get_last_words (const DvMapping *self, guint column)
{
  const char *words = dv_mapping_get_heading (self, column);

  for (const char *next; (next = strstr (words, " / ")) != NULL;)
    words = next + strlen (" / ");
  return words;
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
