/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-traits.h"

G_BEGIN_DECLS

/**
 * DvGiftRule:
 * @per_person: at most so many gifts for one person
 * @per_source: at most so many for one person from one source
 * @per_household: at most so many for one household
 * @per_need: at most so many for one household and need
 *
 * How many gifts a campaign gives; each is at least 1.
 */
typedef struct {
  guint per_person;
  guint per_source;
  guint per_household;
  guint per_need;
} DvGiftRule;

/**
 * DvCampaignLine:
 * @row: the number of the line, 0 while it is being typed
 * @list: the place of its list among the lists
 * @position: its number on the list, 0 for none
 * @person: the number of the person in the register, 0 while nobody was found
 * @household: the number of the household, 0 for none
 * @source: the number of the source, 0 for none
 * @origin: the number of the line that this one goes back to, 0 for none
 * @root: the number of the line that the first version of it was
 * @category: the number of the category that the line names, 0 for none
 * @need: (nullable): what the gift is for
 * @exception: (nullable): why it is given although the rule is reached
 * @traits: by what the person is known
 * @sort: (nullable): sort key of the name
 * @who: lines with the same number mean the same person; see dv_identify()
 *
 * One line of a list of gifts, as far as others can touch it.
 */
typedef struct {
  gint64 row;
  guint list;
  guint position;
  gint64 person;
  gint64 household;
  gint64 source;
  gint64 origin;
  gint64 root;
  gint64 category;
  const char *need;
  const char *exception;
  DvTraits traits;
  const char *sort;
  guint who;
} DvCampaignLine;

G_END_DECLS
