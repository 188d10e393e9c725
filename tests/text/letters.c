/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"

#include <string.h>

const Letter letters[N_LETTERS] = {
  { "á", 0xB8, 0xE1, "a\xF9", "a'" },     { "à", 0xB5, 0xE0, "a\xF8", "a`" },
  { "ả", 0xB6, 0xE4, "a\xFB", "a?" },     { "ã", 0xB7, 0xE3, "a\xF5", "a~" },
  { "ạ", 0xB9, 0xD5, "a\xEF", "a." },     { "ă", 0xA8, 0xE5, "a\xEA", "a(" },
  { "ắ", 0xBE, 0xA1, "a\xE9", "a('" },    { "ằ", 0xBB, 0xA2, "a\xE8", "a(`" },
  { "ẳ", 0xBC, 0xC6, "a\xFA", "a(?" },    { "ẵ", 0xBD, 0xC7, "a\xFC", "a(~" },
  { "ặ", 0xC6, 0xA3, "a\xEB", "a(." },    { "â", 0xA9, 0xE2, "a\xE2", "a^" },
  { "ấ", 0xCA, 0xA4, "a\xE1", "a^'" },    { "ầ", 0xC7, 0xA5, "a\xE0", "a^`" },
  { "ẩ", 0xC8, 0xA6, "a\xE5", "a^?" },    { "ẫ", 0xC9, 0xE7, "a\xE3", "a^~" },
  { "ậ", 0xCB, 0xA7, "a\xE4", "a^." },    { "đ", 0xAE, 0xF0, "\xF1", "dd" },
  { "é", 0xD0, 0xE9, "e\xF9", "e'" },     { "è", 0xCC, 0xE8, "e\xF8", "e`" },
  { "ẻ", 0xCE, 0xEB, "e\xFB", "e?" },     { "ẽ", 0xCF, 0xA8, "e\xF5", "e~" },
  { "ẹ", 0xD1, 0xA9, "e\xEF", "e." },     { "ê", 0xAA, 0xEA, "e\xE2", "e^" },
  { "ế", 0xD5, 0xAA, "e\xE1", "e^'" },    { "ề", 0xD2, 0xAB, "e\xE0", "e^`" },
  { "ể", 0xD3, 0xAC, "e\xE5", "e^?" },    { "ễ", 0xD4, 0xAD, "e\xE3", "e^~" },
  { "ệ", 0xD6, 0xAE, "e\xE4", "e^." },    { "í", 0xDD, 0xED, "\xED", "i'" },
  { "ì", 0xD7, 0xEC, "\xEC", "i`" },      { "ỉ", 0xD8, 0xEF, "\xE6", "i?" },
  { "ĩ", 0xDC, 0xEE, "\xF3", "i~" },      { "ị", 0xDE, 0xB8, "\xF2", "i." },
  { "ó", 0xE3, 0xF3, "o\xF9", "o'" },     { "ò", 0xDF, 0xF2, "o\xF8", "o`" },
  { "ỏ", 0xE1, 0xF6, "o\xFB", "o?" },     { "õ", 0xE2, 0xF5, "o\xF5", "o~" },
  { "ọ", 0xE4, 0xF7, "o\xEF", "o." },     { "ô", 0xAB, 0xF4, "o\xE2", "o^" },
  { "ố", 0xE8, 0xAF, "o\xE1", "o^'" },    { "ồ", 0xE5, 0xB0, "o\xE0", "o^`" },
  { "ổ", 0xE6, 0xB1, "o\xE5", "o^?" },    { "ỗ", 0xE7, 0xB2, "o\xE3", "o^~" },
  { "ộ", 0xE9, 0xB5, "o\xE4", "o^." },    { "ơ", 0xAC, 0xBD, "\xF4", "o+" },
  { "ớ", 0xED, 0xBE, "\xF4\xF9", "o+'" }, { "ờ", 0xEA, 0xB6, "\xF4\xF8", "o+`" },
  { "ở", 0xEB, 0xB7, "\xF4\xFB", "o+?" }, { "ỡ", 0xEC, 0xDE, "\xF4\xF5", "o+~" },
  { "ợ", 0xEE, 0xFE, "\xF4\xEF", "o+." }, { "ú", 0xF3, 0xFA, "u\xF9", "u'" },
  { "ù", 0xEF, 0xF9, "u\xF8", "u`" },     { "ủ", 0xF1, 0xFC, "u\xFB", "u?" },
  { "ũ", 0xF2, 0xFB, "u\xF5", "u~" },     { "ụ", 0xF4, 0xF8, "u\xEF", "u." },
  { "ư", 0xAD, 0xDF, "\xF6", "u+" },      { "ứ", 0xF8, 0xD1, "\xF6\xF9", "u+'" },
  { "ừ", 0xF5, 0xD7, "\xF6\xF8", "u+`" }, { "ử", 0xF6, 0xD8, "\xF6\xFB", "u+?" },
  { "ữ", 0xF7, 0xE6, "\xF6\xF5", "u+~" }, { "ự", 0xF9, 0xF1, "\xF6\xEF", "u+." },
  { "ý", 0xFD, 0xFD, "y\xF9", "y'" },     { "ỳ", 0xFA, 0xCF, "y\xF8", "y`" },
  { "ỷ", 0xFB, 0xD6, "y\xFB", "y?" },     { "ỹ", 0xFC, 0xDB, "y\xF5", "y~" },
  { "ỵ", 0xFE, 0xDC, "\xEE", "y." },      { "Á", 0x83, 0xC1, "A\xD9", "A'" },
  { "À", 0x80, 0xC0, "A\xD8", "A`" },     { "Ả", 0x81, 0xC4, "A\xDB", "A?" },
  { "Ã", 0x82, 0xC3, "A\xD5", "A~" },     { "Ạ", 0x84, 0x80, "A\xCF", "A." },
  { "Ă", 0xA1, 0xC5, "A\xCA", "A(" },     { "Ắ", 0xC0, 0x81, "A\xC9", "A('" },
  { "Ằ", 0xAF, 0x82, "A\xC8", "A(`" },    { "Ẳ", 0xBA, 0x02, "A\xDA", "A(?" },
  { "Ẵ", 0xBF, 0x05, "A\xDC", "A(~" },    { "Ặ", 0x85, 0x83, "A\xCB", "A(." },
  { "Â", 0xA2, 0xC2, "A\xC2", "A^" },     { "Ấ", 0xC4, 0x84, "A\xC1", "A^'" },
  { "Ầ", 0xC1, 0x85, "A\xC0", "A^`" },    { "Ẩ", 0xC2, 0x86, "A\xC5", "A^?" },
  { "Ẫ", 0xC3, 0x06, "A\xC3", "A^~" },    { "Ậ", 0x86, 0x87, "A\xC4", "A^." },
  { "Đ", 0xA7, 0xD0, "\xD1", "DD" },      { "É", 0x8A, 0xC9, "E\xD9", "E'" },
  { "È", 0x87, 0xC8, "E\xD8", "E`" },     { "Ẻ", 0x88, 0xCB, "E\xDB", "E?" },
  { "Ẽ", 0x89, 0x88, "E\xD5", "E~" },     { "Ẹ", 0x8B, 0x89, "E\xCF", "E." },
  { "Ê", 0xA3, 0xCA, "E\xC2", "E^" },     { "Ế", 0xDA, 0x8A, "E\xC1", "E^'" },
  { "Ề", 0xC5, 0x8B, "E\xC0", "E^`" },    { "Ể", 0xCD, 0x8C, "E\xC5", "E^?" },
  { "Ễ", 0xD9, 0x8D, "E\xC3", "E^~" },    { "Ệ", 0x8C, 0x8E, "E\xC4", "E^." },
  { "Í", 0x90, 0xCD, "\xCD", "I'" },      { "Ì", 0x8D, 0xCC, "\xCC", "I`" },
  { "Ỉ", 0x8E, 0x9B, "\xC6", "I?" },      { "Ĩ", 0x8F, 0xCE, "\xD3", "I~" },
  { "Ị", 0x91, 0x98, "\xD2", "I." },      { "Ó", 0x95, 0xD3, "O\xD9", "O'" },
  { "Ò", 0x92, 0xD2, "O\xD8", "O`" },     { "Ỏ", 0x93, 0x99, "O\xDB", "O?" },
  { "Õ", 0x94, 0xA0, "O\xD5", "O~" },     { "Ọ", 0x96, 0x9A, "O\xCF", "O." },
  { "Ô", 0xA4, 0xD4, "O\xC2", "O^" },     { "Ố", 0xFF, 0x8F, "O\xC1", "O^'" },
  { "Ồ", 0xDB, 0x90, "O\xC0", "O^`" },    { "Ổ", 0xE0, 0x91, "O\xC5", "O^?" },
  { "Ỗ", 0xF0, 0x92, "O\xC3", "O^~" },    { "Ộ", 0x97, 0x93, "O\xC4", "O^." },
  { "Ơ", 0xA5, 0xB4, "\xD4", "O+" },      { "Ớ", 0x9B, 0x95, "\xD4\xD9", "O+'" },
  { "Ờ", 0x98, 0x96, "\xD4\xD8", "O+`" }, { "Ở", 0x99, 0x97, "\xD4\xDB", "O+?" },
  { "Ỡ", 0x9A, 0xB3, "\xD4\xD5", "O+~" }, { "Ợ", 0x9C, 0x94, "\xD4\xCF", "O+." },
  { "Ú", 0x01, 0xDA, "U\xD9", "U'" },     { "Ù", 0x9D, 0xD9, "U\xD8", "U`" },
  { "Ủ", 0x9E, 0x9C, "U\xDB", "U?" },     { "Ũ", 0x9F, 0x9D, "U\xD5", "U~" },
  { "Ụ", 0x02, 0x9E, "U\xCF", "U." },     { "Ư", 0xA6, 0xBF, "\xD6", "U+" },
  { "Ứ", 0x11, 0xBA, "\xD6\xD9", "U+'" }, { "Ừ", 0x04, 0xBB, "\xD6\xD8", "U+`" },
  { "Ử", 0x05, 0xBC, "\xD6\xDB", "U+?" }, { "Ữ", 0x06, 0xFF, "\xD6\xD5", "U+~" },
  { "Ự", 0x12, 0xB9, "\xD6\xCF", "U+." }, { "Ý", 0x16, 0xDD, "Y\xD9", "Y'" },
  { "Ỳ", 0x13, 0x9F, "Y\xD8", "Y`" },     { "Ỷ", 0x14, 0x14, "Y\xDB", "Y?" },
  { "Ỹ", 0x15, 0x19, "Y\xD5", "Y~" },     { "Ỵ", 0x17, 0x1E, "\xCE", "Y." },
};

