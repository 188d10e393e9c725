/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-mapping-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"

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

/* Returns: 1 for “Ngày”, 2 for “Tháng”, 3 for “Năm”; 0 for anything else */
static guint
get_part_of_date (const DvMapping *self, guint column)
{
  static const char *const parts[] = { "ngay", "thang", "nam" };
  g_autofree char *folded = dv_text_fold (dv_mapping_get_last_words (self, column));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (strcmp (folded, parts[i]) == 0)
      return i + 1;
  }
  return 0;
}

static gboolean
are_parts_of_date (const DvMapping *self, guint left, guint right)
{
  guint first = get_part_of_date (self, left);
  guint second = get_part_of_date (self, right);

  return left < right && first > 0 && second > first && right - left == second - first;
}

/**
 * dv_mapping_is_part_of_date:
 * @self: a mapping
 * @column: a column
 *
 * Returns: whether it has the day, the month or the year of a date whose other parts stand beside
 *   it
 */
gboolean
dv_mapping_is_part_of_date (const DvMapping *self, guint column)
{
  return (column > 0 && are_parts_of_date (self, column - 1, column)) ||
         (column + 1 < self->columns->len && are_parts_of_date (self, column, column + 1));
}

/**
 * dv_mapping_joins:
 * @self: a mapping
 * @left: a column
 * @right: another
 *
 * Returns: whether the two together have the names of people: one heading is merged over both, or
 *   the first has the family name, or somebody decided so; or parts of the same date
 */
gboolean
dv_mapping_joins (const DvMapping *self, guint left, guint right)
{
  const DvMappingColumn *first = dv_mapping_get_column (self, left);
  const DvMappingColumn *second = dv_mapping_get_column (self, right);

  if (first->use.type == DV_USE_FIELD && second->use.type == DV_USE_FIELD &&
      first->use.field == second->use.field && dv_field_is_date (first->use.field))
    return are_parts_of_date (self, left, right);
  if (left + 1 != right || first->use.type != DV_USE_FIELD || second->use.type != DV_USE_FIELD ||
      first->use.field != second->use.field || !(first->use.field->flags & DV_FIELD_PERSON_NAME))
    return FALSE;
  return strcmp (first->folded, second->folded) == 0 ||
         is_family_part (dv_mapping_get_last_words (self, left)) ||
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
