/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-deadline-table.h"
#include "dv-store.h"

G_BEGIN_DECLS

gboolean dv_catalogue_complete (DvStore *store, GError **error);
gboolean dv_catalogue_fill (DvWrite *write, gpointer data, GError **error);
DvCalendar *dv_catalogue_make_calendar (DvDb *db, GError **error);
DvDeadlineTable *dv_catalogue_make_deadlines (GError **error);

G_END_DECLS
