/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gui-test.h"

#include "common/dv-dialogs.h"

#include <adwaita.h>

static GAsyncResult *answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer = g_object_ref (result);
}

static AdwMessageDialog *
get_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GObject) window = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  window = g_list_model_get_item (windows, 0);
  return ADW_MESSAGE_DIALOG (window);
}

static gboolean
has_no_window (gpointer user_data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) == 0;
}

static void
ask (GCancellable *cancellable)
{
  dv_dialogs_ask_async (NULL, "Delete 3 tasks?", "They can be brought back.", "_Delete",
                        DV_DIALOG_CHOICE_DESTRUCTIVE, cancellable, answered_cb, NULL);
}

static void
respond (const char *id)
{
  AdwMessageDialog *dialog = get_dialog ();

  adw_message_dialog_response (dialog, id);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gui_test_wait (gui_test_is_set, &answer);
  gui_test_wait (has_no_window, NULL);
}

static void
test_accept (void)
{
  g_autoptr (GError) error = NULL;

  ask (NULL);
  /* Enter must not destroy anything. */
  g_assert_cmpstr (adw_message_dialog_get_default_response (get_dialog ()), ==, NULL);
  respond ("accept");
  g_assert_true (dv_dialogs_ask_finish (answer, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&answer));
}

static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;

  ask (NULL);
  respond ("cancel");
  g_assert_false (dv_dialogs_ask_finish (answer, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&answer));
}

static void
test_withdraw (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ask (cancellable);
  g_cancellable_cancel (cancellable);
  gui_test_wait (gui_test_is_set, &answer);
  g_assert_false (dv_dialogs_ask_finish (answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gui_test_wait (has_no_window, NULL);
  g_assert_finalize_object (g_steal_pointer (&answer));
}

static void
test_choose (void)
{
  const DvDialogChoice choices[] = {
    { "discard", "_Discard", DV_DIALOG_CHOICE_DESTRUCTIVE },
    { "save", "_Save", DV_DIALOG_CHOICE_SUGGESTED },
  };
  g_autofree char *id = NULL;

  dv_dialogs_choose_async (NULL, "Save?", NULL, choices, G_N_ELEMENTS (choices), NULL, answered_cb,
                           NULL);
  g_assert_cmpstr (adw_message_dialog_get_default_response (get_dialog ()), ==, "save");
  respond ("discard");
  id = dv_dialogs_choose_finish (answer, NULL);
  g_assert_cmpstr (id, ==, "discard");
  g_assert_finalize_object (g_steal_pointer (&answer));
}

static void
test_error (void)
{
  dv_dialogs_show_error (NULL, "The store cannot be opened", "It is <locked> by another program.");
  g_assert_nonnull (gui_test_find_label (GTK_WIDGET (get_dialog ()), "The store cannot be opened"));
  g_assert_nonnull (
    gui_test_find_label (GTK_WIDGET (get_dialog ()), "It is <locked> by another program."));
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
  gui_test_wait (has_no_window, NULL);
}

int
main (int argc, char *argv[])
{
  gui_test_init (&argc, &argv);
  g_test_add_func ("/dialogs/accept", test_accept);
  g_test_add_func ("/dialogs/refuse", test_refuse);
  g_test_add_func ("/dialogs/withdraw", test_withdraw);
  g_test_add_func ("/dialogs/choose", test_choose);
  g_test_add_func ("/dialogs/error", test_error);
  return g_test_run ();
}
