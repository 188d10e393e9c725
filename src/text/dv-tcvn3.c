/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-encoding-private.h"

#include "dv-letter.h"
#include "dv-syllable.h"

#include <string.h>

/* TCVN 5712:1993, set VN1. VN3, which the .Vn fonts have, is the part of it that holds the small
 * letters and the capitals without tones; the fonts leave 0x80 to 0x9F to Windows. */
static const char high_half[] = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"                          /* 8 */
                                "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"                          /* 9 */
                                "\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"                     /* A */
                                "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ" /* B */
                                "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"                          /* C */
                                "éẹềểễếệìỉỄẾỒĩíịò"                          /* D */
                                "Ổỏõóọồổỗốộờởỡớợù"                          /* E */
                                "ỖủũúụừửữứựỳỷỹýỵỐ";                         /* F */

static const struct {
  guint8 code;
  gunichar letter;
} low_letters[] = {
  { 0x01, 0xDA },   { 0x02, 0x1EE4 }, { 0x04, 0x1EEA }, { 0x05, 0x1EEC },
  { 0x06, 0x1EEE }, { 0x11, 0x1EE8 }, { 0x12, 0x1EF0 }, { 0x13, 0x1EF2 },
  { 0x14, 0x1EF6 }, { 0x15, 0x1EF8 }, { 0x16, 0xDD },   { 0x17, 0x1EF4 },
};

/* The longest syllable, nghiêng, has seven letters. */
#define MAX_SYLLABLE 7

static gunichar table[256];

static void
fill_table (void)
{
  static gsize once = 0;
  const char *p = high_half;

  if (!g_once_init_enter (&once))
    return;
  for (gunichar i = 0; i < 0x80; i++)
    table[i] = i;
  for (guint i = 0; i < G_N_ELEMENTS (low_letters); i++)
    table[low_letters[i].code] = low_letters[i].letter;
  for (guint i = 0x80; i < 0x100; i++, p = g_utf8_next_char (p))
    table[i] = g_utf8_get_char (p);
  g_once_init_leave (&once, 1);
}

static gunichar
look_up (const DvCode *code)
{
  return code->code < G_N_ELEMENTS (table) ? table[code->code] : code->source;
}

/* A quote, a dash or a sign of Windows where VN1 has a capital with a tone. Windows has letters
 * there too, but none that is written in Vietnam. */
static gboolean
is_doubtful (const DvCode *code)
{
  return code->source > 0xFF && code->code < 0x100 &&
         g_utf8_strchr ("€‚„…‰‹‘’“”•–—™›", -1, code->source) != NULL;
}

static gboolean
is_word_char (const DvCode *code)
{
  return g_unichar_isalpha (look_up (code));
}

static void
find_word (const DvCode *codes, gsize n, gsize at, gsize *start, gsize *end)
{
  for (*start = at; *start > 0 && at - *start <= MAX_SYLLABLE; (*start)--)
    if (!is_word_char (&codes[*start - 1]))
      break;
  for (*end = at + 1; *end < n && *end - at <= MAX_SYLLABLE; (*end)++)
    if (!is_word_char (&codes[*end]))
      break;
}

/* VN1's capitals lie where Windows has its quotes and dashes, which the fonts show as such. It is
 * the letter if a syllable comes of it. */
static gboolean
makes_a_syllable (const DvCode *codes, gsize n, gsize at)
{
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean sure = FALSE;
  gsize start, end;

  find_word (codes, n, at, &start, &end);
  if (end - start > MAX_SYLLABLE)
    return FALSE;
  for (gsize i = start; i < end; i++) {
    g_string_append_unichar (word, look_up (&codes[i]));
    sure = sure || !is_doubtful (&codes[i]);
  }
  return sure && dv_syllable_is_valid (word->str);
}

static gboolean
is_tone (gunichar c)
{
  return c >= DV_MARK_GRAVE && c <= DV_MARK_DOT;
}

