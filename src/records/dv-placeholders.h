/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvPlaceholderFunc:
 * @name: what is asked for: `receipt date`
 * @data: what was given to dv_placeholders_fill()
 *
 * Returns: (transfer full) (nullable): what stands in its place; %NULL where nobody knows
 */
typedef char *(*DvPlaceholderFunc) (const char *name, gpointer data);

const char *const *dv_placeholders_list (void);
char *dv_placeholders_find_unknown (const char *text);
char *dv_placeholders_fill (const char *text, DvPlaceholderFunc func, gpointer data);

G_END_DECLS
