/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gifts/dv-hand-out-desk.h"

G_BEGIN_DECLS

#define DV_DESK_NOBODY G_MAXUINT

/* How many rows are shown until somebody asks for more: what is seen at a glance. GTK makes widgets
 * for hundreds of rows that nobody sees, which takes longer than everything else. */
#define DV_DESK_GLANCE 30

/**
 * DvDeskFilter:
 * @DV_DESK_LEFT: who is still to come
 * @DV_DESK_GIVEN: who received, or somebody for them
 * @DV_DESK_ABSENT: who was called in vain
 * @DV_DESK_REFUSED: who did not want it
 * @DV_DESK_ALL: everybody
 *
 * Whom the table shows.
 */
typedef enum {
  DV_DESK_LEFT,
  DV_DESK_GIVEN,
  DV_DESK_ABSENT,
  DV_DESK_REFUSED,
  DV_DESK_ALL,
  DV_DESK_N_FILTERS,
} DvDeskFilter;

/**
 * DvDeskSource:
 * @name: a source
 * @stock_left: how many gifts it has left, below 0 if more were given than there are, or
 *   %G_MININT64 if it does not say
 * @money_left: how much money, in the same way
 */
typedef struct {
  const char *name;
  gint64 stock_left;
  gint64 money_left;
} DvDeskSource;

/**
 * DvDeskView:
 * @shown: (element-type guint): the rows that are shown, in order
 * @n_more: how many others would be
 * @selected: the place in @shown that Enter is for, or %DV_DESK_NOBODY
 * @counts: how many the filters would show
 * @sources: (element-type DvDeskSource): what is left of each source
 * @can_mark: whether the keys for received, by proxy, absent and refused do something
 * @can_undo: whether something can be taken back
 *
 * What the screen shows.
 */
typedef struct {
  GArray *shown;
  guint n_more;
  guint selected;
  guint counts[DV_DESK_N_FILTERS];
  GArray *sources;
  gboolean can_mark;
  gboolean can_undo;
} DvDeskView;

DvDeskView *dv_desk_view_new (const DvDesk *desk,
                              const char *typed,
                              DvDeskFilter filter,
                              gint64 unit,
                              gint64 chosen,
                              guint limit);
void dv_desk_view_free (DvDeskView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDeskView, dv_desk_view_free)

G_END_DECLS
