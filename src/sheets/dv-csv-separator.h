/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char dv_csv_find_separator (const char *text, gsize size, gsize *skip);

G_END_DECLS
