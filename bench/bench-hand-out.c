/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench.h"
#include "gifts/dv-hand-out-window.h"
#include "make-gifts.h"

/* Handing out a list of 2,000 gifts against one of 30, in the same window: each letter of the name
 * until its rows are painted, and Enter until the empty field for the next person is painted. The
 * store writes behind it. */

#define N_PEOPLE 25

typedef struct {
  BenchSeries *keys;
  BenchSeries *enter;
  BenchSeries *blocked; /* how long Enter keeps the window from anything else */
} Times;

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start);
}

/* The words of a list that make_gifts() has made: everybody can be told by their initials. */
static char *
initials_of (guint i)
{
  static const char *const families = "ntlphvd", *const given = "cabddhhhlmnop";
  static const char *const middles[] = { "t", "v", "d", "tt", "m" };

  return g_strdup_printf ("%c%s%c", families[i % 7], middles[i / 7 % 5], given[i % 13]);
}

static void
type_name (DvHandOutPage *page, const char *name, Times *times)
{
  GtkEditable *entry = dv_hand_out_page_get_entry (page);

  for (guint n = 1; name[n - 1] != '\0'; n++) {
    g_autofree char *typed = g_strndup (name, n);
    gint64 start = g_get_monotonic_time ();

    gtk_editable_set_text (entry, typed);
    wait_for_frame (GTK_WIDGET (page));
    bench_series_add (times->keys, since (start));
  }
}

static void
press_enter (DvHandOutPage *page, Times *times)
{
  gint64 start = g_get_monotonic_time ();

  gtk_widget_activate_action (GTK_WIDGET (page), "hand-out.receive", NULL);
  bench_series_add (times->blocked, since (start));
  wait_for_frame (GTK_WIDGET (page));
  bench_series_add (times->enter, since (start));
  g_assert_cmpstr (gtk_editable_get_text (dv_hand_out_page_get_entry (page)), ==, "");
}

static GtkWidget *
open_table (const char *folder, guint n_lines)
{
  g_autofree char *name = g_strdup_printf ("hand-out-%u.danvan", n_lines);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = dv_store_create (path, &error);
  g_autofree char *list = NULL;
  g_autoptr (DvRecord) record = NULL;
  GtkWidget *window;

  if (store != NULL)
    list = make_gifts (store, n_lines, "approved", &error);
  if (list != NULL)
    record = dv_store_load (store, list, &error);
  if (record == NULL)
    g_error ("%s", error->message);
  window = dv_hand_out_window_new (NULL, store, record);
  gtk_window_present (GTK_WINDOW (window));
  while (!dv_hand_out_page_is_ready (dv_hand_out_window_get_page (DV_HAND_OUT_WINDOW (window))))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  return window;
}

static void
hand_out (GtkWidget *window, guint person, Times *times)
{
  DvHandOutPage *page = dv_hand_out_window_get_page (DV_HAND_OUT_WINDOW (window));
  g_autofree char *name = initials_of (person);

  type_name (page, name, times);
  press_enter (page, times);
  while (dv_hand_out_page_count_saving (page) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
times_init (Times *times)
{
  *times = (Times){ bench_series_new (), bench_series_new (), bench_series_new () };
}

static void
times_clear (Times *times)
{
  bench_series_free (times->keys);
  bench_series_free (times->enter);
  bench_series_free (times->blocked);
}

int
main (int argc, char *argv[])
{
  Times few, many;
  GtkWidget *few_window, *many_window;

  adw_init ();
  times_init (&few);
  times_init (&many);
  few_window = open_table (argv[1], 30);
  many_window = open_table (argv[1], 2000);
  /* In turns, so that whatever else the machine does is in both. */
  for (guint i = 0; i < N_PEOPLE; i++) {
    hand_out (few_window, i, &few);
    hand_out (many_window, i, &many);
  }
  bench_report ("hand-out, Enter to the next name, 2,000 gifts / 30", "ms",
                bench_series_percentile (many.enter, 50) / 1000,
                bench_series_percentile (few.enter, 50) / 1000, 1.5);
  bench_report_limit ("hand-out, Enter to the next name, 99 of 100", "ms",
                      bench_series_percentile (many.enter, 99) / 1000, 100);
  bench_report ("hand-out, Enter until keys are taken again, 2,000 / 30", "ms",
                bench_series_percentile (many.blocked, 50) / 1000,
                bench_series_percentile (few.blocked, 50) / 1000, 0);
  bench_report ("hand-out, a letter of the name, 2,000 gifts / 30", "ms",
                bench_series_percentile (many.keys, 50) / 1000,
                bench_series_percentile (few.keys, 50) / 1000, 1.5);
  gtk_window_destroy (GTK_WINDOW (few_window));
  gtk_window_destroy (GTK_WINDOW (many_window));
  times_clear (&few);
  times_clear (&many);
  return EXIT_SUCCESS;
}
