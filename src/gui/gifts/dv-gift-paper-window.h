/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"
#include "dv-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DV_TYPE_GIFT_PAPER_WINDOW (dv_gift_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (DvGiftPaperWindow, dv_gift_paper_window, DV, GIFT_PAPER_WINDOW, AdwWindow)

GtkWidget *dv_gift_paper_window_new (GtkWidget *parent, DvStore *store, DvRecord *record);
gboolean dv_gift_paper_window_is_ready (DvGiftPaperWindow *self);

G_END_DECLS
