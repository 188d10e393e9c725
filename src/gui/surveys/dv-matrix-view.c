/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-matrix-view.h"

#include "common/dv-list-box.h"
#include "common/dv-widget.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-posting-words.h"
#include "dv-postings.h"
#include "records/dv-editor-window.h"
#include "records/dv-record-sections.h"
#include "surveys/dv-survey-requests.h"
#include "surveys/dv-survey-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A survey as a table in its form: a row a place, a column an item. A cell is pressed to open what
 * was seen; it has a sign and a word, so nothing depends on a colour. */
struct _DvMatrixView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkListBox *gaps;
  GtkGrid *grid;
  GtkLabel *summary;

  /* Owned */
  DvStore *store;
  DvRecord *record;
  DvSurvey *survey;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvMatrixView, dv_matrix_view, GTK_TYPE_WIDGET)

/* --- the table --- */

static GtkWidget *
create_head (const char *text, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static GtkWidget *
create_total (guint n_posted, guint n_cells)
{
  g_autofree char *text = g_strdup_printf ("%u/%u", n_posted, n_cells);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* ✓ posted, ↑ there again, ↓ gone since, ! to be mended. */
static char *
make_cell_text (const DvSurvey *survey, guint place, guint item)
{
  DvRecord *seen = dv_survey_get (survey, place, item);
  DvSurveyChange change = dv_survey_get_change (survey, place, item);
  g_autofree char *word =
    seen != NULL ? dv_record_get_display (seen, dv_kind_find_field (&dv_kind_observation, "answer"))
                 : g_strdup ("");
  const char *arrow = change == DV_SURVEY_FIXED ? " ↑" : change == DV_SURVEY_LOST ? " ↓" : "";
  gboolean open = dv_survey_is_amiss (seen) && dv_record_get (seen, "fixed_on") == NULL;

  return g_strdup_printf ("%s %s%s%s", dv_survey_get_answer_mark (seen), word, arrow,
                          open ? " !" : "");
}

static GtkWidget *
create_cell (const DvSurvey *survey, guint place, guint item)
{
  g_autofree char *text = make_cell_text (survey, place, item);
  g_autofree char *name = dv_survey_describe_cell (survey, place, item);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "matrix.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", place, item);
  gtk_widget_add_css_class (button, "matrix");
  return button;
}

static void
attach_total (DvMatrixView *self, int place, int item, int column, int row)
{
  DvSurveySums sums;

  dv_survey_count (self->survey, place, item, &sums);
  gtk_grid_attach (self->grid, create_total (sums.answers[0], sums.n_cells), column, row, 1, 1);
}

static void
fill_grid (DvMatrixView *self)
{
  guint n_places = self->survey->places->len, n_items = self->survey->items->len;

  dv_widget_remove_children (GTK_WIDGET (self->grid));
  for (guint i = 0; i < n_items; i++) {
    const char *title = dv_record_get_title (g_ptr_array_index (self->survey->items, i));

    gtk_grid_attach (self->grid, create_head (title, 9), (int) i + 1, 0, 1, 1);
    attach_total (self, -1, (int) i, (int) i + 1, (int) n_places + 1);
  }
  for (guint p = 0; p < n_places; p++) {
    const char *title = dv_record_get_title (g_ptr_array_index (self->survey->places, p));

    gtk_grid_attach (self->grid, create_head (title, 18), 0, (int) p + 1, 1, 1);
    attach_total (self, (int) p, -1, (int) n_items + 1, (int) p + 1);
    for (guint i = 0; i < n_items; i++)
      gtk_grid_attach (self->grid, create_cell (self->survey, p, i), (int) i + 1, (int) p + 1, 1,
                       1);
  }
  gtk_grid_attach (self->grid, create_head (_ ("Posted"), 18), 0, (int) n_places + 1, 1, 1);
  attach_total (self, -1, -1, (int) n_items + 1, (int) n_places + 1);
}

/* --- opening --- */

static DvRecord *
make_observation (DvMatrixView *self, guint place, guint item)
{
  const struct {
    const char *name;
    DvRecord *record;
  } links[] = { { "survey", self->survey->survey },
                { "place", g_ptr_array_index (self->survey->places, place) },
                { "item", g_ptr_array_index (self->survey->items, item) } };
  DvRecord *made = dv_record_new (&dv_kind_observation);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    const DvField *field = dv_kind_find_field (&dv_kind_observation, links[i].name);

    dv_record_set_value (made, field, dv_record_get_id (links[i].record));
    dv_record_set_link_title (made, field, dv_record_get_title (links[i].record));
  }
  dv_record_begin (made);
  return made;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvMatrixView *self = DV_MATRIX_VIEW (widget);
  g_autoptr (DvRecord) made = NULL;
  DvRecord *seen;
  GtkWidget *window;
  guint place, item;

  g_variant_get (parameter, "(uu)", &place, &item);
  if (self->survey == NULL || place >= self->survey->places->len ||
      item >= self->survey->items->len)
    return;
  seen = dv_survey_get (self->survey, place, item);
  if (seen == NULL)
    seen = made = make_observation (self, place, item);
  window = dv_editor_window_new (widget, self->store, seen);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- gaps --- */

static GtkWidget *
create_gap (const DvPostingRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  const DvField *place = dv_kind_find_field (&dv_kind_posting, "place");
  g_autofree char *where = dv_record_get_display (row->record, place);
  g_autofree char *title = g_strdup_printf ("%s – %s", dv_record_get_title (row->record), where);
  g_autofree char *state = dv_posting_describe (&row->standing);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), state);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", dv_record_get_id (row->record));
  return widget;
}