static const Letter *
find_letter (const char *p, gsize length)
{
  for (gsize i = 0; i < N_LETTERS; i++)
    if (strlen (letters[i].letter) == length && memcmp (letters[i].letter, p, length) == 0)
      return &letters[i];
  return NULL;
}

/* A vowel with its shape, then its tone: the one order that code page 1258 can write. */
static void
encode_cp1258 (GString *out, const char *letter)
{
  static const gunichar tones[] = { 0x300, 0x301, 0x303, 0x309, 0x323 };
  static const guint8 tone_codes[] = { 0xCC, 0xEC, 0xDE, 0xD2, 0xF2 };
  static const char *const shaped[] = { "ă",    "\xE3", "Ă",    "\xC3", "â",    "\xE2", "Â",
                                        "\xC2", "đ",    "\xF0", "Đ",    "\xD0", "ê",    "\xEA",
                                        "Ê",    "\xCA", "ô",    "\xF4", "Ô",    "\xD4", "ơ",
                                        "\xF5", "Ơ",    "\xD5", "ư",    "\xFD", "Ư",    "\xDD" };
  g_autofree char *parts = g_utf8_normalize (letter, -1, G_NORMALIZE_DEFAULT);
  g_autoptr (GString) bare = g_string_new (NULL);
  g_autofree char *composed = NULL;
  guint8 tone = 0;

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gsize i = 0;

    while (i < G_N_ELEMENTS (tones) && tones[i] != c)
      i++;
    if (i < G_N_ELEMENTS (tones))
      tone = tone_codes[i];
    else
      g_string_append_unichar (bare, c);
  }
  composed = g_utf8_normalize (bare->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  for (gsize i = 0; i < G_N_ELEMENTS (shaped); i += 2)
    if (strcmp (shaped[i], composed) == 0)
      g_string_append (out, shaped[i + 1]);
  if (g_str_is_ascii (composed))
    g_string_append (out, composed);
  if (tone != 0)
    g_string_append_c (out, (char) tone);
}

