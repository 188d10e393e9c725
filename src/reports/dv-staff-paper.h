/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *
dv_staff_paper_build (DvDb *db, const char *unit, const char *day, guint months, GError **error);
char *dv_staff_note (guint vacant, gboolean acting, gboolean overdue, gboolean ends_soon);

G_END_DECLS
