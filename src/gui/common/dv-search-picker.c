/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-search-picker.h"
#include "common/dv-widget.h"

#include <glib/gi18n.h>

/* Long enough that a word typed at once is one search, too short to be noticed. */
#define DELAY_MS  120
#define MIN_CHARS 2

/* A search field with its results in a list below it, to pick a unit or a person. The list is part
 * of the page, not a popover, and nothing is completed inside the field: both break Vietnamese
 * input methods. For the same reason the text is read when it has changed, never from key presses.
 */
struct _DvSearchPicker {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkListBox *list;
  GtkWidget *results;
  GtkLabel *status;

  /* Owned */
  DvSearchItem *selected;
  GCancellable *running;
  char *label;

  DvSearchProvider provider;
  gpointer provider_data;
  GDestroyNotify provider_destroy;

  guint delay_id;
  guint own_change : 1;      /* the picker itself writes into the entry */
  guint edited : 1;          /* the text is no longer that of the selected item */
  guint pick_when_found : 1; /* Enter came before the results */
};

enum {
  PROP_0,
  PROP_SELECTED,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DvSearchPicker, dv_search_picker, GTK_TYPE_WIDGET)

static void
stop_search (DvSearchPicker *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->pick_when_found = FALSE;
}

static gboolean
is_searching (DvSearchPicker *self)
{
  return self->delay_id != 0 || self->running != NULL;
}

static void
close_list (DvSearchPicker *self)
{
  stop_search (self);
  gtk_widget_set_visible (self->results, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
}

static gboolean
has_cursor (DvSearchPicker *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) != NULL;
}

static void
show_selected (DvSearchPicker *self)
{
  const char *text = self->selected != NULL ? dv_search_item_get_title (self->selected) : "";

  close_list (self);
  self->own_change = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  /* Where nobody types, a long title is read from its beginning. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), has_cursor (self) ? -1 : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), *text != '\0' ? text : NULL);
  self->own_change = FALSE;
  self->edited = FALSE;
}

static void
show_status (DvSearchPicker *self, const char *text)
{
  gtk_widget_set_visible (self->results, FALSE);
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
}

static GtkWidget *
create_row_cb (gpointer object, gpointer user_data)
{
  DvSearchItem *item = DV_SEARCH_ITEM (object);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (dv_search_item_get_title (item));
  GtkWidget *subtitle = gtk_label_new (dv_search_item_get_subtitle (item));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);

  g_object_set_data_full (G_OBJECT (row), "dv-item", g_object_ref (item), g_object_unref);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The cursor stays in the entry, and Tab goes on to the next field. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_search_item_get_title (item), -1);
  return row;
}

static void
pick_row (DvSearchPicker *self, GtkListBoxRow *row)
{
  g_autoptr (DvSearchItem) item = NULL;

  if (row == NULL)
    return;

  item = g_object_ref (g_object_get_data (G_OBJECT (row), "dv-item"));
  dv_search_picker_set_selected (self, item);
  show_selected (self);
}

static void
select_row (DvSearchPicker *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  adjustment = gtk_list_box_get_adjustment (self->list);
  if (adjustment != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
show_results (DvSearchPicker *self, GListModel *items)
{
  if (g_list_model_get_n_items (items) == 0) {
    show_status (self, _ ("Nothing found"));
    return;
  }

  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_list_box_bind_model (self->list, items, create_row_cb, NULL, NULL);
  gtk_widget_set_visible (self->results, TRUE);
  select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (source);
  g_autoptr (GListModel) items = NULL;
  g_autoptr (GError) error = NULL;
  gboolean pick = self->pick_when_found;

  items = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->running == NULL || self->running != g_task_get_cancellable (G_TASK (result)))
    return; /* another letter was typed since */

  stop_search (self);
  if (items == NULL) {
    show_status (self, error->message);
    return;
  }
  show_results (self, items);
  if (pick)
    pick_row (self, gtk_list_box_get_selected_row (self->list));
}

static char *
dup_query (DvSearchPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static gboolean
search_cb (gpointer user_data)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (user_data);
  g_autofree char *query = dup_query (self);
  GTask *task;

  self->delay_id = 0;
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, found_cb, NULL);
  g_task_set_source_tag (task, search_cb);
  self->provider (query, task, self->provider_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DvSearchPicker *self)
{
  g_autofree char *query = NULL;

  g_assert (DV_IS_SEARCH_PICKER (self));

  if (self->own_change)
    return;

  self->edited = TRUE;
  stop_search (self);
  query = dup_query (self);
  if (self->provider == NULL || g_utf8_strlen (query, -1) < MIN_CHARS)
    close_list (self);
  else
    self->delay_id = g_timeout_add (DELAY_MS, search_cb, self);
}

/* What stands in the entry when it is left or Enter is pressed: nothing typed is nothing chosen;
 * half a name is not a choice. */
static void
settle (DvSearchPicker *self)
{
  g_autofree char *query = dup_query (self);

  if (self->edited && *query == '\0')
    dv_search_picker_set_selected (self, NULL);
  show_selected (self);
}

