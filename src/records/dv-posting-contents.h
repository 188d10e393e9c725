/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Luật 10/2022/QH15, art. 11 has 14 contents. */
#define DV_POSTING_CONTENTS_LAST 14

gboolean dv_posting_contents_parse (const char *text, guint *contents);

G_END_DECLS
