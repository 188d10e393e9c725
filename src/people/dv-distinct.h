/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

DvRecord *dv_distinct_new (const char *a, const char *b, const char *reason);
gboolean
dv_distinct_save (DvWrite *write, const char *a, const char *b, const char *reason, GError **error);

G_END_DECLS
