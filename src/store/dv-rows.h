/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* The most records that are read at a time. */
#define DV_ROWS_CHUNK 500

/* The values of many records, one record after the other, without a #DvRecord for each. */
typedef struct _DvRows DvRows;

DvRows *dv_rows_new (DvDb *db, const DvKind *kind, GPtrArray *fields);
void dv_rows_free (DvRows *self);
gboolean dv_rows_read (DvRows *self, const gint64 *rows, guint n_rows, GError **error);
DvStep dv_rows_step (DvRows *self, GError **error);
const char *dv_rows_get_id (DvRows *self);
const char *dv_rows_get_value (DvRows *self, guint field);
gint64 dv_rows_get_link (DvRows *self, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvRows, dv_rows_free)

G_END_DECLS
