/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cli-import-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-fault.h"
#include "dv-import-likely.h"

static void
add_fault (JsonBuilder *builder, const DvFault *fault)
{
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "row", fault->row);
  dv_cli_add_string (builder, "column", fault->column);
  dv_cli_add_string (builder, "value", fault->value);
  dv_cli_add_string (builder, "reason", fault->reason);
  json_builder_end_object (builder);
}

static void
add_left_out (JsonBuilder *builder, const DvFault *fault)
{
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "row", fault->row);
  dv_cli_add_string (builder, "why", fault->reason);
  json_builder_end_object (builder);
}

static void
add_created (JsonBuilder *builder, DvRecord *record)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "kind", dv_record_get_kind (record)->name);
  dv_cli_add_string (builder, "title", dv_record_get_title (record));
  json_builder_end_object (builder);
}

typedef void (*AddFunc) (JsonBuilder *builder, gpointer item);

static void
add_all (JsonBuilder *builder, const char *name, GPtrArray *items, AddFunc add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

static void
add_note (JsonBuilder *builder, const DvFault *note)
{
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "row", note->row);
  dv_cli_add_string (builder, "column", note->column);
  dv_cli_add_string (builder, "value", note->value);
  dv_cli_add_string (builder, "note", note->reason);
  json_builder_end_object (builder);
}

static void
add_remark (JsonBuilder *builder, const DvFault *remark)
{
  json_builder_begin_object (builder);
  dv_cli_add_string (builder, "column", remark->column);
  dv_cli_add_string (builder, "remark", remark->reason);
  json_builder_end_object (builder);
}

static void
add_likely (JsonBuilder *builder, const DvLikely *likely)
{
  json_builder_begin_object (builder);
  dv_cli_add_integer (builder, "row", likely->row);
  dv_cli_add_string (builder, "id", likely->id);
  if (likely->other_row > 0)
    dv_cli_add_integer (builder, "other_row", likely->other_row);
  dv_cli_add_string (builder, "title", likely->title);
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, round (likely->score * 1e4) / 1e4);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint bit = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (likely->reasons & 1u << bit)
      json_builder_add_string_value (builder,
                                     dv_match_reason_get_code ((DvMatchReason) (1u << bit)));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Returns: (transfer full) (element-type DvFault): the notes of all rows */
static GPtrArray *
collect_notes (const DvImportResult *result)
{
  GPtrArray *notes = g_ptr_array_new ();

  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);

    if (row->notes != NULL)
      g_ptr_array_extend (notes, row->notes, NULL, NULL);
  }
  return notes;
}

static gboolean
is_unsure (const DvMapping *mapping, guint column)
{
  return dv_mapping_get_source (mapping, column) == DV_MAPPING_UNSURE;
}

static void
add_unsure (JsonBuilder *builder, const DvMapping *mapping)
{
  json_builder_set_member_name (builder, "unsure");
  json_builder_begin_array (builder);
  for (guint i = 0; mapping != NULL && i < dv_mapping_count_columns (mapping); i++) {
    if (is_unsure (mapping, i))
      json_builder_add_string_value (builder, dv_mapping_get_heading (mapping, i));
  }
  json_builder_end_array (builder);
}

static void
add_where (JsonBuilder *builder, DvImport *import)
{
  const DvSheetTable *table = dv_import_get_table (import);

  dv_cli_add_string (builder, "sheet", dv_sheet_get_name (dv_import_get_sheet (import)));
  if (table == NULL)
    return;
  dv_cli_add_integer (builder, "first_header", table->first_header);
  dv_cli_add_integer (builder, "last_header", table->last_header);
}

static void
add_result (JsonBuilder *builder, const DvImportResult *result, const char *batch)
{
  dv_cli_add_string (builder, "batch", batch);
  dv_cli_add_integer (builder, "read", result->n_read);
  dv_cli_add_integer (builder, "new", result->n_new);
  dv_cli_add_integer (builder, "changed", result->n_changed);
  dv_cli_add_integer (builder, "same", result->n_same);
  add_all (builder, "left_out", result->left_out, (AddFunc) add_left_out);
  add_all (builder, "refused", result->faults, (AddFunc) add_fault);
  add_all (builder, "created", result->created, (AddFunc) add_created);
  add_all (builder, "unknown", result->unknown, (AddFunc) json_builder_add_string_value);
}

static void
print_json (DvImport *import, GPtrArray *likely, const char *batch)
{
  const DvImportResult *result = dv_import_get_result (import);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) notes = collect_notes (result);

  json_builder_begin_object (builder);
  add_result (builder, result, batch);
  add_where (builder, import);
  dv_cli_add_integer (builder, "hidden", result->n_hidden);
  add_all (builder, "remarks", result->remarks, (AddFunc) add_remark);
  add_all (builder, "notes", notes, (AddFunc) add_note);
  add_unsure (builder, dv_import_get_mapping (import));
  if (likely != NULL)
    add_all (builder, "likely", likely, (AddFunc) add_likely);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static void
