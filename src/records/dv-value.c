/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-links.h"
#include "dv-numerals.h"

/* Longest values, in characters. A cell of a spreadsheet holds 32 767. */
#define MAX_TEXT      2000
#define MAX_LONG_TEXT 100000

G_DEFINE_QUARK (dv - value - error - quark, dv_value_error)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID, message);
  return FALSE;
}

static char *
parse_text (const DvField *field, const char *typed, GError **error)
{
  char *text = dv_text_normalize (typed);

  if (text == NULL) {
    refuse (error, _ ("The text is not Unicode; save the file as UTF-8 and read it again."));
    return NULL;
  }
  if (field->type == DV_TYPE_TEXT)
    g_strdelimit (text, "\n\r\t", ' ');
  return text;
}

/* Reads digits in groups of three: "1000000", "1.000.000", "1 000 000". */
static gboolean
parse_grouped (const char *text, size_t length, gint64 *number)
{
  gint64 value = 0;
  size_t group = 0;
  gboolean grouped = FALSE;

  for (size_t i = 0; i < length; i++) {
    if (g_ascii_isdigit (text[i])) {
      if (value > (G_MAXINT64 - 9) / 10)
        return FALSE;
      value = value * 10 + (text[i] - '0');
      group++;
    } else if (strchr (". ,", text[i]) != NULL && group > 0 && group <= 3 &&
               (!grouped || group == 3)) {
      grouped = TRUE;
      group = 0;
    } else {
      return FALSE;
    }
  }
  *number = value;
  return group > 0 && (!grouped || group == 3);
}

static gboolean
parse_integer (const char *typed, gint64 *number)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gboolean negative = text[0] == '-';

  if (!parse_grouped (text + negative, strlen (text) - negative, number))
    return FALSE;
  if (negative)
    *number = -*number;
  return TRUE;
}

/* "1,5" before a unit such as triệu: a comma or point with one or two digits after it. */
static gboolean
parse_decimal (const char *text, gint64 unit, gint64 *number)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",.", 3);
  gint64 whole, part, scale = 1;

  if (g_strv_length (parts) != 2 || strlen (parts[1]) > 2 ||
      !parse_grouped (parts[0], strlen (parts[0]), &whole) ||
      !parse_grouped (parts[1], strlen (parts[1]), &part))
    return FALSE;
  for (size_t i = 0; i < strlen (parts[1]); i++)
    scale *= 10;
  *number = whole * unit + part * unit / scale;
  return TRUE;
}

/* How people write amounts: "500k", "2tr", "1,5 triệu", "2 tỷ", "1.000.000 đ". */
static gboolean
parse_money (const char *typed, gint64 *number)
{
  static const struct {
    const char *word;
    gint64 value;
  } units[] = {
    { "ty", 1000000000 }, { "trieu", 1000000 },
    { "tr", 1000000 },    { "nghin", 1000 },
    { "ngan", 1000 },     { "k", 1000 },
    { "dong", 1 },        { "vnd", 1 },
    { "d", 1 },           { "", 1 },
  };
  g_autofree char *text = g_strstrip (g_strdup (typed));
  size_t digits = strspn (text, "0123456789., -");
  g_autofree char *word = dv_text_fold (text + digits);

  text[digits] = '\0';
  g_strstrip (text);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    if (g_strcmp0 (word, units[i].word) != 0)
      continue;
    if (units[i].value > 1 && parse_decimal (text, units[i].value, number))
      return TRUE;
    return parse_integer (text, number) &&
           !__builtin_mul_overflow (*number, units[i].value, number);
  }
  return FALSE;
}

/* "12,5", "12.5", "1.250,75"; a point before three digits stands between thousands. */
static gboolean
parse_hundredths (const char *typed, gint64 *number)
{
  const char *digits = typed + (*typed == '-');
  const char *comma = strchr (digits, ',');
  const char *part = comma != NULL ? comma : strrchr (digits, '.');
  gboolean negative = digits != typed;

  if (part == NULL || (comma == NULL && strlen (part + 1) == 3)) {
    if (!parse_grouped (digits, strlen (digits), number) ||
        __builtin_mul_overflow (*number, 100, number))
      return FALSE;
  } else {
    size_t n = strlen (part + 1);
    gint64 rest;

    if (n < 1 || n > 2 || !parse_grouped (digits, (size_t) (part - digits), number) ||
        !parse_grouped (part + 1, n, &rest) || __builtin_mul_overflow (*number, 100, number) ||
        __builtin_add_overflow (*number, n == 1 ? rest * 10 : rest, number))
      return FALSE;
  }
  *number = negative ? -*number : *number;
  return TRUE;
}

