/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "gifts/dv-hand-out-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_HAND_OUT_WINDOW (dv_hand_out_window_get_type ())
G_DECLARE_FINAL_TYPE (DvHandOutWindow, dv_hand_out_window, DV, HAND_OUT_WINDOW, AdwWindow)

GtkWidget *dv_hand_out_window_new (GtkWidget *parent, DvStore *store, DvRecord *record);
DvHandOutPage *dv_hand_out_window_get_page (DvHandOutWindow *self);

G_END_DECLS
