/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-period-text.h"

#include <string.h>

#include "dv-date.h"
#include "dv-fold.h"

/* Longer texts are sentences. */
#define MAX_LENGTH 80

/* Returns: (transfer full) (nullable): the texts in the brackets of @pattern, without those that
 * stand in none */
static GStrv
match_text (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  return g_match_info_matches (match) ? g_match_info_fetch_all (match) : NULL;
}

static guint
read_number (const char *text)
{
  static const char *const romans[] = { "I", "II", "III", "IV", NULL };

  for (guint i = 0; romans[i] != NULL; i++) {
    if (g_ascii_strcasecmp (text, romans[i]) == 0)
      return i + 1;
  }
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static void
set_months (guint first, guint last, const char *year, char **start, char **end)
{
  *start = g_strdup_printf ("%02u/%s", first, year);
  *end = g_strdup_printf ("%02u/%s", last, year);
}

/* “Quý II/2019”, “6 tháng đầu năm 2019”, “cả năm 2019” */
static gboolean
read_part_of_year (const char *text, char **start, char **end)
{
  g_auto (GStrv) quarter =
    match_text ("^(?:trong )?quý (IV|I{1,3}|[1-4]) ?(?:/|-|năm|,)? ?(\\d{4})$", text);
  g_auto (GStrv) half = match_text ("^0?6 tháng (đầu|cuối) năm (\\d{4})$", text);
  g_auto (GStrv) year = match_text ("^(?:cả|trong) năm (\\d{4})$", text);

  if (quarter != NULL)
    set_months (read_number (quarter[1]) * 3 - 2, read_number (quarter[1]) * 3, quarter[2], start,
                end);
  else if (half != NULL && g_str_has_suffix (half[1], "u"))
    set_months (1, 6, half[2], start, end);
  else if (half != NULL)
    set_months (7, 12, half[2], start, end);
  else if (year != NULL)
    set_months (1, 12, year[1], start, end);
  return *start != NULL;
}

/* “Từ tháng 3 đến tháng 5/2019” */
static gboolean
read_months (const char *text, char **start, char **end)
{
  g_auto (GStrv) months = match_text ("^(?:từ )?tháng (\\d{1,2}) ?(?:đến|-|–|,|và) ?"
                                      "(?:hết )?(?:tháng )?(\\d{1,2}) ?(?:/|-|năm) ?(\\d{4})$",
                                      text);

  if (months == NULL)
    return FALSE;
  set_months (read_number (months[1]), read_number (months[2]), months[3], start, end);
  return TRUE;
}

/* “Từ 01/4 đến 30/4/2019”, “12-14/3/2019”: what the first leaves out, the last says. */
static gboolean
read_days (const char *text, char **start, char **end)
{
  g_auto (GStrv) days =
    match_text ("^(?:từ )?(?:ngày )?(\\d{1,2})(?:[/.](\\d{1,2}))?(?:[/.](\\d{4}))? ?"
                "(?:đến(?: hết)?|-|–|→) ?(?:ngày )?(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})$",
                text);

  if (days == NULL)
    return FALSE;
  *start = g_strdup_printf ("%s/%s/%s", days[1], *days[2] != '\0' ? days[2] : days[5],
                            *days[3] != '\0' ? days[3] : days[6]);
  *end = g_strdup_printf ("%s/%s/%s", days[4], days[5], days[6]);
  return TRUE;
}

/* What is done all the time has no day. */
static gboolean
is_always (const char *text)
{
  static const char *const words[] = { "thuong xuyen", "hang tuan", "hang thang", "hang quy",
                                       "hang nam",     "dinh ky",   "lien tuc",   "theo ke hoach",
                                       "theo kh",      "khi co",    "ca nam",     "trong nam",
                                       "hang ngay",    "theo lich" };
  g_autofree char *folded = dv_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_has_prefix (folded, words[i]) && strpbrk (folded, "0123456789") == NULL)
      return TRUE;
  }
  return FALSE;
}

static char *
join_spaces (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  }
  return g_string_free (line, FALSE);
}

/**
 * dv_period_read:
 * @text: what stands where a day is expected
 * @start: (out) (transfer full): the first day or month, for dv_date_parse(); empty for none
 * @end: (out) (transfer full): the last; empty for none
 *
 * Reads the time of a work programme: “Quý II/2019”, “từ 01/4 đến 30/4/2019”, “thường xuyên”.
 *
 * Returns: whether it is a time that is no single day
 */
gboolean
dv_period_read (const char *text, char **start, char **end)
{
  g_autofree char *line = NULL;
  DvDate date;

  *start = *end = NULL;
  if (strlen (text) > MAX_LENGTH || dv_date_parse (text, NULL, &date, NULL))
    return FALSE;
  line = join_spaces (text);
  if (read_part_of_year (line, start, end) || read_months (line, start, end) ||
      read_days (line, start, end))
    return TRUE;
  if (!is_always (line))
    return FALSE;
  *start = g_strdup ("");
  *end = g_strdup ("");
  return TRUE;
}
