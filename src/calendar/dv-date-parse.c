/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody and nothing in the records of a ward is older; nothing is planned for later. A year
 * outside is a slip of the finger. */
#define FIRST_YEAR 1800
#define LAST_YEAR  2199

#define MAX_NUMBERS 3

typedef struct {
  unsigned int value;
  gsize n_digits;
} Number;

typedef struct {
  Number numbers[MAX_NUMBERS];
  gsize n_numbers;
} Numbers;

typedef struct {
  const char *word;
  int days;
} DayWord;

static const DayWord day_words[] = {
  { "hôm nay", 0 },  { "hom nay", 0 },    { "nay", 0 },      { "today", 0 },    { "hôm qua", -1 },
  { "hom qua", -1 }, { "yesterday", -1 }, { "hôm kia", -2 }, { "hom kia", -2 }, { "ngày mai", 1 },
  { "ngay mai", 1 }, { "mai", 1 },        { "tomorrow", 1 }, { "ngày kia", 2 }, { "ngay kia", 2 },
};

/* Words that stand between the numbers of a date written out: ngày 5 tháng 2 năm 2019. */
static const char *const date_words[] = { "ngày", "ngay", "tháng", "thang", "năm", "nam" };

static char *
simplify (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (out, FALSE);
}

static gboolean
match_day_word (const char *text, int *days)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    if (strcmp (text, day_words[i].word) == 0) {
      *days = day_words[i].days;
      return TRUE;
    }
  return FALSE;
}

static const char *
skip_date_word (const char *p)
{
  for (gsize i = 0; i < G_N_ELEMENTS (date_words); i++)
    if (g_str_has_prefix (p, date_words[i]))
      return p + strlen (date_words[i]);
  return p;
}

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ')
    p++;
  return p;
}

/* One sign or word, with spaces around it, or spaces alone. */
static const char *
skip_separator (const char *p)
{
  const char *sign = skip_spaces (p);

  if (*sign == '/' || *sign == '-' || *sign == '.')
    return skip_spaces (sign + 1);
  return skip_spaces (skip_date_word (sign));
}

static const char *
read_number (const char *p, Number *number)
{
  const char *start = p;

  number->value = 0;
  for (; g_ascii_isdigit (*p); p++)
    number->value = MIN (number->value * 10 + (unsigned int) (*p - '0'), 100000);
  number->n_digits = (gsize) (p - start);
  return p;
}

static gboolean
read_numbers (const char *text, Numbers *numbers)
{
  const char *p = skip_spaces (skip_date_word (text));

  for (numbers->n_numbers = 0; numbers->n_numbers < MAX_NUMBERS; numbers->n_numbers++) {
    Number *number = &numbers->numbers[numbers->n_numbers];
    const char *end = read_number (p, number);

    if (end == p)
      return FALSE;
    if (*end == '\0') {
      numbers->n_numbers++;
      return TRUE;
    }
    p = skip_separator (end);
    if (p == end)
      return FALSE;
  }
  return FALSE;
}

static gboolean
fail_syntax (const char *text, GError **error)
{
  /* Translators: %s is what the user typed. Keep the examples: they are what can be typed. */
  g_set_error (error, DV_DATE_ERROR, DV_DATE_ERROR_SYNTAX,
               _ ("“%s” is not a date. Type for example 5/2/2019, 2/2019 or 2019."), text);
  return FALSE;
}

static gboolean
fail_short_year (const Number *year, GError **error)
{
  g_autofree char *typed = g_strdup_printf ("%0*u", (int) year->n_digits, year->value);

  g_set_error (error, DV_DATE_ERROR, DV_DATE_ERROR_SHORT_YEAR,
               /* Translators: %s is the year as typed, for example 19 */
               _ ("Write the year with four digits: “%s” can mean more than one year."), typed);
  return FALSE;
}

static gboolean
check_year (const Number *year, GError **error)
{
  if (year->n_digits < 4)
    return fail_short_year (year, error);
  if (year->value >= FIRST_YEAR && year->value <= LAST_YEAR)
    return TRUE;
  g_set_error (error, DV_DATE_ERROR, DV_DATE_ERROR_RANGE,
               /* Translators: the numbers are the first and the last year that can be typed */
               _ ("The year must be between %d and %d."), FIRST_YEAR, LAST_YEAR);
  return FALSE;
}

static gboolean
check_month (unsigned int month, GError **error)
{
  if (month >= 1 && month <= 12)
    return TRUE;
  g_set_error (
    error, DV_DATE_ERROR, DV_DATE_ERROR_NO_SUCH_DAY,
    /* Translators: %u is the number of a month as typed, for example 13 */
    _ ("There is no month %u: the months are 1 to 12. The day comes first, then the month."),
    month);
  return FALSE;
}

