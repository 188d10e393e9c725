/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people/dv-duplicates-window.h"

#include "common/dv-dialogs.h"
#include "people/dv-duplicate-requests.h"
#include "people/dv-search-progress.h"
#include "records/dv-requests.h"

#include <glib/gi18n.h>

/* The most pairs that are listed at once: after these one looks again. */
#define MAX_PAIRS 500

/* People who likely stand in the register twice, one pair after the other: merged, or remembered as
 * not the same. */
struct _DvDuplicatesWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *count;
  GtkListBox *list;
  GtkProgressBar *progress_bar;
  GtkStack *stack;
  AdwStatusPage *status;
  AdwToastOverlay *toasts;
  DvDuplicateView *view;

  /* Owned */
  DvStore *store;
  GListStore *pairs;
  GListStore *decided; /* the pairs that the last decision took away */
  GCancellable *cancellable;
  DvSearchProgress *progress;

  AdwToast *toast; /* weak: the last thing said */
  char *batch;     /* the last decision, until it is taken back */

  guint n_found;
  guint tick;
  gboolean busy; /* a decision is being written */
};

G_DEFINE_FINAL_TYPE (DvDuplicatesWindow, dv_duplicates_window, ADW_TYPE_WINDOW)

static void
update_actions (DvDuplicatesWindow *self)
{
  gboolean ready = !self->busy && dv_duplicate_view_get_item (self->view) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.distinct", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.next", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.undo", self->batch != NULL);
}

static void
update_count (DvDuplicatesWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  g_autofree char *text =
    /* Translators: %u is a number of pairs of people. */
    self->n_found <= MAX_PAIRS
      ? g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n)
      /* Translators: how many pairs are listed, and how many were found. */
      : g_strdup_printf (_ ("The likeliest %u of %u pairs"), n, self->n_found);

  gtk_label_set_text (self->count, text);
}

static void
show_status (DvDuplicatesWindow *self, const char *icon, const char *title, const char *text)
{
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, text);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_empty (DvDuplicatesWindow *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->decided)) > 0)
    show_status (self, "emblem-ok-symbolic", _ ("All pairs are decided"),
                 _ ("Search again after the next sheet was read in."));
  else
    show_status (self, "emblem-ok-symbolic", _ ("No duplicates"),
                 _ ("Nobody seems to stand in the register twice."));
}

static void
select_pair (DvDuplicatesWindow *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  GtkListBoxRow *row =
    n > 0 ? gtk_list_box_get_row_at_index (self->list, (int) MIN (position, n - 1)) : NULL;

  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    show_empty (self);
  update_count (self);
  update_actions (self);
}

static guint
get_position (DvDuplicatesWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
}

static void
row_selected_cb (DvDuplicatesWindow *self, GtkListBoxRow *row)
{
  g_autoptr (DvDuplicateItem) item = NULL;

  g_assert (DV_IS_DUPLICATES_WINDOW (self));

  /* The list also loses its selection when the window goes. */
  if (self->store == NULL)
    return;
  if (row != NULL)
    item =
      g_list_model_get_item (G_LIST_MODEL (self->pairs), (guint) gtk_list_box_row_get_index (row));
  dv_duplicate_view_set_item (self->view, item);
  update_actions (self);
}

