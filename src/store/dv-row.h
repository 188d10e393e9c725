/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-id.h"
#include "dv-version.h"

G_BEGIN_DECLS

DvVersion *dv_row_get_version (DvRecord *record, GError **error);
void dv_row_set_version (DvRecord *record, const DvVersion *version);

DvVersion *dv_row_read_version (DvDb *db, gint64 row, GError **error);
gboolean dv_row_write_version (DvDb *db, gint64 row, const DvVersion *version, GError **error);
gboolean dv_row_write_kind (DvDb *db, gint64 row, const DvKind *kind, GError **error);

gboolean dv_row_get_scope (DvDb *db, gint64 row, gint64 *scope, GError **error);
gboolean dv_row_need_scope (DvDb *db, const char *name, gint64 *scope, GError **error);
gboolean dv_row_find_scope (DvDb *db, DvRecord *record, gint64 *scope, GError **error);
gboolean dv_row_reserve (DvDb *db,
                         const DvId *id,
                         DvRecord *record,
                         gint64 scope,
                         gint64 *row,
                         GError **error);
gboolean dv_row_insert (DvDb *db, DvRecord *record, GError **error);
gboolean dv_row_update (DvDb *db, DvRecord *record, GError **error);
gboolean dv_row_update_from (DvDb *db, DvRecord *old, DvRecord *record, GError **error);

G_END_DECLS
