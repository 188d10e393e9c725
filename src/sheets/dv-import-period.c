/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-period-text.h"

static gboolean
is_start (DvImport *self, const DvField *field)
{
  return field->type == DV_TYPE_PARTIAL_DATE && self->kind->end != NULL &&
         g_strcmp0 (field->name, self->kind->start) == 0;
}

/* “trước ngày 15/6/2019” */
static const char *
skip_by (const char *text)
{
  static const char *const words[] = { "xong ", "trước ", "chậm nhất ", "hết ",
                                       "đến ",  "Trước ", "Xong ",      "Chậm nhất ",
                                       "Hết ",  "Đến ",   "trong ",     "Trong " };
  const char *rest = text;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!g_str_has_prefix (rest, words[i]))
      continue;
    rest += strlen (words[i]);
  }
  return rest;
}

/* What is to be done in a month is to be done by its last day. */
static char *
get_last_day (const char *words)
{
  const char *text = skip_by (words);
  DvDate date;

  if (!dv_date_parse (text, NULL, &date, NULL) || date.month == 0)
    return g_strdup (words);
  if (dv_date_is_full (&date))
    return g_strdup (text);
  date.day = (guint8) g_date_get_days_in_month ((GDateMonth) date.month, (GDateYear) date.year);
  return dv_date_format (&date);
}

static char *
say_period (const char *text, const char *start, const char *end)
{
  if (*end == '\0')
    /* translators: what stands in the cell, for example “Thường xuyên” */
    return g_strdup_printf (_ ("“%s” is no day, so none was set."), text);
  if (start == NULL)
    /* translators: what stands in the cell, then a date */
    return g_strdup_printf (_ ("“%s” was read as the day %s."), text, end);
  /* translators: what stands in the cell, then two dates or months */
  return g_strdup_printf (_ ("“%s” was read as: from %s to %s."), text, start, end);
}

/**
 * dv_import_read_period:
 * @self: an import
 * @field: a field
 * @cell: what stands in its column
 * @text: receives the beginning of a time of several days, for a deadline its last day
 *
 * Returns: whether a time of several days stands in the cell and the field takes one
 */
gboolean
dv_import_read_period (DvImport *self,
                       const DvField *field,
                       const DvSheetCell *cell,
                       DvCellText *text)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (cell->type != DV_CELL_TEXT && !(field->flags & DV_FIELD_DEADLINE))
    return FALSE;
  if (field->flags & DV_FIELD_DEADLINE) {
    g_autofree char *last = NULL;
    gboolean is_period = dv_period_read (cell->text, &start, &end);

    last = get_last_day (is_period ? end : cell->text);
    if (!is_period && strcmp (last, cell->text) == 0)
      return FALSE;
    text->note = say_period (cell->text, NULL, last);
    text->owned = g_steal_pointer (&last);
  } else if (is_start (self, field) && dv_period_read (cell->text, &start, &end)) {
    text->note = say_period (cell->text, start, end);
    text->owned = g_steal_pointer (&start);
  } else {
    return FALSE;
  }
  text->text = text->owned;
  return TRUE;
}

/**
 * dv_import_find_end:
 * @self: an import
 * @row: the number of a row
 * @field: a field for which the row says nothing
 *
 * Returns: (transfer full) (nullable): the end of a time of several days that stands in the column
 *   of its beginning, if the field is for the end
 */
char *
dv_import_find_end (DvImport *self, guint row, const DvField *field)
{
  g_autofree char *start = NULL;
  char *end = NULL;
  const DvSheetCell *cell = NULL;
  int column;

  if (self->kind->start == NULL || g_strcmp0 (field->name, self->kind->end) != 0)
    return NULL;
  column =
    dv_mapping_find_column (self->mapping, dv_kind_find_field (self->kind, self->kind->start));
  if (column >= 0)
    cell = dv_import_find_cell (self, row, field, (guint) column, NULL);
  if (cell == NULL || cell->type != DV_CELL_TEXT || !dv_period_read (cell->text, &start, &end))
    return NULL;
  if (*end == '\0')
    g_clear_pointer (&end, g_free);
  return end;
}