/* Enter goes on to the two entries. */
static void
row_activated_cb (DvDuplicatesWindow *self)
{
  g_assert (DV_IS_DUPLICATES_WINDOW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
create_row (gpointer object, gpointer user_data)
{
  DvDuplicateItem *item = DV_DUPLICATE_ITEM (object);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *score = dv_duplicate_item_describe_score (item);
  /* Translators: the names of two people who are likely one. */
  g_autofree char *title =
    g_strdup_printf (_ ("%s – %s"), dv_record_get_title (dv_duplicate_item_get_record (item, 0)),
                     dv_record_get_title (dv_duplicate_item_get_record (item, 1)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), score);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
stop_progress (DvDuplicatesWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->progress, dv_search_progress_unref);
}

static gboolean
tick_cb (gpointer user_data)
{
  DvDuplicatesWindow *self = user_data;
  double done = dv_search_progress_get (self->progress);

  if (done > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, done);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  return G_SOURCE_CONTINUE;
}

static void
show_failure (DvDuplicatesWindow *self, const GError *error)
{
  stop_progress (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_status (self, "system-search-symbolic", _ ("The search was stopped"),
                 _ ("Nothing was changed."));
  else
    show_status (self, "dialog-error-symbolic", _ ("The search failed"), error->message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvDuplicatesWindow) self = DV_DUPLICATES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dv_request_pairs_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (items == NULL) {
    show_failure (self, error);
    return;
  }
  stop_progress (self);
  g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, "pairs");
  select_pair (self, 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvDuplicatesWindow) self = DV_DUPLICATES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dv_duplicates_find_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (found == NULL) {
    show_failure (self, error);
    return;
  }
  self->n_found = found->len;
  g_array_set_size (found, MIN (found->len, MAX_PAIRS));
  dv_request_pairs (self->store, found, self->cancellable, read_cb, g_object_ref (self));
}

static void
search (DvDuplicatesWindow *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  stop_progress (self);
  self->progress = dv_search_progress_new ();
  self->tick = g_timeout_add (100, tick_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "searching");
  dv_duplicates_find_async (self->store, DV_MATCH_THRESHOLD, dv_search_progress_set,
                            dv_search_progress_ref (self->progress), dv_search_progress_unref,
                            self->cancellable, found_cb, g_object_ref (self));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  search (DV_DUPLICATES_WINDOW (widget));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (DV_DUPLICATES_WINDOW (widget)->cancellable);
}

/* One toast at a time: what the last one offered is no longer the last thing done. */
static AdwToast *
say (DvDuplicatesWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

static void
offer_undo (DvDuplicatesWindow *self, const char *text)
{
  AdwToast *toast = say (self, text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "duplicates.undo");
}

/* The pairs that a decision settles: the one decided on, and those of whoever is gone. */
static void
take_away (DvDuplicatesWindow *self, DvDuplicateItem *decided, const char *gone)
{
  guint position = get_position (self);

  g_list_store_remove_all (self->decided);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->pairs)); i > 0; i--) {
    g_autoptr (DvDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->pairs), i - 1);

    if (item != decided && (gone == NULL || !dv_duplicate_item_has (item, gone)))
      continue;
    g_list_store_insert (self->decided, 0, item);
    g_list_store_remove (self->pairs, i - 1);
  }
  select_pair (self, position);
}

/* A decision that is being written. */
typedef struct {
  DvDuplicatesWindow *window;
  DvDuplicateItem *item;
  char *gone; /* who is merged into the other; NULL for "not the same" */
} Decision;

static void
decision_free (Decision *decision)
{
  g_object_unref (decision->window);
  g_object_unref (decision->item);
  g_free (decision->gone);
  g_free (decision);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decision, decision_free)

static Decision *
decision_new (DvDuplicatesWindow *self, const char *gone)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->window = g_object_ref (self);
  decision->item = g_object_ref (dv_duplicate_view_get_item (self->view));
  decision->gone = g_strdup (gone);
  self->busy = TRUE;
  update_actions (self);
  return decision;
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Decision) decision = user_data;
  DvDuplicatesWindow *self = decision->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = dv_request_decision_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  self->busy = FALSE;
  update_actions (self);
  if (batch == NULL) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was changed"), error->message);
    return;
  }
  g_free (self->batch);
  self->batch = g_steal_pointer (&batch);
  take_away (self, decision->item, decision->gone);
  offer_undo (self, decision->gone != NULL ? _ ("Merged") : _ ("Remembered as two people"));
}

static void
merge (DvDuplicatesWindow *self, gboolean force)
{
  DvDuplicateItem *item = dv_duplicate_view_get_item (self->view);
  guint kept = dv_duplicate_view_get_kept (self->view);
  g_auto (GStrv) taken = dv_duplicate_view_get_taken (self->view);
  const char *keep = dv_record_get_id (dv_duplicate_item_get_record (item, kept));
  const char *gone = dv_record_get_id (dv_duplicate_item_get_record (item, 1 - kept));

  dv_request_merge (self->store, keep, gone, (const char *const *) taken, force, decided_cb,
                    decision_new (self, gone));
}

static void
force_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvDuplicatesWindow) self = DV_DUPLICATES_WINDOW (user_data);

  if (dv_dialogs_ask_finish (result, NULL) && self->store != NULL && !self->busy &&
      dv_duplicate_view_get_item (self->view) != NULL)
    merge (self, TRUE);
}

/* What the two entries say differently, a line for each field. */
static char *
list_differences (DvDuplicateItem *item)
{
  DvRecord *a = dv_duplicate_item_get_record (item, 0), *b = dv_duplicate_item_get_record (item, 1);
  const DvKind *kind = dv_record_get_kind (a);
  GString *text = g_string_new (_ ("A citizen ID number belongs to one person for life. Merge them "
                                   "only if one of the numbers is a mistake."));

  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *left = NULL, *right = NULL;

    if (!dv_duplicate_has_choice (a, b, &kind->fields[i]))
      continue;
    left = dv_duplicate_show (a, &kind->fields[i]);
    right = dv_duplicate_show (b, &kind->fields[i]);
    g_string_append_printf (text, "\n%s: %s ≠ %s", dv_field_get_label (&kind->fields[i]), left,
                            right);
  }
  return g_string_free (text, FALSE);
}

