/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-columns.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"

/* A title and a few lines may stand above the headings. */
#define MAX_ABOVE 30

/**
 * dv_sheet_columns_free:
 * @columns: (transfer full) (nullable): the columns of a sheet
 */
void
dv_sheet_columns_free (DvSheetColumns *columns)
{
  if (columns == NULL)
    return;
  g_array_unref (columns->columns);
  g_ptr_array_unref (columns->unknown);
  g_free (columns);
}

/**
 * dv_sheet_columns_get:
 * @columns: the columns of a sheet
 * @field: the place of a field among those of its kind
 *
 * Returns: its column, -1 if it has none
 */
int
dv_sheet_columns_get (const DvSheetColumns *columns, guint field)
{
  return g_array_index (columns->columns, int, field);
}

static guint
count_headings (const DvKind *kind, const DvSheet *sheet, guint row)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dv_sheet_count_columns (sheet, row); i++) {
    const DvField *field = dv_kind_find_heading (kind, dv_sheet_get (sheet, row, i));

    if (field != NULL)
      g_hash_table_add (found, (gpointer) field);
  }
  return g_hash_table_size (found);
}

/* The row in which most headings stand. */
static guint
find_header (const DvKind *kind, const DvSheet *sheet)
{
  guint best = 0, best_count = 0;

  for (guint row = 1; row <= MIN (sheet->rows->len, MAX_ABOVE); row++) {
    guint count = count_headings (kind, sheet, row);

    if (count > best_count) {
      best = row;
      best_count = count;
    }
  }
  return best;
}

static gboolean
same_heading (const char *a, const char *b)
{
  g_autofree char *left = dv_text_fold (a);
  g_autofree char *right = dv_text_fold (b);

  return *left != '\0' && strcmp (left, right) == 0;
}

static void
take_column (DvSheetColumns *self,
             const DvKind *kind,
             const DvSheet *sheet,
             guint column,
             GPtrArray *faults)
{
  const char *heading = dv_sheet_get (sheet, self->header, column);
  const DvField *field = dv_kind_find_heading (kind, heading);
  int *slot;

  if (same_heading (heading, DV_COLUMN_ID)) {
    self->id = (int) column;
    return;
  }
  if (field == NULL || (field->flags & DV_FIELD_COMPUTED)) {
    /* A column that counts the rows says nothing of them. */
    if (*heading != '\0' && !same_heading (heading, DV_COLUMN_COUNT))
      g_ptr_array_add (self->unknown, g_strdup (heading));
    return;
  }
  slot = &g_array_index (self->columns, int, dv_kind_index_of (kind, field));
  if (*slot >= 0)
    dv_faults_add (faults, self->header, heading, NULL,
                   /* translators: the heading of another column, then the label of a field */
                   _ ("Column “%s” is for %s too. Keep one of the two."),
                   dv_sheet_get (sheet, self->header, (guint) *slot), dv_field_get_label (field));
  *slot = (int) column;
}

static gboolean
is_given (const char *const *given, const char *name)
{
  return given != NULL && g_strv_contains (given, name);
}

static void
check_required (const DvSheetColumns *self,
                const DvKind *kind,
                const char *const *given,
                GPtrArray *faults)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    /* Our own sheet names its records, and leaves out what is sensitive in them. */
    if (!(field->flags & DV_FIELD_REQUIRED) || (field->flags & DV_FIELD_COMPUTED) ||
        (self->id >= 0 && (field->flags & DV_FIELD_SENSITIVE)) ||
        dv_sheet_columns_get (self, i) >= 0 || is_given (given, field->name))
      continue;
    dv_faults_add (faults, self->header, dv_field_get_heading (field), NULL,
                   /* translators: the heading of a column */
                   _ ("There is no column “%s”. Add it, or name the column that it is."),
                   dv_field_get_heading (field));
  }
}

/* How many cells of a row say the heading of their column again. */
static gboolean
repeats_header (const DvSheetColumns *self, const DvSheet *sheet, guint row)
{
  guint n_columns = 0, n_same = 0;

  for (guint i = 0; i < self->columns->len; i++) {
    int column = dv_sheet_columns_get (self, i);

    if (column < 0)
      continue;
    n_columns++;
    n_same += same_heading (dv_sheet_get (sheet, self->header, (guint) column),
                            dv_sheet_get (sheet, row, (guint) column));
  }
  return n_same * 2 > n_columns;
}

static void
check_repeated (const DvSheetColumns *self, const DvSheet *sheet, GPtrArray *faults)
{
  for (guint row = self->header + 1; row <= sheet->rows->len; row++) {
    if (repeats_header (self, sheet, row))
      dv_faults_add (faults, row, NULL, NULL,
                     /* translators: %u is the number of a row */
                     _ ("The headings of row %u stand here again. Delete this row, or read one "
                        "table at a time."),
                     self->header);
  }
}

static void
refuse_without_headings (const DvKind *kind, GPtrArray *faults)
{
  dv_faults_add (faults, 0, NULL, NULL,
                 /* translators: a kind of record, then the heading of a column */
                 _ ("No heading of %s was found, for example “%s”. Put the headings above the "
                    "columns."),
                 dv_kind_get_label_plural (kind),
                 dv_field_get_heading (dv_kind_get_title_field (kind)));
}

/**
 * dv_sheet_columns_find:
 * @kind: the kind of record that the rows are
 * @sheet: a sheet
 * @given: (nullable) (array zero-terminated=1): names of fields that need no column
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Finds the headings, wherever they begin, and what they are for.
 *
 * Returns: (transfer full) (nullable): the columns; %NULL if something is wrong
 */
DvSheetColumns *
dv_sheet_columns_find (const DvKind *kind,
                       const DvSheet *sheet,
                       const char *const *given,
                       GPtrArray *faults)
{
  g_autoptr (DvSheetColumns) self = g_new0 (DvSheetColumns, 1);
  guint before = faults->len;
  const int none = -1;

  self->header = find_header (kind, sheet);
  self->id = -1;
  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kind->n_fields; i++)
    g_array_append_val (self->columns, none);
  if (self->header == 0) {
    refuse_without_headings (kind, faults);
    return NULL;
  }
  for (guint i = 0; i < dv_sheet_count_columns (sheet, self->header); i++)
    take_column (self, kind, sheet, i, faults);
  check_required (self, kind, given, faults);
  if (faults->len == before)
    check_repeated (self, sheet, faults);
  if (faults->len == before && self->header == sheet->rows->len)
    dv_faults_add (faults, self->header, NULL, NULL,
                   _ ("There are no rows below the headings. Choose another file."));
  return faults->len == before ? g_steal_pointer (&self) : NULL;
}
