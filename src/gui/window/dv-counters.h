/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/* The numbers beside the pages in the sidebar. */
typedef struct _DvCounters DvCounters;

/**
 * DvCountersFunc:
 * @user_data: what dv_counters_new() was given
 * @page: the id of a page
 * @count: how many records are in hand there
 */
typedef void (*DvCountersFunc) (gpointer user_data, const char *page, guint count);

DvCounters *dv_counters_new (DvStore *store, DvCountersFunc func, gpointer user_data);
void dv_counters_free (DvCounters *counters);
DvQuery *dv_counters_get_query (const DvKind *kind, const char *today);

G_END_DECLS