static gboolean
check_day (unsigned int year, unsigned int month, unsigned int day, GError **error)
{
  unsigned int last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

  if (day >= 1 && day <= last)
    return TRUE;
  g_set_error (error, DV_DATE_ERROR, DV_DATE_ERROR_NO_SUCH_DAY,
               /* Translators: day as typed; month; year; number of days of that month */
               _ ("There is no day %u in month %u/%u: that month has %u days."), day, month, year,
               last);
  return FALSE;
}

static gboolean
take_month (const Number *year, unsigned int month, DvDate *date, GError **error)
{
  if (!check_year (year, error) || !check_month (month, error))
    return FALSE;
  *date = (DvDate){ (guint16) year->value, (guint8) month, 0 };
  return TRUE;
}

static gboolean
take_day (const Number *year, unsigned int month, unsigned int day, DvDate *date, GError **error)
{
  if (!check_year (year, error) || !check_month (month, error) ||
      !check_day (year->value, month, day, error))
    return FALSE;
  *date = (DvDate){ (guint16) year->value, (guint8) month, (guint8) day };
  return TRUE;
}

static gboolean
take_year (const char *text, const Number *year, DvDate *date, GError **error)
{
  if (year->n_digits != 4)
    return fail_syntax (text, error);
  if (!check_year (year, error))
    return FALSE;
  *date = (DvDate){ (guint16) year->value, 0, 0 };
  return TRUE;
}

/* 2/2019 and 2019-02 are months, 5/2 is a day of this year. */
static gboolean
take_two (const char *text, const Number *n, const DvDate *today, DvDate *date, GError **error)
{
  Number this_year = { today != NULL ? today->year : 0, 4 };

  if (n[0].n_digits == 4 && n[1].n_digits <= 2)
    return take_month (&n[0], n[1].value, date, error);
  if (n[1].n_digits == 4 && n[0].n_digits <= 2)
    return take_month (&n[1], n[0].value, date, error);
  if (n[0].n_digits > 2 || n[1].n_digits > 2 || this_year.value == 0)
    return fail_syntax (text, error);
  return take_day (&this_year, n[1].value, n[0].value, date, error);
}

static gboolean
take_three (const char *text, const Number *n, DvDate *date, GError **error)
{
  if (n[1].n_digits > 2)
    return fail_syntax (text, error);
  if (n[0].n_digits == 4 && n[2].n_digits <= 2)
    return take_day (&n[0], n[1].value, n[2].value, date, error);
  if (n[0].n_digits > 2 || n[2].n_digits > 4)
    return fail_syntax (text, error);
  return take_day (&n[2], n[1].value, n[0].value, date, error);
}

static gboolean
take_numbers (const char *text, const DvDate *today, DvDate *date, GError **error)
{
  Numbers numbers;

  if (!read_numbers (text, &numbers))
    return fail_syntax (text, error);
  if (numbers.n_numbers == 1)
    return take_year (text, &numbers.numbers[0], date, error);
  if (numbers.n_numbers == 2)
    return take_two (text, numbers.numbers, today, date, error);
  return take_three (text, numbers.numbers, date, error);
}

/**
 * dv_date_parse:
 * @text: what somebody typed into a date field
 * @today: (nullable): the date of today, for what leaves out the year or names a day by word
 * @date: (out): receives the date, which is partial if only a month or a year was typed; no date
 *   (all 0) on failure
 * @error: return location for a `DV_DATE_ERROR`, whose message says what is wrong and can be shown
 *   below the field
 *
 * Reads a date in the ways clerks write it: 5/2, 05/02/2019, 5-2-2019, 5.2.2019, 5 2 2019, ngày 5
 * tháng 2 năm 2019, 2019-02-05, 2/2019, 2019-02, 2019, hôm nay, hôm qua, ngày mai. The day comes
 * before the month. A year of two digits is refused: of a birth year it can mean either century.
 *
 * Returns: %TRUE on success
 */
gboolean
dv_date_parse (const char *text, const DvDate *today, DvDate *date, GError **error)
{
  g_autofree char *simple = NULL;
  int days;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  *date = (DvDate){ 0 };
  simple = simplify (text);
  if (simple[0] == '\0') {
    g_set_error_literal (error, DV_DATE_ERROR, DV_DATE_ERROR_EMPTY, _ ("Type a date."));
    return FALSE;
  }
  if (!match_day_word (simple, &days))
    return take_numbers (simple, today, date, error);
  if (today == NULL)
    return fail_syntax (simple, error);
  *date = dv_date_add_days (today, days);
  return TRUE;
}
