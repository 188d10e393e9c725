/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "petitions/dv-case-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-list-box.h"
#include "common/dv-widget.h"
#include "dv-course-words.h"
#include "dv-kinds.h"
#include "petitions/dv-case-state.h"
#include "records/dv-editor-window.h"
#include "records/dv-record-sections.h"
#include "records/dv-requests.h"

/* The course of a case as a time line: what was done, how long there is, and what may follow. */
struct _DvCaseView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkWidget *due_box;
  GtkBox *explanation;
  GtkWidget *expander;
  GtkLabel *law;
  GtkMenuButton *next;
  GtkListBox *steps;
  GtkLabel *summary;
  GtkImage *urgency;

  /* Owned */
  DvStore *store;
  DvRecord *petition;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvCaseView, dv_case_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  return row;
}

static void
add_receipt (DvCaseView *self, const DvCaseState *state)
{
  const DvField *channel = dv_kind_find_field (&dv_kind_petition, "channel");
  g_autofree char *title = dv_case_state_describe_receipt (state);
  g_autofree char *how = dv_record_get_display (state->petition, channel);

  if (dv_record_get (state->petition, "start") != NULL)
    gtk_list_box_append (self->steps, make_row (title, how, "emblem-ok-symbolic"));
}

static void
add_step (DvCaseView *self, DvRecord *step)
{
  g_autofree char *title = dv_case_state_describe_step (step);
  g_autofree char *details = dv_case_state_describe_details (step);
  GtkWidget *row = make_row (title, details, "emblem-ok-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "step", g_object_ref (step), g_object_unref);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->steps, row);
}

static void
show_steps (DvCaseView *self, const DvCaseState *state)
{
  dv_list_box_clear (self->steps);
  add_receipt (self, state);
  for (guint i = 0; i < state->steps->len; i++)
    add_step (self, g_ptr_array_index (state->steps, i));
}

static void
show_next (DvCaseView *self, const DvCaseState *state)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < state->next->len; i++) {
    const char *code = g_ptr_array_index (state->next, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (dv_step_get_label (code), NULL);

    g_menu_item_set_action_and_target (item, "case.add", "s", code);
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->next, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), state->next->len > 0);
}

static void
add_line (DvCaseView *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (self->explanation, label);
}

static void
show_due (DvCaseView *self, const DvCaseState *state)
{
  static const char *const icons[] = { "alarm-symbolic", "alarm-symbolic",
                                       "dialog-warning-symbolic" };

  gtk_widget_set_visible (self->due_box, state->summary != NULL);
  gtk_label_set_text (self->summary, state->summary != NULL ? state->summary : "");
  gtk_label_set_text (self->law, state->law != NULL ? state->law : "");
  gtk_widget_set_visible (GTK_WIDGET (self->law), state->law != NULL);
  gtk_image_set_from_icon_name (self->urgency, icons[state->urgency]);
  gtk_widget_remove_css_class (self->due_box, "error");
  if (state->urgency == DV_URGENCY_LATE)
    gtk_widget_add_css_class (self->due_box, "error");
  dv_widget_remove_children (GTK_WIDGET (self->explanation));
  for (guint i = 0; i < state->explanation->len; i++)
    add_line (self, g_ptr_array_index (state->explanation, i));
  gtk_widget_set_visible (self->expander, state->explanation->len > 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvCaseView) self = DV_CASE_VIEW (user_data);
  gpointer state = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, &state, NULL) || self->store == NULL)
    return;
  gtk_widget_set_visible (self->box, TRUE);
  show_due (self, state);
  show_steps (self, state);
  show_next (self, state);
}

static void
refresh (DvCaseView *self)
{
  dv_store_read_async (self->store, dv_case_state_read, dv_case_state_new (self->petition),
                       (GDestroyNotify) dv_case_state_free, self->cancellable, read_cb,
                       g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvCaseView) self = DV_CASE_VIEW (user_data);
  g_autoptr (DvRecord) petition = dv_request_load_finish (DV_STORE (source), result, NULL);

  if (petition == NULL || self->store == NULL)
    return;
  g_set_object (&self->petition, petition);
  refresh (self);
}

/* A step, the letter, a rule or a holiday: any of them may move the time limit. */
static gboolean
concerns (GArray *changed)
{
  const DvKind *const kinds[] = { &dv_kind_petition, &dv_kind_step, &dv_kind_deadline,
                                  &dv_kind_holiday, &dv_kind_transition };

  for (guint i = 0; i < changed->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (g_array_index (changed, DvChanged, i).kind == kinds[k])
        return TRUE;

  return FALSE;
}

static void
store_changed_cb (DvCaseView *self, GArray *changed)
{
  if (concerns (changed))
    dv_request_load (self->store, dv_record_get_id (self->petition), self->cancellable, loaded_cb,
                     g_object_ref (self));
}

static void
open_step (DvCaseView *self, DvRecord *step)
{
  GtkWidget *window = dv_editor_window_new (GTK_WIDGET (self), self->store, step);

  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvCaseView *self = DV_CASE_VIEW (widget);
  const DvField *link = dv_kind_find_field (&dv_kind_step, "petition");
  g_autoptr (DvRecord) step = dv_record_new (&dv_kind_step);

  dv_record_set_value (step, link, dv_record_get_id (self->petition));
  dv_record_set_link_title (step, link, dv_record_get_title (self->petition));
  dv_record_set (step, "type", g_variant_get_string (parameter, NULL));
  dv_record_begin (step);
  open_step (self, step);
}

static void
activated_cb (DvCaseView *self, GtkListBoxRow *row)
{
  DvRecord *step = g_object_get_data (G_OBJECT (row), "step");

  if (step != NULL)
    open_step (self, step);
}

static void
dv_case_view_dispose (GObject *object)
{
  DvCaseView *self = DV_CASE_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_CASE_VIEW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->petition);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_case_view_parent_class)->dispose (object);
}

static void
dv_case_view_class_init (DvCaseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_case_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/petitions/dv-case-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, box);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, due_box);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, expander);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, explanation);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, law);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, next);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, steps);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, summary);
  gtk_widget_class_bind_template_child (widget_class, DvCaseView, urgency);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "case.add", "s", add_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_case_view_init (DvCaseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_case_view_new:
 * @store: where the records stand
 * @petition: a petition, which may be new
 *
 * Returns: (transfer floating): the course of its case; empty as long as it is not saved
 */
GtkWidget *
dv_case_view_new (DvStore *store, DvRecord *petition)
{
  DvCaseView *self = g_object_new (DV_TYPE_CASE_VIEW, NULL);

  self->store = g_object_ref (store);
  self->petition = g_object_ref (petition);
  gtk_widget_set_visible (GTK_WIDGET (self), dv_record_get_row (petition) != 0);
  if (dv_record_get_row (petition) == 0)
    return GTK_WIDGET (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

const DvRecordSection dv_section_case = { &dv_kind_petition, "case", &dv_kind_step,
                                          dv_case_view_new };