print_where (DvImport *import)
{
  const char *name = dv_sheet_get_name (dv_import_get_sheet (import));
  const DvSheetTable *table = dv_import_get_table (import);

  if (name != NULL)
    /* translators: the name of a sheet of a workbook */
    printf (_ ("Sheet “%s”. "), name);
  if (table != NULL && table->first_header == table->last_header)
    /* translators: the number of a row */
    printf (_ ("Headings in row %u.\n"), table->first_header);
  else if (table != NULL)
    /* translators: the numbers of two rows */
    printf (_ ("Headings in rows %u to %u.\n"), table->first_header, table->last_header);
}

static void
print_columns (const DvImportResult *result, const DvMapping *mapping)
{
  for (guint i = 0; i < dv_mapping_count_columns (mapping); i++) {
    g_autofree char *label = dv_use_get_label (dv_mapping_get (mapping, i));

    if (is_unsure (mapping, i))
      /* translators: the heading of a column, then what it is for */
      printf (_ ("Column “%s” was taken for: %s. Look whether that is right.\n"),
              dv_mapping_get_heading (mapping, i), label);
  }
  for (guint i = 0; i < result->remarks->len; i++) {
    const DvFault *remark = g_ptr_array_index (result->remarks, i);

    printf ("%s: %s\n", remark->column, remark->reason);
  }
  for (guint i = 0; i < result->unknown->len; i++)
    /* translators: %s is the heading of a column */
    printf (_ ("Column “%s” was left out: no field answers to it.\n"),
            (const char *) g_ptr_array_index (result->unknown, i));
}

static void
print_rows (const DvImportResult *result)
{
  g_autoptr (GPtrArray) notes = collect_notes (result);

  for (guint i = 0; i < result->left_out->len; i++) {
    const DvFault *left_out = g_ptr_array_index (result->left_out, i);

    /* translators: the number of a row, then why it is no record */
    printf (_ ("Row %u was left out: %s.\n"), left_out->row, left_out->reason);
  }
  if (result->n_hidden > 0)
    /* translators: %u is a number of rows */
    printf (_ ("Rows that were read though the sheet does not show them: %u.\n"), result->n_hidden);
  for (guint i = 0; i < notes->len; i++) {
    const DvFault *note = g_ptr_array_index (notes, i);

    /* translators: the number of a row, the heading of a column, then what was done there */
    printf (_ ("Row %u, %s: %s\n"), note->row, note->column, note->reason);
  }
}

static void
print_likely (const DvLikely *likely)
{
  if (likely->id != NULL)
    /* translators: the number of a row, a name, an id, how likely it is, why */
    printf (_ ("Row %u is likely %s (%s), %.2f: "), likely->row, likely->title, likely->id,
            likely->score);
  else
    /* translators: the number of a row, another, a name, how likely it is, why */
    printf (_ ("Row %u is likely row %u (%s), %.2f: "), likely->row, likely->other_row,
            likely->title, likely->score);
  for (guint bit = 0, n = 0; bit < DV_MATCH_N_REASONS; bit++) {
    if (likely->reasons & 1u << bit)
      printf ("%s%s", n++ > 0 ? "; " : "", dv_match_reason_get_words ((DvMatchReason) (1u << bit)));
  }
  printf ("\n");
}

static void
print_text (DvImport *import, GPtrArray *likely, const char *batch)
{
  const DvImportResult *result = dv_import_get_result (import);

  print_where (import);
  /* translators: numbers of rows */
  printf (_ ("Read: %u. New: %u. Changed: %u. The same: %u. Refused: %u.\n"), result->n_read,
          result->n_new, result->n_changed, result->n_same, result->n_refused);
  for (guint i = 0; i < result->created->len; i++) {
    DvRecord *record = g_ptr_array_index (result->created, i);

    /* translators: a kind of record, then its title */
    printf (_ ("Added, too: %s “%s”.\n"), dv_kind_get_label (dv_record_get_kind (record)),
            dv_record_get_title (record));
  }
  print_rows (result);
  print_columns (result, dv_import_get_mapping (import));
  for (guint i = 0; likely != NULL && i < likely->len; i++)
    print_likely (g_ptr_array_index (likely, i));
  if (batch != NULL)
    /* translators: %s is a number by which the import can be taken back */
    printf (_ ("Batch: %s\n"), batch);
}

/**
 * dv_cli_print_import:
 * @cli: the command line
 * @import: an import that was previewed or written
 * @likely: (nullable) (element-type DvLikely): rows that are likely somebody in the register; %NULL
 *   if nobody looked
 * @batch: (nullable): the number under which it can be withdrawn
 *
 * Prints what became of a sheet. Of a sheet that is refused only JSON is printed, beside the
 * faults.
 */
void
dv_cli_print_import (DvCli *cli, DvImport *import, GPtrArray *likely, const char *batch)
{
  if (cli->json)
    print_json (import, likely, batch);
  else if (dv_import_get_result (import)->faults->len == 0)
    print_text (import, likely, batch);
}

/**
 * dv_cli_print_no_import:
 * @cli: the command line
 * @faults: (element-type DvFault): why no sheet could be read
 *
 * Prints that as JSON, if JSON is wanted.
 */
void
dv_cli_print_no_import (DvCli *cli, GPtrArray *faults)
{
  DvImportResult result = { .faults = faults };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (!cli->json)
    return;
  result.left_out = result.unknown = result.created = none;
  json_builder_begin_object (builder);
  add_result (builder, &result, NULL);
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}
