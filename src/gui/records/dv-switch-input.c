/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-switch-input.h"

#include "common/dv-widget.h"

/* Yes or no. Off means no value as long as none was stored. */
struct _DvSwitchInput {
  GtkWidget parent_instance;

  GtkSwitch *control;
  gboolean had_value;
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvSwitchInput,
                               dv_switch_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void
show (DvInput *input, const char *value, const char *title)
{
  DvSwitchInput *self = DV_SWITCH_INPUT (input);

  self->had_value = value != NULL;
  self->own_change = TRUE;
  gtk_switch_set_active (self->control, g_strcmp0 (value, "1") == 0);
  self->own_change = FALSE;
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvSwitchInput *self = DV_SWITCH_INPUT (input);

  if (gtk_switch_get_active (self->control))
    return g_strdup ("1");
  return g_strdup (self->had_value ? "0" : "");
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_SWITCH_INPUT (input)->control);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->get_control = get_control;
}

static void
active_cb (DvSwitchInput *self)
{
  if (!self->own_change)
    dv_input_edited (DV_INPUT (self));
}

static gboolean
dv_switch_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_SWITCH_INPUT (widget)->control));
}

static void
dv_switch_input_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dv_switch_input_parent_class)->dispose (object);
}

static void
dv_switch_input_class_init (DvSwitchInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dv_switch_input_dispose;
  GTK_WIDGET_CLASS (klass)->focus = dv_widget_focus_children;
  GTK_WIDGET_CLASS (klass)->grab_focus = dv_switch_input_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_switch_input_init (DvSwitchInput *self)
{
  self->control = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->control), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->control), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->control), GTK_WIDGET (self));
  g_signal_connect_object (self->control, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dv_switch_input_new:
 * @field: a yes-no field
 *
 * Returns: (transfer floating): a switch for it
 */
DvInput *
dv_switch_input_new (const DvField *field)
{
  return g_object_new (DV_TYPE_SWITCH_INPUT, NULL);
}
