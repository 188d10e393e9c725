/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gifts/dv-hand-out-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_HAND_OUT_STRIP (dv_hand_out_strip_get_type ())
G_DECLARE_FINAL_TYPE (DvHandOutStrip, dv_hand_out_strip, DV, HAND_OUT_STRIP, GtkWidget)

void dv_hand_out_strip_set_desk (DvHandOutStrip *self, const DvDesk *desk);
void dv_hand_out_strip_show (DvHandOutStrip *self, const DvDeskView *view);
DvDeskFilter dv_hand_out_strip_get_filter (DvHandOutStrip *self);
gint64 dv_hand_out_strip_get_unit (DvHandOutStrip *self);

G_END_DECLS
