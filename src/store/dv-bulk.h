/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* Many records of one kind, read at once: for counting, not for editing. */
typedef struct _DvBulk DvBulk;

DvBulk *
dv_bulk_read (DvDb *db, const DvKind *kind, const char *from, const char *to, GError **error);
void dv_bulk_free (DvBulk *bulk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvBulk, dv_bulk_free)

const DvKind *dv_bulk_get_kind (const DvBulk *bulk);
guint dv_bulk_get_size (const DvBulk *bulk);
int dv_bulk_find_column (const DvBulk *bulk, const char *name);
gint64 dv_bulk_get_row (const DvBulk *bulk, guint index);
char *dv_bulk_dup_id (const DvBulk *bulk, guint index);
const char *dv_bulk_get_text (const DvBulk *bulk, guint index, int column);
gboolean dv_bulk_get_number (const DvBulk *bulk, guint index, int column, gint64 *number);
const gint64 *dv_bulk_get_links (const DvBulk *bulk, guint index, int column, guint *n_links);

G_END_DECLS
