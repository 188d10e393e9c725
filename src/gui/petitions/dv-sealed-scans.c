/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-sealed-scans.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-seal.h"
#include "dv-secret-file.h"
#include "petitions/dv-unseal-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Scans of sealed letters: sealed before they are kept, and shown from memory. No other program is
 * given a file in the clear, unless somebody saves one after a warning. */

#define SECONDS_SHOWN 120

typedef struct {
  char *petition;
  char *path;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_free (adding->petition);
  g_free (adding->path);
  g_free (adding);
}

static gboolean
add_cb (DvWrite *write, gpointer data, GError **error)
{
  Adding *adding = data;
  g_autoptr (DvSecret) content = dv_secret_read_file (adding->path, error);
  g_autofree char *name = g_path_get_basename (adding->path);

  return content != NULL && dv_seal_scan (write, adding->petition, name, content, error);
}

/**
 * dv_sealed_scan_add:
 * @store: where the petition is
 * @petition: its id
 * @path: a file
 * @callback: called when it is sealed; dv_store_write_finish() says how it went
 * @user_data: given to @callback
 */
void
dv_sealed_scan_add (DvStore *store,
                    const char *petition,
                    const char *path,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Adding *adding = g_new0 (Adding, 1);

  adding->petition = g_strdup (petition);
  adding->path = g_strdup (path);
  dv_store_write_async (store, "edit", _ ("Attach a sealed scan"), add_cb, adding, adding_free,
                        NULL, callback, user_data);
}

static DvSecret *
get_content (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), "dv-content");
}

static void
save_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  DvSecret *content = get_content (window);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  g_object_set_data (G_OBJECT (window), "dv-saving", NULL);
  if (path != NULL && content != NULL &&
      !g_file_set_contents_full (path, dv_secret_get_data (content),
                                 (gssize) dv_secret_get_size (content),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    dv_dialogs_show_error (window, _ ("The scan was not saved"), error->message);
}

static void
save_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;

  if (dv_dialogs_ask_finish (result, NULL))
    dv_file_picker_save_async (window, _ ("Save the scan in the clear"), "ban-ro", NULL, 0, NULL,
                               save_picked_cb, g_object_ref (window));
  else
    g_object_set_data (G_OBJECT (window), "dv-saving", NULL);
}

static void
save_cb (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), "dv-saving", window);
  dv_dialogs_ask_async (window, _ ("Save the scan in the clear?"),
                        _ ("The file shows who denounces to everybody who can read it, and cannot "
                           "be called back. Delete it as soon as it is not needed; on many disks "
                           "it can be brought back all the same."),
                        _ ("_Save in the clear"), DV_DIALOG_CHOICE_DESTRUCTIVE, NULL, save_asked_cb,
                        g_object_ref (window));
}

static GtkWidget *
create_view (DvSecret *content)
{
  g_autoptr (GBytes) bytes =
    g_bytes_new_with_free_func (dv_secret_get_data (content), dv_secret_get_size (content),
                                (GDestroyNotify) dv_secret_unref, dv_secret_ref (content));
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  GtkWidget *view;

  if (texture == NULL) {
    view = adw_status_page_new ();
    adw_status_page_set_title (ADW_STATUS_PAGE (view), _ ("This scan is no picture"));
    adw_status_page_set_description (ADW_STATUS_PAGE (view),
                                     _ ("It can only be saved in the clear, to be read with "
                                        "another program."));
    return view;
  }
  view = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sealed scan"), -1);
  return view;
}

/* Somebody locked the screen, or went to another window than the one that asks where to save. */
static void
active_cb (GtkWindow *window)
{
  if (gtk_window_is_active (window))
    g_object_set_data (G_OBJECT (window), "dv-shown", window);
  else if (g_object_get_data (G_OBJECT (window), "dv-shown") != NULL &&
           g_object_get_data (G_OBJECT (window), "dv-saving") == NULL)
    gtk_window_close (window);
}

static gboolean
timeout_cb (gpointer user_data)
{
  g_object_set_data (G_OBJECT (user_data), "dv-timeout", NULL);
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The scan goes with its window, not when its time is over. */
static void
destroy_cb (GtkWidget *window)
{
  guint timeout = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), "dv-timeout"));

  if (timeout != 0)
    g_source_remove (timeout);
  g_object_set_data (G_OBJECT (window), "dv-content", NULL);
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

static void
show_scan (DvUnsealing *unsealing, gpointer user_data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save in the clear…"));
  GtkWidget *view = create_view (unsealing->content);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (user_data));
  guint timeout;

  g_object_set_data_full (G_OBJECT (window), "dv-content", dv_secret_ref (unsealing->content),
                          (GDestroyNotify) dv_secret_unref);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Sealed scan"));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 640);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), save);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  add_escape (window);
  timeout = g_timeout_add_seconds (SECONDS_SHOWN, timeout_cb, window);
  g_object_set_data (G_OBJECT (window), "dv-timeout", GUINT_TO_POINTER (timeout));
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * dv_sealed_scan_open:
 * @parent: a widget of the window that it stands over
 * @store: where the scan is
 * @attachment: the attachment that stands for it
 *
 * Asks for reason and passphrase, and shows the scan for two minutes.
 */
void
dv_sealed_scan_open (GtkWidget *parent, DvStore *store, DvRecord *attachment)
{
  dv_unseal_dialog_present (parent, store, dv_record_get (attachment, "record"),
                            dv_record_get_id (attachment), show_scan, g_object_ref (parent),
                            g_object_unref);
}
