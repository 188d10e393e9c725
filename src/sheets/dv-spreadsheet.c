/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-spreadsheet.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dv-csv.h"
#include "dv-decode.h"
#include "dv-fault.h"
#include "dv-fold.h"
#include "dv-workbook.h"

/* How much of a file tells what it is. */
#define START 1024

/* What calls itself a spreadsheet and is markup: Excel opens it, so people do not know. */
static const struct {
  const char *mark;
  const char *message;
} markups[] = {
  { "urn:schemas-microsoft-com:office:spreadsheet",
    N_ ("This is an XML spreadsheet of Excel 2003. Open it in Excel and save it as .xlsx.") },
  { "<html", N_ ("This is a web page, whatever its name ends in. Open it in Excel or LibreOffice "
                 "and save it as .xlsx.") },
  { "<!doctype html", N_ ("This is a web page, whatever its name ends in. Open it in Excel or "
                          "LibreOffice and save it as .xlsx.") },
  { "<table", N_ ("This is a web page, whatever its name ends in. Open it in Excel or LibreOffice "
                  "and save it as .xlsx.") },
};

/* Returns: (transfer full): the beginning of a file in small letters */
static char *
read_start (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[START + 1] = { 0 };
  gssize size = -1;

  if (stream != NULL)
    size = g_input_stream_read (G_INPUT_STREAM (stream), start, START, NULL, NULL);
  for (gssize i = 0; i < size; i++)
    start[i] = start[i] == '\0' ? ' ' : start[i];
  return g_ascii_strdown (start, -1);
}

static gboolean
refuse_markup (const char *path, GPtrArray *faults)
{
  g_autofree char *start = read_start (path);

  if (strchr (start, '<') == NULL || g_strstr_len (start, 64, "<") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++) {
    if (strstr (start, markups[i].mark) == NULL)
      continue;
    dv_faults_add (faults, 0, NULL, NULL, "%s", _ (markups[i].message));
    return TRUE;
  }
  return FALSE;
}

/* What no reader of a format says well. */
static gboolean
refuse_no_file (const char *path, GPtrArray *faults)
{
  const char *reason = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    reason = _ ("There is no such file. Look whether its name and its folder are right.");
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    reason = _ ("This is a folder. Choose a file in it.");
  else if (g_access (path, R_OK) != 0)
    reason = _ ("You have no right to read this file. Copy it into a folder of your own.");
  if (reason != NULL)
    dv_faults_add (faults, 0, NULL, NULL, "%s", reason);
  return reason != NULL;
}

/* The bytes as Windows shows them, so that what they are can still be decided cell by cell. */
static DvSheet *
read_old_text (GBytes *bytes, GPtrArray *faults)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text = dv_encoding_read_windows (data, size);
  g_autoptr (GBytes) shown = g_bytes_new_take (text, strlen (text));

  return dv_csv_read (shown, faults);
}

static DvSheet *
read_csv (const char *path, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DvSheet) sheet = NULL;
  gsize size;
  const char *data;

  if (file == NULL) {
    dv_faults_add (faults, 0, NULL, NULL, "%s", error->message);
    return NULL;
  }
  bytes = g_mapped_file_get_bytes (file);
  data = g_bytes_get_data (bytes, &size);
  if (size == 0 || dv_decode_is_unicode (data, size))
    return dv_csv_read (bytes, faults);
  sheet = dv_csv_read_encoded (bytes, wanted, found, faults);
  return sheet != NULL ? read_old_text (bytes, faults) : NULL;
}

static GPtrArray *
read_text (const char *path, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  DvSheet *sheet = refuse_markup (path, faults) ? NULL : read_csv (path, wanted, found, faults);
  GPtrArray *sheets;

  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_sheet_free);
  g_ptr_array_add (sheets, sheet);
  return sheets;
}

/**
 * dv_spreadsheet_read_encoded:
 * @path: an xlsx, xls, ods or csv file, whatever its name ends in
 * @wanted: what a text file that is not Unicode is written in; %DV_ENCODING_AUTO to find out,
 *   %DV_ENCODING_UNICODE to refuse it
 * @found: (out): receives what such a file is written in; else %DV_ENCODING_UNICODE
 * @cancellable: (nullable): to stop reading it
 * @faults: (element-type DvFault): where to add what is wrong; nothing if it was cancelled
 *
 * Reads a table from wherever people have it. Nothing is converted: the cells are as a program
 * shows them that knows nothing of old encodings, to be given to dv_sheet_encoding_new() together
 * with @found.
 *
 * Returns: (transfer full) (element-type DvSheet) (nullable): its sheets, hidden ones included;
 * %NULL if something is wrong
 */
GPtrArray *
dv_spreadsheet_read_encoded (const char *path,
                             DvEncoding wanted,
                             DvEncoding *found,
                             GCancellable *cancellable,
                             GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets;

  *found = DV_ENCODING_UNICODE;
  if (refuse_no_file (path, faults))
    return NULL;
  if (!dv_workbook_detect (path))
    return read_text (path, wanted, found, faults);
  sheets = dv_workbook_read (path, cancellable, &error);
  if (sheets == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dv_faults_add (faults, 0, NULL, NULL, "%s", error->message);
  return sheets;
}

/**
 * dv_spreadsheet_read:
 * @path: an xlsx, xls, ods or csv file, whatever its name ends in
 * @cancellable: (nullable): to stop reading it
 * @faults: (element-type DvFault): where to add what is wrong; nothing if it was cancelled
 *
 * Like dv_spreadsheet_read_encoded(), for what must be Unicode.
 *
 * Returns: (transfer full) (element-type DvSheet) (nullable): its sheets, hidden ones included;
 * %NULL if something is wrong
 */
GPtrArray *
dv_spreadsheet_read (const char *path, GCancellable *cancellable, GPtrArray *faults)
{
  DvEncoding found;

  return dv_spreadsheet_read_encoded (path, DV_ENCODING_UNICODE, &found, cancellable, faults);
}

static gboolean
has_name (const DvSheet *sheet, const char *name)
{
  const char *own = dv_sheet_get_name (sheet);
  g_autofree char *left = dv_text_fold (own != NULL ? own : "");
  g_autofree char *right = dv_text_fold (name);

  return strcmp (left, right) == 0;
}

static char *
list_names (GPtrArray *sheets)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++) {
    const char *name = dv_sheet_get_name (g_ptr_array_index (sheets, i));

    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name != NULL ? name : "");
  }
  return g_string_free (names, FALSE);
}

/**
 * dv_spreadsheet_find:
 * @sheets: (element-type DvSheet): sheets
 * @name: the name of one, in letters of any case
 * @faults: (element-type DvFault): where to add that there is none
 *
 * Returns: (transfer none) (nullable): it
 */
DvSheet *
dv_spreadsheet_find (GPtrArray *sheets, const char *name, GPtrArray *faults)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < sheets->len; i++) {
    if (has_name (g_ptr_array_index (sheets, i), name))
      return g_ptr_array_index (sheets, i);
  }
  names = list_names (sheets);
  dv_faults_add (faults, 0, NULL, NULL,
                 /* translators: the name of a sheet, then a list of names */
                 _ ("There is no sheet “%s” in the workbook. It has: %s."), name, names);
  return NULL;
}
