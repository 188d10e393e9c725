/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_EDITOR (dv_editor_get_type ())
G_DECLARE_FINAL_TYPE (DvEditor, dv_editor, DV, EDITOR, GtkWidget)

GtkWidget *dv_editor_new (DvStore *store, DvRecord *record);
DvRecord *dv_editor_get_record (DvEditor *self);
const char *dv_editor_get_title (DvEditor *self);
gboolean dv_editor_is_dirty (DvEditor *self);
DvRecord *dv_editor_get_draft (DvEditor *self);
void dv_editor_close (DvEditor *self);
void dv_editor_set_can_detach (DvEditor *self, gboolean can_detach);
GtkWidget *dv_editor_find_row (DvEditor *self, const char *field);

GtkBuilder *dv_editor_load_form (const DvKind *kind);

G_END_DECLS
