/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/* Units through time: which are in force on a day, and which one stands for which. */
typedef struct _DvUnitHistory DvUnitHistory;

/**
 * DvUnitSpan:
 * @row: its number
 * @parent: the number of its superior today, 0 for none
 * @id: (nullable): its UUID
 * @title: (nullable): its name
 * @type: (nullable): the code of its type
 * @from: (nullable): its first day, or the month or year of it; %NULL: since ever
 * @to: (nullable): its last day, or the month or year of it; %NULL: it goes on
 *
 * One unit and its time.
 */
typedef struct {
  gint64 row;
  gint64 parent;
  const char *id;
  const char *title;
  const char *type;
  const char *from;
  const char *to;
} DvUnitSpan;

/**
 * DvUnitChange:
 * @unit: the unit that it happened to
 * @other: what it became, or for `move` the superior that it came under
 * @former: for `move`, the superior until then, 0 for none
 * @way: `merge`, `split`, `rename`, `part` or `move`
 * @date: the first day on which it was so
 * @main: of a split: takes the records that name no part
 *
 * What happened to a unit.
 */
typedef struct {
  gint64 unit;
  gint64 other;
  gint64 former;
  const char *way;
  const char *date;
  gboolean main;
} DvUnitChange;

DvUnitHistory *dv_unit_history_new (void);
DvUnitHistory *dv_unit_history_read (DvDb *db, GError **error);
void dv_unit_history_free (DvUnitHistory *self);
void dv_unit_history_add_unit (DvUnitHistory *self, const DvUnitSpan *unit);
void dv_unit_history_add_change (DvUnitHistory *self, const DvUnitChange *change);

const DvUnitSpan *dv_unit_history_get (const DvUnitHistory *self, gint64 row);
gboolean dv_unit_history_is_in_force (const DvUnitHistory *self, gint64 row, const char *day);
GArray *dv_unit_history_list (const DvUnitHistory *self, const char *day);
gint64 dv_unit_history_get_parent (const DvUnitHistory *self, gint64 row, const char *day);
GArray *dv_unit_history_list_below (const DvUnitHistory *self, gint64 row, const char *day);
gint64 dv_unit_history_place (const DvUnitHistory *self,
                              gint64 unit,
                              gint64 exact,
                              const char *since,
                              const char *day);
GArray *dv_unit_history_list_origins (const DvUnitHistory *self, gint64 row, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvUnitHistory, dv_unit_history_free)

G_END_DECLS
