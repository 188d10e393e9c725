/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-encoding-guess.h"
#include "dv-fault.h"

/* Files that people take for CSV, by their first bytes. */
static const struct {
  const char *start;
  gsize size;
  const char *message;
} formats[] = {
  { "PK\003\004", 4,
    N_ ("This is an Excel or LibreOffice workbook, not a CSV file. Save the sheet as “CSV UTF-8” "
        "and read that file.") },
  { "\xd0\xcf\x11\xe0", 4,
    N_ ("This is an old Excel workbook, not a CSV file. Save the sheet as “CSV UTF-8” and read "
        "that file.") },
  { "%PDF", 4, N_ ("This is a PDF file, not a CSV file. Ask for the table as a spreadsheet.") },
};

static gboolean
starts_with (const char *data, gsize size, const char *start, gsize length)
{
  return size >= length && memcmp (data, start, length) == 0;
}

static guint
row_of (const char *data, gsize offset)
{
  guint row = 1;

  for (gsize i = 0; i < offset; i++) {
    if (data[i] == '\n' || (data[i] == '\r' && data[i + 1] != '\n'))
      row++;
  }
  return row;
}

static GBytes *
decode_utf16 (const char *data, gsize size, const char *charset, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  gsize written = 0;
  char *text = g_convert (data + 2, (gssize) size - 2, "UTF-8", charset, NULL, &written, &error);

  if (text != NULL)
    return g_bytes_new_take (text, written);
  dv_faults_add (faults, 0, NULL, NULL,
                 _ ("The file begins as UTF-16 but is damaged. Save it again as “CSV UTF-8”."));
  return NULL;
}

static gboolean
refuse_binary (const char *data, gsize size, GPtrArray *faults)
{
  const char *nul = memchr (data, '\0', size);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (!starts_with (data, size, formats[i].start, formats[i].size))
      continue;
    dv_faults_add (faults, 0, NULL, NULL, "%s", _ (formats[i].message));
    return TRUE;
  }
  if (nul == NULL)
    return FALSE;
  dv_faults_add (faults, row_of (data, (gsize) (nul - data)), NULL, NULL,
                 _ (
                   "This is not a text file: it has a zero byte. Save the table as “CSV UTF-8” and "
                   "read that file."));
  return TRUE;
}

static void
refuse_encoding (const char *data, gsize offset, GPtrArray *faults)
{
  g_autofree char *place = g_strdup_printf ("%" G_GSIZE_FORMAT, offset + 1);

  dv_faults_add (faults, row_of (data, offset), NULL, NULL,
                 /* translators: a place in the file, then a byte in hexadecimal digits */
                 _ ("The file is not Unicode: byte %s is 0x%02X. Save it as “CSV UTF-8”; if it was "
                    "written in TCVN3 or VNI, convert it to Unicode first."),
                 place, (guint8) data[offset]);
}

/* The start of the file is enough to guess by; a megabyte has thousands of names. */
#define GUESS_SIZE (1024 * 1024)

static DvEncoding
guess_bytes (const char *data, gsize size)
{
  g_autofree char *text = dv_encoding_read_windows (data, MIN (size, GUESS_SIZE));
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (DvEncodingGuess) guess = dv_encoding_guess_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    dv_encoding_guess_add (guess, lines[i], NULL);
  return dv_encoding_guess_get (guess);
}

static GBytes *
take_string (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* Text that is UTF-8 already holds the bytes that are wanted as characters, if at all. */
static GBytes *
decode_unicode (GBytes *text, DvEncoding wanted, DvEncoding *found)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  g_autofree char *copy = NULL;

  *found = MAX (wanted, DV_ENCODING_UNICODE);
  if (*found == DV_ENCODING_UNICODE)
    return g_bytes_ref (text);
  copy = g_strndup (size > 0 ? data : "", size);
  return take_string (dv_encoding_decode (wanted, copy, FALSE));
}

static GBytes *
decode_8_bit (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize skip = starts_with (data, size, "\xef\xbb\xbf", 3) ? 3 : 0;
  g_autoptr (GBytes) text = g_bytes_new_from_bytes (bytes, skip, size - skip);
  const char *end = NULL;

  if (g_utf8_validate_len (data + skip, size - skip, &end))
    return decode_unicode (text, wanted, found);
  *found = wanted > DV_ENCODING_UNICODE ? wanted : guess_bytes (data, size);
  if (wanted != DV_ENCODING_UNICODE && *found != DV_ENCODING_UNICODE)
    return take_string (dv_encoding_decode_bytes (*found, data, size));
  refuse_encoding (data, (gsize) (end - data), faults);
  return NULL;
}

static GBytes *
decode_wide (const char *data,
             gsize size,
             const char *charset,
             DvEncoding wanted,
             DvEncoding *found,
             GPtrArray *faults)
{
  g_autoptr (GBytes) text = decode_utf16 (data, size, charset, faults);

  return text != NULL ? decode_unicode (text, wanted, found) : NULL;
}

/**
 * dv_decode_is_unicode:
 * @data: what a text file holds
 * @size: how many bytes
 *
 * Returns: whether it is UTF-8, or begins as UTF-16 does
 */
gboolean
dv_decode_is_unicode (const char *data, gsize size)
{
  return starts_with (data, size, "\xff\xfe", 2) || starts_with (data, size, "\xfe\xff", 2) ||
         g_utf8_validate_len (data, size, NULL);
}

/**
 * dv_decode:
 * @bytes: what a text file holds
 * @wanted: the encoding that a person chose; %DV_ENCODING_AUTO to find out
 * @found: (out) (optional): receives the encoding that was taken, for the person to see; where the
 *   file is refused, what it is most likely in
 * @faults: (element-type DvFault): where to add what is wrong
 *
 * Reads UTF-8, and UTF-16 that begins with a byte order mark, which is dropped, and the old
 * encodings of Vietnamese. A file that is Unicode is never taken for another by itself, though
 * single columns of it may hold text of an old encoding (dv_encoding_guess_new()).
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without a final zero byte
 */
GBytes *
dv_decode (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  DvEncoding ignored;

  found = found != NULL ? found : &ignored;
  *found = DV_ENCODING_UNICODE;
  if (starts_with (data, size, "\xff\xfe", 2))
    return decode_wide (data, size, "UTF-16LE", wanted, found, faults);
  if (starts_with (data, size, "\xfe\xff", 2))
    return decode_wide (data, size, "UTF-16BE", wanted, found, faults);
  if (size == 0) {
    dv_faults_add (faults, 0, NULL, NULL, _ ("The file is empty. Choose another file."));
    return NULL;
  }
  if (refuse_binary (data, size, faults))
    return NULL;
  return decode_8_bit (bytes, wanted, found, faults);
}
