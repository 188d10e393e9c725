/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-phrase.h"

G_BEGIN_DECLS

/* What a sentence begins with that names its own subject; it is not printed. */
#define DV_TEMPLATE_OWN_SUBJECT "= "

/**
 * DvTemplateFunc:
 * @name: the name of a value
 * @data: what was given to dv_template_render()
 *
 * Returns: (transfer full) (nullable): the value as marked text, %NULL if there is none
 */
typedef char *(*DvTemplateFunc) (const char *name, gpointer data);

char *
dv_template_render (const char *sentence, gboolean needs_verb, DvTemplateFunc func, gpointer data);

G_END_DECLS
