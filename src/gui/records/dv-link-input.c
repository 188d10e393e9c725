/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-link-input.h"

#include "common/dv-widget.h"
#include "records/dv-record-provider.h"

/* Another record, found by typing a few letters of it. */
struct _DvLinkInput {
  GtkWidget parent_instance;

  DvSearchPicker *picker;
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvLinkInput,
                               dv_link_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void
show (DvInput *input, const char *value, const char *title)
{
  DvLinkInput *self = DV_LINK_INPUT (input);
  g_autoptr (DvSearchItem) item = NULL;

  if (value != NULL && *value != '\0')
    item = dv_search_item_new (value, title != NULL ? title : value, NULL);
  self->own_change = TRUE;
  dv_search_picker_set_selected (self->picker, item);
  self->own_change = FALSE;
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvSearchItem *item = dv_search_picker_get_selected (DV_LINK_INPUT (input)->picker);

  if (item == NULL)
    return g_strdup ("");
  *title = g_strdup (dv_search_item_get_title (item));
  return g_strdup (dv_search_item_get_id (item));
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_LINK_INPUT (input)->picker);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->get_control = get_control;
}

static void
selected_cb (DvLinkInput *self)
{
  if (!self->own_change)
    dv_input_edited (DV_INPUT (self));
}

static gboolean
dv_link_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_LINK_INPUT (widget)->picker));
}

static void
dv_link_input_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dv_link_input_parent_class)->dispose (object);
}

static void
dv_link_input_class_init (DvLinkInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_link_input_dispose;
  GTK_WIDGET_CLASS (klass)->focus = dv_widget_focus_children;
  GTK_WIDGET_CLASS (klass)->grab_focus = dv_link_input_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_link_input_init (DvLinkInput *self)
{
  self->picker = DV_SEARCH_PICKER (dv_search_picker_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
  g_signal_connect_object (self->picker, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dv_link_input_new:
 * @field: a link
 * @store: where the records stand
 *
 * Returns: (transfer floating): a search field for it
 */
DvInput *
dv_link_input_new (const DvField *field, DvStore *store)
{
  DvLinkInput *self = g_object_new (DV_TYPE_LINK_INPUT, NULL);
  const DvKind *kind = field->target != NULL ? dv_kind_find (field->target) : NULL;

  dv_search_picker_set_label (self->picker, dv_field_get_label (field));
  if (store != NULL)
    dv_record_provider_attach (self->picker, store, kind);
  return DV_INPUT (self);
}

/**
 * dv_link_input_set_day:
 * @self: a search field
 * @day: (nullable): the day of the form that it stands in
 *
 * Makes a field for units offer those of the day first.
 */
void
dv_link_input_set_day (DvLinkInput *self, const char *day)
{
  g_return_if_fail (DV_IS_LINK_INPUT (self));

  dv_record_provider_set_day (self->picker, day);
}