static gboolean
have_two_numbers (DvDuplicateItem *item)
{
  const char *left = dv_record_get (dv_duplicate_item_get_record (item, 0), "id_number");
  const char *right = dv_record_get (dv_duplicate_item_get_record (item, 1), "id_number");

  return left != NULL && right != NULL && strlen (left) == 12 && strlen (right) == 12 &&
         strcmp (left, right) != 0;
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvDuplicatesWindow *self = DV_DUPLICATES_WINDOW (widget);
  DvDuplicateItem *item = dv_duplicate_view_get_item (self->view);
  g_autofree char *differences = NULL;

  if (!have_two_numbers (item)) {
    merge (self, FALSE);
    return;
  }
  differences = list_differences (item);
  dv_dialogs_ask_async (widget, _ ("Two citizen ID numbers"), differences,
                        _ ("_Merge all the same"), DV_DIALOG_CHOICE_DESTRUCTIVE, NULL,
                        force_asked_cb, g_object_ref (self));
}

static void
distinct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvDuplicatesWindow *self = DV_DUPLICATES_WINDOW (widget);
  DvDuplicateItem *item = dv_duplicate_view_get_item (self->view);

  dv_request_distinct (self->store, dv_record_get_id (dv_duplicate_item_get_record (item, 0)),
                       dv_record_get_id (dv_duplicate_item_get_record (item, 1)), decided_cb,
                       decision_new (self, NULL));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvDuplicatesWindow *self = DV_DUPLICATES_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));

  select_pair (self, (get_position (self) + 1) % MAX (n, 1));
}

/* What was taken away comes back to where one is. */
static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvDuplicatesWindow) self = DV_DUPLICATES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);
  guint position;

  if (self->store == NULL)
    return;
  say (self, text != NULL ? text : error->message);
  if (text == NULL)
    return;
  position = get_position (self);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->decided)); i > 0; i--) {
    g_autoptr (DvDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->decided), i - 1);

    g_list_store_insert (self->pairs, position, item);
  }
  g_list_store_remove_all (self->decided);
  gtk_stack_set_visible_child_name (self->stack, "pairs");
  select_pair (self, position);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvDuplicatesWindow *self = DV_DUPLICATES_WINDOW (widget);
  g_autofree char *batch = g_steal_pointer (&self->batch);

  update_actions (self);
  dv_request_undo (self->store, batch, FALSE, undone_cb, g_object_ref (self));
}

static void
dv_duplicates_window_dispose (GObject *object)
{
  DvDuplicatesWindow *self = DV_DUPLICATES_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  stop_progress (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_DUPLICATES_WINDOW);
  g_clear_object (&self->pairs);
  g_clear_object (&self->decided);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->batch, g_free);

  G_OBJECT_CLASS (dv_duplicates_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "duplicates.distinct", NULL, distinct_action);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "duplicates.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "duplicates.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "duplicates.merge", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "duplicates.distinct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "duplicates.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_duplicates_window_class_init (DvDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_duplicates_window_dispose;
  g_type_ensure (DV_TYPE_DUPLICATE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/people/dv-duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, count);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, status);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvDuplicatesWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  install_actions (widget_class);
}

static void
dv_duplicates_window_init (DvDuplicatesWindow *self)
{
  self->pairs = g_list_store_new (DV_TYPE_DUPLICATE_ITEM);
  self->decided = g_list_store_new (DV_TYPE_DUPLICATE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->pairs), create_row, NULL, NULL);
  update_actions (self);
}

/**
 * dv_duplicates_window_new:
 * @parent: (nullable): the window that it stands over
 * @store: a store
 *
 * Makes a window that looks for people who stand in the register twice.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
DvDuplicatesWindow *
dv_duplicates_window_new (GtkWindow *parent, DvStore *store)
{
  DvDuplicatesWindow *self;

  g_return_val_if_fail (DV_IS_STORE (store), NULL);

  self = g_object_new (DV_TYPE_DUPLICATES_WINDOW, NULL);
  self->store = g_object_ref (store);
  if (parent != NULL) {
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  search (self);
  return self;
}

/**
 * dv_duplicates_window_get_n_pairs:
 *
 * Returns: how many pairs are listed
 */
guint
dv_duplicates_window_get_n_pairs (DvDuplicatesWindow *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATES_WINDOW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
}

/**
 * dv_duplicates_window_get_state:
 *
 * Returns: `searching`, `pairs`, or `status` where there is nothing to decide
 */
const char *
dv_duplicates_window_get_state (DvDuplicatesWindow *self)
{
  g_return_val_if_fail (DV_IS_DUPLICATES_WINDOW (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}
