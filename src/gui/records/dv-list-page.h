/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_LIST_PAGE (dv_list_page_get_type ())
G_DECLARE_FINAL_TYPE (DvListPage, dv_list_page, DV, LIST_PAGE, GtkWidget)

GtkWidget *dv_list_page_new (DvStore *store, const DvKind *kind);
const DvKind *dv_list_page_get_kind (DvListPage *self);
const DvQuery *dv_list_page_get_query (DvListPage *self);
GStrv dv_list_page_get_headings (DvListPage *self);
void dv_list_page_search (DvListPage *self, const char *text);
void dv_list_page_add (DvListPage *self);
void dv_list_page_run (DvListPage *self, const char *name);
void dv_list_page_open (DvListPage *self, DvRecord *record);
DvRecord *dv_list_page_get_draft (DvListPage *self);
gboolean dv_list_page_is_dirty (DvListPage *self);

G_END_DECLS
