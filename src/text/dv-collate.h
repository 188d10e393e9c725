/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dv_text_sort_key (const char *text);
char *dv_text_name_sort_key (const char *name);
int dv_text_compare (const char *a, const char *b);

G_END_DECLS
