/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "land/dv-land-view.h"

#include "common/dv-widget.h"
#include "dv-choices.h"
#include "dv-kinds.h"
#include "dv-land-progress.h"
#include "dv-numerals.h"
#include "records/dv-record-sections.h"
#include "reports/dv-records-window.h"

#include <glib/gi18n.h>

/* How far a project has come, in its form: a row for each step and each answer, a column for each
 * residential group. A number is pressed to see its plots. */
struct _DvLandView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *empty;
  GtkGrid *grid;
  GtkWidget *table;

  /* Owned */
  DvStore *store;
  DvRecord *project;
  GCancellable *cancellable;
  GPtrArray *plots; /* of DvLandPlot, as they are shown */
};

G_DEFINE_FINAL_TYPE (DvLandView, dv_land_view, GTK_TYPE_WIDGET)

/* The rows below those of the steps. */
static const struct {
  const char *label;
  int answer;
} answers[] = {
  { N_ ("Nobody went yet"), DV_LAND_NOT_VISITED },
  { N_ ("Visited: they agree"), DV_LAND_AGREES },
  { N_ ("Visited: they do not agree"), DV_LAND_DISAGREES },
  { N_ ("Visited: another opinion"), DV_LAND_OTHER },
  { N_ ("Nobody was met yet"), DV_LAND_ABSENT },
};

static const char *
name_group (const DvLandTotal *total)
{
  if (total->group == NULL)
    return _ ("All");
  return *total->group != '\0' ? total->group : _ ("No group");
}

static void
add_label (DvLandView *self, const char *text, int column, int row, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 18 : -1);
  gtk_widget_set_hexpand (label, column == 0);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

/* What a cell counts: the plots of a group with a step or an answer. */
typedef struct {
  const DvLandTotal *total;
  const char *what;
  guint plots;
  gint64 area; /* negative where nobody asks for it */
  int step;
  int answer;
} Cell;

static void
add_number (DvLandView *self, const Cell *cell, int column, int row)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *count = dv_text_format_integer (cell->plots);
  g_autofree char *area = dv_text_format_hundredths (MAX (cell->area, 0));
  g_autofree char *text =
    cell->area > 0 ? g_strdup_printf ("%s · %s m²", count, area) : g_strdup (count);
  /* translators: a residential group, a step, a number of plots and square metres */
  g_autofree char *name =
    g_strdup_printf (_ ("%s, %s: %s"), name_group (cell->total), cell->what, text);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "matrix");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_sensitive (button, cell->plots > 0);
  gtk_widget_set_tooltip_text (button, _ ("Show these plots"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "land.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(bsiis)", cell->total->group == NULL,
                                    cell->total->group != NULL ? cell->total->group : "",
                                    cell->step, cell->answer, cell->what);
  gtk_grid_attach (self->grid, button, column, row, 1, 1);
}

static void
add_heads (DvLandView *self, const GPtrArray *totals)
{
  add_label (self, _ ("Step"), 0, 0, "caption-heading");
  for (guint i = 0; i < totals->len; i++)
    add_label (self, name_group (g_ptr_array_index (totals, i)), (int) i + 1, 0, "caption-heading");
}

static void
add_plots (DvLandView *self, const GPtrArray *totals)
{
  add_label (self, _ ("Plots"), 0, 1, NULL);
  add_label (self, _ ("Users of land"), 0, 2, NULL);
  for (guint i = 0; i < totals->len; i++) {
    const DvLandTotal *total = g_ptr_array_index (totals, i);
    const Cell cell = { total, _ ("Plots"), total->plots, total->area, -1, -1 };
    g_autofree char *households = dv_text_format_integer (total->households);

    add_number (self, &cell, (int) i + 1, 1);
    add_label (self, households, (int) i + 1, 2, "numeric");
  }
}

static void
add_steps (DvLandView *self, const GPtrArray *totals, int first)
{
  for (int step = 0; step < DV_LAND_N_STEPS; step++) {
    const char *label = dv_choice_get_label (&dv_choices_land_step[step]);
    g_autofree char *text = g_strdup_printf ("%d. %s", step + 1, label);

    add_label (self, text, 0, first + step, NULL);
    for (guint i = 0; i < totals->len; i++) {
      const DvLandTotal *total = g_ptr_array_index (totals, i);
      const Cell cell = { total, text, total->done[step], total->done_area[step], step, -1 };

      add_number (self, &cell, (int) i + 1, first + step);
    }
  }
}

