/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_RIGHTS_BANNER (dv_rights_banner_get_type ())
G_DECLARE_FINAL_TYPE (DvRightsBanner, dv_rights_banner, DV, RIGHTS_BANNER, GtkWidget)

void dv_rights_banner_set_record (DvRightsBanner *self, DvStore *store, DvRecord *record);

G_END_DECLS
