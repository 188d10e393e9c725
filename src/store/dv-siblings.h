/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-op.h"

G_BEGIN_DECLS

/**
 * DvStamp:
 * @dot: the name of a change
 * @hlc: when it was made, by the clock of its site
 * @actor: (nullable): who made it
 *
 * Where a change comes from.
 */
typedef struct {
  DvDot dot;
  gint64 hlc;
  const char *actor;
} DvStamp;

/**
 * DvSibling:
 * @dot: the change that it comes from
 * @hlc: when, by the clock of its site
 * @actor: (nullable): who
 * @value: (nullable): the value
 *
 * One of the values that a field holds at once.
 */
typedef struct {
  DvDot dot;
  gint64 hlc;
  char *actor;
  char *value;
} DvSibling;

gboolean dv_siblings_merge (DvDb *db,
                            DvRecord *record,
                            DvVersion *version,
                            const DvOp *op,
                            const DvStamp *stamp,
                            GError **error);
GArray *dv_siblings_read (DvDb *db, gint64 row, guint field, GError **error);
gboolean dv_siblings_read_stamp (DvDb *db,
                                 gint64 scope,
                                 DvDot dot,
                                 gint64 *hlc,
                                 char **actor,
                                 GError **error);

G_END_DECLS
