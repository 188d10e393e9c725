/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

void dv_erase_values (DvRecord *record);
gboolean dv_erase_log (DvDb *db, gint64 row, GError **error);

G_END_DECLS
