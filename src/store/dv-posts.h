/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvHolder:
 * @id: the UUID of the holding
 * @name: the person
 * @from: (nullable): since when
 * @term_end: (nullable): when the term ends
 * @acting: whether the person only acts
 * @overdue: whether they have acted longer than the post allows
 * @ends_soon: whether the term ends within the months that were asked for, or has ended
 *
 * Who holds a post on a day.
 */
typedef struct {
  char *id;
  char *name;
  char *from;
  char *term_end;
  gboolean acting;
  gboolean overdue;
  gboolean ends_soon;
} DvHolder;

/**
 * DvPostState:
 * @id: the UUID of the post
 * @unit_id: the UUID of its body
 * @unit: its body
 * @name: what it is called
 * @seats: how many people hold it at once
 * @acting_limit: for how many months somebody may act, 0 for no limit
 * @holders: (element-type DvHolder): who holds it
 * @vacant: how many seats are empty
 *
 * A post on a day.
 */
typedef struct {
  char *id;
  char *unit_id;
  char *unit;
  char *name;
  guint seats;
  guint acting_limit;
  GPtrArray *holders;
  guint vacant;
} DvPostState;

GPtrArray *
dv_posts_read (DvDb *db, const char *unit, const char *day, guint months, GError **error);
gboolean dv_post_needs_attention (const DvPostState *post);

G_END_DECLS
