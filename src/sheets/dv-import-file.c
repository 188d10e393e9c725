/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-sheet-table.h"
#include "dv-spreadsheet.h"

struct _DvImportFile {
  GPtrArray *sheets;    /* of DvSheet; NULL for one that was taken */
  GPtrArray *encodings; /* of DvSheetEncoding, for every sheet */
};

static void
sheet_free (gpointer sheet)
{
  dv_sheet_free (sheet);
}

static DvImportFile *
import_file_new (GPtrArray *sheets, DvEncoding found, DvEncoding wanted)
{
  DvImportFile *self = g_new0 (DvImportFile, 1);

  self->sheets = sheets;
  g_ptr_array_set_free_func (sheets, sheet_free);
  self->encodings = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_sheet_encoding_free);
  for (guint i = 0; i < sheets->len; i++) {
    DvSheetEncoding *encoding = dv_sheet_encoding_new (g_ptr_array_index (sheets, i), found);

    dv_sheet_encoding_apply (encoding, wanted);
    g_ptr_array_add (self->encodings, encoding);
  }
  return self;
}

/**
 * dv_import_file_read:
 * @path: a spreadsheet, whatever its format
 * @wanted: what it is written in; %DV_ENCODING_AUTO to find out
 * @cancellable: (nullable): to stop reading it
 * @faults: (element-type DvFault): where to add what is wrong; nothing if it was cancelled
 *
 * Reads a file. What is written in an old encoding is converted, so that its headings can be
 * understood; what was converted from what must be shown, see dv_import_file_get_encoding().
 *
 * Returns: (transfer full) (nullable): the file; %NULL if something is wrong
 */
DvImportFile *
dv_import_file_read (const char *path,
                     DvEncoding wanted,
                     GCancellable *cancellable,
                     GPtrArray *faults)
{
  DvEncoding found;
  GPtrArray *sheets = dv_spreadsheet_read_encoded (path, wanted, &found, cancellable, faults);

  return sheets != NULL ? import_file_new (sheets, found, wanted) : NULL;
}

static DvSheet *
read_pasted (const char *text, GPtrArray *faults)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dv_csv_read_separated (bytes, '\t', faults);
}

static void
add_headings (DvSheet *sheet, const char *const *headings, guint n_columns)
{
  guint n_known = g_strv_length ((GStrv) headings);
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *letters = dv_sheet_column_get_letters (i);

    /* translators: %s is the letter of a column of a spreadsheet */
    g_ptr_array_add (row, i < n_known ? g_strdup (headings[i])
                                      : g_strdup_printf (_ ("Column %s"), letters));
  }
  g_ptr_array_add (row, NULL);
  dv_sheet_add_row (sheet, (GStrv) row->pdata);
}

static void
copy_rows (DvSheet *to, const DvSheet *from)
{
  for (guint row = 1; row <= dv_sheet_count_rows (from); row++) {
    guint n_cells;
    const DvSheetCell *cells = dv_sheet_get_cells (from, row, &n_cells);

    dv_sheet_begin_row (to, dv_sheet_count_rows (to) + 1);
    for (guint i = 0; i < n_cells; i++)
      dv_sheet_add_text (to, cells[i].column, cells[i].text);
  }
}

/* Returns: (transfer full): the sheet with headings in its first row, unless it has its own */
static DvSheet *
need_headings (DvSheet *sheet, const char *const *headings, const DvKind *kind)
{
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  g_autoptr (DvSheetTable) table = dv_sheet_table_find (kind, sheet, faults);
  DvSheet *named;

  if (table != NULL)
    return sheet;
  named = dv_sheet_new (NULL);
  add_headings (named, headings, dv_sheet_count_all_columns (sheet));
  copy_rows (named, sheet);
  dv_sheet_free (sheet);
  return named;
}

/**
 * dv_import_file_new_pasted:
 * @text: what a spreadsheet program or a table of a word processor puts into the clipboard: lines
 *   of cells with tabs between them
 * @headings: (array zero-terminated=1): those of the columns, if the cells come without
 * @kind: the kind of record that the rows are
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Makes a file with one sheet of copied cells.
 *
 * Returns: (transfer full) (nullable): the file; %NULL if something is wrong
 */