static gunichar
decode_one (const DvCode *codes, gsize n, gsize at)
{
  gunichar c = look_up (&codes[at]);

  if (is_doubtful (&codes[at]))
    return makes_a_syllable (codes, n, at) ? c : codes[at].source;
  if (is_tone (c)) {
    DvLetter before = dv_letter_from_char (at > 0 ? look_up (&codes[at - 1]) : ' ');

    return dv_letter_is_vowel (&before) ? c : codes[at].source;
  }
  return c;
}

/* What the letters of a word, or of a cell, say of its case. */
typedef struct {
  guint n_capitals;
  gboolean has_small; /* of ASCII, which has both cases in every font */
  gboolean has_marked_small;
} Case;

static void
case_add (Case *found, gunichar c)
{
  found->n_capitals += g_unichar_isupper (c);
  if (!g_unichar_islower (c))
    return;
  if (c < 0x80)
    found->has_small = TRUE;
  else
    found->has_marked_small = TRUE;
}

static gsize
read_case (const gunichar *text, gsize n, gboolean (*is_part) (gunichar), Case *found)
{
  gsize i = 0;

  *found = (Case){ 0 };
  for (; i < n && is_part (text[i]); i++)
    case_add (found, text[i]);
  return i;
}

/* NGUYễN: nobody writes that; the font would have shown it in capitals. */
static gboolean
is_half_capital (const Case *found)
{
  return found->n_capitals > 1 && !found->has_small && found->has_marked_small;
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalpha (c) || is_tone (c);
}

static gboolean
is_in_cell (gunichar c)
{
  return c > 0x7F || strchr (",;\t\r\n\"", (int) c) == NULL;
}

static gboolean
is_syllable (const gunichar *text, gsize n)
{
  g_autofree char *word = g_ucs4_to_utf8 (text, (glong) n, NULL, NULL, NULL);

  return word != NULL && dv_syllable_is_valid (word);
}

/* MINH in “Lý MINH Tó” says that all of it is in capitals; HTX, which is no syllable, does not. */
static gboolean
has_capital_word (const gunichar *text, gsize n)
{
  for (gsize i = 0; i < n;) {
    Case found;
    gsize length = read_case (text + i, n - i, is_in_word, &found);

    if (is_half_capital (&found) || (found.n_capitals > 1 && is_syllable (text + i, length)))
      return TRUE;
    i += MAX (length, 1);
  }
  return FALSE;
}

static void
raise_range (gunichar *text, const DvCode *codes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (codes[i].code < 0x100)
      text[i] = g_unichar_toupper (text[i]);
}

static void
raise_words (gunichar *text, const DvCode *codes, gsize n)
{
  for (gsize i = 0; i < n;) {
    Case found;
    gsize length = read_case (text + i, n - i, is_in_word, &found);

    if (is_half_capital (&found))
      raise_range (text + i, codes + i, length);
    i += MAX (length, 1);
  }
}

static void
raise_cells (gunichar *text, const DvCode *codes, gsize n)
{
  for (gsize i = 0; i < n;) {
    Case found;
    gsize length = read_case (text + i, n - i, is_in_cell, &found);

    if (is_half_capital (&found) && has_capital_word (text + i, length))
      raise_range (text + i, codes + i, length);
    else if (found.n_capitals > 1 && found.has_marked_small)
      raise_words (text + i, codes + i, length);
    i += MAX (length, 1);
  }
}

/**
 * dv_tcvn3_decode:
 * @out: where to add the text, not yet composed
 * @codes: (array length=n): what was read
 * @n: how many
 * @upper_font: whether the font shows small letters as capitals
 *
 * Reads TCVN 5712:1993. A capital with a tone is stored as the small letter and shown by an
 * upper-case font; where the font is not known, it is told by the letters of ASCII beside it:
 * a word whose other letters are capitals is written in capitals, and so is its cell if no small
 * letter of ASCII speaks against it.
 */
void
dv_tcvn3_decode (GString *out, const DvCode *codes, gsize n, gboolean upper_font)
{
  g_autofree gunichar *text = g_new (gunichar, n + 1);

  fill_table ();
  for (gsize i = 0; i < n; i++)
    text[i] = decode_one (codes, n, i);
  if (upper_font)
    raise_range (text, codes, n);
  else
    raise_cells (text, codes, n);
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (out, text[i]);
}
