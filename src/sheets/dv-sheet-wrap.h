/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint dv_sheet_wrap_measure (const char *text, guint limit);
guint dv_sheet_wrap_count (const char *text, guint width);

G_END_DECLS
