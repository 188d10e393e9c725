/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-reason.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *words;
} reasons[DV_MATCH_N_REASONS] = {
  { "same-id", N_ ("same ID number") },
  { "same-old-id", N_ ("same old ID card") },
  { "id-slip", N_ ("ID numbers differ in one place") },
  { "same-name", N_ ("same name") },
  { "name-marks", N_ ("same name but for marks") },
  { "name-sound", N_ ("names sound alike") },
  { "name-slip", N_ ("names differ by a slip of the keys") },
  { "name-initials", N_ ("name with initials") },
  { "name-order", N_ ("name in another order") },
  { "name-middle", N_ ("a middle name is missing") },
  { "nickname", N_ ("called by another name at home") },
  { "same-birth", N_ ("same date of birth") },
  { "same-year", N_ ("same year of birth") },
  { "birth-swapped", N_ ("day and month of birth changed places") },
  { "birth-slip", N_ ("dates of birth differ in one place") },
  { "same-phone", N_ ("same telephone number") },
  { "same-household", N_ ("same household") },
  { "same-address", N_ ("same address") },
  { "same-street", N_ ("same street") },
  { "same-unit", N_ ("same residential group") },
  { "third-entry", N_ ("both are likely a third entry") },
  { "common-name", N_ ("the name is common") },
  { "other-name", N_ ("a part of the name is another") },
  { "other-birth", N_ ("another date of birth") },
  { "other-sex", N_ ("another sex") },
  { "other-id", N_ ("another ID number") },
  { "other-address", N_ ("another address") },
};

/**
 * dv_match_reason_get_code:
 * @reason: one reason
 *
 * Returns: what programs know it by; never changes
 */
const char *
dv_match_reason_get_code (DvMatchReason reason)
{
  return reasons[g_bit_nth_lsf (reason, -1)].code;
}

/**
 * dv_match_reason_get_words:
 * @reason: one reason
 *
 * Returns: the reason in the language of the program
 */
const char *
dv_match_reason_get_words (DvMatchReason reason)
{
  return _ (reasons[g_bit_nth_lsf (reason, -1)].words);
}
