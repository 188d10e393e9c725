/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-text-input.h"

#include "common/dv-widget.h"
#include "dv-value.h"

/* Several lines of text. */
struct _DvTextInput {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *frame;
  GtkTextView *view;

  const DvField *field; /* static */
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvTextInput,
                               dv_text_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void
show (DvInput *input, const char *value, const char *title)
{
  DvTextInput *self = DV_TEXT_INPUT (input);

  self->own_change = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), value != NULL ? value : "", -1);
  self->own_change = FALSE;
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvTextInput *self = DV_TEXT_INPUT (input);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return dv_field_parse (self->field, text, error);
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_TEXT_INPUT (input)->view);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->get_control = get_control;
}

static void
changed_cb (DvTextInput *self)
{
  if (!self->own_change)
    dv_input_edited (DV_INPUT (self));
}

static gboolean
dv_text_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DV_TEXT_INPUT (widget)->view));
}

static void
dv_text_input_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_TEXT_INPUT);

  G_OBJECT_CLASS (dv_text_input_parent_class)->dispose (object);
}

static void
dv_text_input_class_init (DvTextInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_text_input_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_text_input_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-text-input.ui");
  gtk_widget_class_bind_template_child (widget_class, DvTextInput, frame);
  gtk_widget_class_bind_template_child (widget_class, DvTextInput, view);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_text_input_init (DvTextInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dv_text_input_new:
 * @field: a field of long text
 *
 * Returns: (transfer floating): a text view for it
 */
DvInput *
dv_text_input_new (const DvField *field)
{
  DvTextInput *self = g_object_new (DV_TYPE_TEXT_INPUT, NULL);

  self->field = field;
  return DV_INPUT (self);
}