/* The .Vn fonts have no capitals with tones: those are typed as small letters. */
static guint8
get_tcvn (const Letter *letter, gboolean small_marks)
{
  gsize at = (gsize) (letter - letters);

  if (small_marks && (letter->tcvn < 0xA0 || letter->tcvn > 0xA7) && at >= N_LETTERS / 2)
    return letters[at - N_LETTERS / 2].tcvn;
  return letter->tcvn;
}

static void
encode_letter (GString *out, DvEncoding encoding, const Letter *letter, gboolean small_marks)
{
  switch (encoding) {
  case DV_ENCODING_TCVN3:
    g_string_append_c (out, (char) get_tcvn (letter, small_marks));
    break;
  case DV_ENCODING_VNI:
    g_string_append (out, letter->vni);
    break;
  case DV_ENCODING_VISCII:
    g_string_append_c (out, (char) letter->viscii);
    break;
  case DV_ENCODING_CP1258:
    encode_cp1258 (out, letter->letter);
    break;
  case DV_ENCODING_VIQR:
    g_string_append (out, letter->viqr);
    break;
  case DV_ENCODING_UNICODE:
  case DV_ENCODING_AUTO:
  default:
    g_string_append (out, letter->letter);
    break;
  }
}

/* The bytes of a text in NFC that holds ASCII and Vietnamese. */
GString *
encode_bytes (DvEncoding encoding, const char *text, gboolean small_marks)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';) {
    const char *end = g_utf8_next_char (p);
    const Letter *letter = find_letter (p, (gsize) (end - p));

    if (letter != NULL) {
      encode_letter (out, encoding, letter, small_marks);
    } else {
      if (encoding == DV_ENCODING_VIQR && strchr ("^(+*'`?~.\\", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_len (out, p, end - p);
    }
    p = end;
  }
  return out;
}

/* The same as a program shows it that takes the bytes for Windows-1252. */
char *
encode_text (DvEncoding encoding, const char *text, gboolean small_marks)
{
  g_autoptr (GString) bytes = encode_bytes (encoding, text, small_marks);

  if (encoding == DV_ENCODING_UNICODE)
    return g_strdup (text);
  return dv_encoding_read_windows (bytes->str, bytes->len);
}
