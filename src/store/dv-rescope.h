/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

gboolean dv_rescope_note (DvDb *db, GError **error);
gboolean dv_rescope_all (DvWrite *write, GError **error);

G_END_DECLS
