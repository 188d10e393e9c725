/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "organisation/dv-reorganise-window.h"

#include "common/dv-list-box.h"
#include "common/dv-undo-toast.h"
#include "dv-kinds.h"
#include "dv-problem.h"
#include "dv-query.h"
#include "dv-load.h"
#include "dv-reform-sheet.h"
#include "organisation/dv-reform-answers.h"
#include "records/dv-field-row.h"
#include "records/dv-form-section.h"

#include <glib/gi18n.h>

/* The guided step “reorganise units”: what happens, to which units, what is made, what becomes of
 * the parts, and everything that would change, before it is written. */
struct _DvReorganiseWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton *back;
  GtkListBox *effects;
  GtkLabel *heading;
  GtkButton *next;
  GtkListBox *parts;
  GtkLabel *problem;
  GtkStack *stack;

  /* Owned */
  DvStore *store;
  GCancellable *cancellable;
  DvRecord *answers;
  GPtrArray *rows;     /* of DvFieldRow, borrowed from the template */
  GPtrArray *children; /* of DvRecord: the units below those that change */
  GPtrArray *choices;  /* of AdwComboRow, one for each of them */
  DvReform *reform;
  GtkWidget *opener;

  gboolean working;
};

G_DEFINE_FINAL_TYPE (DvReorganiseWindow, dv_reorganise_window, ADW_TYPE_WINDOW)

static const char *
get_page (DvReorganiseWindow *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static gboolean
is_way (DvReorganiseWindow *self, const char *way)
{
  return g_strcmp0 (dv_record_get (self->answers, "way"), way) == 0;
}

static const char *
get_heading (const char *page)
{
  if (g_str_equal (page, "what"))
    return _ ("1. What happens, and by which decision");
  if (g_str_equal (page, "units"))
    return _ ("2. To which units");
  if (g_str_equal (page, "new"))
    return _ ("3. What becomes of them");
  if (g_str_equal (page, "parts"))
    return _ ("4. Where the units below go");
  return _ ("Everything that would change");
}

static void
show_problem (DvReorganiseWindow *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_working (DvReorganiseWindow *self, gboolean working)
{
  self->working = working;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.next", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.back",
                                 !working && !g_str_equal (get_page (self), "what"));
}

/* Whether a row stands on the page that is shown. */
static gboolean
is_on_page (DvReorganiseWindow *self, DvFieldRow *row)
{
  return gtk_widget_is_ancestor (GTK_WIDGET (row), gtk_stack_get_visible_child (self->stack));
}

/* What was answered before decides what is asked. */
static void
show_rows (DvReorganiseWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);

    if (is_on_page (self, row))
      gtk_widget_set_visible (GTK_WIDGET (row),
                              dv_reform_answers_wants (self->answers, get_page (self),
                                                       dv_field_row_get_name (row)));
  }
}

static void
focus_first (DvReorganiseWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    if (is_on_page (self, DV_FIELD_ROW (row)) && gtk_widget_get_visible (row)) {
      gtk_widget_grab_focus (row);
      return;
    }
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
show_page (DvReorganiseWindow *self, const char *page)
{
  gboolean last = g_str_equal (page, "preview");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_label_set_text (self->heading, get_heading (page));
  gtk_button_set_label (self->next, last ? _ ("_Carry out") : _ ("_Next"));
  show_rows (self);
  set_working (self, self->working);
  focus_first (self);
}

/* --- reading the page --- */

static void
commit_row (DvReorganiseWindow *self, DvFieldRow *row, GPtrArray *problems)
{
  g_autofree char *problem = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (row))) {
    dv_record_set_value (self->answers, dv_field_row_get_field (row), NULL);
    return;
  }
  problem = dv_field_row_commit (row, self->answers);
  if (problem != NULL)
    dv_problems_add (problems, dv_field_row_get_field (row), "%s", problem);
}

static void
show_problems (DvReorganiseWindow *self, GPtrArray *problems)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);
    const char *problem = dv_problems_find (problems, dv_field_row_get_field (row));

    dv_field_row_set_problem (row, problem);
    if (problem != NULL && first == NULL)
      first = GTK_WIDGET (row);
  }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/* Returns: whether nothing is wrong on the page */
static gboolean
read_page (DvReorganiseWindow *self)
{
  g_autoptr (GPtrArray) problems = dv_problems_new ();
  g_autoptr (GPtrArray) missing = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (is_on_page (self, g_ptr_array_index (self->rows, i)))
      commit_row (self, g_ptr_array_index (self->rows, i), problems);
  missing = dv_reform_answers_check (self->answers, get_page (self));
  for (guint i = 0; i < missing->len; i++) {
    const DvProblem *problem = g_ptr_array_index (missing, i);

    if (dv_problems_find (problems, problem->field) == NULL)
      dv_problems_add (problems, problem->field, "%s", problem->message);
  }
  show_problems (self, problems);
  return problems->len == 0;
}

