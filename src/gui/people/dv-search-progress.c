/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-search-progress.h"

#define WHOLE 10000

struct _DvSearchProgress {
  gint done; /* of #WHOLE */
};

/**
 * dv_search_progress_new:
 *
 * Returns: (transfer full): a search that has not begun
 */
DvSearchProgress *
dv_search_progress_new (void)
{
  return g_atomic_rc_box_new0 (DvSearchProgress);
}

/**
 * dv_search_progress_ref:
 * @self: a search
 *
 * Returns: (transfer full): @self
 */
gpointer
dv_search_progress_ref (DvSearchProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dv_search_progress_unref:
 * @self: (transfer full) (type DvSearchProgress): a search
 */
void
dv_search_progress_unref (gpointer self)
{
  g_atomic_rc_box_release (self);
}

/**
 * dv_search_progress_set:
 * @done: how far it is, from 0 to 1
 * @self: (type DvSearchProgress): a search
 */
void
dv_search_progress_set (double done, gpointer self)
{
  g_atomic_int_set (&((DvSearchProgress *) self)->done, (gint) (done * WHOLE));
}

/**
 * dv_search_progress_get:
 * @self: a search
 *
 * Returns: how far it is, from 0 to 1
 */
double
dv_search_progress_get (DvSearchProgress *self)
{
  return (double) g_atomic_int_get (&self->done) / WHOLE;
}
