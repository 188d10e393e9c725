/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-choice-input.h"

#include "common/dv-widget.h"
#include "dv-fold.h"

#include <glib/gi18n.h>

/* One of a few words. The first row stands for none; a code that this program does not know gets a
 * row of its own, so that it is not lost. */
struct _DvChoiceInput {
  GtkWidget parent_instance;

  GtkDropDown *control;
  GtkStringList *labels; /* of the control */
  GPtrArray *codes;
  const DvField *field; /* static */
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvChoiceInput,
                               dv_choice_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static guint
find_code (DvChoiceInput *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
add_code (DvChoiceInput *self, const char *code, const char *label)
{
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->labels, label);
}

static void
show (DvInput *input, const char *value, const char *title)
{
  DvChoiceInput *self = DV_CHOICE_INPUT (input);
  const char *code = value != NULL ? value : "";

  self->own_change = TRUE;
  if (find_code (self, code) == GTK_INVALID_LIST_POSITION)
    add_code (self, code, code);
  gtk_drop_down_set_selected (self->control, find_code (self, code));
  self->own_change = FALSE;
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvChoiceInput *self = DV_CHOICE_INPUT (input);
  guint position = gtk_drop_down_get_selected (self->control);

  return g_strdup (position < self->codes->len ? g_ptr_array_index (self->codes, position) : "");
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_CHOICE_INPUT (input)->control);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->get_control = get_control;
}

static void
selected_cb (DvChoiceInput *self)
{
  if (!self->own_change)
    dv_input_edited (DV_INPUT (self));
}

static void
choose (DvChoiceInput *self, guint position)
{
  if (position < self->codes->len)
    gtk_drop_down_set_selected (self->control, position);
}

/* The next word after the chosen one that begins with the letter, marks or not. */
static gboolean
choose_by_letter (DvChoiceInput *self, gunichar letter)
{
  char text[7] = { 0 };
  g_autofree char *wanted = NULL;
  guint n = self->codes->len, at = gtk_drop_down_get_selected (self->control);

  g_unichar_to_utf8 (letter, text);
  wanted = dv_text_fold (text);
  for (guint i = 1; *wanted != '\0' && i <= n; i++) {
    g_autofree char *label = dv_text_fold (gtk_string_list_get_string (self->labels, (at + i) % n));

    if (g_str_has_prefix (label, wanted)) {
      choose (self, (at + i) % n);
      return TRUE;
    }
  }
  return FALSE;
}

/* As in a spreadsheet: arrows and first letters choose without opening the list. */
static gboolean
key_pressed_cb (DvChoiceInput *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint position = gtk_drop_down_get_selected (self->control);
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) {
    choose (self, position + 1);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) {
    choose (self, position - 1);
    return GDK_EVENT_STOP;
  }
  return g_unichar_isalnum (letter) && choose_by_letter (self, letter);
}

static void
add_keys (DvChoiceInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->control));

  /* On the button, before it moves the focus; the open list keeps keys of its own. */
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, keys);
}

static gboolean
dv_choice_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_CHOICE_INPUT (widget)->control));
}

static void
dv_choice_input_dispose (GObject *object)
{
  DvChoiceInput *self = DV_CHOICE_INPUT (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->codes, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_choice_input_parent_class)->dispose (object);
}

static void
dv_choice_input_class_init (DvChoiceInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_choice_input_dispose;
  GTK_WIDGET_CLASS (klass)->focus = dv_widget_focus_children;
  GTK_WIDGET_CLASS (klass)->grab_focus = dv_choice_input_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_choice_input_init (DvChoiceInput *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->control = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->labels), NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->control), GTK_WIDGET (self));
  g_signal_connect_object (self->control, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  add_keys (self);
}

/**
 * dv_choice_input_new:
 * @field: a field with choices
 *
 * Returns: (transfer floating): a drop-down for it
 */
DvInput *
dv_choice_input_new (const DvField *field)
{
  DvChoiceInput *self = g_object_new (DV_TYPE_CHOICE_INPUT, NULL);

  self->field = field;
  self->own_change = TRUE;
  /* Translators: nothing is chosen. */
  add_code (self, "", C_ ("choice", "(none)"));
  for (const DvChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    add_code (self, choice->code, dv_choice_get_label (choice));
  self->own_change = FALSE;
  return DV_INPUT (self);
}
