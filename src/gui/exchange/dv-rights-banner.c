/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-rights-banner.h"

#include "dv-rights.h"

#include <glib/gi18n.h>

/* Above the form of a record that this computer may not change: said before somebody types. */
struct _DvRightsBanner {
  GtkWidget parent_instance;

  GtkWidget *box;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvRightsBanner, dv_rights_banner, GTK_TYPE_WIDGET)

typedef struct {
  DvRecord *record;
  gboolean may;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->record);
  g_free (request);
}

static gboolean
ask_cb (DvDb *db, gpointer data, GError **error)
{
  Request *request = data;

  return dv_rights_may_write (db, request->record, &request->may, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvRightsBanner) self = DV_RIGHTS_BANNER (user_data);
  Request *request;

  /* What cannot be found out now is said when the record is saved. */
  if (dv_store_read_finish (DV_STORE (source), result, (gpointer *) &request, NULL) &&
      self->box != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), !request->may);
}

static void
dv_rights_banner_dispose (GObject *object)
{
  DvRightsBanner *self = DV_RIGHTS_BANNER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dv_rights_banner_parent_class)->dispose (object);
}

static void
dv_rights_banner_class_init (DvRightsBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_rights_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_rights_banner_init (DvRightsBanner *self)
{
  GtkWidget *label =
    gtk_label_new (_ ("This belongs to the ward. It is changed at the ward office; what is typed "
                      "here cannot be saved."));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_widget_add_css_class (self->box, "sheet-notice");
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dv_rights_banner_set_record:
 * @store: where the record stands
 * @record: a record, which may be new
 *
 * Says that this computer may not change the record, if it may not.
 */
void
dv_rights_banner_set_record (DvRightsBanner *self, DvStore *store, DvRecord *record)
{
  Request *request;

  g_return_if_fail (DV_IS_RIGHTS_BANNER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->record = dv_record_copy (record);
  dv_store_read_async (store, ask_cb, request, request_free, self->cancellable, asked_cb,
                       g_object_ref (self));
}
