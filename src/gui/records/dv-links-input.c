/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-links-input.h"

#include "common/dv-widget.h"
#include "dv-links.h"
#include "dv-load.h"
#include "records/dv-record-provider.h"

#include <glib/gi18n.h>

/* Several other records: those chosen, each with its role, and a search field that adds one. */
struct _DvLinksInput {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkListBox *list;
  DvSearchPicker *picker;

  /* Owned */
  GPtrArray *links;
  GPtrArray *titles; /* one for each link */
  GCancellable *cancellable;
  DvStore *store;

  const DvField *field; /* static */
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvLinksInput,
                               dv_links_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void update_list (DvLinksInput *self);

static guint
get_index (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "dv-index"));
}

static void
remove_cb (DvLinksInput *self, GtkWidget *button)
{
  guint index = get_index (button);

  g_ptr_array_remove_index (self->links, index);
  g_ptr_array_remove_index (self->titles, index);
  update_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
  dv_input_edited (DV_INPUT (self));
}

static void
role_cb (DvLinksInput *self, GParamSpec *pspec, GtkWidget *drop_down)
{
  DvLink *link = g_ptr_array_index (self->links, get_index (drop_down));
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  g_free (link->role);
  link->role = position > 0 ? g_strdup (self->field->choices[position - 1].code) : NULL;
  dv_input_edited (DV_INPUT (self));
}

static GtkWidget *
create_role (DvLinksInput *self, guint index)
{
  DvLink *link = g_ptr_array_index (self->links, index);
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  guint selected = 0;

  gtk_string_list_append (labels, C_ ("choice", "(none)"));
  for (guint i = 0; self->field->choices[i].code != NULL; i++) {
    gtk_string_list_append (labels, dv_choice_get_label (&self->field->choices[i]));
    if (g_strcmp0 (self->field->choices[i].code, link->role) == 0)
      selected = i + 1;
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (drop_down), "dv-index", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Role"), -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (role_cb), self,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
create_remove (DvLinksInput *self, guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the title of a record. */
  g_autofree char *label =
    g_strdup_printf (_ ("Remove %s"), (char *) g_ptr_array_index (self->titles, index));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "dv-index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
append_row (DvLinksInput *self, guint index)
{
  const char *title = g_ptr_array_index (self->titles, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (self->field->choices != NULL)
    gtk_box_append (GTK_BOX (box), create_role (self, index));
  gtk_box_append (GTK_BOX (box), create_remove (self, index));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
update_list (DvLinksInput *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->links->len; i++)
    append_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->links->len > 0);
}

/* The titles of many links, read from the store. */
typedef struct {
  GPtrArray *ids;
  GPtrArray *titles;
} Titles;

static void
titles_free (gpointer data)
{
  Titles *titles = data;

  g_ptr_array_unref (titles->ids);
  g_ptr_array_unref (titles->titles);
  g_free (titles);
}

static gboolean
titles_cb (DvDb *db, gpointer data, GError **error)
{
  Titles *titles = data;

  for (guint i = 0; i < titles->ids->len; i++) {
    const char *id = g_ptr_array_index (titles->ids, i);
    g_autoptr (DvRecord) record = dv_db_load_id (db, id, NULL);
    const char *title = record != NULL ? dv_record_get_title (record) : NULL;

    g_ptr_array_add (titles->titles, g_strdup (title != NULL ? title : id));
  }
  return TRUE;
}

static void
titles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvLinksInput) self = DV_LINKS_INPUT (user_data);
  Titles *titles;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &titles, NULL) ||
      self->links == NULL || self->links->len != titles->titles->len)
    return;
  g_ptr_array_unref (self->titles);
  self->titles = g_ptr_array_ref (titles->titles);
  update_list (self);
}

static void
read_titles (DvLinksInput *self)
{
  Titles *titles;

  if (self->store == NULL || self->links->len == 0)
    return;
  titles = g_new0 (Titles, 1);
  titles->ids = g_ptr_array_new_with_free_func (g_free);
  titles->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (titles->ids, g_strdup (((DvLink *) self->links->pdata[i])->id));
  dv_store_read_async (self->store, titles_cb, titles, titles_free, self->cancellable,
                       titles_read_cb, g_object_ref (self));
}

static void
show (DvInput *input, const char *value, const char *title)
{
  DvLinksInput *self = DV_LINKS_INPUT (input);
  g_auto (GStrv) titles = g_strsplit (title != NULL ? title : "", "; ", -1);
  gboolean known;

  g_ptr_array_unref (self->links);
  self->links = dv_links_parse (value);
  g_ptr_array_set_size (self->titles, 0);
  known = g_strv_length (titles) == self->links->len;
  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (self->titles, g_strdup (known ? titles[i] : "…"));
  update_list (self);
  if (!known)
    read_titles (self);
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvLinksInput *self = DV_LINKS_INPUT (input);
  GString *titles = g_string_new (NULL);
  char *value;

  for (guint i = 0; i < self->titles->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "; " : "", (char *) self->titles->pdata[i]);
  *title = g_string_free (titles, FALSE);
  value = dv_links_to_value (self->links);
  return value != NULL ? value : g_strdup ("");
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_LINKS_INPUT (input)->picker);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->get_control = get_control;
}

/* A record that was picked joins the list, and the search field is empty for the next. */
static gboolean
clear_picker_cb (gpointer user_data)
{
  DvLinksInput *self = DV_LINKS_INPUT (user_data);

  if (self->picker != NULL)
    dv_search_picker_set_selected (self->picker, NULL);
  return G_SOURCE_REMOVE;
}

static void
picked_cb (DvLinksInput *self)
{
  DvSearchItem *item = dv_search_picker_get_selected (self->picker);

  g_assert (DV_IS_LINKS_INPUT (self));

  if (item == NULL)
    return;
  if (dv_links_find (self->links, dv_search_item_get_id (item)) == NULL) {
    dv_links_add (self->links, dv_search_item_get_id (item), NULL);
    g_ptr_array_add (self->titles, g_strdup (dv_search_item_get_title (item)));
    update_list (self);
    dv_input_edited (DV_INPUT (self));
  }
  /* Later: the field is still busy showing what was picked. */
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, clear_picker_cb, g_object_ref (self), g_object_unref);
}

static gboolean
dv_links_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_LINKS_INPUT (widget)->picker));
}

static void
dv_links_input_dispose (GObject *object)
{
  DvLinksInput *self = DV_LINKS_INPUT (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_LINKS_INPUT);
  self->picker = NULL;
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_links_input_parent_class)->dispose (object);
}

static void
dv_links_input_class_init (DvLinksInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_links_input_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_links_input_grab_focus;
  g_type_ensure (DV_TYPE_SEARCH_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-links-input.ui");
  gtk_widget_class_bind_template_child (widget_class, DvLinksInput, list);
  gtk_widget_class_bind_template_child (widget_class, DvLinksInput, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_links_input_init (DvLinksInput *self)
{
  self->links = dv_links_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_links_input_new:
 * @field: a field of several links
 * @store: where the records stand
 *
 * Returns: (transfer floating): a list with a search field for it
 */
DvInput *
dv_links_input_new (const DvField *field, DvStore *store)
{
  DvLinksInput *self = g_object_new (DV_TYPE_LINKS_INPUT, NULL);

  self->field = field;
  g_set_object (&self->store, store);
  dv_search_picker_set_label (self->picker, dv_field_get_label (field));
  if (store != NULL)
    dv_record_provider_attach (self->picker, store,
                               field->target != NULL ? dv_kind_find (field->target) : NULL);
  return DV_INPUT (self);
}