/* --- the units below --- */

typedef struct {
  GPtrArray *units; /* of UUIDs */
  GPtrArray *children;
  DvReform *reform;
} Below;

static void
below_free (gpointer data)
{
  Below *below = data;

  g_clear_pointer (&below->units, g_ptr_array_unref);
  g_clear_pointer (&below->children, g_ptr_array_unref);
  dv_reform_free (below->reform);
  g_free (below);
}

static gboolean
read_below (DvDb *db, const char *unit, GPtrArray *children, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "parent", unit);
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    DvRecord *child = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (child == NULL)
      return FALSE;
    g_ptr_array_add (children, child);
  }
  return rows != NULL;
}

static gboolean
read_below_cb (DvDb *db, gpointer data, GError **error)
{
  Below *below = data;

  for (guint i = 0; below->units != NULL && i < below->units->len; i++)
    if (!read_below (db, g_ptr_array_index (below->units, i), below->children, error))
      return FALSE;
  if (below->units == NULL)
    below->reform = dv_reform_read_shipped (db, DV_REFORM_2025, error);
  return below->units != NULL || below->reform != NULL;
}

/* The keys or UUIDs that a unit below can go to, and what they are called. */
static GtkStringList *
list_superiors (DvReorganiseWindow *self, GPtrArray *keys)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const DvField *into = dv_kind_find_field (&dv_reform_answers_kind, "into");

  if (is_way (self, "part")) {
    gtk_string_list_append (names, _ ("stays where it is"));
    g_ptr_array_add (keys, NULL);
  }
  if (dv_record_get (self->answers, "into") != NULL) {
    gtk_string_list_append (names, dv_record_get_link_title (self->answers, into));
    g_ptr_array_add (keys, g_strdup (dv_record_get (self->answers, "into")));
  }
  for (guint i = 1; i <= DV_REFORM_MAX_NEW; i++) {
    g_autofree char *field = g_strdup_printf ("name%u", i);

    if (dv_record_get (self->answers, field) != NULL) {
      gtk_string_list_append (names, dv_record_get (self->answers, field));
      g_ptr_array_add (keys, g_strdup_printf ("new%u", i));
    }
  }
  return names;
}

static void
show_parts (DvReorganiseWindow *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) names = list_superiors (self, keys);

  dv_list_box_clear (self->parts);
  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < self->children->len; i++) {
    GtkWidget *row = adw_combo_row_new ();
    g_autofree char *title =
      g_markup_escape_text (dv_record_get_title (g_ptr_array_index (self->children, i)), -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
    g_object_set_data_full (G_OBJECT (row), "dv-keys", g_ptr_array_ref (keys),
                            (GDestroyNotify) g_ptr_array_unref);
    gtk_list_box_append (self->parts, row);
    g_ptr_array_add (self->choices, row);
  }
}

static void
assign_parts (DvReorganiseWindow *self)
{
  for (guint i = 0; i < self->children->len; i++) {
    const char *id = dv_record_get_id (g_ptr_array_index (self->children, i));
    AdwComboRow *row = i < self->choices->len ? g_ptr_array_index (self->choices, i) : NULL;
    GPtrArray *keys = row != NULL ? g_object_get_data (G_OBJECT (row), "dv-keys") : NULL;
    guint selected = row != NULL ? adw_combo_row_get_selected (row) : GTK_INVALID_LIST_POSITION;
    const char *key = NULL;

    if (keys != NULL && selected < keys->len)
      key = g_ptr_array_index (keys, selected);
    else if (is_way (self, "end"))
      key = dv_record_get (self->answers, "into");
    if (key != NULL)
      dv_reform_assign (self->reform, id, key);
  }
}

/* --- the preview --- */

static const char *
get_icon (DvReformEffectType type)
{
  switch (type) {
  case DV_REFORM_MADE:
    return "list-add-symbolic";
  case DV_REFORM_ENDED:
    return "list-remove-symbolic";
  case DV_REFORM_CUT:
    return "alarm-symbolic";
  case DV_REFORM_STAYS:
    return "emblem-ok-symbolic";
  default:
    return "go-next-symbolic";
  }
}

static void
show_effects (DvReorganiseWindow *self, GPtrArray *effects)
{
  dv_list_box_clear (self->effects);
  for (guint i = 0; i < effects->len; i++) {
    const DvReformEffect *effect = g_ptr_array_index (effects, i);
    g_autofree char *title = g_markup_escape_text (effect->text, -1);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (effect->type));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    gtk_list_box_append (self->effects, row);
  }
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReorganiseWindow) self = DV_REORGANISE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) effects = dv_reform_look_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  self->working = FALSE;
  if (effects != NULL) {
    show_effects (self, effects);
    show_page (self, "preview");
  } else {
    show_problem (self, error->message);
    set_working (self, FALSE);
  }
}

