/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvWordMatch:
 * @DV_WORD_SAME: written the same
 * @DV_WORD_UNMARKED: the same, one of them typed without marks
 * @DV_WORD_TONE: hỏi for ngã or the other way round
 * @DV_WORD_MARKS: the same but for marks
 * @DV_WORD_SOUND: said the same somewhere: i and y, d, gi and r, s and x, ch and tr, l and n
 * @DV_WORD_SLIP: one letter apart
 * @DV_WORD_INITIAL: one is how the other begins
 * @DV_WORD_NICKNAME: one is what people are called at home
 * @DV_WORD_OTHER: another word
 *
 * How two words of names are alike.
 */
typedef enum {
  DV_WORD_SAME,
  DV_WORD_UNMARKED,
  DV_WORD_TONE,
  DV_WORD_MARKS,
  DV_WORD_SOUND,
  DV_WORD_SLIP,
  DV_WORD_INITIAL,
  DV_WORD_NICKNAME,
  DV_WORD_OTHER,
} DvWordMatch;

/**
 * DvNamePart:
 * @DV_PART_FAMILY: họ
 * @DV_PART_MIDDLE: đệm
 * @DV_PART_GIVEN: tên
 */
typedef enum {
  DV_PART_FAMILY,
  DV_PART_MIDDLE,
  DV_PART_GIVEN,
} DvNamePart;

#define DV_N_PARTS 3

/* The words of which the names of a register are made, and how often each is borne. */
typedef struct _DvMatchWords DvMatchWords;

DvMatchWords *dv_match_words_new (void);
void dv_match_words_free (DvMatchWords *self);

guint dv_match_words_add (DvMatchWords *self, const char *word);
void dv_match_words_count (DvMatchWords *self, guint word, DvNamePart part);
void dv_match_words_finish (DvMatchWords *self, guint n_people);

gboolean dv_match_words_has_marks (const DvMatchWords *self, guint word);
guint dv_match_words_get_plain (const DvMatchWords *self, guint word);
guint dv_match_words_get_sound (const DvMatchWords *self, guint word);
gboolean dv_match_words_is_nickname (const DvMatchWords *self, guint word);
guint
dv_match_words_get_count (const DvMatchWords *self, guint word, DvNamePart part, gboolean plain);
float
dv_match_words_get_bits (const DvMatchWords *self, guint word, DvNamePart part, gboolean plain);
DvWordMatch dv_match_words_compare (const DvMatchWords *self, guint a, guint b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvMatchWords, dv_match_words_free)

G_END_DECLS
