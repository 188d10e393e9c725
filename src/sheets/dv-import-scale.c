/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fold.h"
#include "dv-numerals.h"
#include "dv-value.h"

/* Nobody gives so much: somebody wrote the whole amount although the sheet counts in thousands. */
#define DOUBTFUL G_GINT64_CONSTANT (500000000)

/* “ĐVT: 1.000 đồng”, “Số tiền (triệu đồng)”. Returns: how many đồng one is */
static guint
read_scale (const char *text)
{
  static const struct {
    const char *words;
    guint scale;
  } units[] = {
    { "1 000 000 d", 1000000 }, { "1 000 000d", 1000000 }, { "trieu", 1000000 },
    { "tr d", 1000000 },        { "trd", 1000000 },        { "1 000 d", 1000 },
    { "1 000d", 1000 },         { "1000 d", 1000 },        { "1000d", 1000 },
    { "1 000 vnd", 1000 },      { "1000 vnd", 1000 },      { "nghin", 1000 },
    { "ngan", 1000 },           { "ng d", 1000 },          { "ngd", 1000 },
  };
  g_autofree char *folded = dv_text_fold (text);
  g_autofree char *spaced = g_strdup_printf (" %s", folded);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autofree char *word = g_strdup_printf (" %s", units[i].words);

    if (strstr (spaced, word) != NULL)
      return units[i].scale;
  }
  return 1;
}

/* Only what stands in brackets or behind a comma is the unit of a heading: “Hỗ trợ (1.000đ)”. */
static guint
read_heading (const char *heading)
{
  const char *bracket = strpbrk (heading, "([,:");

  return bracket != NULL ? read_scale (bracket + 1) : 1;
}

static gboolean
says_unit (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 60)
    return FALSE;
  folded = dv_text_fold (text);
  return g_str_has_prefix (folded, "dvt") || g_str_has_prefix (folded, "don vi tinh") ||
         g_str_has_prefix (folded, "don vi nghin") || g_str_has_prefix (folded, "don vi 1") ||
         g_str_has_prefix (folded, "don vi trieu") || g_str_has_prefix (folded, "don vi ngan");
}

/* The unit that is said above the table for all of it. */
static guint
read_above (DvImport *self)
{
  for (guint row = 1; row < self->table->first_header; row++) {
    guint n_cells;
    const DvSheetCell *cells = dv_sheet_get_cells (self->sheet, row, &n_cells);

    for (guint i = 0; i < n_cells; i++) {
      if (says_unit (cells[i].text))
        return read_scale (cells[i].text);
    }
  }
  return 1;
}

/**
 * dv_import_find_scales:
 * @self: an import with a mapping
 *
 * Notes for every column in which unit it counts money, as its heading or the sheet says.
 */
void
dv_import_find_scales (DvImport *self)
{
  guint above = read_above (self);

  self->scales = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < dv_mapping_count_columns (self->mapping); i++) {
    const char *heading = dv_mapping_get_heading (self->mapping, i);
    guint scale = read_heading (heading);

    if (scale == 1 && strchr (heading, '(') == NULL)
      scale = above;
    g_array_append_val (self->scales, scale);
  }
}

static gboolean
refuse_doubtful (gint64 amount, GError **error)
{
  g_autofree char *shown = dv_text_format_integer (amount);

  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: %s is an amount of money */
               _ ("The sheet says that it counts in thousands or millions of đồng, so this would "
                  "be %s đồng. Write the unit behind the amount, for example 500.000 đ."),
               shown);
  return FALSE;
}

/**
 * dv_import_scale:
 * @self: an import with scales
 * @field: a field of money
 * @cell: an amount in a column that does not count in đồng
 * @text: what it says, which becomes the amount in đồng
 * @error: return location for a #DV_VALUE_ERROR
 *
 * Returns: whether there is no doubt that it does not count in đồng; what names its unit itself
 *   does not
 */
gboolean
dv_import_scale (DvImport *self,
                 const DvField *field,
                 const DvSheetCell *cell,
                 DvCellText *text,
                 GError **error)
{
  guint scale = g_array_index (self->scales, guint, cell->column);
  g_autofree char *worded = NULL;
  g_autofree char *value = NULL;
  g_autofree char *shown = NULL;

  if (strspn (cell->text, "0123456789., ") < strlen (cell->text))
    return TRUE;
  worded = g_strdup_printf ("%s %s", cell->text, scale == 1000 ? "nghin" : "trieu");
  value = dv_field_parse (field, worded, error);
  if (value == NULL)
    return FALSE;
  if (g_ascii_strtoll (value, NULL, 10) >= DOUBTFUL)
    return refuse_doubtful (g_ascii_strtoll (value, NULL, 10), error);
  shown = dv_text_format_integer (g_ascii_strtoll (value, NULL, 10));
  text->owned = g_steal_pointer (&value);
  text->text = text->owned;
  /* translators: %s is an amount of money */
  text->note =
    g_strdup_printf (_ ("It was read as %s đồng, as the sheet counts in that unit."), shown);
  return TRUE;
}
