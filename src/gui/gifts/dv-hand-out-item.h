/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DV_TYPE_HAND_OUT_ITEM (dv_hand_out_item_get_type ())
G_DECLARE_FINAL_TYPE (DvHandOutItem, dv_hand_out_item, DV, HAND_OUT_ITEM, GObject)

DvHandOutItem *dv_hand_out_item_new (guint index);
guint dv_hand_out_item_get_index (DvHandOutItem *self);
void dv_hand_out_item_changed (DvHandOutItem *self);

G_END_DECLS