static void
look (DvReorganiseWindow *self)
{
  dv_reform_look_async (self->store, self->reform, self->cancellable, looked_cb,
                        g_object_ref (self));
}

static void
take_reform (DvReorganiseWindow *self, DvReform *reform)
{
  dv_reform_free (self->reform);
  self->reform = reform;
}

/* After the units below were read, or the reform that the program knows. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReorganiseWindow) self = DV_REORGANISE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  Below *below;
  gboolean read = dv_store_read_finish (DV_STORE (source), result, (gpointer *) &below, &error);

  if (self->store == NULL)
    return;
  if (!read) {
    show_problem (self, error->message);
    set_working (self, FALSE);
    return;
  }
  g_clear_pointer (&self->children, g_ptr_array_unref);
  self->children = g_ptr_array_ref (below->children);
  g_ptr_array_set_size (self->choices, 0);
  if (below->reform != NULL)
    take_reform (self, g_steal_pointer (&below->reform));
  if (g_str_equal (dv_reform_answers_next_page (self->answers, get_page (self), FALSE), "parts")) {
    show_parts (self);
    self->working = FALSE;
    show_page (self, "parts");
    return;
  }
  if (!is_way (self, "reform"))
    take_reform (self, dv_reform_answers_make (self->answers));
  assign_parts (self);
  look (self);
}

static void
read_store (DvReorganiseWindow *self)
{
  Below *below = g_new0 (Below, 1);

  below->children = g_ptr_array_new_with_free_func (g_object_unref);
  if (!is_way (self, "reform"))
    below->units = dv_reform_answers_list_units (self->answers);
  set_working (self, TRUE);
  dv_store_read_async (self->store, read_below_cb, below, below_free, self->cancellable, read_cb,
                       g_object_ref (self));
}

/* --- carrying it out --- */

typedef struct {
  DvReform *reform;
  GPtrArray *effects;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dv_reform_free (job->reform);
  g_ptr_array_unref (job->effects);
  g_free (job);
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return dv_reform_carry_out (write, job->reform, job->effects, error);
}

static void
say_done (DvReorganiseWindow *self, const char *batch)
{
  GtkWidget *opener = self->opener;

  if (opener == NULL)
    return;
  if (gtk_widget_get_ancestor (opener, ADW_TYPE_TOAST_OVERLAY) != NULL)
    dv_undo_toast_offer (opener, _ ("Units were reorganised"), batch);
  else
    gtk_widget_activate_action (opener, "win.toast", "s",
                                _ ("Units were reorganised; Ctrl+Z takes it back."));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReorganiseWindow) self = DV_REORGANISE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  Job *job;
  gboolean written =
    dv_store_write_finish (DV_STORE (source), result, (gpointer *) &job, &batch, &error);

  if (self->store == NULL)
    return;
  self->working = FALSE;
  if (!written) {
    show_problem (self, error->message);
    set_working (self, FALSE);
    return;
  }
  say_done (self, batch);
  gtk_window_close (GTK_WINDOW (self));
}

static void
carry_out (DvReorganiseWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->reform = dv_reform_copy (self->reform);
  job->effects = dv_reform_effects_new ();
  set_working (self, TRUE);
  dv_store_write_async (self->store, NULL, _ ("Reorganise units"), write_cb, job, job_free, NULL,
                        written_cb, g_object_ref (self));
}

/* --- back and next --- */

static void
go_on (DvReorganiseWindow *self)
{
  const char *page = get_page (self);
  const char *next;

  show_problem (self, NULL);
  if (g_str_equal (page, "preview")) {
    carry_out (self);
    return;
  }
  if (!read_page (self))
    return;
  next = dv_reform_answers_next_page (self->answers, page, FALSE);
  if (g_str_equal (page, "parts")) {
    take_reform (self, dv_reform_answers_make (self->answers));
    assign_parts (self);
    set_working (self, TRUE);
    look (self);
  } else if (g_str_equal (next, "parts") || g_str_equal (next, "preview")) {
    read_store (self);
  } else {
    show_page (self, next);
  }
}

/* After the focus has left the field, an input method has given up what it held back. */
static gboolean
next_cb (gpointer user_data)
{
  DvReorganiseWindow *self = DV_REORGANISE_WINDOW (user_data);

  if (self->store != NULL && !self->working)
    go_on (self);
  return G_SOURCE_REMOVE;
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_root_set_focus (GTK_ROOT (widget), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, next_cb, g_object_ref (widget), g_object_unref);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvReorganiseWindow *self = DV_REORGANISE_WINDOW (widget);

  show_problem (self, NULL);
  show_page (self, dv_reform_answers_next_page (self->answers, get_page (self), TRUE));
}

