/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"

#include "common/dv-file-picker.h"

static GAsyncResult *answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer = g_object_ref (result);
}

static GtkWindow *
get_dialog (void)
{
  g_autoptr (GObject) window = g_list_model_get_item (gtk_window_get_toplevels (), 0);

  return GTK_WINDOW (window);
}

static gboolean
has_window (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0;
}

/* GTK 4.8 crashes if a chooser goes while its first folder is still being read. */
static gboolean
is_calm (gpointer user_data)
{
  guint *quiet_ticks = user_data;

  *quiet_ticks = g_main_context_pending (NULL) ? 0 : *quiet_ticks + 1;
  return *quiet_ticks > 30;
}

static void
wait_for_dialog (void)
{
  guint quiet_ticks = 0;

  gui_test_wait (has_window, NULL);
  gui_test_wait (is_calm, &quiet_ticks);
}

static void
finish (GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  gui_test_wait (gui_test_is_set, &answer);
  g_assert_null (dv_file_picker_finish (answer, &error));
  if (domain != 0)
    g_assert_error (error, domain, code);
  else
    g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&answer));
}

static void
test_close (void)
{
  static const char *const suffixes[] = { "xlsx", "ods", "csv", NULL };
  const DvFileFilter filter = { "Spreadsheets", suffixes };

  dv_file_picker_open_async (NULL, "Open", &filter, 1, NULL, answered_cb, NULL);
  wait_for_dialog ();
  gtk_window_close (get_dialog ());
  finish (0, 0);
}

static void
test_withdraw (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  dv_file_picker_save_async (NULL, "Save", "Báo cáo.docx", NULL, 0, cancellable, answered_cb, NULL);
  wait_for_dialog ();
  g_cancellable_cancel (cancellable);
  finish (G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_folder (void)
{
  dv_file_picker_folder_async (NULL, "Folder", NULL, answered_cb, NULL);
  wait_for_dialog ();
  gtk_window_close (get_dialog ());
  finish (0, 0);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/file-picker/close", test_close);
  g_test_add_func ("/file-picker/withdraw", test_withdraw);
  g_test_add_func ("/file-picker/folder", test_folder);
  return g_test_run ();
}
