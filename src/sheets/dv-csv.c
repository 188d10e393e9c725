/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-csv-separator.h"
#include "dv-decode.h"
#include "dv-fault.h"

typedef struct {
  const char *p;
  const char *end;
  char separator;
  DvSheet *sheet;
  GPtrArray *cells; /* of the row being read */
  GString *cell;
  glong n_chars; /* in the cell */
  GPtrArray *faults;
} Parser;

static guint
row_number (const Parser *parser)
{
  return dv_sheet_count_rows (parser->sheet) + 1;
}

static gboolean
refuse_cell (Parser *parser)
{
  g_autofree char *start = g_utf8_substring (parser->cell->str, 0, 30);

  dv_faults_add (parser->faults, row_number (parser), NULL, NULL,
                 /* translators: the number of a column, how the cell begins, and a number */
                 _ ("Cell %u, which begins “%s”, has more than %d characters. Shorten it; a quote "
                    "may be missing."),
                 parser->cells->len + 1, start, DV_SHEET_MAX_CELL);
  return FALSE;
}

/* A byte of UTF-8 that begins a character. */
static gboolean
begins_char (char c)
{
  return ((guint8) c & 0xc0) != 0x80;
}

static gboolean
add_byte (Parser *parser, char c)
{
  if (c == '\0')
    return TRUE;
  parser->n_chars += begins_char (c);
  if (parser->n_chars > DV_SHEET_MAX_CELL)
    return refuse_cell (parser);
  g_string_append_c (parser->cell, c);
  return TRUE;
}

/* Whether a spreadsheet program would take the text for a formula and run it. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@", *text) != NULL;
}

/* Takes off the apostrophe that dv_csv_append_text() put before what looks like a formula. */
static const char *
skip_shield (const char *text)
{
  return *text == '\'' && is_formula (text + strspn (text, "'")) ? text + 1 : text;
}

static gboolean
end_cell (Parser *parser)
{
  if (parser->cells->len >= DV_SHEET_MAX_COLUMNS) {
    dv_faults_add (parser->faults, row_number (parser), NULL, NULL,
                   /* translators: %d is a number */
                   _ ("The row has more than %d cells. This is no table; choose another file."),
                   DV_SHEET_MAX_COLUMNS);
    return FALSE;
  }
  g_ptr_array_add (parser->cells, g_strdup (skip_shield (parser->cell->str)));
  g_string_truncate (parser->cell, 0);
  parser->n_chars = 0;
  return TRUE;
}

static void
end_row (Parser *parser)
{
  g_ptr_array_add (parser->cells, NULL);
  dv_sheet_add_row (parser->sheet, (GStrv) parser->cells->pdata);
  g_ptr_array_set_size (parser->cells, 0);
}

static gboolean
skip_line_end (Parser *parser)
{
  if (parser->p == parser->end || (*parser->p != '\r' && *parser->p != '\n'))
    return FALSE;
  if (*parser->p == '\r' && parser->p + 1 < parser->end && parser->p[1] == '\n')
    parser->p++;
  parser->p++;
  return TRUE;
}

/* Reads to the quote that closes the cell; a quote in it is written twice. */
static gboolean
read_quoted (Parser *parser)
{
  parser->p++;
  while (parser->p < parser->end) {
    char c = *parser->p;

    if (c == '"' && (parser->p + 1 == parser->end || parser->p[1] != '"')) {
      parser->p++;
      return TRUE;
    }
    if (skip_line_end (parser))
      c = '\n';
    else
      parser->p += c == '"' ? 2 : 1;
    if (!add_byte (parser, c))
      return FALSE;
  }
  dv_faults_add (parser->faults, row_number (parser), NULL, NULL,
                 /* translators: %u is the number of a column */
                 _ ("A quote is opened in cell %u and never closed. Close it or take it out."),
                 parser->cells->len + 1);
  return FALSE;
}

static gboolean
read_cell (Parser *parser)
{
  if (parser->p < parser->end && *parser->p == '"' && !read_quoted (parser))
    return FALSE;
  while (parser->p < parser->end && *parser->p != parser->separator && *parser->p != '\r' &&
         *parser->p != '\n') {
    if (!add_byte (parser, *parser->p++))
      return FALSE;
  }
  return end_cell (parser);
}

static gboolean
read_row (Parser *parser)
{
  while (read_cell (parser)) {
    if (parser->p < parser->end && *parser->p == parser->separator) {
      parser->p++;
      continue;
    }
    skip_line_end (parser);
    end_row (parser);
    return TRUE;
  }
  return FALSE;
}

