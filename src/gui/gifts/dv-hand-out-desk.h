/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gifts.h"

G_BEGIN_DECLS

/**
 * DvDeskMark:
 * @state: `planned`, `received`, `by-proxy`, `absent` or `refused`
 * @receiver: (nullable): who received the gift for the beneficiary
 * @relation: (nullable): what they are to them
 * @day: (nullable): the day, `2019-01-31`
 * @time: when it was marked at this table, in seconds since 1970; 0 if it was before or elsewhere
 *
 * What became of a gift. The texts are interned or belong to the gifts of the desk.
 */
typedef struct {
  const char *state;
  const char *receiver;
  const char *relation;
  const char *day;
  gint64 time;
} DvDeskMark;

/**
 * DvDeskRow:
 * @line: the line of the list
 * @mark: what became of it, as the table knows
 * @saving: how often the store was asked and has not answered yet
 * @words: the words of the name without marks
 * @places: the words of the address without marks
 * @initials: the first letters of the words of the name: `nvc`
 * @given: the given name with its marks, in lower case
 *
 * Somebody who gets a gift.
 */
typedef struct {
  const DvGiftLine *line;
  DvDeskMark mark;
  guint saving;
  char **words;
  char **places;
  char *initials;
  char *given;
} DvDeskRow;

/**
 * DvDeskChange:
 * @line: the number of the line
 * @before: what was known before
 * @after: what was marked
 * @batch: (nullable): the transaction in the store, once it was written
 * @undone: whether it is being taken back
 *
 * Something that was done at the table and can be taken back.
 */
typedef struct {
  gint64 line;
  DvDeskMark before;
  DvDeskMark after;
  char *batch;
  gboolean undone;
} DvDeskChange;

/* The table at which gifts are handed out: who is to come, what became of them, and what was done
 * last. It knows no store and no widget. */
typedef struct _DvDesk DvDesk;

DvDesk *dv_desk_new (DvGifts *gifts);
void dv_desk_free (DvDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDesk, dv_desk_free)

const DvGifts *dv_desk_get_gifts (const DvDesk *desk);
guint dv_desk_get_size (const DvDesk *desk);
const DvDeskRow *dv_desk_get_row (const DvDesk *desk, guint index);
gboolean dv_desk_find (const DvDesk *desk, gint64 line, guint *index);
const GPtrArray *dv_desk_get_left_out (const DvDesk *desk);
GPtrArray *dv_desk_list_units (const DvDesk *desk);
guint dv_desk_count_saving (const DvDesk *desk);

DvDeskChange *dv_desk_mark (DvDesk *desk, guint index, const DvDeskMark *mark);
void dv_desk_written (DvDesk *desk, DvDeskChange *change, const char *batch);
void dv_desk_failed (DvDesk *desk, DvDeskChange *change);
DvDeskChange *dv_desk_undo (DvDesk *desk);
void dv_desk_undo_written (DvDesk *desk, DvDeskChange *change);
void dv_desk_undo_failed (DvDesk *desk, DvDeskChange *change);
gboolean dv_desk_can_undo (const DvDesk *desk);
void dv_desk_take_over (DvDesk *desk, DvDesk *old);

G_END_DECLS
