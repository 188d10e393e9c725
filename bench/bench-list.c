/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "dv-kinds.h"
#include "records/dv-record-table.h"

/* Scrolling the list of all people, against the same table over a list that is held in memory, and
 * the memory that the open list takes above an empty window. */

#define N_FRAMES  600
#define N_MEMORY  3000
#define N_STARTUP 20

/* A list in memory as long as another: it gives out the same few records again and again. */
#define BENCH_TYPE_MEMORY_LIST (bench_memory_list_get_type ())
G_DECLARE_FINAL_TYPE (BenchMemoryList, bench_memory_list, BENCH, MEMORY_LIST, GObject)

struct _BenchMemoryList {
  GObject parent_instance;

  GPtrArray *items;
  guint n_items;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchMemoryList,
                               bench_memory_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return DV_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return BENCH_MEMORY_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BenchMemoryList *self = BENCH_MEMORY_LIST (model);

  if (position >= self->n_items)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->items, position % self->items->len));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bench_memory_list_class_init (BenchMemoryListClass *klass)
{
}

static void
bench_memory_list_init (BenchMemoryList *self)
{
}

typedef struct {
  GtkAdjustment *adjustment;
  BenchSeries *series;
  gint64 begun;
  guint n_frames;
} Scroll;

static void
iterate_until (GSourceFunc done, gpointer data)
{
  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_listed (gpointer list)
{
  return !dv_record_list_is_loading (list);
}

static gboolean
has_record (gpointer item)
{
  return dv_record_item_get_record (item) != NULL;
}

static gboolean
is_scrolled (gpointer data)
{
  return ((Scroll *) data)->n_frames >= N_FRAMES;
}

static void
before_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  double value = gtk_adjustment_get_value (scroll->adjustment);
  /* Mostly by rows, as a wheel does, and every now and then by a long way, as the bar does. */
  double step = scroll->n_frames % 50 == 49 ? 200000 : 90;

  scroll->begun = g_get_monotonic_time ();
  gtk_adjustment_set_value (scroll->adjustment, value + step);
}

static void
after_paint_cb (GdkFrameClock *clock, Scroll *scroll)
{
  scroll->n_frames++;
  if (scroll->n_frames > N_STARTUP)
    bench_series_add (scroll->series, (double) (g_get_monotonic_time () - scroll->begun));
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAdjustment *found = find_adjustment (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static BenchSeries *
scroll_table (GtkWidget *window, GtkWidget *table)
{
  BenchSeries *series = bench_series_new ();
  Scroll scroll = { find_adjustment (table), series, 0, 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  gtk_adjustment_set_value (scroll.adjustment, 0);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &scroll);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &scroll);
  gdk_frame_clock_begin_updating (clock);
  iterate_until (is_scrolled, &scroll);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &scroll);
  return series;
}

static GPtrArray *
load_items (DvRecordList *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_MEMORY; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (list), i));
  for (guint i = 0; i < N_MEMORY; i++)
    iterate_until (has_record, g_ptr_array_index (items, i));
  return items;
}

static void
hold_in_memory (GtkWidget *table)
{
  DvRecordList *list = dv_record_table_get_list (DV_RECORD_TABLE (table));
  BenchMemoryList *memory = g_object_new (BENCH_TYPE_MEMORY_LIST, NULL);
  GtkSelectionModel *selection;

  memory->items = load_items (list);
  memory->n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (memory)));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (dv_record_table_get_view (DV_RECORD_TABLE (table))),
                             selection);
  g_object_unref (selection);
}

int
main (int argc, char *argv[])
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;
  g_autoptr (BenchSeries) ours = NULL;
  g_autoptr (BenchSeries) memory = NULL;
  GtkWidget *window, *table;
  double empty_memory;
  gint64 start = g_get_monotonic_time ();

  adw_init ();
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  while (g_get_monotonic_time () - start < G_USEC_PER_SEC)
    g_main_context_iteration (NULL, FALSE);
  empty_memory = bench_memory ();

  store = dv_store_open (argv[1], &error);
  if (store == NULL)
    g_error ("%s", error->message);
  table = dv_record_table_new (store, &dv_kind_person, "bench", NULL);
  adw_window_set_content (ADW_WINDOW (window), table);
  dv_record_table_set_query (DV_RECORD_TABLE (table), query);
  iterate_until (is_listed, dv_record_table_get_list (DV_RECORD_TABLE (table)));
  ours = scroll_table (window, table);
  bench_report_limit ("list of 1,000,000, memory above the empty window", "MB",
                      bench_memory () - empty_memory, 60);
  hold_in_memory (table);
  memory = scroll_table (window, table);
  bench_report ("scrolling 1,000,000 / list in memory (median frame)", "ms",
                bench_series_percentile (ours, 50) / 1000,
                bench_series_percentile (memory, 50) / 1000, 1.2);
  bench_report ("scrolling 1,000,000 / list in memory (99 of 100 frames)", "ms",
                bench_series_percentile (ours, 99) / 1000,
                bench_series_percentile (memory, 99) / 1000, 1.2);
  return EXIT_SUCCESS;
}