static gboolean
read_number (const DvField *field, const char *typed, gint64 *number)
{
  if (field->type == DV_TYPE_MONEY)
    return parse_money (typed, number);
  return field->type == DV_TYPE_DECIMAL ? parse_hundredths (typed, number)
                                        : parse_integer (typed, number);
}

static char *
parse_number (const DvField *field, const char *typed, GError **error)
{
  gint64 number;

  if (read_number (field, typed, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (field->type == DV_TYPE_MONEY)
    refuse (error, _ ("Not an amount of money; type for example 500.000 or 500k."));
  else if (field->type == DV_TYPE_DECIMAL)
    refuse (error,
            _ ("Not a number with at most two digits behind the comma; type for example 12,5."));
  else
    refuse (error, _ ("Not a whole number."));
  return NULL;
}

static char *
parse_date (const DvField *field, const char *typed, GError **error)
{
  DvDate today, date;

  dv_date_today (&today);
  if (!dv_date_parse (typed, &today, &date, error))
    return NULL;
  if (field->type == DV_TYPE_DATE && !dv_date_is_full (&date)) {
    refuse (error, _ ("The day is missing; type for example 05/02/2019."));
    return NULL;
  }
  return dv_date_to_iso (&date);
}

/**
 * choice_list:
 *
 * Returns: (transfer full): the choices of @field as a person reads them, for a message
 */
static char *
choice_list (const DvField *field)
{
  GString *list = g_string_new (NULL);

  for (const DvChoice *choice = field->choices; choice->code != NULL; choice++) {
    if (list->len > 0)
      g_string_append (list, ", ");
    g_string_append (list, dv_choice_get_label (choice));
  }
  return g_string_free (list, FALSE);
}

static char *
parse_choice (const DvField *field, const char *typed, GError **error)
{
  const DvChoice *choice = dv_field_find_choice_by_words (field, typed);
  g_autofree char *list = NULL;

  if (choice != NULL)
    return g_strdup (choice->code);
  if (field->flags & DV_FIELD_OPEN)
    return parse_text (field, typed, error);
  list = choice_list (field);
  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: %s is a list of words to choose from */
               _ ("Not one of the choices: %s."), list);
  return NULL;
}

static char *
parse_yes_no (const char *typed, GError **error)
{
  static const char *const yes[] = { "co", "x", "1", "yes", "y", "true", "dung", NULL };
  static const char *const no[] = { "khong", "0", "no", "n", "false", "sai", NULL };
  g_autofree char *word = dv_text_fold (typed);

  if (word != NULL && g_strv_contains (yes, word))
    return g_strdup ("1");
  if (word != NULL && g_strv_contains (no, word))
    return g_strdup ("0");
  refuse (error, _ ("Type yes or no."));
  return NULL;
}

static char *
parse_any (const DvField *field, const char *typed, GError **error)
{
  switch (field->type) {
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  case DV_TYPE_DECIMAL:
    return parse_number (field, typed, error);
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    return parse_date (field, typed, error);
  case DV_TYPE_CHOICE:
    return parse_choice (field, typed, error);
  case DV_TYPE_YES_NO:
    return parse_yes_no (typed, error);
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  case DV_TYPE_LINK:
  case DV_TYPE_LINKS:
  default:
    return parse_text (field, typed, error);
  }
}

/**
 * dv_field_parse:
 * @field: a field
 * @typed: what a person typed or a cell holds
 * @error: return location for a #DV_VALUE_ERROR or #DV_DATE_ERROR
 *
 * Turns what was typed into the canonical form of the field: text in NFC; numbers in digits; dates
 * as `2019`, `2019-06` or `2019-06-30`; the code of a choice; `1` or `0`; for links a UUID (which
 * record a name means only the store can tell).
 *
 * Returns: (transfer full): the canonical value, empty if nothing was typed; or %NULL with @error
 *   set to a sentence for the person who typed it
 */
char *
dv_field_parse (const DvField *field, const char *typed, GError **error)
{
  g_autofree char *value = NULL;
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  trimmed = g_strstrip (g_strdup (typed));
  if (*trimmed == '\0')
    return g_steal_pointer (&trimmed);
  value = parse_any (field, trimmed, error);
  if (value == NULL || *value == '\0' || !dv_field_check (field, value, error))
    return value != NULL && *value == '\0' ? g_steal_pointer (&value) : NULL;
  return g_steal_pointer (&value);
}

/**
 * dv_field_format:
 * @field: a field
 * @value: (nullable): its value in canonical form
 *
 * Returns: (transfer full): the value as a person reads it: 30/06/2019, 1.000.000, the label of a
 *   choice; a value that this program does not know is shown as it is
 */
char *
dv_field_format (const DvField *field, const char *value)
{
  const DvChoice *choice;
  DvDate date;

  if (value == NULL)
    return g_strdup ("");
  switch (field->type) {
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
    /* A year has no thousands. */
    if (field->type == DV_TYPE_INTEGER && field->minimum >= 1000)
      return g_strdup (value);
    return dv_text_format_integer (g_ascii_strtoll (value, NULL, 10));
  case DV_TYPE_DECIMAL:
    return dv_text_format_hundredths (g_ascii_strtoll (value, NULL, 10));
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    return dv_date_from_iso (value, &date) ? dv_date_format (&date) : g_strdup (value);
  case DV_TYPE_CHOICE:
    choice = dv_field_find_choice (field, value);
    return g_strdup (choice != NULL ? dv_choice_get_label (choice) : value);
  case DV_TYPE_YES_NO:
    return g_strdup (*value == '1' ? _ ("yes") : _ ("no"));
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
  case DV_TYPE_LINK:
  case DV_TYPE_LINKS:
  default:
    return g_strdup (value);
  }
}

static gboolean
check_text (const char *value, glong limit, GError **error)
{
  g_autofree char *number = NULL;
  glong length;

  if (!g_utf8_validate (value, -1, NULL))
    return refuse (error, _ ("The text is not Unicode; save the file as UTF-8 and read it again."));
  length = g_utf8_strlen (value, -1);
  if (length <= limit)
    return TRUE;
  number = dv_text_format_integer (limit);
  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: %s is a number */
               _ ("The text is too long: at most %s characters fit."), number);
  return FALSE;
}

