/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-entry-input.h"

#include "common/dv-widget.h"
#include "dv-date.h"
#include "dv-value.h"

/* An entry for text, numbers, money and dates. What is typed stays as it is typed until the field
 * is left; only then is it shown as it was understood. Dates have a calendar beside the entry. */
struct _DvEntryInput {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkCalendar *calendar;
  GtkMenuButton *calendar_button;
  GtkEntry *entry;

  const DvField *field; /* static */
  gboolean own_change;
};

static void input_init (DvInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvEntryInput,
                               dv_entry_input,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_INPUT, input_init))

static void
set_text (DvEntryInput *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    return;
  self->own_change = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->own_change = FALSE;
}

static void
show (DvInput *input, const char *value, const char *title)
{
  DvEntryInput *self = DV_ENTRY_INPUT (input);
  g_autofree char *text = dv_field_format (self->field, value);

  set_text (self, text);
}

static char *
read_value (DvInput *input, char **title, GError **error)
{
  DvEntryInput *self = DV_ENTRY_INPUT (input);

  return dv_field_parse (self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)), error);
}

static void
settle (DvInput *input)
{
  g_autofree char *value = read_value (input, NULL, NULL);

  if (value != NULL)
    show (input, *value != '\0' ? value : NULL, NULL);
}

static GtkWidget *
get_control (DvInput *input)
{
  return GTK_WIDGET (DV_ENTRY_INPUT (input)->entry);
}

static void
input_init (DvInputInterface *iface)
{
  iface->show = show;
  iface->read = read_value;
  iface->settle = settle;
  iface->get_control = get_control;
}

static void
changed_cb (DvEntryInput *self)
{
  g_assert (DV_IS_ENTRY_INPUT (self));

  if (!self->own_change)
    dv_input_edited (DV_INPUT (self));
}

/* The calendar opens on the day in the entry. */
static void
calendar_shown_cb (DvEntryInput *self)
{
  g_autofree char *value = NULL;
  g_autoptr (GDateTime) day = NULL;
  DvDate date;

  g_assert (DV_IS_ENTRY_INPUT (self));

  value = read_value (DV_INPUT (self), NULL, NULL);
  if (value == NULL || !dv_date_from_iso (value, &date) || !dv_date_is_full (&date))
    return;
  day = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
}

static void
day_picked_cb (DvEntryInput *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;

  g_assert (DV_IS_ENTRY_INPUT (self));

  day = gtk_calendar_get_date (self->calendar);
  iso = g_date_time_format (day, "%Y-%m-%d");
  show (DV_INPUT (self), iso, NULL);
  dv_input_edited (DV_INPUT (self));
  gtk_menu_button_popdown (self->calendar_button);
}

/* Tab goes from field to field, as on paper: the calendar opens with Alt and the arrow instead. */
static gboolean
open_calendar_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DvEntryInput *self = DV_ENTRY_INPUT (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->calendar_button)))
    return GDK_EVENT_PROPAGATE;
  gtk_menu_button_popup (self->calendar_button);
  return GDK_EVENT_STOP;
}

static gboolean
dv_entry_input_grab_focus (GtkWidget *widget)
{
  /* The beginning is read, and a key pressed by mistake does not replace everything. */
  return gtk_entry_grab_focus_without_selecting (DV_ENTRY_INPUT (widget)->entry);
}

static void
dv_entry_input_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_ENTRY_INPUT);

  G_OBJECT_CLASS (dv_entry_input_parent_class)->dispose (object);
}

static void
dv_entry_input_class_init (DvEntryInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_entry_input_dispose;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_entry_input_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-entry-input.ui");
  gtk_widget_class_bind_template_child (widget_class, DvEntryInput, calendar);
  gtk_widget_class_bind_template_child (widget_class, DvEntryInput, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, DvEntryInput, entry);
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_picked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, open_calendar_cb, NULL);
}

static void
dv_entry_input_init (DvEntryInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->calendar_button)), FALSE);
}

/**
 * dv_entry_input_new:
 * @field: a field of text, a number, money or a date
 *
 * Returns: (transfer floating): an entry for it
 */
DvInput *
dv_entry_input_new (const DvField *field)
{
  DvEntryInput *self = g_object_new (DV_TYPE_ENTRY_INPUT, NULL);
  gboolean date = field->type == DV_TYPE_DATE || field->type == DV_TYPE_PARTIAL_DATE;

  self->field = field;
  gtk_widget_set_visible (GTK_WIDGET (self->calendar_button), date);
  if (dv_field_is_number (field))
    gtk_entry_set_alignment (self->entry, 1);
  return DV_INPUT (self);
}
