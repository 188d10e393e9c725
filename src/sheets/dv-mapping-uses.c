/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include <glib/gi18n-lib.h>

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
    add_marks (uses, &self->kind->fields[i], dv_mapping_get_last_words (self, column));
  }
  add_use (uses, (DvUse){ .type = DV_USE_ID });
  for (guint i = 0; i < uses->len; i++)
    has_current = has_current || dv_use_equal (g_ptr_array_index (uses, i), &found->use);
  if (!has_current)
    add_use (uses, found->use);
  return uses;
}
