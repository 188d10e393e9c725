/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvMatchReason:
 *
 * What speaks for or against two entries being the same person. The bits stand in the order in
 * which a person reads them: papers, name, birth, place, then what speaks against.
 */
typedef enum {
  DV_MATCH_SAME_ID = 1 << 0,
  DV_MATCH_SAME_OLD_ID = 1 << 1,
  DV_MATCH_ID_SLIP = 1 << 2,
  DV_MATCH_SAME_NAME = 1 << 3,
  DV_MATCH_NAME_MARKS = 1 << 4,
  DV_MATCH_NAME_SOUND = 1 << 5,
  DV_MATCH_NAME_SLIP = 1 << 6,
  DV_MATCH_NAME_INITIALS = 1 << 7,
  DV_MATCH_NAME_ORDER = 1 << 8,
  DV_MATCH_NAME_MIDDLE = 1 << 9,
  DV_MATCH_NICKNAME = 1 << 10,
  DV_MATCH_SAME_BIRTH = 1 << 11,
  DV_MATCH_SAME_YEAR = 1 << 12,
  DV_MATCH_BIRTH_SWAPPED = 1 << 13,
  DV_MATCH_BIRTH_SLIP = 1 << 14,
  DV_MATCH_SAME_PHONE = 1 << 15,
  DV_MATCH_SAME_HOUSEHOLD = 1 << 16,
  DV_MATCH_SAME_ADDRESS = 1 << 17,
  DV_MATCH_SAME_STREET = 1 << 18,
  DV_MATCH_SAME_UNIT = 1 << 19,
  DV_MATCH_THIRD = 1 << 20,
  DV_MATCH_COMMON_NAME = 1 << 21,
  DV_MATCH_OTHER_NAME = 1 << 22,
  DV_MATCH_OTHER_BIRTH = 1 << 23,
  DV_MATCH_OTHER_SEX = 1 << 24,
  DV_MATCH_OTHER_ID = 1 << 25,
  DV_MATCH_OTHER_ADDRESS = 1 << 26,
} DvMatchReason;

#define DV_MATCH_N_REASONS 27

/* The reasons that speak against. */
#define DV_MATCH_AGAINST                                                                    \
  (DV_MATCH_COMMON_NAME | DV_MATCH_OTHER_NAME | DV_MATCH_OTHER_BIRTH | DV_MATCH_OTHER_SEX | \
   DV_MATCH_OTHER_ID | DV_MATCH_OTHER_ADDRESS)

const char *dv_match_reason_get_code (DvMatchReason reason);
const char *dv_match_reason_get_words (DvMatchReason reason);

G_END_DECLS
