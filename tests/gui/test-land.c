/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"
#include "make-records.h"

#include <adwaita.h>

#include "dv-kinds.h"
#include "dv-record.h"
#include "land/dv-land-view.h"
#include "records/dv-record-commands.h"
#include "reports/dv-report-records.h"

/* How far a land project has come, in its form. */

static char *
save (DvStore *store, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list values;

  va_start (values, kind);
  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
  va_end (values);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

static DvRecord *
make_project (DvStore *store)
{
  DvRecord *project = dv_record_new (&dv_kind_project);
  g_autofree char *plot = NULL;

  dv_record_set (project, "title", "Mở rộng ngõ 5");
  g_assert_true (dv_store_save (store, project, NULL, NULL));
  plot = save (store, &dv_kind_plot, "project", dv_record_get_id (project), "holder", "Lê Thị Cúc",
               "recovered", "1250", NULL);
  g_free (save (store, &dv_kind_plot, "project", dv_record_get_id (project), "holder",
                "Trần Văn Bình", "recovered", "5000", NULL));
  g_free (save (store, &dv_kind_plot_step, "plot", plot, "step", "inventory", "date", "2019-05-20",
                NULL));
  return project;
}

static gboolean
shows_cb (gpointer user_data)
{
  return gui_test_find_label (GTK_WIDGET (user_data), "2 · 62,5 m²") != NULL;
}

static gboolean
has_records_cb (gpointer user_data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
    GtkWidget *records = gui_test_find_type (window, DV_TYPE_REPORT_RECORDS);

    if (records != NULL && gui_test_find_label (records, "Lê Thị Cúc") != NULL)
      return gui_test_find_label (records, "Trần Văn Bình") == NULL;
  }
  return FALSE;
}

/* The steps of one are no steps of another, and a number shows the plots that it counts. */
static void
test_numbers_open_their_plots (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) project = make_project (store);
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = dv_land_view_new (store, project);
  GtkWidget *number;

  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  gui_test_wait (shows_cb, view);
  number = gui_test_find_label (view, "1 · 12,5 m²");
  g_assert_nonnull (number);
  number = gtk_widget_get_ancestor (number, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_activate (number));
  gui_test_wait (has_records_cb, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
grew_cb (gpointer user_data)
{
  return gui_test_find_label (GTK_WIDGET (user_data), "3 · 72,5 m²") != NULL;
}

static void
test_it_counts_again_when_a_plot_comes (void)
{
  g_autoptr (DvStore) store = make_store (0);
  g_autoptr (DvRecord) project = make_project (store);
  g_autoptr (GtkWidget) view = g_object_ref_sink (dv_land_view_new (store, project));

  gui_test_wait (shows_cb, view);
  g_free (save (store, &dv_kind_plot, "project", dv_record_get_id (project), "holder", "Lê Văn Đạt",
                "recovered", "1000", NULL));
  gui_test_wait (grew_cb, view);
}

/* Only what was signed gets a new version. */
static void
test_what_can_be_done_with_an_inventory (void)
{
  g_autoptr (DvRecord) inventory = dv_record_new (&dv_kind_inventory);
  const DvRecordCommand *command = dv_record_commands_find (&dv_kind_inventory, "new-version");

  g_assert_nonnull (dv_record_commands_find (&dv_kind_inventory, "print"));
  g_assert_nonnull (dv_record_commands_find (&dv_kind_project, "print"));
  g_assert_nonnull (dv_record_commands_find (&dv_kind_plot, "print"));
  dv_record_set (inventory, "state", "draft");
  g_assert_false (command->applies (inventory));
  dv_record_set (inventory, "state", "signed");
  g_assert_true (command->applies (inventory));
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/land/numbers", test_numbers_open_their_plots);
  g_test_add_func ("/land/again", test_it_counts_again_when_a_plot_comes);
  g_test_add_func ("/land/inventory", test_what_can_be_done_with_an_inventory);
  return g_test_run ();
}
