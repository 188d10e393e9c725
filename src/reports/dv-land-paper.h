/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *dv_land_progress_paper (DvDb *db, const char *project, GError **error);
DvDocument *dv_land_visit_paper (DvDb *db, const char *visit, GError **error);
DvDocument *dv_land_inventory_paper (DvDb *db, const char *inventory, GError **error);

G_END_DECLS
