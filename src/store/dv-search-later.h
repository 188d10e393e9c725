/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-record.h"

G_BEGIN_DECLS

/* Changes of the index of the search that are written together. */
typedef struct _DvSearchLater DvSearchLater;

DvSearchLater *dv_search_later_new (DvDb *db);
void dv_search_later_free (DvSearchLater *self);
gboolean dv_search_later_add (DvSearchLater *self,
                              gint64 row,
                              DvRecord *old,
                              DvRecord *record,
                              GError **error);
gboolean dv_search_later_write (DvSearchLater *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSearchLater, dv_search_later_free)

G_END_DECLS
