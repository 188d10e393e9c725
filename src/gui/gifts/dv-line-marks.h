/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_line_marks_read (DvDb *db, const char *owner, GHashTable *marks, GError **error);

G_END_DECLS