static void
show_gaps (DvMatrixView *self, const DvPostings *postings)
{
  dv_list_box_clear (self->gaps);
  for (guint i = 0; i < postings->rows->len; i++)
    gtk_list_box_append (self->gaps, create_gap (g_ptr_array_index (postings->rows, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->gaps), postings->rows->len > 0);
}

/* --- reading --- */

typedef struct {
  char *id;
  DvSurvey *survey;
  DvPostings *postings;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->id);
  dv_survey_free (reading->survey);
  dv_postings_free (reading->postings);
  g_free (reading);
}

static gboolean
read_both (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;
  DvDate today;

  dv_date_today (&today);
  reading->survey = dv_survey_read (db, reading->id, error);
  if (reading->survey != NULL)
    reading->postings = dv_postings_broken (db, reading->survey, dv_date_to_julian (&today), error);
  return reading->postings != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvMatrixView) self = user_data;
  Reading *reading = NULL;
  g_autofree char *summary = NULL;
  DvSurveySums sums;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &reading, NULL) ||
      self->store == NULL)
    return;
  g_clear_pointer (&self->survey, dv_survey_free);
  self->survey = g_steal_pointer (&reading->survey);
  dv_survey_count (self->survey, -1, -1, &sums);
  summary = dv_survey_describe_sums (&sums);
  gtk_label_set_text (self->summary, summary);
  fill_grid (self);
  show_gaps (self, reading->postings);
  /* A row that only says how many there were has no table. */
  gtk_widget_set_visible (GTK_WIDGET (self), sums.n_cells > 0);
}

static void
refresh (DvMatrixView *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (dv_record_get_id (self->record));
  dv_store_read_async (self->store, read_both, reading, reading_free, self->cancellable, read_cb,
                       g_object_ref (self));
}

static void
store_changed_cb (DvMatrixView *self, GArray *changed)
{
  if (dv_survey_concerns (changed))
    refresh (self);
}

/* --- the widget --- */

static void
dv_matrix_view_dispose (GObject *object)
{
  DvMatrixView *self = DV_MATRIX_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_MATRIX_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_pointer (&self->survey, dv_survey_free);

  G_OBJECT_CLASS (dv_matrix_view_parent_class)->dispose (object);
}

static void
dv_matrix_view_class_init (DvMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_matrix_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/surveys/dv-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvMatrixView, box);
  gtk_widget_class_bind_template_child (widget_class, DvMatrixView, gaps);
  gtk_widget_class_bind_template_child (widget_class, DvMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, DvMatrixView, summary);
  gtk_widget_class_install_action (widget_class, "matrix.open", "(uu)", open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_matrix_view_init (DvMatrixView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_matrix_view_new:
 * @store: where the records stand
 * @survey: a survey, which may be new
 *
 * Returns: (transfer floating): its table; not visible as long as there is nothing to look at
 */
GtkWidget *
dv_matrix_view_new (DvStore *store, DvRecord *survey)
{
  DvMatrixView *self = g_object_new (DV_TYPE_MATRIX_VIEW, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (survey);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (dv_record_get_row (survey) == 0)
    return GTK_WIDGET (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

const DvRecordSection dv_section_matrix = { &dv_kind_survey, "matrix", &dv_kind_observation,
                                            dv_matrix_view_new };
