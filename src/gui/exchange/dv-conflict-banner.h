/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_CONFLICT_BANNER (dv_conflict_banner_get_type ())
G_DECLARE_FINAL_TYPE (DvConflictBanner, dv_conflict_banner, DV, CONFLICT_BANNER, GtkWidget)

void dv_conflict_banner_set_record (DvConflictBanner *self, DvStore *store, DvRecord *record);

G_END_DECLS
