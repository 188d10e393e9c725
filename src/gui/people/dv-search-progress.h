/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far a search is: told by other threads, asked by the window. */
typedef struct _DvSearchProgress DvSearchProgress;

DvSearchProgress *dv_search_progress_new (void);
gpointer dv_search_progress_ref (DvSearchProgress *self);
void dv_search_progress_unref (gpointer self);
void dv_search_progress_set (double done, gpointer self);
double dv_search_progress_get (DvSearchProgress *self);

G_END_DECLS
