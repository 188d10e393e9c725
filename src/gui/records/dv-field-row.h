/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_FIELD_ROW (dv_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DvFieldRow, dv_field_row, DV, FIELD_ROW, GtkWidget)

void dv_field_row_bind (DvFieldRow *self, const DvKind *kind, DvStore *store);
const char *dv_field_row_get_name (DvFieldRow *self);
const DvField *dv_field_row_get_field (DvFieldRow *self);
gboolean dv_field_row_is_wide (DvFieldRow *self);
void dv_field_row_reveal (DvFieldRow *self);
void dv_field_row_show (DvFieldRow *self, DvRecord *record);
char *dv_field_row_commit (DvFieldRow *self, DvRecord *record);
void dv_field_row_settle (DvFieldRow *self);
void dv_field_row_set_problem (DvFieldRow *self, const char *problem);
void dv_field_row_set_notice (DvFieldRow *self, const char *notice);
void dv_field_row_set_other (DvFieldRow *self, const char *value);

G_END_DECLS
