/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-encoding-private.h"

static const struct {
  const char *name;
  const char *label;
} encodings[DV_N_ENCODINGS] = {
  [DV_ENCODING_UNICODE] = { "unicode", N_ ("Unicode") },
  [DV_ENCODING_TCVN3] = { "tcvn3", N_ ("TCVN3 (fonts like .VnTime)") },
  [DV_ENCODING_VNI] = { "vni", N_ ("VNI (fonts like VNI-Times)") },
  [DV_ENCODING_VISCII] = { "viscii", N_ ("VISCII") },
  [DV_ENCODING_CP1258] = { "cp1258", N_ ("Windows-1258") },
  [DV_ENCODING_VIQR] = { "viqr", N_ ("VIQR (marks as punctuation)") },
};

/**
 * dv_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: its name on the command line
 */
const char *
dv_encoding_get_name (DvEncoding encoding)
{
  if (encoding == DV_ENCODING_AUTO)
    return "auto";
  g_return_val_if_fail (encoding < DV_N_ENCODINGS, NULL);
  return encodings[encoding].name;
}

/**
 * dv_encoding_get_label:
 * @encoding: an encoding
 *
 * Returns: what a person knows it by, translated
 */
const char *
dv_encoding_get_label (DvEncoding encoding)
{
  if (encoding == DV_ENCODING_AUTO)
    return _ ("Find out");
  g_return_val_if_fail (encoding < DV_N_ENCODINGS, NULL);
  return _ (encodings[encoding].label);
}

/**
 * dv_encoding_from_name:
 * @name: a name on the command line
 * @encoding: (out): receives the encoding, which may be %DV_ENCODING_AUTO
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean
dv_encoding_from_name (const char *name, DvEncoding *encoding)
{
  for (int i = DV_ENCODING_AUTO; i < DV_N_ENCODINGS; i++) {
    if (g_ascii_strcasecmp (name, dv_encoding_get_name ((DvEncoding) i)) != 0)
      continue;
    *encoding = (DvEncoding) i;
    return TRUE;
  }
  return FALSE;
}

/**
 * dv_encoding_of_font:
 * @family: (nullable): the name of a font family, or several with semicolons between them
 * @upper: (out) (optional): receives whether it shows small letters as capitals
 *
 * Fonts of the old encodings are known by their names: `.VnTime` and `.VnTimeH` (its capitals)
 * show TCVN3, `VNI-Times` shows VNI.
 *
 * Returns: the encoding that @family shows; Unicode for every other one
 */
DvEncoding
dv_encoding_of_font (const char *family, gboolean *upper)
{
  g_autofree char *first =
    g_strndup (family != NULL ? family : "", family != NULL ? strcspn (family, ";,") : 0);
  DvEncoding encoding = DV_ENCODING_UNICODE;

  g_strstrip (first);
  if (g_ascii_strncasecmp (first, ".Vn", 3) == 0)
    encoding = DV_ENCODING_TCVN3;
  else if (g_ascii_strncasecmp (first, "VNI-", 4) == 0)
    encoding = DV_ENCODING_VNI;
  if (upper != NULL)
    *upper = encoding == DV_ENCODING_TCVN3 && g_str_has_suffix (first, "H");
  return encoding;
}

static DvCode *
read_codes (const char *text, gsize *n)
{
  DvCode *codes = g_new (DvCode, strlen (text) + 1);

  *n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    codes[(*n)++] = (DvCode){ .source = c, .code = dv_windows_1252_code (c) };
  }
  return codes;
}

static void
decode_codes (GString *out, DvEncoding encoding, const char *text, gboolean upper_font)
{
  gsize n;
  g_autofree DvCode *codes = read_codes (text, &n);

  if (encoding == DV_ENCODING_TCVN3)
    dv_tcvn3_decode (out, codes, n, upper_font);
  else if (encoding == DV_ENCODING_VNI)
    dv_vni_decode (out, codes, n);
  else if (encoding == DV_ENCODING_VISCII)
    dv_viscii_decode (out, codes, n);
  else
    dv_cp1258_decode (out, codes, n);
}

/**
 * dv_encoding_decode:
 * @encoding: what the bytes of @text meant; not %DV_ENCODING_AUTO
 * @text: UTF-8 that a program made of the bytes by reading them as Latin-1 or Windows-1252
 * @upper_font: whether it was shown by an upper-case font (dv_encoding_of_font())
 *
 * Reads text of an old encoding that went through a program which did not know it: “§¶ng” is
 * “Đảng”. Characters that no byte stands for are kept. This goes before dv_text_normalize(), which
 * drops the soft hyphen that is TCVN3's ư.
 *
 * Returns: (transfer full): the text in NFC; bytes of @text that are no UTF-8 become U+FFFD
 */
char *
dv_encoding_decode (DvEncoding encoding, const char *text, gboolean upper_font)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;

  g_return_val_if_fail (encoding >= 0 && encoding < DV_N_ENCODINGS, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid) + 1);
  if (encoding == DV_ENCODING_UNICODE)
    g_string_append (out, valid);
  else if (encoding == DV_ENCODING_VIQR)
    dv_viqr_decode (out, valid);
  else
    decode_codes (out, encoding, valid, upper_font);
  return g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

/**
 * dv_encoding_read_windows:
 * @bytes: (array length=length): bytes
 * @length: how many
 *
 * Reads bytes as Windows-1252, as a program does that does not know what they are: what
 * dv_encoding_decode() and the guess take. Zero bytes are left out.
 *
 * Returns: (transfer full): UTF-8
 */
char *
dv_encoding_read_windows (const char *bytes, gsize length)
{
  GString *text = g_string_sized_new (length + length / 4 + 1);

  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0')
      g_string_append_unichar (text, dv_windows_1252_char ((guint8) bytes[i]));
  return g_string_free (text, FALSE);
}

/**
 * dv_encoding_decode_bytes:
 * @encoding: what @bytes are; not %DV_ENCODING_AUTO
 * @bytes: (array length=length): the bytes of a file
 * @length: how many
 *
 * Like dv_encoding_decode(), for bytes that no program has read yet. Zero bytes are left out.
 *
 * Returns: (transfer full): the text in NFC
 */
char *
dv_encoding_decode_bytes (DvEncoding encoding, const char *bytes, gsize length)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  text = encoding == DV_ENCODING_UNICODE ? g_strndup (length > 0 ? bytes : "", length)
                                         : dv_encoding_read_windows (bytes, length);
  return dv_encoding_decode (encoding, text, FALSE);
}
