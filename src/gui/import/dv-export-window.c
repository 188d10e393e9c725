/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-export-window.h"

#include <glib/gi18n.h>

/* Shows how far a sheet is written; closing it stops the work. */
struct _DvExportWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *cancel;
  GtkProgressBar *progress;

  GCancellable *cancellable; /* owned */
};

G_DEFINE_FINAL_TYPE (DvExportWindow, dv_export_window, ADW_TYPE_WINDOW)

static gboolean
dv_export_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DV_EXPORT_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (dv_export_window_parent_class)->close_request (window);
}

static void
dv_export_window_dispose (GObject *object)
{
  DvExportWindow *self = DV_EXPORT_WINDOW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dv_export_window_parent_class)->dispose (object);
}

static void
dv_export_window_class_init (DvExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_export_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dv_export_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvExportWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, DvExportWindow, progress);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_export_window_init (DvExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->cancel);
}

/**
 * dv_export_window_new:
 * @parent: (nullable): the window over which it stands
 * @cancellable: what stops the work
 *
 * Returns: (transfer none): a window
 */
DvExportWindow *
dv_export_window_new (GtkWindow *parent, GCancellable *cancellable)
{
  DvExportWindow *self = g_object_new (DV_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);

  self->cancellable = g_object_ref (cancellable);
  return self;
}

/**
 * dv_export_window_set_progress:
 * @self: a window
 * @done: how many records are written
 * @total: how many there are; 0 while this is not known
 */
void
dv_export_window_set_progress (DvExportWindow *self, guint done, guint total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DV_IS_EXPORT_WINDOW (self));

  if (total == 0) {
    gtk_progress_bar_pulse (self->progress);
    return;
  }
  /* Translators: how many records are written, then how many there are. */
  text = g_strdup_printf (_ ("%u of %u records"), done, total);
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
  gtk_progress_bar_set_text (self->progress, done < total ? text : _ ("Packing the file…"));
}
