/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-siblings.h"

G_BEGIN_DECLS

gboolean dv_moved_has_versions (DvDb *db, gint64 row, gboolean *has, GError **error);
gboolean
dv_moved_write (DvDb *db, gint64 row, gint64 scope, const DvVersion *version, GError **error);
gboolean dv_moved_merge (DvDb *db,
                         gint64 row,
                         gint64 scope,
                         const DvOp *op,
                         const DvStamp *stamp,
                         GError **error);
gboolean dv_moved_note (DvDb *db, gint64 row, gint64 hlc, GError **error);
gboolean dv_moved_choose (DvDb *db, gint64 row, gboolean *moved, GError **error);
DvVersion *dv_moved_read (DvDb *db, gint64 row, gint64 scope, GError **error);
GArray *dv_moved_find_disputed (DvDb *db, gint64 row, GError **error);
DvOp *dv_moved_read_change (DvDb *db, gint64 scope, DvDot dot);
gboolean dv_moved_switch (DvDb *db,
                          gint64 row,
                          gint64 scope,
                          const DvVersion *old,
                          const DvVersion *next,
                          GError **error);

G_END_DECLS
