/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvOpening:
 * @DV_OPENING_OTHER: nothing known
 * @DV_OPENING_VERB: what is done: “Tham gia …”
 * @DV_OPENING_NOUN: a thing: “Chương trình …”
 *
 * What a phrase begins with.
 */
typedef enum {
  DV_OPENING_OTHER,
  DV_OPENING_VERB,
  DV_OPENING_NOUN,
} DvOpening;

DvOpening dv_phrase_get_opening (const char *phrase);
char *dv_phrase_lower_first (const char *phrase);
char *dv_phrase_upper_first (const char *phrase);
gboolean dv_phrase_starts_with (const char *phrase, const char *words);
const char *dv_phrase_find (const char *phrase, const char *words);
const char *dv_phrase_skip_said (const char *phrase, const char *said);
const char *dv_phrase_skip_named (const char *phrase, const char *name);
char *dv_phrase_join (GPtrArray *names);
char *dv_phrase_format_count (gint64 number);

G_END_DECLS
