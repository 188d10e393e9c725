/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dv_name_split (const char *full_name, char **family, char **middle, char **given);

G_END_DECLS
