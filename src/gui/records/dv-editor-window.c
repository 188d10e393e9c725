/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-editor-window.h"

/* A form in a window of its own, for a part of a record, or to see two records at once. */
struct _DvEditorWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkBox *box;
  AdwToastOverlay *toasts;

  DvEditor *editor; /* in the box */
  gboolean done;
};

G_DEFINE_FINAL_TYPE (DvEditorWindow, dv_editor_window, ADW_TYPE_WINDOW)

static void
close_cb (DvEditorWindow *self)
{
  self->done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* A part is done once it is saved, but for a list where another follows. */
static gboolean
dv_editor_window_close_request (GtkWindow *window)
{
  DvEditorWindow *self = DV_EDITOR_WINDOW (window);

  if (!self->done && dv_editor_is_dirty (self->editor)) {
    dv_editor_close (self->editor);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (dv_editor_window_parent_class)->close_request (window);
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvEditorWindow *self = DV_EDITOR_WINDOW (widget);

  adw_toast_overlay_add_toast (self->toasts,
                               adw_toast_new (g_variant_get_string (parameter, NULL)));
}

/* The conflicts stand on a page of the main window. */
static void
conflicts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, parameter);
  gtk_window_present (parent);
}

static void
dv_editor_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_EDITOR_WINDOW);

  G_OBJECT_CLASS (dv_editor_window_parent_class)->dispose (object);
}

static void
dv_editor_window_class_init (DvEditorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_editor_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dv_editor_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-editor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvEditorWindow, box);
  gtk_widget_class_bind_template_child (widget_class, DvEditorWindow, toasts);
  gtk_widget_class_install_action (widget_class, "win.conflicts", "s", conflicts_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
}

static void
dv_editor_window_init (DvEditorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_editor_window_new:
 * @parent: a widget of the window that it stands over
 * @store: where the record is saved
 * @record: the record, which may be new
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_editor_window_new (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  DvEditorWindow *self = g_object_new (DV_TYPE_EDITOR_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->editor = DV_EDITOR (dv_editor_new (store, record));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->editor));
  g_object_bind_property (self->editor, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->editor, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  return GTK_WIDGET (self);
}

/**
 * dv_editor_window_get_editor:
 *
 * Returns: (transfer none): the form
 */
DvEditor *
dv_editor_window_get_editor (DvEditorWindow *self)
{
  g_return_val_if_fail (DV_IS_EDITOR_WINDOW (self), NULL);
  return self->editor;
}
