/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "dv-application.h"
#include "dv-record-list.h"
#include "window/dv-window.h"

/* Prints the microseconds from BENCH_START (of the monotonic clock, taken before the process was
 * made) to the first frame that can be used: of an empty libadwaita window for the argument
 * `empty`, otherwise of the page of people of the store that is named. */

static gint64 started;

/* Returns: the table of records on the screen */
static GtkColumnView *
find_table (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkColumnView *found = find_table (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_status_page (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (ADW_IS_STATUS_PAGE (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (has_status_page (child))
      return TRUE;
  }
  return FALSE;
}

/* Whether the first record can be read on the screen, or the page says that there is none. */
static gboolean
is_usable (GtkWidget *window)
{
  GtkWidget *page;
  GtkColumnView *table;
  g_autoptr (DvRecordItem) first = NULL;

  if (!DV_IS_WINDOW (window))
    return TRUE;
  page = dv_window_get_page_child (DV_WINDOW (window));
  if (page == NULL)
    return FALSE;
  table = find_table (page);
  if (table == NULL)
    return has_status_page (page);
  first = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), 0);
  return first != NULL && dv_record_item_get_record (first) != NULL;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  if (!is_usable (window)) {
    gtk_widget_queue_draw (window);
    return;
  }
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - started);
  exit (EXIT_SUCCESS);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  /* As large as ours, so that the same area is drawn. */
  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  const char *start = g_getenv ("BENCH_START");
  GtkApplication *application;
  g_autoptr (GSettings) settings = NULL;
  char *arguments[] = { argv[0], (char *) "--store", argv[1], NULL };

  started = g_ascii_strtoll (start != NULL ? start : "0", NULL, 10);
  if (strcmp (argv[1], "empty") == 0) {
    application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
    g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
    return g_application_run (G_APPLICATION (application), 1, arguments);
  }
  settings = g_settings_new (APP_ID);
  g_settings_set_string (settings, "current-page", "people");
  application = GTK_APPLICATION (dv_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}
