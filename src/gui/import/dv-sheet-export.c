/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-sheet-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "dv-export.h"
#include "import/dv-export-window.h"
#include "import/dv-sheet-save.h"

/* How long a sheet may take before a window says how far it is, and how often it says so. */
#define PATIENCE 500
#define INTERVAL 100

typedef struct {
  GtkWidget *page;
  DvStore *store;
  DvQuery *query;
  char *path;
  GCancellable *cancellable;
  DvExportWindow *window; /* NULL unless it takes long */
  guint timer_id;
  gint done; /* told by the store's thread, as is @total */
  gint total;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->page);
  g_object_unref (export->store);
  g_object_unref (export->cancellable);
  dv_query_free (export->query);
  g_free (export->path);
  g_free (export);
}

static Export *
export_new (GtkWidget *page, DvStore *store, const DvQuery *query)
{
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->store = g_object_ref (store);
  export->query = dv_query_copy (query);
  export->cancellable = g_cancellable_new ();
  return export;
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Export *export = data;

  g_atomic_int_set (&export->done, (gint) done);
  g_atomic_int_set (&export->total, (gint) total);
}

static gboolean
export_cb (DvDb *db, gpointer data, GError **error)
{
  Export *export = data;
  DvExport order = {
    .query = export->query,
    .path = export->path,
    .progress = progress_cb,
    .progress_data = export,
  };

  if (!dv_export_write (&order, db, error))
    return FALSE;
  progress_cb (order.n_rows, order.n_rows, export);
  return TRUE;
}

static gboolean
show_progress_cb (gpointer data)
{
  Export *export = data;

  dv_export_window_set_progress (export->window, (guint) g_atomic_int_get (&export->done),
                                 (guint) g_atomic_int_get (&export->total));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_window_cb (gpointer data)
{
  Export *export = data;
  GtkRoot *root = gtk_widget_get_root (export->page);

  export->timer_id = 0;
  if (root == NULL)
    return G_SOURCE_REMOVE;
  export->window = dv_export_window_new (GTK_WINDOW (root), export->cancellable);
  g_object_add_weak_pointer (G_OBJECT (export->window), (gpointer *) &export->window);
  /* Whoever closes it does not want the sheet. */
  g_signal_connect_swapped (export->window, "destroy", G_CALLBACK (g_source_remove),
                            GUINT_TO_POINTER (g_timeout_add (INTERVAL, show_progress_cb, export)));
  show_progress_cb (export);
  gtk_window_present (GTK_WINDOW (export->window));
  return G_SOURCE_REMOVE;
}

static void
close_window (Export *export)
{
  g_clear_handle_id (&export->timer_id, g_source_remove);
  if (export->window == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (export->window), (gpointer *) &export->window);
  gtk_window_destroy (GTK_WINDOW (export->window));
  export->window = NULL;
}

static void
say_done (Export *export)
{
  guint n = (guint) g_atomic_int_get (&export->done);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u record was written", "%u records were written", n), n);

  dv_sheet_say_written (export->page, text, export->path);
}

static void
export_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = dv_store_read_finish (DV_STORE (source), result, NULL, &error);

  close_window (export);
  if (gtk_widget_get_root (export->page) != NULL) {
    if (written)
      say_done (export);
    else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      dv_dialogs_show_error (export->page, _ ("The sheet was not written"), error->message);
  }
  export_free (export);
}

static void
start (Export *export, GFile *file)
{
  export->path = g_file_get_path (file);
  export->timer_id = g_timeout_add (PATIENCE, show_window_cb, export);
  dv_store_read_async (export->store, export_cb, export, NULL, export->cancellable, export_done_cb,
                       export);
}

static void
target_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = dv_sheet_save_finish (result);

  if (file != NULL)
    start (export, file);
  else
    export_free (export);
}

/**
 * dv_export_start:
 * @page: the page that asks
 * @store: a store
 * @query: what to write
 *
 * Asks for a name and goes on as dv_export_start_file().
 */
void
dv_export_start (GtkWidget *page, DvStore *store, const DvQuery *query)
{
  dv_sheet_save_async (page, _ ("Write a sheet"),
                       dv_kind_get_label_plural (dv_query_get_kind (query)), NULL, target_chosen_cb,
                       export_new (page, store, query));
}

/**
 * dv_export_start_file:
 * @page: the page that asks
 * @store: a store
 * @query: what to write
 * @file: where
 *
 * Writes the records as a sheet that reads back without a change. What the law marks as sensitive
 * is left out. If it takes long, a window shows how far it is and can stop it.
 */
void
dv_export_start_file (GtkWidget *page, DvStore *store, const DvQuery *query, GFile *file)
{
  start (export_new (page, store, query), file);
}
