/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dv_sheet_column_get_letters (guint column);

G_END_DECLS
