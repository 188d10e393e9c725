/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-list-page.h"

G_BEGIN_DECLS

#define DV_TYPE_RECORDS_PAGE (dv_records_page_get_type ())
G_DECLARE_FINAL_TYPE (DvRecordsPage, dv_records_page, DV, RECORDS_PAGE, GtkWidget)

GtkWidget *dv_records_page_new (DvStore *store, const char *const *kinds);
DvListPage *dv_records_page_get_list (DvRecordsPage *self);
DvListPage *dv_records_page_show (DvRecordsPage *self, const DvKind *kind);
gboolean dv_records_page_is_dirty (DvRecordsPage *self);
GPtrArray *dv_records_page_get_drafts (DvRecordsPage *self);

G_END_DECLS