static void
add_answers (DvLandView *self, const GPtrArray *totals, int first)
{
  for (guint row = 0; row < G_N_ELEMENTS (answers); row++) {
    const char *label = _ (answers[row].label);

    add_label (self, label, 0, first + (int) row, NULL);
    for (guint i = 0; i < totals->len; i++) {
      const DvLandTotal *total = g_ptr_array_index (totals, i);
      const Cell cell = { total, label, total->answers[answers[row].answer],
                          -1,    -1,    answers[row].answer };

      add_number (self, &cell, (int) i + 1, first + (int) row);
    }
  }
}

static void
fill (DvLandView *self)
{
  g_autoptr (GPtrArray) totals = dv_land_total (self->plots);

  gtk_widget_set_visible (self->box, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), self->plots->len == 0);
  gtk_widget_set_visible (self->table, self->plots->len > 0);
  dv_widget_remove_children (GTK_WIDGET (self->grid));
  if (self->plots->len == 0)
    return;
  add_heads (self, totals);
  add_plots (self, totals);
  add_steps (self, totals, 3);
  add_answers (self, totals, 3 + DV_LAND_N_STEPS);
}

typedef struct {
  char *project;
  GPtrArray *plots;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_free (read->project);
  g_clear_pointer (&read->plots, g_ptr_array_unref);
  g_free (read);
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Read *read = data;

  read->plots = dv_land_read (db, read->project, error);
  return read->plots != NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvLandView) self = DV_LAND_VIEW (user_data);
  Read *read = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &read, NULL) ||
      self->store == NULL)
    return;
  g_clear_pointer (&self->plots, g_ptr_array_unref);
  self->plots = g_ptr_array_ref (read->plots);
  fill (self);
}

static void
refresh (DvLandView *self)
{
  Read *read = g_new0 (Read, 1);

  read->project = g_strdup (dv_record_get_id (self->project));
  dv_store_read_async (self->store, read_cb, read, read_free, self->cancellable, done_cb,
                       g_object_ref (self));
}

static void
store_changed_cb (DvLandView *self, GArray *changed)
{
  const DvKind *const kinds[] = { &dv_kind_plot, &dv_kind_plot_step, &dv_kind_visit,
                                  &dv_kind_unit };

  for (guint i = 0; i < changed->len; i++) {
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
      if (g_array_index (changed, DvChanged, i).kind == kinds[k]) {
        refresh (self);
        return;
      }
    }
  }
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvLandView *self = DV_LAND_VIEW (widget);
  g_autoptr (GPtrArray) ids = NULL;
  const char *group, *what;
  gboolean all;
  int step, answer;

  g_variant_get (parameter, "(b&sii&s)", &all, &group, &step, &answer, &what);
  ids = dv_land_find (self->plots, all ? NULL : group, step, answer);
  dv_records_window_present (widget, self->store, what, ids);
}

static void
dv_land_view_dispose (GObject *object)
{
  DvLandView *self = DV_LAND_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_LAND_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_object (&self->store);
  g_clear_pointer (&self->plots, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_land_view_parent_class)->dispose (object);
}

static void
dv_land_view_class_init (DvLandViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_land_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/land/dv-land-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvLandView, box);
  gtk_widget_class_bind_template_child (widget_class, DvLandView, empty);
  gtk_widget_class_bind_template_child (widget_class, DvLandView, grid);
  gtk_widget_class_bind_template_child (widget_class, DvLandView, table);
  gtk_widget_class_install_action (widget_class, "land.show", "(bsiis)", show_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_land_view_init (DvLandView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_land_view_new:
 * @store: where the records stand
 * @project: a land project, which may be new
 *
 * Returns: (transfer floating): how far it has come; empty as long as it is not saved
 */
GtkWidget *
dv_land_view_new (DvStore *store, DvRecord *project)
{
  DvLandView *self = g_object_new (DV_TYPE_LAND_VIEW, NULL);

  self->store = g_object_ref (store);
  self->project = g_object_ref (project);
  gtk_widget_set_visible (GTK_WIDGET (self), dv_record_get_row (project) != 0);
  if (dv_record_get_row (project) == 0)
    return GTK_WIDGET (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

const DvRecordSection dv_section_land = { &dv_kind_project, "progress", NULL, dv_land_view_new };
