/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvReformLine:
 * @unit: the UUID of the unit that it happens to
 * @way: `merge`, `split`, `rename` or `part`, as a succession has it, or `end`
 * @successor: (nullable): the UUID of the unit that it becomes, or the key of one that is made;
 *   %NULL for `end`
 * @main: of a split: takes what names no part
 * @note: (nullable): what is to be said of it, as that nobody could verify it
 *
 * What happens to one unit.
 */
typedef struct {
  char *unit;
  char *way;
  char *successor;
  gboolean main;
  char *note;
} DvReformLine;

/**
 * DvReformUnit:
 * @key: names it within the reform
 * @record: the new unit, without superior and dates
 * @parent: (nullable): the UUID or key of its superior
 *
 * A unit that is made.
 */
typedef struct {
  char *key;
  DvRecord *record;
  char *parent;
} DvReformUnit;

/**
 * DvReform:
 * @date: the first day on which it is so
 * @document: (nullable): the UUID of the decision
 * @decision: (nullable): the decision, if it may not stand in the store yet; it is known by its
 * code
 * @lines: (element-type DvReformLine): what happens to which unit
 * @made: (element-type DvReformUnit): the units that are made; a superior before what is under it
 * @assigned: the UUID of a unit below one that is split, ends or gives a part away → the UUID or
 *   key of the superior that it comes under
 *
 * Units that are merged, split, renamed or ended by one decision.
 */
typedef struct {
  char *date;
  char *document;
  DvRecord *decision;
  GPtrArray *lines;
  GPtrArray *made;
  GHashTable *assigned;
} DvReform;

/**
 * DvReformEffectType:
 * @DV_REFORM_MADE: a unit is made
 * @DV_REFORM_ENDED: a unit ends
 * @DV_REFORM_MOVED: a unit comes under another superior
 * @DV_REFORM_RENAMED: and gets a name that tells it from others
 * @DV_REFORM_CUT: a term of office ends before its time
 * @DV_REFORM_STAYS: work that goes on under the unit that began it
 */
typedef enum {
  DV_REFORM_MADE,
  DV_REFORM_ENDED,
  DV_REFORM_MOVED,
  DV_REFORM_RENAMED,
  DV_REFORM_CUT,
  DV_REFORM_STAYS,
} DvReformEffectType;

/**
 * DvReformEffect:
 * @type: what kind of change
 * @text: the change in words
 *
 * One thing that a reform changes.
 */
typedef struct {
  DvReformEffectType type;
  char *text;
} DvReformEffect;

DvReform *dv_reform_new (const char *date, const char *document);
DvReform *dv_reform_copy (const DvReform *self);
void dv_reform_free (DvReform *self);
void dv_reform_add_line (DvReform *self,
                         const char *unit,
                         const char *way,
                         const char *successor,
                         gboolean main,
                         const char *note);
void dv_reform_add_unit (DvReform *self, const char *key, DvRecord *record, const char *parent);
void dv_reform_assign (DvReform *self, const char *unit, const char *superior);

GPtrArray *dv_reform_effects_new (void);
gboolean
dv_reform_carry_out (DvWrite *write, const DvReform *self, GPtrArray *effects, GError **error);
gboolean dv_reform_look (DvStore *store, const DvReform *self, GPtrArray *effects, GError **error);
void dv_reform_look_async (DvStore *store,
                           const DvReform *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *dv_reform_look_finish (DvStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvReform, dv_reform_free)

G_END_DECLS
