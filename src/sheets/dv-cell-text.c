/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-cell-text.h"

#include <glib/gi18n-lib.h>

#include "dv-cell-text-private.h"
#include "dv-fold.h"
#include "dv-tick.h"
#include "dv-value.h"

#define IDENTITY_LENGTH     12
#define OLD_IDENTITY_LENGTH 9
#define MAX_DIGITS          20
#define MAX_UNIT            24

/**
 * dv_cell_text_take:
 * @text: what a cell says
 * @owned: (transfer full): what it says instead
 */
void
dv_cell_text_take (DvCellText *text, char *owned)
{
  g_free (text->owned);
  text->owned = owned;
  text->text = owned;
}

/**
 * dv_cell_text_clear:
 * @text: what a cell says
 */
void
dv_cell_text_clear (DvCellText *text)
{
  g_clear_pointer (&text->owned, g_free);
  g_clear_pointer (&text->note, g_free);
  text->text = "";
}

static gboolean
is_empty (const char *text)
{
  /* Of other spaces only that which does not break comes up. */
  while (g_ascii_isspace (*text) || g_str_has_prefix (text, "\u00a0"))
    text += *text == '\xc2' ? 2 : 1;
  return *text == '\0';
}

/* A formula that refers to an empty cell gives 0. */
static gboolean
is_empty_zero (const DvField *field, const DvSheetCell *cell)
{
  if (cell->text[0] != '0' || cell->text[1] != '\0' || dv_field_is_number (field))
    return FALSE;
  return cell->type == DV_CELL_NUMBER || dv_field_is_date (field);
}

/**
 * dv_cell_is_blank:
 * @kind: the kind of record that the row is
 * @field: the field that the cell is for
 * @cell: (nullable): a cell
 *
 * Returns: whether nothing stands in it, or what only says that there is nothing. In a text of a
 *   catalogue a dash says something: what stands behind the number of a paragraph.
 */
gboolean
dv_cell_is_blank (const DvKind *kind, const DvField *field, const DvSheetCell *cell)
{
  if (cell == NULL || is_empty (cell->text))
    return TRUE;
  if (cell->type == DV_CELL_ERROR)
    return FALSE;
  if (dv_tick_is_dash (cell->text))
    return !(kind->flags & DV_KIND_CATALOGUE) ||
           (field->type != DV_TYPE_TEXT && field->type != DV_TYPE_LONG_TEXT);
  return is_empty_zero (field, cell);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  }
  return length > 0;
}

/* “4 khẩu”, “80 người”: what is counted, if it does not make the number another one. */
static void
drop_unit (DvCellText *text)
{
  static const char *const factors[] = { "tr",   "trieu", "ty",  "nghin", "ngan", "k", "tram",
                                         "chuc", "doi",   "lan", "nua",   "ruoi", NULL };
  gsize digits = strspn (text->text, "0123456789");
  const char *word = text->text + digits;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (digits == 0 || *word != ' ' || strlen (word) > MAX_UNIT ||
      strpbrk (word, "0123456789,;/%+-") != NULL)
    return;
  folded = dv_text_fold (word);
  words = g_strsplit (folded, " ", -1);
  if (words[0] == NULL || g_strv_contains (factors, words[0]))
    return;
  /* translators: what stands in the cell */
  text->note = g_strdup_printf (_ ("The number was taken from “%s”."), text->text);
  dv_cell_text_take (text, g_strndup (text->text, digits));
}

/* In a number only zeros may stand behind the comma; the comma of a text may be one between
 * thousands, which dv_field_parse() knows. */
static gboolean
read_number (const DvField *field, const DvSheetCell *cell, DvCellText *text, GError **error)
{
  const char *comma = cell->type == DV_CELL_NUMBER ? strchr (cell->text, ',') : NULL;
  gsize length = strlen (text->text);

  if (comma != NULL && strspn (comma + 1, "0") < strlen (comma + 1))
    return refuse (error, _ ("Not a whole number: it has a part behind the comma. Round it in the "
                             "sheet."));
  if (comma != NULL)
    dv_cell_text_take (text, g_strndup (cell->text, (gsize) (comma - cell->text)));
  else if (length > 1 && text->text[length - 1] == '.' && is_digits (text->text, length - 1))
    dv_cell_text_take (text, g_strndup (text->text, length - 1));
  else if (field->type == DV_TYPE_INTEGER)
    drop_unit (text);
  return TRUE;
}

/* The digits of a number that is written with spaces, points or an apostrophe before it.
 * Returns: how many there are, 0 if it is no such number */
static gsize
read_digits (const char *text, char *digits)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p) && n < MAX_DIGITS)
      digits[n++] = *p;
    else if (strchr (" .'`\"-\t\r\n", *p) == NULL &&
             !(g_str_has_prefix (p, "\u00a0") || g_str_has_prefix (p, "\u2019")))
      return 0;
    else if (*p == '\xc2')
      p++;
    else if (*p == '\xe2')
      p += 2;
  }
  digits[n] = '\0';
  return n;
}

