/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_RECORD_TABLE (dv_record_table_get_type ())
G_DECLARE_FINAL_TYPE (DvRecordTable, dv_record_table, DV, RECORD_TABLE, GtkWidget)

GtkWidget *
dv_record_table_new (DvStore *store, const DvKind *kind, const char *list_id, const char *without);
DvRecordList *dv_record_table_get_list (DvRecordTable *self);
GtkSelectionModel *dv_record_table_get_selection (DvRecordTable *self);
GtkWidget *dv_record_table_get_view (DvRecordTable *self);
void dv_record_table_set_query (DvRecordTable *self, const DvQuery *query);
void dv_record_table_set_compact (DvRecordTable *self, gboolean compact);
GArray *dv_record_table_get_rows (DvRecordTable *self);
GPtrArray *dv_record_table_get_fields (DvRecordTable *self);
DvRecord *dv_record_table_get_record (DvRecordTable *self);
void dv_record_table_set_marks (DvRecordTable *self, GHashTable *marks);
void dv_record_table_select (DvRecordTable *self, gint64 row);

G_END_DECLS
