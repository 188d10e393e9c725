/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-stdio.h>

#include "dv-reader.h"
#include "dv-xls-private.h"

#define STANDARD_INPUT "/proc/self/fd/0"

static gboolean
has_stream (GsfInfile *file, const char *name)
{
  GsfInput *stream = gsf_infile_child_by_name (file, name);
  gboolean found = stream != NULL;

  g_clear_object (&stream);
  return found;
}

static GsfInput *
open_stream (DvSink *sink, GsfInfile *file)
{
  GsfInput *stream = gsf_infile_child_by_name (file, "Workbook");

  if (stream == NULL)
    stream = gsf_infile_child_by_name (file, "Book");
  if (stream != NULL)
    return stream;
  /* An xlsx with a password is a compound file that holds the package in another form. */
  if (has_stream (file, "EncryptedPackage"))
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_ENCRYPTED, "");
  dv_sink_fail (sink, DV_WORKBOOK_ERROR_FORMAT, "");
}

static void
string_clear (gpointer data)
{
  g_free (((DvXlsString *) data)->text);
}

static void
sheet_clear (gpointer data)
{
  g_free (((DvXlsSheet *) data)->name);
}

static void
xls_init (DvXls *xls, DvSink *sink, GsfInput *stream)
{
  *xls = (DvXls){ .sink = sink, .stream = stream, .charset = g_strdup ("CP1252") };
  xls->buffer = g_byte_array_new ();
  xls->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  xls->sheets = g_array_new (FALSE, FALSE, sizeof (DvXlsSheet));
  xls->styles = g_array_new (FALSE, FALSE, sizeof (DvCellStyle));
  xls->strings = g_array_new (FALSE, FALSE, sizeof (DvXlsString));
  xls->fonts = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (xls->sheets, sheet_clear);
  g_array_set_clear_func (xls->strings, string_clear);
}

static void
xls_clear (DvXls *xls)
{
  g_byte_array_unref (xls->buffer);
  g_array_unref (xls->breaks);
  g_array_unref (xls->sheets);
  g_array_unref (xls->styles);
  g_array_unref (xls->strings);
  g_ptr_array_unref (xls->fonts);
  g_free (xls->charset);
}

static void
read_stream (DvSink *sink, GsfInput *stream)
{
  DvXls xls;

  xls_init (&xls, sink, stream);
  dv_xls_read_globals (&xls);
  for (guint i = 0; i < xls.sheets->len; i++)
    dv_xls_read_sheet (&xls, &g_array_index (xls.sheets, DvXlsSheet, i));
  xls_clear (&xls);
}

/**
 * dv_xls_read:
 * @sink: where the sheets go
 *
 * Reads a workbook of Excel 5 to 2003 ([MS-XLS]).
 */
void
dv_xls_read (DvSink *sink)
{
  GsfInput *input = gsf_input_stdio_new (STANDARD_INPUT, NULL);
  GsfInfile *file = input != NULL ? gsf_infile_msole_new (input, NULL) : NULL;
  GsfInput *stream;

  if (file == NULL)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  stream = open_stream (sink, file);
  read_stream (sink, stream);
  g_object_unref (stream);
  g_object_unref (file);
  g_object_unref (input);
}
