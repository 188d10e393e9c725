/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-id.h"

G_BEGIN_DECLS

/* Links of one record to records that this store does not hold. */
typedef struct _DvUnresolved DvUnresolved;

gboolean dv_unresolved_any (DvDb *db, gboolean *any, GError **error);
gboolean dv_unresolved_fill (DvDb *db, DvRecord *record, GError **error);
DvUnresolved *dv_unresolved_take_out (DvDb *db, DvRecord *record, GError **error);
void dv_unresolved_free (DvUnresolved *self);
guint dv_unresolved_get_length (DvUnresolved *self);
gboolean dv_unresolved_write (DvUnresolved *self, DvDb *db, gint64 row, GError **error);
GArray *dv_unresolved_resolve (DvDb *db, const DvId *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvUnresolved, dv_unresolved_free)

G_END_DECLS
