/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DV_TYPE_SEARCH_ITEM (dv_search_item_get_type ())
G_DECLARE_FINAL_TYPE (DvSearchItem, dv_search_item, DV, SEARCH_ITEM, GObject)

DvSearchItem *dv_search_item_new (const char *id, const char *title, const char *subtitle);
const char *dv_search_item_get_id (DvSearchItem *self);
const char *dv_search_item_get_title (DvSearchItem *self);
const char *dv_search_item_get_subtitle (DvSearchItem *self);

G_END_DECLS
