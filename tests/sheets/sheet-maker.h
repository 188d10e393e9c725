/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void sheet_maker_write (const char *path, const char *cells);
gboolean sheet_maker_convert (const char *folder, const char *format);
