/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-match-person.h"
#include "dv-match-reason.h"

G_BEGIN_DECLS

/* From this score on, two entries are shown as likely one person. */
#define DV_MATCH_THRESHOLD 0.8

/**
 * DvMatchPair:
 * @a: number of a person, in the order in which they were added
 * @b: number of another, above @a
 * @score: how likely it is that they are one, from 0 to 1
 * @reasons: bits of #DvMatchReason
 */
typedef struct {
  guint a;
  guint b;
  double score;
  guint32 reasons;
} DvMatchPair;

/**
 * DvMatchProgress:
 * @done: how much was compared, from 0 to 1
 * @data: what the caller gave
 *
 * Is called on one of the threads that compare.
 */
typedef void (*DvMatchProgress) (double done, gpointer data);

/* Finds people who stand in a register twice. */
typedef struct _DvMatcher DvMatcher;

DvMatcher *dv_matcher_new (void);
void dv_matcher_free (DvMatcher *self);
guint dv_matcher_add (DvMatcher *self, const DvMatchPerson *person);
guint dv_matcher_get_size (const DvMatcher *self);
void dv_matcher_set_progress (DvMatcher *self, DvMatchProgress progress, gpointer data);
void dv_matcher_set_newcomers (DvMatcher *self, guint first);
double dv_matcher_score (DvMatcher *self, guint a, guint b, guint32 *reasons);
GArray *
dv_matcher_run (DvMatcher *self, double threshold, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvMatcher, dv_matcher_free)

G_END_DECLS
