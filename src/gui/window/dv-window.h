/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-application.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_WINDOW (dv_window_get_type ())
G_DECLARE_FINAL_TYPE (DvWindow, dv_window, DV, WINDOW, AdwApplicationWindow)

DvWindow *dv_window_new (DvApplication *application);
const char *dv_window_get_page (DvWindow *self);
void dv_window_set_page (DvWindow *self, const char *id);
GtkWidget *dv_window_get_page_child (DvWindow *self);
void dv_window_set_page_count (DvWindow *self, const char *id, guint count);
void dv_window_add_toast (DvWindow *self, AdwToast *toast);
void dv_window_save_state (DvWindow *self);
void dv_window_open_record (DvWindow *self, DvRecord *record);
GPtrArray *dv_window_get_drafts (DvWindow *self);
void dv_window_set_drafts (DvWindow *self, GPtrArray *drafts);

G_END_DECLS
