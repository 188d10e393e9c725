/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* What a source does not say: as many gifts as there are people. */
#define DV_GIFTS_UNLIMITED (-1)

/**
 * DvGiftList:
 * @row: its number in the store
 * @id: its UUID
 * @title: what it is called
 * @state: where it stands, `draft` where nobody said
 * @campaign: the number of its campaign, 0 for none
 *
 * The head of a list of gifts.
 */
typedef struct {
  gint64 row;
  const char *id;
  const char *title;
  const char *state;
  gint64 campaign;
} DvGiftList;

/**
 * DvGiftSource:
 * @row: its number in the store
 * @name: what it is called
 * @sponsor: (nullable): who gives
 * @stock: how many gifts there are, or %DV_GIFTS_UNLIMITED
 * @budget: how much money there is, or %DV_GIFTS_UNLIMITED
 * @given_elsewhere: how many were handed out of it to people who are not among the lines read
 * @paid_elsewhere: how much money they got
 *
 * Where gifts come from.
 */
typedef struct {
  gint64 row;
  const char *name;
  const char *sponsor;
  gint64 stock;
  gint64 budget;
  gint64 given_elsewhere;
  gint64 paid_elsewhere;
} DvGiftSource;

/**
 * DvGiftLine:
 * @row: its number in the store
 * @id: its UUID
 * @list: the number of its list
 * @position: its number on paper, 0 for none
 * @person: the number of the person in the register, 0 for none
 * @household: the number of the household, 0 for none
 * @unit: the number of the residential group, 0 for none
 * @category: the number of the category, 0 for none or one that the law marks sensitive
 * @source: the number of the source, 0 for none
 * @amount: how much money, in đồng
 * @name: who gets it
 * @birth: (nullable): the day, month or year of birth
 * @sex: (nullable): `male` or `female`
 * @address: (nullable): where they live
 * @unit_name: (nullable): the residential group
 * @category_name: (nullable): the category; %NULL for one that the law marks sensitive
 * @goods: (nullable): what they get beside money
 * @state: `planned`, `received`, `by-proxy`, `absent` or `refused`
 * @receiver: (nullable): who received it for them
 * @relation: (nullable): what they are to them
 * @received_on: (nullable): the day
 * @note: (nullable): what else was written
 *
 * One gift. What the line does not say of the person is taken from the register, and what it does
 * not say of the gift from the source. No number of an identity card and nothing that the law marks
 * sensitive is among it, so a paper may show any of it.
 */
typedef struct {
  gint64 row;
  const char *id;
  gint64 list;
  gint64 position;
  gint64 person;
  gint64 household;
  gint64 unit;
  gint64 category;
  gint64 source;
  gint64 amount;
  const char *name;
  const char *birth;
  const char *sex;
  const char *address;
  const char *unit_name;
  const char *category_name;
  const char *goods;
  const char *state;
  const char *receiver;
  const char *relation;
  const char *received_on;
  const char *note;
} DvGiftLine;

/**
 * DvGifts:
 * @name: what the list or the campaign is called
 * @lists: (element-type DvGiftList): the list; of a campaign all that were not replaced
 * @sources: (element-type DvGiftSource): those of the campaign, in their order
 * @lines: (element-type DvGiftLine): the lines, in the order of the paper
 *
 * The gifts of a list or a campaign. It owns all texts.
 */
typedef struct {
  const char *name;
  GArray *lists;
  GArray *sources;
  GArray *lines;
  GStringChunk *texts;
} DvGifts;

DvGifts *dv_gifts_read (DvDb *db, const char *id, const char *unit, GError **error);
void dv_gifts_free (DvGifts *gifts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvGifts, dv_gifts_free)

const DvGiftList *dv_gifts_find_list (const DvGifts *gifts, gint64 row);
gboolean dv_gift_state_is_given (const char *state);

G_END_DECLS
