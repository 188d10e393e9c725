/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-window.h"

#include <glib/gi18n.h>

/* The table at which gifts are handed out, in a window of its own: its keys are its own, and the
 * office goes on beside it. */
struct _DvHandOutWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkBox *box;
  AdwWindowTitle *title;

  DvHandOutPage *page; /* in the box */
};

G_DEFINE_FINAL_TYPE (DvHandOutWindow, dv_hand_out_window, ADW_TYPE_WINDOW)

static void
dv_hand_out_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_HAND_OUT_WINDOW);

  G_OBJECT_CLASS (dv_hand_out_window_parent_class)->dispose (object);
}

static void
dv_hand_out_window_class_init (DvHandOutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_hand_out_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-hand-out-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvHandOutWindow, box);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutWindow, title);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
dv_hand_out_window_init (DvHandOutWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_hand_out_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the gifts stand
 * @record: a list, or a campaign whose lists are handed out at one table
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_hand_out_window_new (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  DvHandOutWindow *self = g_object_new (DV_TYPE_HAND_OUT_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  g_autofree char *title = NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->page = DV_HAND_OUT_PAGE (dv_hand_out_page_new (store, dv_record_get_id (record)));
  gtk_widget_set_vexpand (GTK_WIDGET (self->page), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->page));
  adw_window_title_set_subtitle (self->title, dv_record_get_title (record));
  /* Translators: the title of a window; %s is a list or a campaign. */
  title = g_strdup_printf (_ ("Handing out gifts – %s"), dv_record_get_title (record));
  gtk_window_set_title (GTK_WINDOW (self), title);
  return GTK_WIDGET (self);
}

/**
 * dv_hand_out_window_get_page:
 *
 * Returns: (transfer none): the table
 */
DvHandOutPage *
dv_hand_out_window_get_page (DvHandOutWindow *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_WINDOW (self), NULL);
  return self->page;
}
