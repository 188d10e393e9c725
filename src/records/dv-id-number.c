/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-id-number.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"

/* The citizen number is PPP G YY NNNNNN: the place where the birth was registered, century and sex,
 * year of birth, six digits; no check digit (NĐ 137/2015/NĐ-CP, art. 13; TT 07/2016/TT-BCA, art. 7;
 * TT 59/2021/TT-BCA; Luật Căn cước 26/2023/QH15, art. 12). A sex may have been corrected and papers
 * have errors, so what does not fit is a doubt, never a refusal. */

#define LENGTH     12
#define OLD_LENGTH 9

/* The numbers of the 63 provinces at the time; they stay after the mergers of 2025. */
static const guint8 provinces[] = {
  1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
  34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
  67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
};

/**
 * dv_id_number_mask:
 * @number: the number of an identity card, old or new
 *
 * Returns: (transfer full): enough of it to tell two apart, `001•••••••23`; of anything else,
 *   nothing
 */
char *
dv_id_number_mask (const char *number)
{
  size_t length = strlen (number);
  GString *masked;

  if (strspn (number, "0123456789") != length || (length != LENGTH && length != OLD_LENGTH))
    return g_strdup ("••••••");
  masked = g_string_new_len (number, 3);
  for (size_t i = 3; i < length - 2; i++)
    g_string_append (masked, "•");
  g_string_append (masked, number + length - 2);
  return g_string_free (masked, FALSE);
}

/* Places abroad have numbers of their own, from 100 on. */
static gboolean
is_place (guint code)
{
  if (code >= 100)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++) {
    if (provinces[i] == code)
      return TRUE;
  }
  return FALSE;
}

static guint
get_digits (const char *number, guint first, guint n)
{
  guint value = 0;

  for (guint i = first; i < first + n; i++)
    value = value * 10 + (guint) (number[i] - '0');
  return value;
}

/**
 * dv_id_number_compare:
 * @record: a person
 * @doubts: (element-type DvProblem): where to add what does not fit
 *
 * Compares the citizen number of a person with their sex and year of birth.
 */
void
dv_id_number_compare (DvRecord *record, GPtrArray *doubts)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), "id_number");
  const char *number = dv_record_get_value (record, field);
  const char *sex = dv_record_get (record, "sex");
  gint64 year = dv_record_get_integer (record, "birth");
  guint digit;

  if (number == NULL || strlen (number) != LENGTH || strspn (number, "0123456789") != LENGTH)
    return;
  digit = get_digits (number, 3, 1);
  if (!is_place (get_digits (number, 0, 3)))
    dv_problems_add (doubts, field, _ ("No province has the code %.3s. Look at the card."), number);
  if (sex != NULL && (digit % 2 == 0) != g_str_equal (sex, "male"))
    dv_problems_add (doubts, field, _ ("The number is that of another sex. Look at the card."));
  if (year != 0 && year != 1900 + (digit / 2) * 100 + get_digits (number, 4, 2))
    dv_problems_add (doubts, field,
                     _ ("The number is that of another year of birth, %u. Look at "
                        "the card."),
                     1900 + (digit / 2) * 100 + get_digits (number, 4, 2));
}
