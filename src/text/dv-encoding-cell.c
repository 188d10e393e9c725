/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-guess.h"

#include "dv-encoding-tally.h"

static guint
count_valid (const char *text, DvEncoding encoding, gboolean upper)
{
  g_autofree char *decoded = dv_encoding_decode (encoding, text, upper);
  g_auto (DvEncodingTally) tally = { 0 };

  dv_encoding_tally_init (&tally);
  dv_encoding_tally_add (&tally, decoded, TRUE);
  return tally.score.n_valid;
}

/**
 * dv_encoding_of_cell:
 * @text: what stands in a cell; bytes that are no UTF-8 count as a character that nobody knows
 * @font: (nullable): the family of its font
 * @column: what dv_encoding_guess_get() says of its column, or what a person chose
 *
 * Says how to read one cell. Its font decides before its column, and what is plainly Unicode is
 * Unicode whatever both say: people type Unicode into cells that still have an old font.
 *
 * Returns: the encoding of the cell
 */
DvEncoding
dv_encoding_of_cell (const char *text, const char *font, DvEncoding column)
{
  gboolean upper = FALSE;
  DvEncoding encoding = dv_encoding_of_font (font, &upper);
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, DV_ENCODING_UNICODE);

  valid = g_utf8_make_valid (text, -1);
  if (encoding == DV_ENCODING_UNICODE)
    encoding = MAX (column, DV_ENCODING_UNICODE);
  if (encoding == DV_ENCODING_UNICODE || !dv_encoding_is_possible (encoding, valid))
    return DV_ENCODING_UNICODE;
  if (count_valid (valid, DV_ENCODING_UNICODE, FALSE) > count_valid (valid, encoding, upper))
    return DV_ENCODING_UNICODE;
  return encoding;
}

/**
 * dv_encoding_decode_cell:
 * @text: what stands in a cell, in UTF-8
 * @font: (nullable): the family of its font
 * @column: as for dv_encoding_of_cell()
 *
 * Reads one cell as dv_encoding_of_cell() says; an upper-case font gives capitals.
 *
 * Returns: (transfer full): the text in NFC
 */
char *
dv_encoding_decode_cell (const char *text, const char *font, DvEncoding column)
{
  gboolean upper = FALSE;

  dv_encoding_of_font (font, &upper);
  return dv_encoding_decode (dv_encoding_of_cell (text, font, column), text, upper);
}
