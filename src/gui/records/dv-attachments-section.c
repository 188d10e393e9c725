/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-attachments-section.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "common/dv-widget.h"
#include "dv-attachment.h"
#include "dv-confidential.h"
#include "dv-kinds.h"
#include "petitions/dv-sealed-scans.h"
#include "records/dv-requests.h"

#include <glib/gi18n.h>

/* The files that belong to a record: scans and photos, added by a button or by dropping them. */
struct _DvAttachmentsSection {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *add_button;
  GtkListBox *list;
  GtkLabel *note;

  /* Owned */
  DvStore *store;
  DvRecord *owner;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvAttachmentsSection, dv_attachments_section, GTK_TYPE_WIDGET)

static void read_list (DvAttachmentsSection *self);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->store != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be opened"), error->message);
}

static void
open_cb (DvAttachmentsSection *self, GtkListBoxRow *row)
{
  DvRecord *attachment = g_object_get_data (G_OBJECT (row), "dv-record");
  g_autofree char *path = dv_attachment_get_path (self->store, attachment);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert (DV_IS_ATTACHMENTS_SECTION (self));

  if (g_strcmp0 (dv_record_get (attachment, "media_type"), DV_SEALED_MEDIA_TYPE) == 0)
    dv_sealed_scan_open (GTK_WIDGET (self), self->store, attachment);
  else
    g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, opened_cb,
                                             g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autofree char *batch = dv_request_delete_finish (DV_STORE (source), result, &n, &error);

  if (error != NULL && self->store != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was deleted"), error->message);
}

static void
remove_cb (DvAttachmentsSection *self, GtkWidget *button)
{
  DvRecord *attachment = g_object_get_data (G_OBJECT (button), "dv-record");
  gint64 row = dv_record_get_row (attachment);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (rows, row);
  dv_request_delete (self->store, &dv_kind_attachment, rows, removed_cb, g_object_ref (self));
}

static GtkWidget *
create_remove (DvAttachmentsSection *self, DvRecord *attachment)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), dv_record_get_title (attachment));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "dv-record", g_object_ref (attachment),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_row (DvAttachmentsSection *self, DvRecord *attachment)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (dv_record_get_title (attachment));
  g_autofree char *size = g_format_size (dv_record_get_integer (attachment, "size"));
  GtkWidget *size_label = gtk_label_new (size);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (size_label, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), size_label);
  gtk_box_append (GTK_BOX (box), create_remove (self, attachment));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "dv-record", g_object_ref (attachment), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_record_get_title (attachment), -1);
  gtk_list_box_append (self->list, row);
}

static void
show_list (DvAttachmentsSection *self, GPtrArray *attachments)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < attachments->len; i++)
    append_row (self, g_ptr_array_index (attachments, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), attachments->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), attachments->len == 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GPtrArray) attachments = dv_request_list_finish (DV_STORE (source), result, NULL);

  if (attachments != NULL && self->store != NULL)
    show_list (self, attachments);
}

static void
read_list (DvAttachmentsSection *self)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_attachment);

  dv_query_where (query, "record", dv_record_get_id (self->owner));
  dv_query_set_limit (query, 200);
  dv_request_list (self->store, query, self->cancellable, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (DvAttachmentsSection *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++)
    if (g_array_index (changed, DvChanged, i).kind == &dv_kind_attachment) {
      read_list (self);
      return;
    }
}

/* Copies the file and writes the record, on a thread of its own. */
static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_auto (GStrv) parts = g_strsplit (data, "\n", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) attachment = dv_attachment_add (source, parts[0], parts[1], &error);

  if (attachment != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GError) error = NULL;
  gboolean added = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->store == NULL)
    return;
  if (added)
    read_list (self);
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not added"), error->message);
}

static void
sealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GError) error = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, NULL, NULL, &error) && self->store != NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not added"), error->message);
}

static gboolean
is_confidential (DvRecord *owner)
{
  return dv_record_get_kind (owner) == &dv_kind_petition && dv_petition_is_confidential (owner);
}

static void
add_file (DvAttachmentsSection *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  const char *path = g_file_peek_path (file);

  if (path == NULL)
    return;
  if (is_confidential (self->owner)) {
    dv_sealed_scan_add (self->store, dv_record_get_id (self->owner), path, sealed_cb,
                        g_object_ref (self));
    return;
  }
  task = g_task_new (self->store, NULL, added_cb, g_object_ref (self));
  g_task_set_task_data (task, g_strdup_printf ("%s\n%s", dv_record_get_id (self->owner), path),
                        g_free);
  g_task_run_in_thread (task, add_in_thread);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvAttachmentsSection) self = DV_ATTACHMENTS_SECTION (user_data);
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file != NULL && self->store != NULL)
    add_file (self, file);
}

static void
add_clicked_cb (DvAttachmentsSection *self)
{
  g_assert (DV_IS_ATTACHMENTS_SECTION (self));

  dv_file_picker_open_async (GTK_WIDGET (self), _ ("Add a file"), NULL, 0, self->cancellable,
                             picked_cb, g_object_ref (self));
}

static gboolean
drop_cb (DvAttachmentsSection *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GSList *files = g_value_get_boxed (value);

  if (dv_record_get_id (self->owner) == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    add_file (self, l->data);
  return files != NULL;
}

static void
add_drop_target (DvAttachmentsSection *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
dv_attachments_section_dispose (GObject *object)
{
  DvAttachmentsSection *self = DV_ATTACHMENTS_SECTION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_ATTACHMENTS_SECTION);
  dv_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_attachments_section_parent_class)->dispose (object);
}

static void
dv_attachments_section_class_init (DvAttachmentsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_attachments_section_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/vn/danvan/DanVan/records/dv-attachments-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DvAttachmentsSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, DvAttachmentsSection, list);
  gtk_widget_class_bind_template_child (widget_class, DvAttachmentsSection, note);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_attachments_section_init (DvAttachmentsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  add_drop_target (self);
}

/**
 * dv_attachments_section_new:
 * @store: where the records stand
 * @owner: the record that the files belong to, which may be new
 *
 * Returns: (transfer floating): a list of its files
 */
GtkWidget *
dv_attachments_section_new (DvStore *store, DvRecord *owner)
{
  DvAttachmentsSection *self = g_object_new (DV_TYPE_ATTACHMENTS_SECTION, NULL);

  self->store = g_object_ref (store);
  self->owner = g_object_ref (owner);
  gtk_widget_set_visible (self->add_button, dv_record_get_id (owner) != NULL);
  if (dv_record_get_id (owner) == NULL) {
    gtk_label_set_text (self->note, _ ("Save the record first, then add to it here."));
    return GTK_WIDGET (self);
  }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_list (self);
  return GTK_WIDGET (self);
}
