/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvConflictValue:
 * @value: (nullable): in canonical form; of a life, `alive`, `deleted`, `moved` or `erased`
 * @shown: (nullable): as a person reads it
 * @actor: (nullable): who
 * @site: (nullable): the name of the site
 * @own: whether that is this store's own site
 * @office: whether that is an office
 * @time: microseconds since 1970, by the clock of that site
 * @is_shown: whether it is the value that lists and forms show meanwhile
 *
 * One of the values that nobody has replaced yet.
 */
typedef struct {
  char *value;
  char *shown;
  char *actor;
  char *site;
  gboolean own;
  gboolean office;
  gint64 time;
  gboolean is_shown;
} DvConflictValue;

/**
 * DvConflict:
 * @id: names it at every site: the UUID of the record, a colon, and the name of the field
 * @type: `field`, `life` (deleted here, changed there), `moved` (changed in the residential group
 *   that it was taken from), `number` (two letters with one number),
 *   `dangling` (belongs to a deleted record), `rule` (what no site alone would have allowed)
 * @record: the UUID of the record
 * @kind: its kind
 * @title: (nullable): what it is called
 * @field: (nullable): the field
 * @base: (nullable): the value before, in canonical form
 * @shown_base: (nullable): as a person reads it
 * @values: (element-type DvConflictValue): what it is now, the newest first
 * @opened: when it came about, microseconds since 1970
 * @text: (nullable): of a `rule`, `number` or `dangling`, what is wrong, as a sentence
 *
 * What two people changed at once, and a person has to settle.
 */
typedef struct {
  char *id;
  char *type;
  char *record;
  const DvKind *kind;
  char *title;
  const DvField *field;
  char *base;
  char *shown_base;
  GPtrArray *values;
  gint64 opened;
  char *text;
} DvConflict;

/**
 * DvSettleRule:
 * @DV_SETTLE_NEWEST: the value that was typed last
 * @DV_SETTLE_OFFICE: the value of an office, if there is just one
 * @DV_SETTLE_OWN: the value of this site
 * @DV_SETTLE_OTHER: the value of the other site, if there is just one
 *
 * By which several conflicts are settled at once.
 */
typedef enum {
  DV_SETTLE_NEWEST,
  DV_SETTLE_OFFICE,
  DV_SETTLE_OWN,
  DV_SETTLE_OTHER,
} DvSettleRule;

void dv_conflict_free (DvConflict *conflict);
GPtrArray *dv_conflicts_list (DvDb *db, const char *record, guint limit, GError **error);
DvConflict *dv_conflicts_load (DvDb *db, const char *id, GError **error);
gboolean dv_conflicts_count (DvDb *db, guint *n, GError **error);
const DvConflictValue *dv_conflict_choose (const DvConflict *conflict, DvSettleRule rule);
gboolean dv_conflicts_settle (DvWrite *write, const char *id, const char *value, GError **error);
gboolean dv_conflicts_keep_both (DvWrite *write, const char *id, const char *value, GError **error);
gboolean dv_conflicts_settle_all (DvWrite *write,
                                  const char *const *ids,
                                  DvSettleRule rule,
                                  guint *n_settled,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvConflict, dv_conflict_free)

G_END_DECLS
