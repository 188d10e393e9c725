/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-filter-bar.h"

#include "dv-date.h"
#include "records/dv-filter-dialog.h"

#include <glib/gi18n.h>

/* What a list is narrowed to: unit, period, and what the kind can be divided by. */
struct _DvFilterBar {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *choices;
  GtkWidget *clear;
  GtkDropDown *period;
  GtkButton *unit;

  /* Owned */
  DvStore *store;
  DvFilter filter;

  GtkDropDown *drop_downs[DV_FILTER_CHOICES]; /* in the box, or NULL */
  const DvKind *kind;                         /* static */
  gboolean own_change;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvFilterBar, dv_filter_bar, GTK_TYPE_WIDGET)

static void
show_choice (DvFilterBar *self, guint index)
{
  const DvField *field = dv_filter_get_field (self->kind, index);
  guint selected = 0;

  if (self->drop_downs[index] == NULL)
    return;
  for (guint i = 0; field->choices[i].code != NULL; i++)
    if (g_strcmp0 (field->choices[i].code, self->filter.choices[index]) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (self->drop_downs[index], selected);
}

static void
show_filter (DvFilterBar *self)
{
  const char *unit = self->filter.unit_title;

  self->own_change = TRUE;
  gtk_button_set_label (self->unit, unit != NULL ? unit : _ ("All units"));
  gtk_drop_down_set_selected (self->period, self->filter.period);
  for (guint i = 0; i < DV_FILTER_CHOICES; i++)
    show_choice (self, i);
  gtk_widget_set_visible (self->clear, dv_filter_is_set (&self->filter));
  self->own_change = FALSE;
}

static void
changed (DvFilterBar *self)
{
  show_filter (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
clear_cb (DvFilterBar *self)
{
  g_assert (DV_IS_FILTER_BAR (self));

  dv_filter_bar_clear (self);
}

static void
unit_chosen_cb (DvFilterBar *self, DvFilterDialog *dialog)
{
  DvSearchItem *unit = dv_filter_dialog_get_unit (dialog);

  dv_filter_set (&self->filter.unit, unit != NULL ? dv_search_item_get_id (unit) : NULL);
  dv_filter_set (&self->filter.unit_title, unit != NULL ? dv_search_item_get_title (unit) : NULL);
  changed (self);
}

static void
unit_clicked_cb (DvFilterBar *self)
{
  DvFilterDialog *dialog;

  g_assert (DV_IS_FILTER_BAR (self));

  dialog = dv_filter_dialog_new_unit (GTK_WIDGET (self), self->store);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (unit_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
period_chosen_cb (DvFilterBar *self, DvFilterDialog *dialog)
{
  g_autofree char *from = dv_filter_dialog_get_date (dialog, FALSE);
  g_autofree char *to = dv_filter_dialog_get_date (dialog, TRUE);

  dv_filter_set (&self->filter.from, from);
  dv_filter_set (&self->filter.to, to);
  self->filter.period = from != NULL || to != NULL ? DV_PERIOD_FROM_TO : DV_PERIOD_ALL;
  changed (self);
}

static void
ask_period (DvFilterBar *self)
{
  DvFilterDialog *dialog =
    dv_filter_dialog_new_period (GTK_WIDGET (self), self->filter.from, self->filter.to);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (period_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
period_cb (DvFilterBar *self)
{
  DvPeriod period;

  g_assert (DV_IS_FILTER_BAR (self));

  period = gtk_drop_down_get_selected (self->period);
  if (self->own_change || period == self->filter.period)
    return;
  if (period == DV_PERIOD_FROM_TO) {
    show_filter (self); /* until the days are known */
    ask_period (self);
    return;
  }
  self->filter.period = period;
  changed (self);
}

static void
choice_cb (DvFilterBar *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint index = self->drop_downs[0] == drop_down ? 0 : 1;
  const DvField *field = dv_filter_get_field (self->kind, index);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->own_change)
    return;
  dv_filter_set (&self->filter.choices[index],
                 selected > 0 ? field->choices[selected - 1].code : NULL);
  changed (self);
}

static void
add_choice (DvFilterBar *self, guint index)
{
  const DvField *field = dv_filter_get_field (self->kind, index);
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  /* Translators: no filter by this field; %s is its label, “State”. */
  g_autofree char *all = g_strdup_printf (_ ("%s: all"), dv_field_get_label (field));

  gtk_string_list_append (labels, all);
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, dv_choice_get_label (&field->choices[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dv_field_get_label (field), -1);
  self->drop_downs[index] = GTK_DROP_DOWN (drop_down);
  gtk_box_append (self->choices, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dv_filter_bar_dispose (GObject *object)
{
  DvFilterBar *self = DV_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_FILTER_BAR);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_filter_bar_parent_class)->dispose (object);
}

static void
dv_filter_bar_finalize (GObject *object)
{
  DvFilterBar *self = DV_FILTER_BAR (object);

  dv_filter_clear (&self->filter);
  g_free (self->filter.words);

  G_OBJECT_CLASS (dv_filter_bar_parent_class)->finalize (object);
}

static void
dv_filter_bar_class_init (DvFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_filter_bar_finalize;
  /**
   * DvFilterBar::changed:
   *
   * The list is to be narrowed to something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DV_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DvFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, DvFilterBar, clear);
  gtk_widget_class_bind_template_child (widget_class, DvFilterBar, period);
  gtk_widget_class_bind_template_child (widget_class, DvFilterBar, unit);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dv_filter_bar_init (DvFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_filter_bar_new:
 * @store: where the units stand
 * @kind: the kind of the list
 *
 * Returns: (transfer floating): the filters that make sense for the kind
 */
GtkWidget *
dv_filter_bar_new (DvStore *store, const DvKind *kind)
{
  DvFilterBar *self = g_object_new (DV_TYPE_FILTER_BAR, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  gtk_widget_set_visible (GTK_WIDGET (self->unit), kind->unit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->period), kind->start != NULL);
  for (guint i = 0; i < DV_FILTER_CHOICES; i++)
    if (dv_filter_get_field (kind, i) != NULL)
      add_choice (self, i);
  show_filter (self);
  return GTK_WIDGET (self);
}

/**
 * dv_filter_bar_get_filter:
 *
 * Returns: (transfer none): what the list is narrowed to
 */
const DvFilter *
dv_filter_bar_get_filter (DvFilterBar *self)
{
  g_return_val_if_fail (DV_IS_FILTER_BAR (self), NULL);
  return &self->filter;
}

/**
 * dv_filter_bar_set_words:
 * @words: what was typed into the search of the window
 */
void
dv_filter_bar_set_words (DvFilterBar *self, const char *words)
{
  g_return_if_fail (DV_IS_FILTER_BAR (self));

  dv_filter_set (&self->filter.words, words);
  changed (self);
}

/**
 * dv_filter_bar_clear:
 *
 * Shows everything again.
 */
void
dv_filter_bar_clear (DvFilterBar *self)
{
  g_return_if_fail (DV_IS_FILTER_BAR (self));

  dv_filter_clear (&self->filter);
  changed (self);
}