static void
put_back_zeros (DvCellText *text, const char *digits, gsize n, gsize length)
{
  GString *whole = g_string_new (NULL);

  for (gsize i = n; i < length; i++)
    g_string_append_c (whole, '0');
  g_string_append (whole, digits);
  dv_cell_text_take (text, g_string_free (whole, FALSE));
  text->note =
    /* translators: %u is how many */
    g_strdup_printf (ngettext ("%u zero was put back at the front of the number.",
                               "%u zeros were put back at the front of the number.", length - n),
                     (guint) (length - n));
}

static void
read_identity (DvCellText *text)
{
  char digits[MAX_DIGITS + 1];
  gsize n = read_digits (text->text, digits);

  if (n == IDENTITY_LENGTH - 1 || n == IDENTITY_LENGTH - 2)
    put_back_zeros (text, digits, n, IDENTITY_LENGTH);
  else if (n == OLD_IDENTITY_LENGTH - 1)
    put_back_zeros (text, digits, n, OLD_IDENTITY_LENGTH);
  else if (n > 0 && strcmp (digits, text->text) != 0)
    dv_cell_text_take (text, g_strdup (digits));
}

static void
read_telephone (DvCellText *text)
{
  char digits[MAX_DIGITS + 1];
  gsize n = read_digits (text->text, digits);

  if (n == 9 && strchr ("35789", digits[0]) != NULL)
    put_back_zeros (text, digits, n, n + 1);
  else if (n > 0 && *text->text == '\'')
    dv_cell_text_take (text, g_strdup (text->text + 1));
}

/* “chưa có”, where a number is expected */
static void
drop_none (DvCellText *text)
{
  static const char *const words[] = { "chua co", "khong co", "ko co", "k co", "khong",     "ko",
                                       "chua ro", "khong ro", "mat",   "chua", "khong nho", NULL };
  g_autofree char *folded = NULL;

  if (g_ascii_isdigit (*text->text) || strlen (text->text) > MAX_UNIT)
    return;
  folded = dv_text_fold (text->text);
  if (!g_strv_contains (words, folded))
    return;
  /* translators: what stands in the cell, for example “chưa có” */
  text->note = g_strdup_printf (_ ("“%s” is no number, so none was set."), text->text);
  dv_cell_text_take (text, g_strdup (""));
}

static gboolean
read_text (const DvField *field, DvCellText *text)
{
  if (field->flags & DV_FIELD_PERSON_NAME)
    dv_cell_text_read_name (text);
  if (field->digits != DV_DIGITS_ANY)
    drop_none (text);
  if (field->digits == DV_DIGITS_IDENTITY)
    read_identity (text);
  else if (field->digits == DV_DIGITS_TELEPHONE)
    read_telephone (text);
  return TRUE;
}

static gboolean
read_yes_no (DvCellText *text)
{
  DvTick mark = dv_tick_read (text->text);

  if (mark != DV_TICK_OTHER)
    dv_cell_text_take (text, g_strdup (mark == DV_TICK_YES ? "1" : "0"));
  return TRUE;
}

/* In a csv the error of a formula is a text as any other. */
static gboolean
is_error (const DvSheetCell *cell)
{
  static const char *const errors[] = { "#REF!",  "#N/A",  "#VALUE!", "#DIV/0!", "#NAME?",
                                        "#NULL!", "#NUM!", "#SPILL!", "#CALC!",  NULL };

  return cell->type == DV_CELL_ERROR ||
         (*cell->text == '#' && g_strv_contains (errors, cell->text));
}

static gboolean
refuse_error_cell (const DvSheetCell *cell, GError **error)
{
  if (strcmp (cell->text, "#####") == 0) {
    g_set_error_literal (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
                         _ ("A spreadsheet cannot hold this date or number: write it in the sheet "
                            "as text."));
    return FALSE;
  }
  g_set_error (error, DV_VALUE_ERROR, DV_VALUE_ERROR_INVALID,
               /* translators: %s is what the spreadsheet shows, for example #REF! */
               _ ("The formula in this cell has no result (%s). Correct it in the sheet."),
               cell->text);
  return FALSE;
}

/**
 * dv_cell_read:
 * @field: the field that the cell is for
 * @cell: a cell that is not blank
 * @text: (out): receives what it says, to be cleared with dv_cell_text_clear()
 * @error: return location for a #DV_VALUE_ERROR
 *
 * Reads a cell as a person would who sees what it is for: a number in a column of dates is a day, a
 * number in one of identity cards has lost its zeros. What was completed or converted is said.
 *
 * Returns: whether the cell can be read
 */
gboolean
dv_cell_read (const DvField *field, const DvSheetCell *cell, DvCellText *text, GError **error)
{
  *text = (DvCellText){ .text = cell->text };
  if (is_error (cell))
    return refuse_error_cell (cell, error);
  switch (field->type) {
  case DV_TYPE_DATE:
  case DV_TYPE_PARTIAL_DATE:
    dv_cell_text_read_date (field, cell, text);
    return TRUE;
  case DV_TYPE_INTEGER:
  case DV_TYPE_MONEY:
    return read_number (field, cell, text, error);
  case DV_TYPE_YES_NO:
    return read_yes_no (text);
  case DV_TYPE_TEXT:
  case DV_TYPE_LONG_TEXT:
    return read_text (field, text);
  case DV_TYPE_CHOICE:
  case DV_TYPE_LINK:
  case DV_TYPE_LINKS:
  default:
    return TRUE;
  }
}
