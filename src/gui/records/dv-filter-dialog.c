/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-filter-dialog.h"

#include "dv-date.h"
#include "dv-kinds.h"
#include "records/dv-input.h"
#include "records/dv-record-provider.h"

#include <glib/gi18n.h>

/* Asks what a list is narrowed to: a unit, or a first and a last day. A window and not a popover:
 * Vietnamese input methods cannot type in those. */
struct _DvFilterDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *accept;
  GtkWidget *dates;
  GtkBox *from_slot;
  DvSearchPicker *picker;
  GtkLabel *problem;
  GtkBox *to_slot;

  DvInput *from; /* in its slot */
  DvInput *to;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Partial, so that 2019 means the whole year. */
static const DvField from_field = { 1, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0 };
static const DvField to_field = { 2, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0 };

G_DEFINE_FINAL_TYPE (DvFilterDialog, dv_filter_dialog, ADW_TYPE_WINDOW)

static void
choose (DvFilterDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
check_date (DvFilterDialog *self, DvInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = dv_input_read (input, NULL, &error);

  if (value != NULL)
    return TRUE;
  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (input));
  return FALSE;
}

static void
accept_cb (DvFilterDialog *self)
{
  g_assert (DV_IS_FILTER_DIALOG (self));

  if (self->from != NULL && (!check_date (self, self->from) || !check_date (self, self->to)))
    return;
  choose (self);
}

static void
picked_cb (DvFilterDialog *self)
{
  g_assert (DV_IS_FILTER_DIALOG (self));

  if (dv_search_picker_get_selected (self->picker) != NULL)
    choose (self);
}

static void
dv_filter_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_FILTER_DIALOG);

  G_OBJECT_CLASS (dv_filter_dialog_parent_class)->dispose (object);
}

static void
dv_filter_dialog_class_init (DvFilterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_filter_dialog_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DV_TYPE_FILTER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DV_TYPE_SEARCH_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, from_slot);
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DvFilterDialog, to_slot);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_filter_dialog_init (DvFilterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DvFilterDialog *
dialog_new (GtkWidget *parent, const char *title)
{
  DvFilterDialog *self = g_object_new (DV_TYPE_FILTER_DIALOG, "title", title, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return self;
}

/**
 * dv_filter_dialog_new_unit:
 * @parent: a widget of the window that it stands over
 * @store: where the units stand
 *
 * Returns: (transfer none): a window that asks for a unit; it emits `chosen`
 */
DvFilterDialog *
dv_filter_dialog_new_unit (GtkWidget *parent, DvStore *store)
{
  DvFilterDialog *self = dialog_new (parent, _ ("Choose a unit"));

  gtk_widget_set_visible (self->dates, FALSE);
  gtk_widget_set_visible (self->accept, FALSE);
  dv_search_picker_set_label (self->picker, _ ("Unit"));
  dv_record_provider_attach (self->picker, store, &dv_kind_unit);
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
  return self;
}

static DvInput *
add_input (GtkBox *slot, const DvField *field, const char *value)
{
  DvInput *input = dv_input_new (field, NULL);

  gtk_widget_set_hexpand (GTK_WIDGET (input), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dv_input_get_control (input)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, dv_field_get_label (field), -1);
  gtk_box_append (slot, GTK_WIDGET (input));
  dv_input_show (input, value, NULL);
  return input;
}

/**
 * dv_filter_dialog_new_period:
 * @parent: a widget of the window that it stands over
 * @from: (nullable): the first day so far
 * @to: (nullable): the last day so far
 *
 * Returns: (transfer none): a window that asks for a period; it emits `chosen`
 */
DvFilterDialog *
dv_filter_dialog_new_period (GtkWidget *parent, const char *from, const char *to)
{
  DvFilterDialog *self = dialog_new (parent, _ ("Choose a period"));

  gtk_widget_set_visible (GTK_WIDGET (self->picker), FALSE);
  self->from = add_input (self->from_slot, &from_field, from);
  self->to = add_input (self->to_slot, &to_field, to);
  gtk_widget_grab_focus (GTK_WIDGET (self->from));
  return self;
}

/**
 * dv_filter_dialog_get_unit:
 *
 * Returns: (transfer none) (nullable): the unit that was chosen
 */
DvSearchItem *
dv_filter_dialog_get_unit (DvFilterDialog *self)
{
  g_return_val_if_fail (DV_IS_FILTER_DIALOG (self), NULL);
  return dv_search_picker_get_selected (self->picker);
}

/**
 * dv_filter_dialog_get_date:
 * @last: whether to return the last day instead of the first
 *
 * Returns: (transfer full) (nullable): the day that was typed; of a year or month, its first or
 * last
 */
char *
dv_filter_dialog_get_date (DvFilterDialog *self, gboolean last)
{
  g_autofree char *value = NULL;
  DvDate date;

  g_return_val_if_fail (DV_IS_FILTER_DIALOG (self), NULL);

  value = dv_input_read (last ? self->to : self->from, NULL, NULL);
  if (value == NULL || !dv_date_from_iso (value, &date))
    return NULL;
  date = last ? dv_date_last_day (&date) : dv_date_first_day (&date);
  return dv_date_to_iso (&date);
}
