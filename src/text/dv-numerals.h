/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dv_text_number_in_words (gint64 number);
char *dv_text_dong_in_words (gint64 dong);
char *dv_text_format_integer (gint64 number);
char *dv_text_format_hundredths (gint64 hundredths);

char *dv_text_format_roman (unsigned int number);
gboolean dv_text_parse_roman (const char *text, unsigned int *number);

G_END_DECLS
