/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-imports-window.h"

#include <glib/gi18n.h>

#include "common/dv-cells.h"
#include "common/dv-dialogs.h"
#include "dv-imports.h"
#include "records/dv-requests.h"

/* The imports that were done, each of which can be withdrawn as a whole. */
struct _DvImportsWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  AdwStatusPage *failed;
  GtkSingleSelection *selection;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  GtkColumnView *view;
  GtkWidget *withdraw;

  DvStore *store;
  GListStore *lines;  /* of DvCells */
  GPtrArray *imports; /* of DvPastImport */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvImportsWindow, dv_imports_window, ADW_TYPE_WINDOW)

#define MAX_IMPORTS 200

static const DvPastImport *
get_selected (DvImportsWindow *self)
{
  DvCells *cells = gtk_single_selection_get_selected_item (self->selection);

  return cells != NULL ? g_ptr_array_index (self->imports, dv_cells_get_index (cells)) : NULL;
}

static void
selection_cb (DvImportsWindow *self)
{
  const DvPastImport *import = get_selected (self);

  gtk_widget_set_sensitive (self->withdraw, import != NULL && !import->withdrawn);
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return g_date_time_format (moment, "%d/%m/%Y %H:%M");
}

static void
add_line (DvImportsWindow *self, guint place)
{
  const DvPastImport *import = g_ptr_array_index (self->imports, place);
  g_autofree char *time = format_time (import->time);
  g_autofree char *n_records = g_strdup_printf ("%u", import->n_records);
  g_autofree char *withdrawn =
    import->withdrawn
      /* translators: how many records were put back when an import was withdrawn */
      ? g_strdup_printf (_ ("withdrawn: %u"), import->n_withdrawn)
      : g_strdup ("");
  const char *const texts[] = {
    import->label != NULL ? import->label : "",
    import->kind != NULL ? dv_kind_get_label_plural (import->kind) : "",
    time,
    import->actor != NULL ? import->actor : "",
    n_records,
    withdrawn,
    NULL,
  };
  g_autoptr (DvCells) cells = dv_cells_new (place, texts, NULL);

  g_list_store_append (self->lines, cells);
}

static void
show (DvImportsWindow *self)
{
  g_list_store_remove_all (self->lines);
  for (guint i = 0; i < self->imports->len; i++)
    add_line (self, i);
  gtk_stack_set_visible_child_name (self->stack, self->imports->len > 0 ? "list" : "empty");
  selection_cb (self);
  if (self->imports->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
list_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **imports = data;

  *imports = dv_imports_list (db, MAX_IMPORTS, error);
  return *imports != NULL;
}

static void
listing_free (gpointer data)
{
  GPtrArray **imports = data;

  g_clear_pointer (imports, g_ptr_array_unref);
  g_free (imports);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **imports;

  if (dv_store_read_finish (DV_STORE (source), result, (gpointer *) &imports, &error)) {
    g_clear_pointer (&self->imports, g_ptr_array_unref);
    self->imports = g_steal_pointer (imports);
    if (self->lines != NULL)
      show (self);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->lines != NULL) {
    adw_status_page_set_description (self->failed, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
}

static void
refresh (DvImportsWindow *self)
{
  dv_store_read_async (self->store, list_cb, g_new0 (GPtrArray *, 1), listing_free,
                       self->cancellable, listed_cb, g_object_ref (self));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);
  g_autofree char *title = NULL;

  if (self->lines == NULL)
    return;
  if (text == NULL) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The import was not withdrawn"), error->message);
    return;
  }
  title = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
  refresh (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportsWindow) self = user_data;
  const DvPastImport *import;

  if (!dv_dialogs_ask_finish (result, NULL) || self->lines == NULL)
    return;
  import = get_selected (self);
  if (import != NULL)
    dv_request_undo (self->store, import->id, FALSE, undone_cb, g_object_ref (self));
}

static char *
describe (const DvUndone *undone)
{
  g_autofree char *put_back = g_strdup_printf (
    ngettext ("%u record is deleted if it was new, or put back as it was before.",
              "%u records are deleted if they were new, or put back as they were before.",
              undone->n_records),
    undone->n_records);
  g_autofree char *kept = NULL;

  if (undone->n_kept == 0)
    return g_steal_pointer (&put_back);
  kept = g_strdup_printf (ngettext ("%u record was changed since, or others need it. It is kept.",
                                    "%u records were changed since, or others need them. They are "
                                    "kept.",
                                    undone->n_kept),
                          undone->n_kept);
  return g_strdup_printf ("%s\n%s", put_back, kept);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  DvUndone undone;

  if (!dv_imports_look_finish (DV_STORE (source), result, &undone, &error)) {
    if (self->lines != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      dv_dialogs_show_error (GTK_WIDGET (self), _ ("The import was not withdrawn"), error->message);
    return;
  }
  body = describe (&undone);
  dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Withdraw this import?"), body, _ ("_Withdraw"),
                        DV_DIALOG_CHOICE_DESTRUCTIVE, self->cancellable, asked_cb,
                        g_object_ref (self));
}

/* It is said before what would be put back and what would be kept. */
static void
withdraw_cb (DvImportsWindow *self)
{
  const DvPastImport *import = get_selected (self);

  if (import != NULL && !import->withdrawn)
    dv_imports_look_async (self->store, import->id, self->cancellable, looked_cb,
                           g_object_ref (self));
}

static void
dv_imports_window_dispose (GObject *object)
{
  DvImportsWindow *self = DV_IMPORTS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->lines);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_imports_window_parent_class)->dispose (object);
}

static void
dv_imports_window_finalize (GObject *object)
{
  g_clear_pointer (&DV_IMPORTS_WINDOW (object)->imports, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_imports_window_parent_class)->finalize (object);
}

static void
dv_imports_window_class_init (DvImportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_imports_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_imports_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-imports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, DvImportsWindow, withdraw);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_imports_window_init (DvImportsWindow *self)
{
  static const struct {
    const char *title;
    int width;
  } columns[] = {
    { N_ ("What"), -1 },        { N_ ("List"), 190 },   { N_ ("When"), 140 },
    { N_ ("Read in by"), 150 }, { N_ ("Records"), 90 }, { N_ ("Withdrawn"), 140 },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->lines = g_list_store_new (DV_TYPE_CELLS);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_cells_add_column (self->view, _ (columns[i].title), i, columns[i].width, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->lines));
}

/**
 * dv_imports_window_new:
 * @parent: the window that it belongs to
 * @store: a store
 *
 * Returns: (transfer none): a window with the imports that were done
 */
DvImportsWindow *
dv_imports_window_new (GtkWindow *parent, DvStore *store)
{
  DvImportsWindow *self =
    g_object_new (DV_TYPE_IMPORTS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  refresh (self);
  return self;
}
