/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dv_period_read (const char *text, char **start, char **end);

G_END_DECLS
