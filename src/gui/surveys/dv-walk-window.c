/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "surveys/dv-walk-window.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "common/dv-list-box.h"
#include "dv-choices.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-value.h"
#include "records/dv-requests.h"
#include "surveys/dv-survey-requests.h"
#include "surveys/dv-survey-words.h"
#include "surveys/dv-walk-row.h"

#include <glib/gi18n.h>

/* A survey that is walked: a screen for each place, a row for each item. The keys 1 to 5 answer the
 * row and go on to the next; they do so only while nothing is being typed. Every answer is written
 * at once and can be taken back. */
struct _DvWalkWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkEditable *date;
  GtkEditable *fix_by;
  GtkListBox *list;
  GtkWidget *next;
  GtkLabel *place_label;
  GtkWidget *previous;
  GtkProgressBar *progress;
  GtkStack *stack;
  GtkLabel *status;
  GtkEditable *surveyors;
  AdwStatusPage *trouble;
  AdwWindowTitle *title;
  GtkEditable *witness;

  /* Owned */
  DvStore *store;
  char *id;
  DvSurvey *survey;
  GPtrArray *batches; /* what can be taken back, the last one at the end */
  GCancellable *cancellable;

  guint place;
  guint n_running; /* answers being written, readings under way */
  gboolean placed; /* the first place was chosen */
};

G_DEFINE_FINAL_TYPE (DvWalkWindow, dv_walk_window, ADW_TYPE_WINDOW)

static void read_survey (DvWalkWindow *self);

/* --- rows --- */

static DvWalkRow *
get_row (DvWalkWindow *self, guint item)
{
  return DV_WALK_ROW (gtk_list_box_get_row_at_index (self->list, (int) item));
}

static DvWalkRow *
get_focused_row (DvWalkWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, DV_TYPE_WALK_ROW) : NULL;

  return row != NULL ? DV_WALK_ROW (row) : NULL;
}

