/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-kind-dialog.h"

#include "dv-kinds.h"

/* Asks what the rows of a sheet are. */
struct _DvKindDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkDropDown *kinds;
  GtkWidget *accept;

  GPtrArray *listed; /* of const DvKind */
};

G_DEFINE_FINAL_TYPE (DvKindDialog, dv_kind_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accept_cb (DvKindDialog *self)
{
  const DvKind *kind = g_ptr_array_index (self->listed, gtk_drop_down_get_selected (self->kinds));
  GtkWindow *window = GTK_WINDOW (self);

  g_object_ref (self);
  gtk_window_close (window);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, kind->name);
  g_object_unref (self);
}

static void
cancel_cb (DvKindDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
dv_kind_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DV_KIND_DIALOG (object)->listed, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_kind_dialog_parent_class)->finalize (object);
}

static void
dv_kind_dialog_class_init (DvKindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dv_kind_dialog_finalize;

  /**
   * DvKindDialog::chosen:
   * @self: the dialog
   * @name: the name of a kind
   *
   * Somebody said what the rows are.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-kind-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvKindDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvKindDialog, kinds);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
list_kinds (DvKindDialog *self, GtkStringList *labels)
{
  for (guint i = 0; dv_all_kinds[i] != NULL; i++) {
    if (dv_all_kinds[i]->flags & (DV_KIND_HIDDEN | DV_KIND_CATALOGUE))
      continue;
    g_ptr_array_add (self->listed, (gpointer) dv_all_kinds[i]);
    gtk_string_list_append (labels, dv_kind_get_label_plural (dv_all_kinds[i]));
  }
}

static void
dv_kind_dialog_init (DvKindDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint person;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->listed = g_ptr_array_new ();
  list_kinds (self, labels);
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (labels));
  if (g_ptr_array_find (self->listed, &dv_kind_person, &person))
    gtk_drop_down_set_selected (self->kinds, person);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
}

/**
 * dv_kind_dialog_new:
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): a dialog that asks what the rows of a sheet are
 */
DvKindDialog *
dv_kind_dialog_new (GtkWindow *parent)
{
  return g_object_new (DV_TYPE_KIND_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
}
