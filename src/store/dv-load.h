/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-id.h"

G_BEGIN_DECLS

DvRecord *dv_db_load (DvDb *db, gint64 row, GError **error);
DvRecord *dv_db_load_id (DvDb *db, const char *id, GError **error);
GPtrArray *
dv_db_load_rows (DvDb *db, const DvKind *kind, const gint64 *rows, guint n_rows, GError **error);
gboolean dv_db_find_row (DvDb *db, const DvId *id, gint64 *row, guint *kind, GError **error);
char *dv_db_find_id (DvDb *db, gint64 row, GError **error);
char *dv_db_load_title (DvDb *db, gint64 row, GError **error);

G_END_DECLS
