/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-count.h"
#include "dv-kinds.h"
#include "dv-numerals.h"
#include "gifts/dv-line-marks.h"
#include "records/dv-part-sums.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>

/* What the lines of a list come to: how many cases, people and households, and how much money. */

static char *
describe (const DvGiftTotal *total)
{
  g_autofree char *cases = dv_words_count (&dv_kind_line, total->gifts);
  g_autofree char *people = dv_words_count (&dv_kind_person, total->people);
  g_autofree char *households = dv_words_count (&dv_kind_household, total->households);
  g_autofree char *money = dv_text_format_integer (total->planned);
  g_autofree char *words = dv_text_dong_in_words (total->planned);

  if (total->planned == 0)
    return g_strdup_printf ("%s · %s · %s", cases, people, households);
  /* Translators: “31 lines · 30 people · 29 households · 15.500.000 đ (in words)”. */
  return g_strdup_printf (_ ("%s · %s · %s · %s đ (%s)"), cases, people, households, money, words);
}

static char *
read_lines (DvDb *db, const char *owner, GError **error)
{
  g_autoptr (DvGifts) gifts = dv_gifts_read (db, owner, NULL, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) totals = NULL;

  if (gifts == NULL)
    return NULL;
  for (guint i = 0; i < gifts->lines->len; i++)
    g_ptr_array_add (lines, &g_array_index (gifts->lines, DvGiftLine, i));
  totals = dv_gift_totals (gifts, lines, DV_GIFT_BY_NOTHING);
  return totals->len > 0 ? describe (g_ptr_array_index (totals, 0)) : g_strdup ("");
}

const DvPartSum dv_part_sum_lines = {
  .part = &dv_kind_line,
  .owner = &dv_kind_list,
  .read = read_lines,
  .mark = dv_line_marks_read,
};
