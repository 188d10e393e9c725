/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-words.h"

#include <glib/gi18n.h>

/* What the import window says of a sheet. */

/**
 * dv_import_describe_fault:
 * @fault: what is wrong with a row, or was done to a value
 *
 * Returns: (transfer full): it in a line, without the number of the row
 */
char *
dv_import_describe_fault (const DvFault *fault)
{
  if (fault->column == NULL)
    return g_strdup (fault->reason);
  if (fault->value == NULL)
    return g_strdup_printf ("%s: %s", fault->column, fault->reason);
  /* translators: the heading of a column, what stands in the cell, and what is wrong with it */
  return g_strdup_printf (_ ("%s “%s”: %s"), fault->column, fault->value, fault->reason);
}

/**
 * dv_import_describe_faults:
 * @faults: (element-type DvFault): what is wrong with a sheet
 *
 * Returns: (transfer full): it, a line for each
 */
char *
dv_import_describe_faults (GPtrArray *faults)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    const DvFault *fault = g_ptr_array_index (faults, i);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    if (fault->row > 0)
      /* translators: %u is the number of a row of a spreadsheet */
      g_string_append_printf (text, _ ("Row %u: "), fault->row);
    g_string_append (text, fault->reason);
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_import_describe_likely:
 * @likely: a row and who it likely is
 *
 * Returns: (transfer full): it in a line, with what speaks for and against
 */
char *
dv_import_describe_likely (const DvLikely *likely)
{
  GString *text = g_string_new (NULL);
  const char *before = ": ";

  if (likely->id != NULL)
    /* translators: a person, and how likely it is, in percent */
    g_string_append_printf (text, _ ("May be %s (%.0f %%)"), likely->title, likely->score * 100);
  else
    /* translators: the number of a row, and how likely it is, in percent */
    g_string_append_printf (text, _ ("May be the same person as in row %u (%.0f %%)"),
                            likely->other_row, likely->score * 100);
  for (guint i = 0; i < DV_MATCH_N_REASONS; i++) {
    if ((likely->reasons & (1u << i)) == 0)
      continue;
    g_string_append_printf (text, "%s%s", before, dv_match_reason_get_words (1u << i));
    before = ", ";
  }
  return g_string_free (text, FALSE);
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/**
 * dv_import_describe_hints:
 * @result: what becomes of a sheet
 *
 * Returns: (transfer full): what a person should know beside the rows: columns that nothing is read
 *   from, records that are made, too; empty if there is nothing
 */
char *
dv_import_describe_hints (const DvImportResult *result)
{
  GString *text = g_string_new (NULL);

  if (result->unknown->len > 0) {
    append_line (text, _ ("Columns that are not read: "));
    for (guint i = 0; i < result->unknown->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              (char *) g_ptr_array_index (result->unknown, i));
  }
  for (guint i = 0; i < result->created->len; i++) {
    DvRecord *record = g_ptr_array_index (result->created, i);
    /* translators: a kind of record, then its title */
    g_autofree char *created =
      g_strdup_printf (_ ("Added, too: %s “%s”."), dv_kind_get_label (dv_record_get_kind (record)),
                       dv_record_get_title (record));

    append_line (text, created);
  }
  return g_string_free (text, FALSE);
}
