/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-strip.h"

#include <glib/gi18n.h>

#include "common/dv-widget.h"
#include "dv-numerals.h"
#include "gifts/dv-hand-out-words.h"

/* Above the hand-out table: which residential group is there, how many came and did not, and what
 * is left of each source. */
struct _DvHandOutStrip {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkToggleButton *filter_absent;
  GtkToggleButton *filter_all;
  GtkToggleButton *filter_given;
  GtkToggleButton *filter_left;
  GtkToggleButton *filter_refused;
  GtkBox *sources;
  GtkDropDown *units;

  /* Owned */
  GArray *unit_rows; /* of gint64, by place in the drop-down */

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DvHandOutStrip, dv_hand_out_strip, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
update_filters (DvHandOutStrip *self, const DvDeskView *view)
{
  const struct {
    GtkToggleButton *button;
    const char *label;
  } filters[DV_DESK_N_FILTERS] = {
    [DV_DESK_LEFT] = { self->filter_left, _ ("To come") },
    [DV_DESK_GIVEN] = { self->filter_given, _ ("Received") },
    [DV_DESK_ABSENT] = { self->filter_absent, _ ("Absent") },
    [DV_DESK_REFUSED] = { self->filter_refused, _ ("Refused") },
    [DV_DESK_ALL] = { self->filter_all, _ ("Everybody") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    g_autofree char *number = dv_text_format_integer (view->counts[i]);
    g_autofree char *label = g_strdup_printf ("%s  %s", filters[i].label, number);

    gtk_button_set_label (GTK_BUTTON (filters[i].button), label);
  }
}

static void
update_sources (DvHandOutStrip *self, const DvDeskView *view)
{
  dv_widget_remove_children (GTK_WIDGET (self->sources));
  for (guint i = 0; i < view->sources->len; i++) {
    const DvDeskSource *source = &g_array_index (view->sources, DvDeskSource, i);
    g_autofree char *text = dv_desk_describe_source (source);
    GtkWidget *label;

    if (text == NULL)
      continue;
    label = gtk_label_new (text);
    gtk_widget_add_css_class (label, "number");
    if (source->stock_left < 0 && source->stock_left != G_MININT64)
      gtk_widget_add_css_class (label, "error");
    gtk_box_append (self->sources, label);
  }
}

static void
unit_cb (DvHandOutStrip *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
filter_cb (DvHandOutStrip *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, changed_signal, 0);
}

/* The groups of the people who are here, in their order; the one that was chosen stays chosen. */
static void
fill_units (DvHandOutStrip *self, const DvDesk *desk)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) units = dv_desk_list_units (desk);
  gint64 all = 0, before = dv_hand_out_strip_get_unit (self);
  guint selected = 0;

  g_array_set_size (self->unit_rows, 0);
  gtk_string_list_append (names, _ ("All residential groups"));
  g_array_append_val (self->unit_rows, all);
  for (guint i = 0; i < units->len; i++) {
    const DvGiftLine *line = g_ptr_array_index (units, i);

    gtk_string_list_append (names, line->unit_name);
    g_array_append_val (self->unit_rows, line->unit);
    if (line->unit == before)
      selected = i + 1;
  }
  gtk_drop_down_set_model (self->units, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->units, selected);
}

static void
dv_hand_out_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_HAND_OUT_STRIP);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_hand_out_strip_parent_class)->dispose (object);
}

static void
dv_hand_out_strip_finalize (GObject *object)
{
  g_array_unref (DV_HAND_OUT_STRIP (object)->unit_rows);

  G_OBJECT_CLASS (dv_hand_out_strip_parent_class)->finalize (object);
}

static void
dv_hand_out_strip_class_init (DvHandOutStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_hand_out_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_hand_out_strip_finalize;
  /**
   * DvHandOutStrip::changed:
   *
   * Another residential group or filter was chosen.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-hand-out-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, filter_absent);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, filter_all);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, filter_given);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, filter_left);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, filter_refused);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, sources);
  gtk_widget_class_bind_template_child (widget_class, DvHandOutStrip, units);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
}

static void
dv_hand_out_strip_init (DvHandOutStrip *self)
{
  self->unit_rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_hand_out_strip_set_desk:
 * @desk: whose residential groups can be chosen
 */
void
dv_hand_out_strip_set_desk (DvHandOutStrip *self, const DvDesk *desk)
{
  g_return_if_fail (DV_IS_HAND_OUT_STRIP (self));

  self->filling = TRUE;
  fill_units (self, desk);
  self->filling = FALSE;
}

/**
 * dv_hand_out_strip_show:
 * @view: the numbers to show
 */
void
dv_hand_out_strip_show (DvHandOutStrip *self, const DvDeskView *view)
{
  g_return_if_fail (DV_IS_HAND_OUT_STRIP (self));

  update_filters (self, view);
  update_sources (self, view);
}

/**
 * dv_hand_out_strip_get_filter:
 *
 * Returns: whom to show while nothing was typed
 */
DvDeskFilter
dv_hand_out_strip_get_filter (DvHandOutStrip *self)
{
  g_return_val_if_fail (DV_IS_HAND_OUT_STRIP (self), DV_DESK_LEFT);

  if (gtk_toggle_button_get_active (self->filter_given))
    return DV_DESK_GIVEN;
  if (gtk_toggle_button_get_active (self->filter_absent))
    return DV_DESK_ABSENT;
  if (gtk_toggle_button_get_active (self->filter_refused))
    return DV_DESK_REFUSED;
  return gtk_toggle_button_get_active (self->filter_all) ? DV_DESK_ALL : DV_DESK_LEFT;
}

/**
 * dv_hand_out_strip_get_unit:
 *
 * Returns: the number of the residential group that is here, 0 for all
 */
gint64
dv_hand_out_strip_get_unit (DvHandOutStrip *self)
{
  guint selected = gtk_drop_down_get_selected (self->units);

  return selected < self->unit_rows->len ? g_array_index (self->unit_rows, gint64, selected) : 0;
}
