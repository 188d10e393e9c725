/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

char *dv_words_count (const DvKind *kind, guint n);
char *dv_words_count_line (const DvKind *kind, guint n, guint n_selected);
char *dv_words_coverage (guint done, guint all);
char *dv_words_days_left (const char *due, const char *today);

G_END_DECLS
