/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include "dv-sheet-table-private.h"

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

static gboolean
may_be_group (const DvField *field)
{
  return !(field->flags & (DV_FIELD_COMPUTED | DV_FIELD_KEY));
}

/* The field that a heading between the rows gives a value. */
static const DvField *
guess_group (DvMapping *self,
             DvHeadings *headings,
             const char *name,
             DvMappingKnows knows,
             gpointer data)
{
  if (dv_words_name_group (name)) {
    const DvField *field = dv_headings_find (headings, "TDP").field;

    return field != NULL && dv_field_is_link (field) ? field : NULL;
  }
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];
    const DvKind *target = field->target != NULL ? dv_kind_find (field->target) : NULL;

    if (!may_be_group (field))
      continue;
    if (field->type == DV_TYPE_CHOICE && dv_field_find_choice_by_words (field, name) != NULL)
      return field;
    if (target != NULL && knows != NULL && knows (target, name, data))
      return field;
  }
  return NULL;
}

/* The field of at least half of the @n headings, unless another has as many. */
static const DvField *
pick_most (const DvKind *kind, const guint *counts, guint n)
{
  const DvField *best = NULL;
  guint most = 0;

  for (guint i = 0; i < kind->n_fields; i++) {
    if (counts[i] > most)
      best = &kind->fields[i];
    else if (counts[i] == most && most > 0)
      best = NULL;
    most = MAX (most, counts[i]);
  }
  return most * 2 >= n ? best : NULL;
}

/* What most headings of the level are for. */
static const DvField *
guess_level (DvMapping *self,
             DvHeadings *headings,
             const DvSheetTable *table,
             guint level,
             DvMappingKnows knows,
             gpointer data)
{
  g_autofree guint *counts = g_new0 (guint, self->kind->n_fields);
  guint n = 0;

  for (guint i = 0; i < table->groups->len; i++) {
    const DvSheetTableGroup *group = g_ptr_array_index (table->groups, i);
    const DvField *field = NULL;

    if (group->level != level)
      continue;
    n++;
    field = guess_group (self, headings, group->name, knows, data);
    if (field != NULL)
      counts[dv_kind_index_of (self->kind, field)]++;
  }
  return pick_most (self->kind, counts, n);
}

/**
 * dv_mapping_guess_groups:
 * @self: a mapping
 * @table: the table, whose rows were read
 * @knows: (nullable): tells whether there is a record of a name
 * @data: what to give it
 *
 * Guesses what the headings between the rows are for, and keeps what somebody decided.
 */
void
dv_mapping_guess_groups (DvMapping *self,
                         const DvSheetTable *table,
                         DvMappingKnows knows,
                         gpointer data)
{
  g_autoptr (DvHeadings) headings = dv_headings_new (self->kind);

  g_array_set_size (self->levels, table->n_levels);
  for (guint level = 0; level < table->n_levels; level++) {
    DvMappingLevel *found = &g_array_index (self->levels, DvMappingLevel, level);

    const DvMappingRule *rule;

    if (found->source == DV_MAPPING_CHOSEN)
      continue;
    found->guess = guess_level (self, headings, table, level, knows, data);
    rule = dv_mapping_find_rule (self, found->guess);
    found->field = rule != NULL ? rule->field : found->guess;
    found->source = found->field != NULL ? DV_MAPPING_SURE : DV_MAPPING_NONE;
    if (rule != NULL)
      found->source = DV_MAPPING_REMEMBERED;
  }
}
