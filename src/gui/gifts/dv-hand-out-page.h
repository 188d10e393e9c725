/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_HAND_OUT_PAGE (dv_hand_out_page_get_type ())
G_DECLARE_FINAL_TYPE (DvHandOutPage, dv_hand_out_page, DV, HAND_OUT_PAGE, GtkWidget)

GtkWidget *dv_hand_out_page_new (DvStore *store, const char *id);
gboolean dv_hand_out_page_is_ready (DvHandOutPage *self);
guint dv_hand_out_page_count_saving (DvHandOutPage *self);
GtkEditable *dv_hand_out_page_get_entry (DvHandOutPage *self);
const char *dv_hand_out_page_get_message (DvHandOutPage *self);

G_END_DECLS
