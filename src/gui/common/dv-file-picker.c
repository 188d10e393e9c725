/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-file-picker.h"

#include <glib/gi18n.h>

/* The one file that knows GtkFileChooserNative, which later versions of GTK deprecate. */

static GtkFileChooserNative *
create_chooser (GtkWidget *parent,
                const char *title,
                GtkFileChooserAction action,
                const DvFileFilter *filters,
                guint n_filters)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  const char *accept = action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open");
  GtkFileChooserNative *chooser;

  chooser = gtk_file_chooser_native_new (title, window, action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  for (guint i = 0; i < n_filters; i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    gtk_file_filter_set_name (filter, filters[i].name);
    for (guint j = 0; filters[i].suffixes[j] != NULL; j++)
      gtk_file_filter_add_suffix (filter, filters[i].suffixes[j]);
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  }
  return chooser;
}

static void
response_cb (GtkFileChooserNative *chooser, int response, GTask *task)
{
  g_assert (GTK_IS_FILE_CHOOSER_NATIVE (chooser));
  g_assert (G_IS_TASK (task));

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (task); /* and with it the chooser, its data */
}

static gboolean
cancel_cb (gpointer user_data)
{
  GtkNativeDialog *chooser = GTK_NATIVE_DIALOG (user_data);

  /* Hiding does not answer; an answer that came in the meantime has hidden it already. */
  if (gtk_native_dialog_get_visible (chooser)) {
    gtk_native_dialog_hide (chooser);
    g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
  }
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, GtkFileChooserNative *chooser)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_cb, g_object_ref (chooser), g_object_unref);
}

static void
show_chooser (GtkFileChooserNative *chooser,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, show_chooser);
  g_task_set_task_data (task, chooser, g_object_unref);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), chooser, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * dv_file_picker_open_async:
 * @parent: (nullable): a widget of the window that asks
 * @title: the translated title
 * @filters: (array length=n_filters): which files are shown
 * @n_filters: their number
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks for a file to read.
 */
void
dv_file_picker_open_async (GtkWidget *parent,
                           const char *title,
                           const DvFileFilter *filters,
                           guint n_filters,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  show_chooser (create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, filters, n_filters),
                cancellable, callback, user_data);
}

/**
 * dv_file_picker_save_async:
 * @parent: (nullable): a widget of the window that asks
 * @title: the translated title
 * @name: (nullable): a name for the file
 * @filters: (array length=n_filters): which kinds of file can be written
 * @n_filters: their number
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks where to write a file. Whether an existing one may be replaced has been asked, too.
 */
void
dv_file_picker_save_async (GtkWidget *parent,
                           const char *title,
                           const char *name,
                           const DvFileFilter *filters,
                           guint n_filters,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GtkFileChooserNative *chooser =
    create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, filters, n_filters);

  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show_chooser (chooser, cancellable, callback, user_data);
}

/**
 * dv_file_picker_folder_async:
 * @parent: (nullable): a widget of the window that asks
 * @title: the translated title
 * @cancellable: (nullable): closes the dialog
 * @callback: called with the answer
 * @user_data: given to @callback
 *
 * Asks for a folder.
 */
void
dv_file_picker_folder_async (GtkWidget *parent,
                             const char *title,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  show_chooser (create_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, 0),
                cancellable, callback, user_data);
}

/**
 * dv_file_picker_finish:
 *
 * Ends each of the three questions.
 *
 * Returns: (transfer full) (nullable): the file or folder; %NULL without an error if the person
 *   closed the dialog, with one if the question was withdrawn
 */
GFile *
dv_file_picker_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
