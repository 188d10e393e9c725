/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* Records that may not go together with others since a packet was read. */
typedef struct _DvDisputes DvDisputes;

DvDisputes *dv_disputes_new (DvDb *db);
void dv_disputes_free (DvDisputes *self);
gboolean dv_disputes_suspect_made (DvDisputes *self, DvRecord *record, GError **error);
gboolean
dv_disputes_suspect_changed (DvDisputes *self, DvRecord *old, DvRecord *record, GError **error);
gboolean dv_disputes_note (DvDisputes *self, GError **error);
gboolean dv_disputes_follow (DvDb *db, GError **error);
gboolean
dv_disputes_describe (DvDb *db, DvRecord *record, const char *type, char **text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDisputes, dv_disputes_free)

G_END_DECLS