/* A limit as a person reads it, in the words of the field's type. */
static char *
format_limit (const DvField *field, gint64 limit)
{
  return field->type == DV_TYPE_DECIMAL ? dv_text_format_hundredths (limit)
                                        : dv_text_format_integer (limit);
}

static gboolean
check_number (const DvField *field, const char *value, GError **error)
{
  g_autofree char *limit = NULL;
  gint64 number;
  char *end;

  errno = 0;
  number = g_ascii_strtoll (value, &end, 10);
  if (end == value || *end != '\0' || errno != 0)
    return refuse (error, _ ("Not a whole number."));
  if (number < field->minimum) {
    limit = format_limit (field, field->minimum);
    g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID, _ ("Must be at least %s."), limit);
    return FALSE;
  }
  if (field->maximum != 0 && number > field->maximum) {
    limit = format_limit (field, field->maximum);
    g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID, _ ("Must be at most %s."), limit);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_date (const DvField *field, const char *value, GError **error)
{
  DvDate date;

  if (!dv_date_from_iso (value, &date))
    return refuse (error, _ ("There is no such day."));
  if (field->type == DV_TYPE_DATE && !dv_date_is_full (&date))
    return refuse (error, _ ("The day is missing; type for example 05/02/2019."));
  return TRUE;
}

static gboolean
check_links (const DvField *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) links = dv_links_parse (value);

  for (guint i = 0; i < links->len; i++) {
    DvLink *link = g_ptr_array_index (links, i);

    if (!dv_id_is_valid (link->id))
      return refuse (error, _ ("Does not name a record."));
    if (link->role != NULL && dv_field_find_choice (field, link->role) == NULL)
      return refuse (error, _ ("Not one of the roles."));
  }
  return TRUE;
}

/**
 * dv_field_check:
 * @field: a field
 * @value: a value that should be in canonical form
 * @error: return location for a #DV_VALUE_ERROR
 *
 * Returns: whether @field takes @value
 */
gboolean
dv_field_check (const DvField *field, const char *value, GError **error)
{
  switch (field->type) {
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
  case DV_TYPE_DECIMAL:
  case DV_TYPE_YES_NO:
    return check_number (field, value, error);
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    return check_date (field, value, error);
  case DV_TYPE_CHOICE:
    if (!(field->flags & DV_FIELD_OPEN) && dv_field_find_choice (field, value) == NULL)
      return refuse (error, _ ("Not one of the choices."));
    return check_text (value, MAX_TEXT, error);
  case DV_TYPE_LINK:
    return dv_id_is_valid (value) || refuse (error, _ ("Does not name a record."));
  case DV_TYPE_LINKS:
    return check_links (field, value, error);
  case DV_TYPE_LONG_TEXT:
    return check_text (value, MAX_LONG_TEXT, error);
  case DV_TYPE_TEXT:
  default:
    return check_text (value, MAX_TEXT, error);
  }
}
