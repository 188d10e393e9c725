/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

GArray *dv_search (DvDb *db, const char *text, const DvKind *kind, guint limit, GError **error);
char *dv_search_snippet (DvRecord *record, const char *text);

gboolean dv_search_is_touched (DvRecord *old, DvRecord *record);
gboolean dv_search_add (DvDb *db, gint64 row, DvRecord *record, GError **error);
gboolean dv_search_remove (DvDb *db, gint64 row, DvRecord *record, GError **error);
gboolean dv_search_update (DvDb *db, GError **error);
gboolean dv_search_rebuild (DvDb *db, GError **error);

G_END_DECLS
