/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_stages_follow (DvDb *db, const GArray *changed, GArray *moved, GError **error);

G_END_DECLS