static gboolean
read_rows (Parser *parser)
{
  while (parser->p < parser->end) {
    if (!read_row (parser))
      return FALSE;
  }
  dv_sheet_trim (parser->sheet);
  if (dv_sheet_count_rows (parser->sheet) > 0)
    return TRUE;
  dv_faults_add (parser->faults, 0, NULL, NULL, _ ("The file has no rows. Choose another file."));
  return FALSE;
}

static DvSheet *
read_text (const char *data, gsize size, char separator, GPtrArray *faults)
{
  g_autoptr (DvSheet) sheet = dv_sheet_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  Parser parser = { data,  data != NULL ? data + size : NULL, separator, sheet, cells, cell, 0,
                    faults };

  return read_rows (&parser) ? g_steal_pointer (&sheet) : NULL;
}

/**
 * dv_csv_read_encoded:
 * @bytes: what the file holds
 * @wanted: its encoding; %DV_ENCODING_AUTO to find out
 * @found: (out) (optional): receives what was taken, or what a refused file is most likely in
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Reads a table in text form, with a comma, semicolon or tab between the cells, quoted or not, with
 * any line ends. A row is counted as a spreadsheet counts it: a line end in quotes begins no new
 * one. Nothing is to be converted silently: who asks to find out says what was found.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if something is wrong
 */
DvSheet *
dv_csv_read_encoded (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  g_autoptr (GBytes) text = dv_decode (bytes, wanted, found, faults);
  gsize size, skip;
  const char *data;
  char separator = ',';

  if (text == NULL)
    return NULL;
  data = g_bytes_get_data (text, &size);
  if (data != NULL) {
    separator = dv_csv_find_separator (data, size, &skip);
    data += skip;
    size -= skip;
  }
  return read_text (data, size, separator, faults);
}

/**
 * dv_csv_read_separated:
 * @bytes: Unicode text
 * @separator: what stands between its cells
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Like dv_csv_read(), for text of which that is known.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if something is wrong
 */
DvSheet *
dv_csv_read_separated (GBytes *bytes, char separator, GPtrArray *faults)
{
  g_autoptr (GBytes) text = dv_decode (bytes, DV_ENCODING_UNICODE, NULL, faults);
  gsize size;
  const char *data = text != NULL ? g_bytes_get_data (text, &size) : NULL;

  return data != NULL ? read_text (data, size, separator, faults) : NULL;
}

/**
 * dv_csv_read:
 * @bytes: what the file holds
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Like dv_csv_read_encoded(), for what must be Unicode.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if something is wrong
 */
DvSheet *
dv_csv_read (GBytes *bytes, GPtrArray *faults)
{
  return dv_csv_read_encoded (bytes, DV_ENCODING_UNICODE, NULL, faults);
}

/**
 * dv_csv_read_file_encoded:
 * @path: a file
 * @wanted: its encoding; %DV_ENCODING_AUTO to find out
 * @found: (out) (optional): receives what was taken, or what a refused file is most likely in
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Like dv_csv_read_encoded(), for a file.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if something is wrong
 */
DvSheet *
dv_csv_read_file_encoded (const char *path, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL) {
    if (found != NULL)
      *found = DV_ENCODING_UNICODE;
    dv_faults_add (faults, 0, NULL, NULL, "%s", error->message);
    return NULL;
  }
  bytes = g_mapped_file_get_bytes (file);
  return dv_csv_read_encoded (bytes, wanted, found, faults);
}

/**
 * dv_csv_read_file:
 * @path: a file
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Like dv_csv_read(), for a file.
 *
 * Returns: (transfer full) (nullable): the table; %NULL if something is wrong
 */
DvSheet *
dv_csv_read_file (const char *path, GPtrArray *faults)
{
  return dv_csv_read_file_encoded (path, DV_ENCODING_UNICODE, NULL, faults);
}

/**
 * dv_csv_append_cell:
 * @text: the text of a table
 * @cell: what stands in its next cell
 *
 * Writes a cell as RFC 4180 has it.
 */
void
dv_csv_append_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, ",;\t\"\r\n") == NULL) {
    g_string_append (text, cell);
    return;
  }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

/**
 * dv_csv_append_text:
 * @text: the text of a table
 * @cell: what stands in its next cell, in a column of texts
 *
 * Writes a cell that no spreadsheet program takes for a formula: one that looks like one gets an
 * apostrophe before it, which reading takes off again.
 */
void
dv_csv_append_text (GString *text, const char *cell)
{
  g_autofree char *shielded = NULL;

  if (is_formula (cell + strspn (cell, "'")))
    cell = shielded = g_strconcat ("'", cell, NULL);
  dv_csv_append_cell (text, cell);
}