static gboolean
is_typing (DvWalkWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

static void
say (DvWalkWindow *self, const char *text)
{
  gtk_label_set_text (self->status, text);
}

static void
focus_item (DvWalkWindow *self, guint item)
{
  DvWalkRow *row =
    self->survey != NULL && item < self->survey->items->len ? get_row (self, item) : NULL;

  if (row != NULL) {
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    gtk_widget_grab_focus (GTK_WIDGET (row));
    return;
  }
  say (self, _ ("That was the last item here. Ctrl+Enter goes on to the next place."));
}

/* --- what is shown --- */

static void
show_progress (DvWalkWindow *self)
{
  DvSurveySums sums;
  g_autofree char *text = NULL;

  dv_survey_count (self->survey, -1, -1, &sums);
  /* Translators: numbers: how many cells of the survey have an answer, of how many. */
  text = g_strdup_printf (_ ("%u/%u in all"), sums.n_seen, sums.n_cells);
  gtk_progress_bar_set_fraction (self->progress,
                                 sums.n_cells > 0 ? (double) sums.n_seen / sums.n_cells : 0);
  gtk_progress_bar_set_text (self->progress, text);
}

static void
show_place (DvWalkWindow *self)
{
  DvRecord *place = g_ptr_array_index (self->survey->places, self->place);
  g_autofree char *state = dv_survey_describe_place (self->survey, self->place);
  /* Translators: a place, its number and how many there are, how far it has come. */
  g_autofree char *text = g_strdup_printf (_ ("%s (%u/%u) · %s"), dv_record_get_title (place),
                                           self->place + 1, self->survey->places->len, state);

  gtk_label_set_text (self->place_label, text);
  gtk_widget_set_sensitive (self->previous, self->place > 0);
  gtk_widget_set_sensitive (self->next, self->place + 1 < self->survey->places->len);
  for (guint i = 0; i < self->survey->items->len; i++)
    dv_walk_row_show (get_row (self, i), self->survey, self->place);
  show_progress (self);
}

/* --- writing --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWalkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  char *batch = NULL;
  gboolean written = dv_survey_request_answer_finish (DV_STORE (source), result, &batch, &error);

  self->n_running--;
  if (self->store == NULL) {
    g_free (batch);
    return;
  }
  if (written && batch != NULL)
    g_ptr_array_add (self->batches, batch);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.undo", self->batches->len > 0);
  if (!written) {
    say (self, _ ("Not written"));
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The answer was not written"), error->message);
  }
  read_survey (self);
}

/* Returns: (transfer full) (nullable): the day in canonical form, empty for none; %NULL if it is
 * not one, which is said */
static char *
read_day (DvWalkWindow *self, GtkEditable *entry, const char *name)
{
  const DvField *field = dv_kind_find_field (&dv_kind_observation, name);
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  char *day;

  if (*text == '\0')
    return g_strdup ("");
  day = dv_field_parse (field, text, &error);
  if (day != NULL)
    return day;
  /* Translators: the label of a field, then what is wrong with what was typed. */
  message =
    g_strdup_printf (_ ("%s: %s Nothing was written."), dv_field_get_label (field), error->message);
  say (self, message);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return NULL;
}

static void
set_text (DvSurveyAnswer *answer, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    dv_survey_answer_set (answer, field, text);
}

static DvSurveyAnswer *
make_answer (DvWalkWindow *self, guint item)
{
  return dv_survey_answer_new (self->id,
                               dv_record_get_id (
                                 g_ptr_array_index (self->survey->places, self->place)),
                               dv_record_get_id (g_ptr_array_index (self->survey->items, item)));
}

static void
write_answer (DvWalkWindow *self, DvSurveyAnswer *answer, guint item)
{
  /* Translators: what can be undone; an item of a survey. */
  g_autofree char *label =
    g_strdup_printf (_ ("Survey: %s"),
                     dv_record_get_title (g_ptr_array_index (self->survey->items, item)));

  self->n_running++;
  dv_survey_request_answer (self->store, answer, label, written_cb, g_object_ref (self));
}

/* What is there needs no mending. */
static gboolean
needs_mending (guint answer)
{
  return g_strcmp0 (dv_choices_answer[answer].code, "posted") != 0 &&
         g_strcmp0 (dv_choices_answer[answer].code, "not-seen") != 0;
}

static gboolean
give_answer (DvWalkWindow *self, DvWalkRow *row, guint number)
{
  guint item = dv_walk_row_get_item (row);
  g_autofree char *date = read_day (self, self->date, "date");
  g_autofree char *fix_by = date != NULL ? read_day (self, self->fix_by, "fix_by") : NULL;
  g_autofree char *said = NULL;
  DvSurveyAnswer *answer;

  if (fix_by == NULL)
    return FALSE;
  answer = make_answer (self, item);
  dv_survey_answer_set (answer, "answer", dv_choices_answer[number].code);
  dv_survey_answer_set (answer, "fix_by",
                        needs_mending (number) && *fix_by != '\0' ? fix_by : NULL);
  set_text (answer, "date", date);
  set_text (answer, "surveyors", gtk_editable_get_text (self->surveyors));
  set_text (answer, "witness", gtk_editable_get_text (self->witness));
  set_text (answer, "note", dv_walk_row_get_note (row));
  /* Translators: an item of a survey, then an answer: posted. */
  said = g_strdup_printf (_ ("%s: %s"),
                          dv_record_get_title (g_ptr_array_index (self->survey->items, item)),
                          dv_survey_get_answer_label (number));
  say (self, said);
  write_answer (self, answer, item);
  return TRUE;
}

static void
answered_cb (DvWalkWindow *self, guint number, DvWalkRow *row)
{
  if (self->survey != NULL && !give_answer (self, row, number))
    show_place (self);
}

/* A remark before the answer waits for it. */
static void
noted_cb (DvWalkWindow *self, DvWalkRow *row)
{
  guint item = dv_walk_row_get_item (row);
  DvSurveyAnswer *answer;

  if (self->survey == NULL || dv_survey_get (self->survey, self->place, item) == NULL)
    return;
  answer = make_answer (self, item);
  dv_survey_answer_set (answer, "note", dv_walk_row_get_note (row));
  write_answer (self, answer, item);
}

/* --- photos --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWalkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean added = dv_survey_request_photo_finish (result, &error);

  self->n_running--;
  if (self->store == NULL)
    return;
  if (!added)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The photo was not added"), error->message);
  read_survey (self);
}

typedef struct {
  DvWalkWindow *self;
  char *observation;
} Picking;

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Picking *picking = user_data;
  g_autoptr (DvWalkWindow) self = picking->self;
  g_autofree char *observation = picking->observation;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);

  if (file == NULL || self->store == NULL || g_file_peek_path (file) == NULL)
    return;
  self->n_running++;
  dv_survey_request_photo (self->store, observation, g_file_peek_path (file), added_cb,
                           g_object_ref (self));
}

static void
photo_cb (DvWalkWindow *self, DvWalkRow *row)
{
  static const char *const suffixes[] = { "jpg", "jpeg", "png", "webp", "heic", "pdf", NULL };
  const DvFileFilter filter = { _ ("Photos and scans"), suffixes };
  DvRecord *seen = dv_survey_get (self->survey, self->place, dv_walk_row_get_item (row));
  Picking *picking;

  if (seen == NULL)
    return;
  picking = g_new0 (Picking, 1);
  picking->self = g_object_ref (self);
  picking->observation = g_strdup (dv_record_get_id (seen));
  dv_file_picker_open_async (GTK_WIDGET (self), _ ("Add a photo"), &filter, 1, self->cancellable,
                             picked_cb, picking);
}

/* --- taking back --- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWalkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = dv_request_undo_finish (DV_STORE (source), result, &error);

  self->n_running--;
  if (self->store == NULL)
    return;
  say (self, error == NULL ? _ ("Taken back") : error->message);
  read_survey (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvWalkWindow *self = DV_WALK_WINDOW (widget);
  g_autofree char *batch = NULL;

  if (self->batches->len == 0)
    return;
  batch = g_ptr_array_steal_index (self->batches, self->batches->len - 1);
  gtk_widget_action_set_enabled (widget, "walk.undo", self->batches->len > 0);
  self->n_running++;
  dv_request_undo (self->store, batch, FALSE, undone_cb, g_object_ref (self));
}

/* --- going on --- */

static void
go_to_place (DvWalkWindow *self, guint place)
{
  if (self->survey == NULL || place >= self->survey->places->len) {
    say (self, _ ("That was the last place."));
    return;
  }
  self->place = place;
  /* The note of the place before is not shown here, and who witnessed there did not witness here.
   */
  gtk_editable_set_text (self->witness, "");
  dv_list_box_clear (self->list);
  for (guint i = 0; i < self->survey->items->len; i++) {
    DvRecord *item = g_ptr_array_index (self->survey->items, i);
    GtkWidget *row = dv_walk_row_new (i, dv_record_get_title (item));

    g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "noted", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "photo", G_CALLBACK (photo_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->list, row);
  }
  show_place (self);
  focus_item (self, 0);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvWalkWindow *self = DV_WALK_WINDOW (widget);

  say (self, "");
  go_to_place (self, self->place + 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvWalkWindow *self = DV_WALK_WINDOW (widget);

  say (self, "");
  if (self->place > 0)
    go_to_place (self, self->place - 1);
}

static int
read_digit (guint keyval)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_5)
    return (int) (keyval - GDK_KEY_1);
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_5)
    return (int) (keyval - GDK_KEY_KP_1);
  return -1;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* Before the list sees the key: Enter on a row would only select it. */