static void
activate_cb (DvSearchPicker *self)
{
  g_assert (DV_IS_SEARCH_PICKER (self));

  if (is_searching (self)) {
    self->pick_when_found = TRUE;
    return;
  }
  if (gtk_widget_get_visible (self->results))
    pick_row (self, gtk_list_box_get_selected_row (self->list));
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    settle (self);
}

static void
row_activated_cb (DvSearchPicker *self, GtkListBoxRow *row)
{
  g_assert (DV_IS_SEARCH_PICKER (self));

  pick_row (self, row);
}

static void
focus_left_cb (DvSearchPicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (DV_IS_SEARCH_PICKER (self));

  /* Another window is looked at for a moment: the word may be finished afterwards. */
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  if (self->edited)
    settle (self);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index;

  if (!gtk_widget_get_visible (self->results) || row == NULL)
    return GDK_EVENT_PROPAGATE;

  index = gtk_list_box_row_get_index (row) + g_variant_get_int32 (args);
  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL)
    select_row (self, row);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (widget);

  if (!self->edited)
    return GDK_EVENT_PROPAGATE;

  show_selected (self);
  return GDK_EVENT_STOP;
}

static gboolean
dv_search_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_SEARCH_PICKER (widget)->entry));
}

static void
dv_search_picker_dispose (GObject *object)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (object);

  stop_search (self);
  dv_search_picker_set_provider (self, NULL, NULL, NULL);
  g_clear_object (&self->selected);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_SEARCH_PICKER);

  G_OBJECT_CLASS (dv_search_picker_parent_class)->dispose (object);
}

static void
dv_search_picker_finalize (GObject *object)
{
  g_free (DV_SEARCH_PICKER (object)->label);

  G_OBJECT_CLASS (dv_search_picker_parent_class)->finalize (object);
}

static void
dv_search_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (object);

  switch (id) {
  case PROP_SELECTED:
    g_value_set_object (value, self->selected);
    break;
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
dv_search_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DvSearchPicker *self = DV_SEARCH_PICKER (object);

  switch (id) {
  case PROP_SELECTED:
    dv_search_picker_set_selected (self, g_value_get_object (value));
    break;
  case PROP_LABEL:
    dv_search_picker_set_label (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
dv_search_picker_class_init (DvSearchPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_search_picker_dispose;
  object_class->finalize = dv_search_picker_finalize;
  object_class->get_property = dv_search_picker_get_property;
  object_class->set_property = dv_search_picker_set_property;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_search_picker_grab_focus;

  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, DV_TYPE_SEARCH_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/common/dv-search-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DvSearchPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, DvSearchPicker, list);
  gtk_widget_class_bind_template_child (widget_class, DvSearchPicker, results);
  gtk_widget_class_bind_template_child (widget_class, DvSearchPicker, status);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "searchpicker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  install_keys (widget_class);
}

static void
dv_search_picker_init (DvSearchPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dv_search_picker_new (void)
{
  return g_object_new (DV_TYPE_SEARCH_PICKER, NULL);
}

/**
 * dv_search_picker_set_provider:
 * @provider: (nullable): answers the searches
 * @user_data: given to @provider
 * @destroy: (nullable): frees @user_data
 *
 * Says where the results come from.
 */
void
dv_search_picker_set_provider (DvSearchPicker *self,
                               DvSearchProvider provider,
                               gpointer user_data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (DV_IS_SEARCH_PICKER (self));

  if (self->provider_destroy != NULL)
    self->provider_destroy (self->provider_data);
  self->provider = provider;
  self->provider_data = user_data;
  self->provider_destroy = destroy;
}

/**
 * dv_search_picker_get_selected:
 *
 * Returns: (transfer none) (nullable): the item that was picked or set
 */
DvSearchItem *
dv_search_picker_get_selected (DvSearchPicker *self)
{
  g_return_val_if_fail (DV_IS_SEARCH_PICKER (self), NULL);
  return self->selected;
}

/**
 * dv_search_picker_set_selected:
 * @item: (nullable): the choice, or %NULL for none
 *
 * Shows @item as the choice; a search that is under way ends.
 */
void
dv_search_picker_set_selected (DvSearchPicker *self, DvSearchItem *item)
{
  g_return_if_fail (DV_IS_SEARCH_PICKER (self));
  g_return_if_fail (item == NULL || DV_IS_SEARCH_ITEM (item));

  if (!g_set_object (&self->selected, item))
    return;

  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
dv_search_picker_get_label (DvSearchPicker *self)
{
  g_return_val_if_fail (DV_IS_SEARCH_PICKER (self), NULL);
  return self->label;
}

/**
 * dv_search_picker_set_label:
 * @label: (nullable): what is picked here, for a screen reader
 *
 * Names the search field.
 */
void
dv_search_picker_set_label (DvSearchPicker *self, const char *label)
{
  g_return_if_fail (DV_IS_SEARCH_PICKER (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _ ("Search"), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
