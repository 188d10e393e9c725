/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-counters.h"

#include "dv-kinds.h"
#include "exchange/dv-conflict-requests.h"
#include "records/dv-filter.h"
#include "records/dv-requests.h"
#include "window/dv-pages.h"

/* Long enough that an import is counted once. */
#define DELAY_MS 300

struct _DvCounters {
  DvStore *store;
  GCancellable *cancellable;
  DvCountersFunc func;
  gpointer user_data;
  gulong changed_id;
  guint delay_id;
};

typedef struct {
  DvCounters *counters;
  GCancellable *cancellable;
  const char *page;
} Count;

/**
 * dv_counters_get_query:
 * @kind: a kind of record
 * @today: the day today
 *
 * Returns: (transfer full) (nullable): the records of the kind that are in hand: tasks in progress,
 * petitions with a time limit that runs, the events of this quarter; %NULL for kinds that are not
 * counted
 */
DvQuery *
dv_counters_get_query (const DvKind *kind, const char *today)
{
  const DvFilter quarter = { .period = DV_PERIOD_THIS_QUARTER };
  DvQuery *query;

  if (kind == &dv_kind_event)
    return dv_filter_to_query (&quarter, kind, today);
  if (kind != &dv_kind_task && kind != &dv_kind_petition && kind != &dv_kind_supervision)
    return NULL;
  query = dv_query_new (kind);
  if (kind == &dv_kind_petition) {
    dv_query_between (query, "due", "0001-01-01", NULL);
    dv_query_set_open (query, TRUE);
  } else {
    dv_query_where (query, "state", "in-progress");
  }
  return query;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Count *count = user_data;
  g_autoptr (GCancellable) cancellable = count->cancellable;
  guint n;

  if (dv_request_count_finish (DV_STORE (source), result, &n, NULL) &&
      !g_cancellable_is_cancelled (cancellable))
    count->counters->func (count->counters->user_data, count->page, n);
}

static void
count_page (DvCounters *self, const DvPageInfo *page, const char *today)
{
  const DvKind *kind = page->kinds != NULL ? dv_kind_find (page->kinds[0]) : NULL;
  DvQuery *query = kind != NULL ? dv_counters_get_query (kind, today) : NULL;
  Count *count;

  if (query == NULL)
    return;
  count = g_new0 (Count, 1);
  *count = (Count){ self, g_object_ref (self->cancellable), page->id };
  dv_request_count (self->store, query, self->cancellable, counted_cb, count);
  dv_query_free (query);
}

static void
conflicts_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Count *count = user_data;
  g_autoptr (GCancellable) cancellable = count->cancellable;
  guint n;

  if (dv_request_count_conflicts_finish (DV_STORE (source), result, &n, NULL) &&
      !g_cancellable_is_cancelled (cancellable))
    count->counters->func (count->counters->user_data, count->page, n);
}

/* What a person has to settle stands beside the page of the exchange. */
static void
count_conflicts (DvCounters *self)
{
  Count *count = g_new0 (Count, 1);

  *count = (Count){ self, g_object_ref (self->cancellable), "exchange" };
  dv_request_count_conflicts (self->store, self->cancellable, conflicts_counted_cb, count);
}

static gboolean
count_cb (gpointer user_data)
{
  DvCounters *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  guint n_pages;
  const DvPageInfo *pages = dv_pages_get_all (&n_pages);

  self->delay_id = 0;
  for (guint i = 0; i < n_pages; i++)
    count_page (self, &pages[i], today);
  count_conflicts (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DvCounters *self)
{
  if (self->delay_id == 0)
    self->delay_id = g_timeout_add (DELAY_MS, count_cb, self);
}

/**
 * dv_counters_new:
 * @store: where the records stand
 * @func: told each number
 * @user_data: given to @func
 *
 * Returns: (transfer full): counts the records now and after each change
 */
DvCounters *
dv_counters_new (DvStore *store, DvCountersFunc func, gpointer user_data)
{
  DvCounters *self = g_new0 (DvCounters, 1);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->func = func;
  self->user_data = user_data;
  self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
  return self;
}

/**
 * dv_counters_free:
 * @counters: (transfer full): the counters
 */
void
dv_counters_free (DvCounters *counters)
{
  g_clear_handle_id (&counters->delay_id, g_source_remove);
  g_clear_signal_handler (&counters->changed_id, counters->store);
  g_cancellable_cancel (counters->cancellable);
  g_object_unref (counters->cancellable);
  g_object_unref (counters->store);
  g_free (counters);
}
