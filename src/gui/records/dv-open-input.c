/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-open-input.h"

#include "common/dv-widget.h"
#include "dv-fold.h"
#include "dv-value.h"

/* Words of one's own, with the usual ones in a list below the entry: nothing is completed inside
 * it, and no popover takes the keys from the input method. */
struct _DvOpenInput {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkListBox *list;
  GtkWidget *scroller;
  GtkToggleButton *toggle;

  const DvField *field; /* static */
  char *filter;         /* Owned */
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvOpenInput,
                               dv_open_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void
set_filter (DvOpenInput *self, const char *text)
{
  g_free (self->filter);
  self->filter = dv_text_fold (text);
  gtk_list_box_invalidate_filter (self->list);
}

static void
show (DvInput *input, const char *value, const char *title)
{
  DvOpenInput *self = DV_OPEN_INPUT (input);
  g_autofree char *text = dv_field_format (self->field, value);

  self->own_change = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->own_change = FALSE;
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvOpenInput *self = DV_OPEN_INPUT (input);

  return dv_field_parse (self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)), error);
}

static void
settle (DvInput *input)
{
  DvOpenInput *self = DV_OPEN_INPUT (input);
  g_autofree char *value = read_value (input, NULL, NULL);

  gtk_toggle_button_set_active (self->toggle, FALSE);
  if (value != NULL)
    show (input, *value != '\0' ? value : NULL, NULL);
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_OPEN_INPUT (input)->entry);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->settle = settle;
  iface->get_control = get_control;
}

static const char *
get_row_label (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  DvOpenInput *self = DV_OPEN_INPUT (user_data);
  g_autofree char *label = dv_text_fold (get_row_label (row));

  return self->filter == NULL || strstr (label, self->filter) != NULL;
}

static void
pick (DvOpenInput *self, GtkListBoxRow *row)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), get_row_label (row));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_toggle_button_set_active (self->toggle, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
row_activated_cb (DvOpenInput *self, GtkListBoxRow *row)
{
  g_assert (DV_IS_OPEN_INPUT (self));

  pick (self, row);
}

static GtkListBoxRow *find_row (DvOpenInput *self, int index, int step);

/* A list without a word that fits is no list. */
static void
show_list (DvOpenInput *self)
{
  gtk_widget_set_visible (self->scroller, gtk_toggle_button_get_active (self->toggle) &&
                                            find_row (self, 0, 1) != NULL);
}

static void
changed_cb (DvOpenInput *self)
{
  g_assert (DV_IS_OPEN_INPUT (self));

  if (self->own_change)
    return;
  set_filter (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_toggle_button_set_active (self->toggle, TRUE);
  show_list (self);
  dv_input_edited (DV_INPUT (self));
}

static void
toggled_cb (DvOpenInput *self)
{
  g_assert (DV_IS_OPEN_INPUT (self));

  if (!gtk_toggle_button_get_active (self->toggle))
    set_filter (self, "");
  show_list (self);
}

/* The first row at or after @index, going in the direction of @step, that the filter lets through.
 */
static GtkListBoxRow *
find_row (DvOpenInput *self, int index, int step)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, index)) != NULL) {
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
    index += step;
  }
  return NULL;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvOpenInput *self = DV_OPEN_INPUT (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = g_variant_get_int32 (args);

  if (!gtk_toggle_button_get_active (self->toggle)) {
    gtk_toggle_button_set_active (self->toggle, TRUE);
    row = NULL;
  }
  row = find_row (self, row != NULL ? gtk_list_box_row_get_index (row) + step : 0, step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
activate_cb (DvOpenInput *self)
{
  GtkListBoxRow *row;

  g_assert (DV_IS_OPEN_INPUT (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (gtk_toggle_button_get_active (self->toggle) && row != NULL)
    pick (self, row);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvOpenInput *self = DV_OPEN_INPUT (widget);

  if (!gtk_toggle_button_get_active (self->toggle))
    return GDK_EVENT_PROPAGATE;
  gtk_toggle_button_set_active (self->toggle, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
dv_open_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_OPEN_INPUT (widget)->entry));
}

static void
dv_open_input_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_OPEN_INPUT);
  dv_widget_remove_children (GTK_WIDGET (object));
  g_clear_pointer (&DV_OPEN_INPUT (object)->filter, g_free);

  G_OBJECT_CLASS (dv_open_input_parent_class)->dispose (object);
}

static void
dv_open_input_class_init (DvOpenInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_open_input_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_open_input_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-open-input.ui");
  gtk_widget_class_bind_template_child (widget_class, DvOpenInput, entry);
  gtk_widget_class_bind_template_child (widget_class, DvOpenInput, list);
  gtk_widget_class_bind_template_child (widget_class, DvOpenInput, scroller);
  gtk_widget_class_bind_template_child (widget_class, DvOpenInput, toggle);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "searchpicker");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_open_input_init (DvOpenInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

static void
add_row (DvOpenInput *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

/**
 * dv_open_input_new:
 * @field: a field with choices that takes other words, too
 *
 * Returns: (transfer floating): an entry with a list for it
 */
DvInput *
dv_open_input_new (const DvField *field)
{
  DvOpenInput *self = g_object_new (DV_TYPE_OPEN_INPUT, NULL);

  self->field = field;
  for (const DvChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    add_row (self, dv_choice_get_label (choice));
  return DV_INPUT (self);
}
