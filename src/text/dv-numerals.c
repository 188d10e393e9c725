/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-numerals.h"

#include <string.h>

#define BILLION   1000000000
#define MAX_ROMAN 3999

static const char *const digit_words[] = {
  "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
};

static void
append_word (GString *out, const char *word)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, word);
}

/* After mươi, one is mốt and four is tư; after mười or mươi, five is lăm. */
static const char *
unit_word (unsigned int tens, unsigned int unit)
{
  if (tens >= 2 && unit == 1)
    return "mốt";
  if (tens >= 2 && unit == 4)
    return "tư";
  if (tens >= 1 && unit == 5)
    return "lăm";
  return digit_words[unit];
}

static void
append_tens (GString *out, unsigned int tens, unsigned int unit, gboolean after_hundreds)
{
  if (tens == 0 && unit == 0)
    return;
  if (tens == 0 && after_hundreds)
    append_word (out, "linh");
  if (tens == 1)
    append_word (out, "mười");
  if (tens >= 2) {
    append_word (out, digit_words[tens]);
    append_word (out, "mươi");
  }
  if (unit != 0)
    append_word (out, unit_word (tens, unit));
}

/* Three digits. Below another group the hundreds are said even if there are none. */
static void
append_group (GString *out, unsigned int group, gboolean below)
{
  gboolean with_hundreds = below || group >= 100;

  if (with_hundreds) {
    append_word (out, digit_words[group / 100]);
    append_word (out, "trăm");
  }
  append_tens (out, group / 10 % 10, group % 10, with_hundreds);
}

/* Nine digits, at most. */
static void
append_groups (GString *out, unsigned int number, gboolean below)
{
  static const char *const names[] = { "triệu", "nghìn", NULL };
  unsigned int groups[] = { number / 1000000, number / 1000 % 1000, number % 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (groups[i] == 0)
      continue;
    append_group (out, groups[i], below);
    if (names[i] != NULL)
      append_word (out, names[i]);
    below = TRUE;
  }
}

static void
append_number (GString *out, guint64 number)
{
  if (number >= BILLION) {
    append_number (out, number / BILLION);
    append_word (out, "tỷ");
  }
  append_groups (out, (unsigned int) (number % BILLION), number >= BILLION);
}

static guint64
magnitude (gint64 number)
{
  return number < 0 ? -(guint64) number : (guint64) number;
}

/**
 * dv_text_number_in_words:
 * @number: any number
 *
 * Writes a number in Vietnamese words as the offices of the North do: nghìn, tỷ, linh (one hundred
 * and five is một trăm linh năm). Four after mươi is "tư", as the Civil Code writes it ("Một ngày
 * là hai mươi tư giờ", BLDS 91/2015/QH13 art. 146.1.e), and "bốn" everywhere else. A group of
 * three zeros is not spoken.
 *
 * Returns: (transfer full): the words, in lower case
 */
char *
dv_text_number_in_words (gint64 number)
{
  GString *out = g_string_new (NULL);

  if (number == 0)
    return g_string_free (g_string_append (out, digit_words[0]), FALSE);
  if (number < 0)
    append_word (out, "âm");
  append_number (out, magnitude (number));
  return g_string_free (out, FALSE);
}

/**
 * dv_text_dong_in_words:
 * @dong: an amount of money
 *
 * Writes an amount as payment vouchers do: "Mười lăm triệu đồng", first letter in upper case.
 *
 * Returns: (transfer full): the words
 */
char *
dv_text_dong_in_words (gint64 dong)
{
  g_autofree char *words = dv_text_number_in_words (dong);
  const char *rest = g_utf8_next_char (words);
  GString *out = g_string_new (NULL);

  g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (words)));
  g_string_append_printf (out, "%s đồng", rest);
  return g_string_free (out, FALSE);
}

/**
 * dv_text_format_integer:
 * @number: any number
 *
 * Writes a number with a full stop between each three digits, as Vietnamese documents do, whatever
 * the locale: 1.165.878.
 *
 * Returns: (transfer full): the digits
 */
char *
dv_text_format_integer (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude (number));
  gsize length = strlen (digits);
  GString *out = g_string_new (number < 0 ? "-" : NULL);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (out, '.');
    g_string_append_c (out, digits[i]);
  }
  return g_string_free (out, FALSE);
}

/**
 * dv_text_format_hundredths:
 * @hundredths: a measure, in hundredths
 *
 * Returns: (transfer full): the number as Vietnamese documents write it, with no more digits behind
 *   the comma than it has: 1.250,5
 */
char *
dv_text_format_hundredths (gint64 hundredths)
{
  guint64 rest = magnitude (hundredths) % 100;
  g_autofree char *whole = dv_text_format_integer ((gint64) (magnitude (hundredths) / 100));
  const char *sign = hundredths < 0 ? "-" : "";

  if (rest == 0)
    return g_strconcat (sign, whole, NULL);
  if (rest % 10 == 0)
    return g_strdup_printf ("%s%s,%u", sign, whole, (guint) rest / 10);
  return g_strdup_printf ("%s%s,%02u", sign, whole, (guint) rest);
}

typedef struct {
  unsigned int value;
  const char *text;
} RomanPart;

static const RomanPart roman_parts[] = {
  { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
  { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
  { 5, "V" },    { 4, "IV" },   { 1, "I" },
};

/**
 * dv_text_format_roman:
 * @number: the number of a part or chapter
 *
 * Returns: (transfer full): @number in Roman numerals; in digits if it is 0 or more than 3999,
 *   which Roman numerals cannot write
 */
char *
dv_text_format_roman (unsigned int number)
{
  GString *out;

  if (number == 0 || number > MAX_ROMAN)
    return g_strdup_printf ("%u", number);
  out = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (roman_parts); i++)
    for (; number >= roman_parts[i].value; number -= roman_parts[i].value)
      g_string_append (out, roman_parts[i].text);
  return g_string_free (out, FALSE);
}

static unsigned int
add_roman_parts (const char *text)
{
  unsigned int sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (roman_parts); i++) {
    gsize length = strlen (roman_parts[i].text);

    for (; g_ascii_strncasecmp (text, roman_parts[i].text, length) == 0; text += length)
      sum = MIN (sum + roman_parts[i].value, MAX_ROMAN + 1);
  }
  return sum;
}

/**
 * dv_text_parse_roman:
 * @text: Roman numerals, in either case
 * @number: (out) (optional): receives the number, 1 to 3999
 *
 * Reads only what dv_text_format_roman() writes: IIII and IC are refused.
 *
 * Returns: %FALSE if @text is not a Roman number; @number is then left alone
 */
gboolean
dv_text_parse_roman (const char *text, unsigned int *number)
{
  g_autofree char *back = NULL;
  unsigned int sum;

  g_return_val_if_fail (text != NULL, FALSE);

  sum = add_roman_parts (text);
  back = dv_text_format_roman (sum);
  if (sum == 0 || sum > MAX_ROMAN || g_ascii_strcasecmp (back, text) != 0)
    return FALSE;
  if (number != NULL)
    *number = sum;
  return TRUE;
}