/* --- the window --- */

/* What happens decides which of the other questions make sense. */
static void
edited_cb (DvReorganiseWindow *self, DvFieldRow *row)
{
  g_autofree char *problem = NULL;

  if (!g_str_equal (dv_field_row_get_name (row), "way"))
    return;
  problem = dv_field_row_commit (row, self->answers);
  show_rows (self);
}

static void
bind_rows (DvReorganiseWindow *self, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!DV_IS_FIELD_ROW (child)) {
      bind_rows (self, child);
      continue;
    }
    dv_field_row_bind (DV_FIELD_ROW (child), &dv_reform_answers_kind, self->store);
    dv_field_row_show (DV_FIELD_ROW (child), self->answers);
    g_signal_connect_object (child, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    g_ptr_array_add (self->rows, child);
  }
}

static void
dv_reorganise_window_dispose (GObject *object)
{
  DvReorganiseWindow *self = DV_REORGANISE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_REORGANISE_WINDOW);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->answers);
  g_clear_object (&self->store);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->reform, dv_reform_free);

  G_OBJECT_CLASS (dv_reorganise_window_parent_class)->dispose (object);
}

static void
dv_reorganise_window_class_init (DvReorganiseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DV_TYPE_FIELD_ROW);
  g_type_ensure (DV_TYPE_FORM_SECTION);
  G_OBJECT_CLASS (klass)->dispose = dv_reorganise_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/vn/danvan/DanVan/organisation/dv-reorganise-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, effects);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, next);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, parts);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DvReorganiseWindow, stack);
  gtk_widget_class_install_action (widget_class, "step.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "step.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "step.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "step.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_reorganise_window_init (DvReorganiseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->answers = dv_record_new (&dv_reform_answers_kind);
  self->rows = g_ptr_array_new ();
  self->choices = g_ptr_array_new ();
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
begin_with (DvReorganiseWindow *self, DvRecord *unit)
{
  dv_record_set (self->answers, "unit1", dv_record_get_id (unit));
  dv_record_set_link_title (self->answers, dv_kind_find_field (&dv_reform_answers_kind, "unit1"),
                            dv_record_get_title (unit));
}

static GtkWidget *
find_speaker (GtkWidget *opener)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (opener, ADW_TYPE_TOAST_OVERLAY);

  return overlay != NULL ? overlay : opener;
}

/**
 * dv_reorganise_window_new:
 * @opener: (nullable): a widget of the window that it stands over
 * @store: where the units are
 * @unit: (nullable): the unit to begin with
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_reorganise_window_new (GtkWidget *opener, DvStore *store, DvRecord *unit)
{
  DvReorganiseWindow *self = g_object_new (DV_TYPE_REORGANISE_WINDOW, NULL);
  GtkRoot *root = opener != NULL ? gtk_widget_get_root (opener) : NULL;

  self->store = g_object_ref (store);
  /* The button goes when the form is shown anew; what says that it was done stays. */
  g_set_weak_pointer (&self->opener, opener != NULL ? find_speaker (opener) : NULL);
  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  if (unit != NULL)
    begin_with (self, unit);
  bind_rows (self, GTK_WIDGET (self->stack));
  show_page (self, "what");
  return GTK_WIDGET (self);
}

/**
 * dv_reorganise_window_answer:
 * @self: a window
 * @field: the name of a question
 * @value: the answer in canonical form
 *
 * Fills in an answer, as a person would.
 */
void
dv_reorganise_window_answer (DvReorganiseWindow *self, const char *field, const char *value)
{
  g_return_if_fail (DV_IS_REORGANISE_WINDOW (self));

  dv_record_set (self->answers, field, value);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (dv_field_row_get_name (g_ptr_array_index (self->rows, i)), field))
      dv_field_row_show (g_ptr_array_index (self->rows, i), self->answers);
  show_rows (self);
}

/**
 * dv_reorganise_window_get_page:
 * @self: a window
 *
 * Returns: the page that is shown
 */
const char *
dv_reorganise_window_get_page (DvReorganiseWindow *self)
{
  g_return_val_if_fail (DV_IS_REORGANISE_WINDOW (self), NULL);
  return get_page (self);
}

/**
 * dv_reorganise_window_is_working:
 * @self: a window
 *
 * Returns: whether the store is being asked or written
 */
gboolean
dv_reorganise_window_is_working (DvReorganiseWindow *self)
{
  g_return_val_if_fail (DV_IS_REORGANISE_WINDOW (self), FALSE);
  return self->working;
}
