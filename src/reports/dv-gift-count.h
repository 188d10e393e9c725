/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gifts.h"

G_BEGIN_DECLS

/**
 * DvGiftSection:
 * @unit: the number of a residential group, 0 for the lines that name none
 * @name: (nullable): what it is called
 * @lines: (element-type DvGiftLine): its lines, by given name
 * @amount: how much money they are, in đồng
 *
 * The lines of one residential group.
 */
typedef struct {
  gint64 unit;
  const char *name;
  GPtrArray *lines;
  gint64 amount;
} DvGiftSection;

/**
 * DvGiftBy:
 * @DV_GIFT_BY_NOTHING: one sum of all
 * @DV_GIFT_BY_UNIT: one for each residential group
 * @DV_GIFT_BY_CATEGORY: one for each category
 * @DV_GIFT_BY_SOURCE: one for each source
 *
 * What sums are made for; several mean one for each that occur together.
 */
typedef enum {
  DV_GIFT_BY_NOTHING = 0,
  DV_GIFT_BY_UNIT = 1 << 0,
  DV_GIFT_BY_CATEGORY = 1 << 1,
  DV_GIFT_BY_SOURCE = 1 << 2,
} DvGiftBy;

/**
 * DvGiftTotal:
 * @unit: the number of the residential group, 0 for none
 * @category: the number of the category, 0 for none, and for those that the law marks sensitive
 * @source: the number of the source, 0 for none
 * @unit_name: (nullable): what the group is called
 * @category_name: (nullable): what the category is called
 * @source_name: (nullable): what the source is called
 * @gifts: how many lines
 * @people: how many people; who stands on two lines counts once
 * @households: how many households that are known
 * @no_household: how many lines name no household
 * @received: how many gifts the people received themselves
 * @by_proxy: how many another received for them
 * @absent: how many were called in vain
 * @refused: how many were refused
 * @open: how many are still to come
 * @planned: how much money all lines are, in đồng
 * @paid: how much of it was handed out
 *
 * A sum of gifts.
 */
typedef struct {
  gint64 unit;
  gint64 category;
  gint64 source;
  const char *unit_name;
  const char *category_name;
  const char *source_name;
  guint gifts;
  guint people;
  guint households;
  guint no_household;
  guint received;
  guint by_proxy;
  guint absent;
  guint refused;
  guint open;
  gint64 planned;
  gint64 paid;
} DvGiftTotal;

GPtrArray *dv_gift_sections (const DvGifts *gifts);
GPtrArray *dv_gift_totals (const DvGifts *gifts, GPtrArray *lines, DvGiftBy by);
GPtrArray *dv_gift_counted_lines (const DvGifts *gifts);
gboolean dv_gift_list_counts (const DvGiftList *list);
const char *dv_gift_unit_number (const char *name);
char *dv_gift_goods (const GPtrArray *lines);

G_END_DECLS