static gboolean
key_pressed_cb (DvWalkWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  DvWalkRow *row = get_focused_row (self);
  int digit = read_digit (keyval);

  if (row == NULL || is_typing (self) || self->survey == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit >= 0) {
    if (give_answer (self, row, (guint) digit))
      focus_item (self, dv_walk_row_get_item (row) + 1);
    return GDK_EVENT_STOP;
  }
  if (!is_enter (keyval) || !gtk_widget_has_focus (GTK_WIDGET (row)))
    return GDK_EVENT_PROPAGATE;
  focus_item (self, dv_walk_row_get_item (row) + 1);
  return GDK_EVENT_STOP;
}

/* --- reading --- */

/* The first place at which something has no answer yet. */
static guint
find_first_open (const DvSurvey *survey)
{
  for (guint i = 0; i < survey->places->len; i++) {
    DvSurveySums sums;

    dv_survey_count (survey, (int) i, -1, &sums);
    if (sums.n_seen < sums.n_cells)
      return i;
  }
  return 0;
}

static void
show_trouble (DvWalkWindow *self, const char *description)
{
  adw_status_page_set_description (self->trouble, description);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
show_survey (DvWalkWindow *self)
{
  if (self->survey->places->len == 0 || self->survey->items->len == 0) {
    show_trouble (self, _ ("A survey that is walked needs a checklist with items, and places. "
                           "Choose them in its form, then come back."));
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "walk");
  if (self->placed && self->place < self->survey->places->len &&
      get_row (self, self->survey->items->len - 1) != NULL &&
      get_row (self, self->survey->items->len) == NULL) {
    show_place (self);
    return;
  }
  self->placed = TRUE;
  go_to_place (self, find_first_open (self->survey));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvWalkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  DvSurvey *survey = dv_survey_request_finish (DV_STORE (source), result, &error);

  self->n_running--;
  if (survey == NULL) {
    if (self->store != NULL && self->survey == NULL)
      show_trouble (self, error->message);
    return;
  }
  if (self->store == NULL) {
    dv_survey_free (survey);
    return;
  }
  g_clear_pointer (&self->survey, dv_survey_free);
  self->survey = survey;
  show_survey (self);
}

static void
read_survey (DvWalkWindow *self)
{
  self->n_running++;
  dv_survey_request (self->store, self->id, self->cancellable, read_cb, g_object_ref (self));
}

static void
store_changed_cb (DvWalkWindow *self, GArray *changed)
{
  if (dv_survey_concerns (changed))
    read_survey (self);
}

/* --- the window --- */

static void
dv_walk_window_dispose (GObject *object)
{
  DvWalkWindow *self = DV_WALK_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_WALK_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->survey, dv_survey_free);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (dv_walk_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, date);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, fix_by);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, next);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, previous);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, surveyors);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DvWalkWindow, witness);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
