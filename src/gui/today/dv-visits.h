/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 dv_visits_get (const char *path);
void dv_visits_set (const char *path, gint64 latest);

G_END_DECLS
