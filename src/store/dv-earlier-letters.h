/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvEarlierReason:
 * @DV_EARLIER_PERSON: the same person of the register
 * @DV_EARLIER_IDENTITY: the same number of an identity card
 * @DV_EARLIER_CONTACT: the same telephone or other contact
 * @DV_EARLIER_NAME: the same name
 * @DV_EARLIER_ADDRESS: the same address
 * @DV_EARLIER_MATTER: the words of the content
 *
 * Why a letter is likely of the same person or matter.
 */
typedef enum {
  DV_EARLIER_PERSON = 1 << 0,
  DV_EARLIER_IDENTITY = 1 << 1,
  DV_EARLIER_CONTACT = 1 << 2,
  DV_EARLIER_NAME = 1 << 3,
  DV_EARLIER_ADDRESS = 1 << 4,
  DV_EARLIER_MATTER = 1 << 5,
} DvEarlierReason;

/**
 * DvEarlierLetter:
 * @petition: the letter
 * @reasons: why
 * @score: how likely; more is likelier
 */
typedef struct {
  DvRecord *petition;
  DvEarlierReason reasons;
  guint score;
} DvEarlierLetter;

GPtrArray *dv_petition_find_earlier (DvDb *db, DvRecord *typed, guint limit, GError **error);
char *dv_earlier_letter_explain (const DvEarlierLetter *letter);

G_END_DECLS
