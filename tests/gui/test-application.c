/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include "dv-application.h"
#include "window/dv-window.h"

static GSettings *settings;
static char *store_path;

typedef void (*Body) (DvApplication *application);

typedef struct {
  DvApplication *application;
  Body body;
  gboolean with_store;
} Run;

static gboolean
has_store (gpointer application)
{
  return dv_application_get_store (application) != NULL;
}

static gboolean
body_cb (gpointer user_data)
{
  Run *run = user_data;

  if (run->with_store)
    gui_test_wait (has_store, run->application);
  run->body (run->application);
  g_action_group_activate_action (G_ACTION_GROUP (run->application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

/* Runs the program from its command line to the end, which the person brings about by quitting;
 * nothing may keep it alive then. */
static void
run_program (const char *store, Body body)
{
  Run run = { dv_application_new (), body, store != NULL };
  const char *argv[] = { "danvan", "--store", store, NULL };
  GApplication *application = G_APPLICATION (run.application);

  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_idle_add (body_cb, &run);
  g_assert_cmpint (g_application_run (application, store != NULL ? 3 : 1, (char **) argv), ==, 0);
  g_assert_finalize_object (run.application);
  g_settings_reset (settings, "last-store");
}

static DvWindow *
get_window (DvApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  while (windows != NULL && !DV_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? DV_WINDOW (windows->data) : NULL;
}

static void
check_welcome (DvApplication *application)
{
  DvWindow *window = get_window (application);

  g_assert_null (dv_application_get_store_path (application));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Dân Vận");
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), "new-store"));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), "open-sample"));
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), "restore-backup"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "page"));
  dv_application_open_store (application, store_path);
  gui_test_wait (has_store, application);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "page"));
}

static void
check_pages (DvApplication *application)
{
  DvWindow *window = get_window (application);
  GtkWidget *first = dv_window_get_page_child (window);

  g_assert_cmpstr (dv_window_get_page (window), ==, "today");
  g_action_group_activate_action (G_ACTION_GROUP (window), "page",
                                  g_variant_new_string ("petitions"));
  g_assert_cmpstr (dv_window_get_page (window), ==, "petitions");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Đơn thư – Dân Vận");
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("none"));
  g_assert_cmpstr (dv_window_get_page (window), ==, "petitions");
  dv_window_set_page (window, "today");
  g_assert_true (dv_window_get_page_child (window) == first);
  dv_window_set_page (window, "reports");
}

static void
check_remembered (DvApplication *application)
{
  g_assert_cmpstr (dv_window_get_page (get_window (application)), ==, "reports");
}

static gboolean
is_today (gpointer application)
{
  DvWindow *window = get_window (DV_APPLICATION (application));

  return window != NULL &&
         g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Today – Dân Vận") == 0;
}

static void
check_language (DvApplication *application)
{

  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (get_window (application)), "Công việc"));
  g_settings_set_string (settings, "language", "en");
  gui_test_wait (is_today, application);
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (get_window (application)), "Tasks"));
  g_assert_null (gui_test_find_label (GTK_WIDGET (get_window (application)), "Công việc"));
  g_settings_reset (settings, "language");
}

static void
check_colours (DvApplication *application)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_settings_set_string (settings, "colour-scheme", "dark");
  g_assert_true (adw_style_manager_get_dark (manager));
  g_settings_set_string (settings, "colour-scheme", "light");
  g_assert_false (adw_style_manager_get_dark (manager));
  g_settings_reset (settings, "colour-scheme");
}

static void
check_preferences (DvApplication *application)
{

  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "preferences", NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    2);
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
}

static gboolean
has_error (gpointer application)
{
  return dv_application_get_store_error (application) != NULL;
}

/* A store that is not there is a page with ways out, and the program goes on. */
static void
check_error (DvApplication *application)
{
  GtkWidget *window = GTK_WIDGET (get_window (application));

  dv_application_open_store (application, "/nowhere/a.danvan");
  gui_test_wait (has_error, application);
  g_assert_nonnull (gui_test_find_label (window, "Không mở được kho dữ liệu"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "page"));
  dv_application_open_store (application, store_path);
  gui_test_wait (has_store, application);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "page"));
}

#define STORE store_path

static void
test_welcome (void)
{
  run_program (NULL, check_welcome);
}

static void
test_error (void)
{
  run_program (NULL, check_error);
}

static void
test_pages (void)
{
  run_program (STORE, check_pages);
  run_program (STORE, check_remembered);
  g_settings_reset (settings, "current-page");
}

static void
test_language (void)
{
  run_program (STORE, check_language);
}

static void
test_colours (void)
{
  run_program (STORE, check_colours);
}

static void
test_preferences (void)
{
  run_program (STORE, check_preferences);
}

static void
make_store_path (void)
{
  g_autoptr (DvStore) store = make_store (3);

  store_path = g_strdup (dv_store_get_path (store));
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  settings = g_settings_new ("vn.danvan.DanVan");
  make_store_path ();
  g_test_add_func ("/application/welcome", test_welcome);
  g_test_add_func ("/application/error", test_error);
  g_test_add_func ("/application/pages", test_pages);
  g_test_add_func ("/application/language", test_language);
  g_test_add_func ("/application/colours", test_colours);
  g_test_add_func ("/application/preferences", test_preferences);
  return g_test_run ();
}