add_key (GtkWidgetClass *widget_class, guint keyval, GdkModifierType state, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, state, action, NULL);
}

static void
dv_walk_window_class_init (DvWalkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_walk_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/surveys/dv-walk-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "walk.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "walk.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "walk.previous", NULL, previous_action);
  add_key (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "walk.undo");
  add_key (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "walk.next");
  add_key (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "walk.next");
  add_key (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "walk.previous");
  add_key (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close");
}

static void
dv_walk_window_init (DvWalkWindow *self)
{
  g_autofree char *text = NULL;
  DvDate today;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->batches = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "walk.undo", FALSE);
  dv_date_today (&today);
  text = dv_date_format (&today);
  gtk_editable_set_text (self->date, text);
}

/**
 * dv_walk_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the survey stands
 * @survey: the survey
 *
 * Returns: (transfer none): the window in which it is walked, owned by GTK
 */
GtkWidget *
dv_walk_window_new (GtkWidget *parent, DvStore *store, DvRecord *survey)
{
  DvWalkWindow *self = g_object_new (DV_TYPE_WALK_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  g_autofree char *title = NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->store = g_object_ref (store);
  self->id = g_strdup (dv_record_get_id (survey));
  adw_window_title_set_subtitle (self->title, dv_record_get_title (survey));
  /* Translators: the title of a window; %s is a survey. */
  title = g_strdup_printf (_ ("Survey on the spot – %s"), dv_record_get_title (survey));
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  read_survey (self);
  return GTK_WIDGET (self);
}

/**
 * dv_walk_window_is_idle:
 * @self: a walk
 *
 * Returns: whether everything was written and is shown
 */
gboolean
dv_walk_window_is_idle (DvWalkWindow *self)
{
  g_return_val_if_fail (DV_IS_WALK_WINDOW (self), TRUE);
  return self->n_running == 0;
}

/**
 * dv_walk_window_get_place:
 * @self: a walk
 *
 * Returns: the number of the place that is shown
 */
guint
dv_walk_window_get_place (DvWalkWindow *self)
{
  g_return_val_if_fail (DV_IS_WALK_WINDOW (self), 0);
  return self->place;
}
