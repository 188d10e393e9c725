/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-conflicts.h"
#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DV_TYPE_CONFLICT_PANE (dv_conflict_pane_get_type ())
G_DECLARE_FINAL_TYPE (DvConflictPane, dv_conflict_pane, DV, CONFLICT_PANE, GtkWidget)

void
dv_conflict_pane_set_conflict (DvConflictPane *self, DvStore *store, const DvConflict *conflict);
gboolean dv_conflict_pane_is_typing (DvConflictPane *self);

G_END_DECLS