DvImportFile *
dv_import_file_new_pasted (const char *text,
                           const char *const *headings,
                           const DvKind *kind,
                           GPtrArray *faults)
{
  DvSheet *sheet = read_pasted (text, faults);
  GPtrArray *sheets;

  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new ();
  g_ptr_array_add (sheets, need_headings (sheet, headings, kind));
  return import_file_new (sheets, DV_ENCODING_UNICODE, DV_ENCODING_AUTO);
}

/**
 * dv_import_file_free:
 * @self: (transfer full) (nullable): a file
 */
void
dv_import_file_free (DvImportFile *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->encodings);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * dv_import_file_count_sheets:
 * @self: a file
 *
 * Returns: how many sheets it has, hidden ones included
 */
guint
dv_import_file_count_sheets (const DvImportFile *self)
{
  return self->sheets->len;
}

/**
 * dv_import_file_get_sheet:
 * @self: a file
 * @place: the place of a sheet
 *
 * Returns: (transfer none) (nullable): the sheet; %NULL if it was taken
 */
const DvSheet *
dv_import_file_get_sheet (const DvImportFile *self, guint place)
{
  return g_ptr_array_index (self->sheets, place);
}

/**
 * dv_import_file_get_encoding:
 * @self: a file
 * @place: the place of a sheet
 *
 * Returns: (transfer none): what the sheet was found to be written in
 */
DvSheetEncoding *
dv_import_file_get_encoding (const DvImportFile *self, guint place)
{
  return g_ptr_array_index (self->encodings, place);
}

/**
 * dv_import_file_choose:
 * @self: a file of which no sheet was taken
 * @kind: a kind
 *
 * Returns: the place of the sheet that fits the kind best; else of the first that is not hidden
 */
guint
dv_import_file_choose (const DvImportFile *self, const DvKind *kind)
{
  int place = dv_sheet_table_choose_sheet (kind, self->sheets);

  if (place >= 0)
    return (guint) place;
  for (guint i = 0; i < self->sheets->len; i++) {
    if (!dv_sheet_is_hidden (dv_import_file_get_sheet (self, i)))
      return i;
  }
  return 0;
}

/**
 * dv_import_file_describe_others:
 * @self: a file
 * @kind: the kind of record that rows are
 * @place: the place of the sheet that is read
 *
 * Returns: (transfer full) (nullable): a sentence that names the other sheets that have such a
 * table, too, or %NULL if none has: three groups may stand on three sheets
 */
char *
dv_import_file_describe_others (const DvImportFile *self, const DvKind *kind, guint place)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->sheets->len; i++) {
    const DvSheet *sheet = g_ptr_array_index (self->sheets, i);

    if (i == place || sheet == NULL || dv_sheet_is_hidden (sheet) ||
        dv_sheet_table_rate (kind, sheet) == 0)
      continue;
    g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", dv_sheet_get_name (sheet));
  }
  if (names->len == 0)
    return NULL;
  /* translators: %s is a list of the names of sheets */
  return g_strdup_printf (_ ("Other sheets have such a table, too, and are not read: %s. Read each "
                             "of them by itself."),
                          names->str);
}

/**
 * dv_import_file_find:
 * @self: a file of which no sheet was taken
 * @name: the name of a sheet, in letters of any case
 * @faults: (element-type DvFault): where to add that there is none
 *
 * Returns: the place of the sheet; -1 if there is none
 */
int
dv_import_file_find (const DvImportFile *self, const char *name, GPtrArray *faults)
{
  DvSheet *sheet = dv_spreadsheet_find (self->sheets, name, faults);
  guint place;

  return sheet != NULL && g_ptr_array_find (self->sheets, sheet, &place) ? (int) place : -1;
}

/**
 * dv_import_file_take:
 * @self: a file
 * @place: the place of a sheet
 *
 * Returns: (transfer full): the sheet, which has to be there for as long as its encoding is changed
 */
DvSheet *
dv_import_file_take (DvImportFile *self, guint place)
{
  return g_steal_pointer (&self->sheets->pdata[place]);
}

/**
 * dv_import_file_give_back:
 * @self: a file
 * @place: the place of a sheet that was taken
 * @sheet: (transfer full): it
 */
void
dv_import_file_give_back (DvImportFile *self, guint place, DvSheet *sheet)
{
  g_return_if_fail (self->sheets->pdata[place] == NULL);
  self->sheets->pdata[place] = sheet;
}
