/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflicts-view.h"

#include "common/dv-cells.h"
#include "common/dv-dialogs.h"
#include "common/dv-undo-toast.h"
#include "common/dv-widget.h"
#include "exchange/dv-conflict-pane.h"
#include "exchange/dv-conflict-requests.h"
#include "exchange/dv-conflict-words.h"
#include "exchange/dv-conflicts-paper.h"
#include "exchange/dv-settle-window.h"
#include "records/dv-editor-window.h"
#include "records/dv-requests.h"
#include "window/dv-pages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Everything that two people changed at once and nobody settled yet, with the one that is looked at
 * beside it. */
struct _DvConflictsView {
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *count;
  AdwStatusPage *failed;
  DvConflictPane *pane;
  GtkMultiSelection *selection;
  GtkStack *stack;
  GtkColumnView *table;

  /* Owned */
  DvStore *store;
  GListStore *lines;    /* of DvCells */
  GPtrArray *conflicts; /* of DvConflict */
  GCancellable *cancellable;
  char *wanted; /* the record whose conflict is to be selected once they are read */

  guint n_all;
  guint refresh_id;
  gboolean busy;    /* a decision is being written */
  gboolean showing; /* the list is being filled */
};

/* After these one goes on when some are settled. */
#define MAX_CONFLICTS 500

/* Long enough that a packet is read once. */
#define DELAY_MS 200

G_DEFINE_FINAL_TYPE (DvConflictsView, dv_conflicts_view, GTK_TYPE_WIDGET)

static gboolean
find_selected (DvConflictsView *self, guint *position)
{
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  *position = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  return !gtk_bitset_is_empty (selected);
}

static DvConflict *
get_selected (DvConflictsView *self)
{
  guint position;

  if (self->conflicts == NULL || !find_selected (self, &position) ||
      position >= self->conflicts->len)
    return NULL;
  return g_ptr_array_index (self->conflicts, position);
}

static void
selection_cb (DvConflictsView *self)
{
  if (self->store != NULL && !self->showing)
    dv_conflict_pane_set_conflict (self->pane, self->store, get_selected (self));
}

static void
add_line (DvConflictsView *self, guint place)
{
  const DvConflict *conflict = g_ptr_array_index (self->conflicts, place);
  const char *kind = dv_kind_get_label (conflict->kind);
  const char *record = conflict->title != NULL ? conflict->title : kind;
  g_autofree char *what = dv_conflict_describe (conflict);
  g_autofree char *time = dv_conflict_describe_day (conflict->opened);
  g_autofree char *sites = dv_conflict_describe_sites (conflict);
  const char *const texts[] = { record, what, time, sites, NULL };
  g_autoptr (DvCells) cells = dv_cells_new (place, texts, NULL);

  g_list_store_append (self->lines, cells);
}

static void
update_count (DvConflictsView *self)
{
  g_autofree char *text =
    self->n_all > self->conflicts->len
      /* Translators: how many conflicts are listed, and how many there are. */
      ? g_strdup_printf (_ ("The newest %u of %u conflicts"), self->conflicts->len, self->n_all)
      : dv_conflicts_count_words (self->conflicts->len);

  gtk_label_set_text (self->count, text);
}

static const char *
get_id (GPtrArray *conflicts, guint position)
{
  return ((DvConflict *) g_ptr_array_index (conflicts, position))->id;
}

static gboolean
find_conflict (GPtrArray *conflicts, const char *id, guint *position)
{
  for (*position = 0; id != NULL && *position < conflicts->len; (*position)++)
    if (g_str_equal (get_id (conflicts, *position), id))
      return TRUE;
  return FALSE;
}

static gboolean
find_record (GPtrArray *conflicts, const char *record, guint *position)
{
  for (*position = 0; record != NULL && *position < conflicts->len; (*position)++)
    if (g_str_equal (((DvConflict *) g_ptr_array_index (conflicts, *position))->record, record))
      return TRUE;
  return FALSE;
}

static void
select_line (DvConflictsView *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->table)),
                              "list.scroll-to-item", "u", position);
}

static gboolean
has_keys (DvConflictsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
fill (DvConflictsView *self, guint position)
{
  self->showing = TRUE;
  g_list_store_remove_all (self->lines);
  for (guint i = 0; i < self->conflicts->len; i++)
    add_line (self, i);
  select_line (self, position);
  self->showing = FALSE;
  selection_cb (self);
}

static void
show (DvConflictsView *self, GPtrArray *conflicts)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->conflicts);
  gboolean keys = has_keys (self);
  guint position, at;

  if (find_selected (self, &position) && before != NULL && position < before->len &&
      find_conflict (conflicts, get_id (before, position), &at))
    position = at;
  if (find_record (conflicts, self->wanted, &at))
    position = at;
  g_clear_pointer (&self->wanted, g_free);
  self->conflicts = g_ptr_array_ref (conflicts);
  fill (self, position);
  update_count (self);
  gtk_stack_set_visible_child_name (self->stack, conflicts->len > 0 ? "list" : "empty");
  if (keys && !dv_conflict_pane_is_typing (self->pane))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvConflictsView) self = DV_CONFLICTS_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  guint n_all = 0;
  g_autoptr (GPtrArray) conflicts =
    dv_request_conflicts_finish (DV_STORE (source), result, &n_all, &error);

  if (self->store == NULL)
    return;
  if (conflicts != NULL) {
    self->n_all = n_all;
    show (self, conflicts);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    adw_status_page_set_description (self->failed, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
}

static gboolean
refresh_cb (gpointer user_data)
{
  DvConflictsView *self = user_data;

  self->refresh_id = 0;
  dv_request_conflicts (self->store, NULL, MAX_CONFLICTS, self->cancellable, read_cb,
                        g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (DvConflictsView *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add (DELAY_MS, refresh_cb, self);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvConflictsView) self = DV_CONFLICTS_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autofree char *batch = dv_request_settle_finish (DV_STORE (source), result, &n, &error);
  g_autofree char *text = NULL;

  if (self->store == NULL)
    return;
  self->busy = FALSE;
  if (batch == NULL) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The conflict was not settled"), error->message);
    return;
  }
  text = g_strdup_printf (ngettext ("Settled %u conflict", "Settled %u conflicts", n), n);
  if (*batch != '\0')
    dv_undo_toast_offer (GTK_WIDGET (self), text, batch);
  store_changed_cb (self);
}

/* A key that is held down settles one conflict, not all. */
static void
settle_cb (DvConflictsView *self, const char *value, gboolean keep_both)
{
  const DvConflict *conflict = get_selected (self);

  if (conflict == NULL || self->busy)
    return;
  self->busy = TRUE;
  dv_request_settle (self->store, conflict, value, keep_both, settled_cb, g_object_ref (self));
}

static void
settle_all_cb (gpointer user_data, GPtrArray *conflicts, DvSettleRule rule)
{
  DvConflictsView *self = DV_CONFLICTS_VIEW (user_data);

  if (self->store == NULL || self->busy)
    return;
  self->busy = TRUE;
  dv_request_settle_all (self->store, conflicts, rule, settled_cb, g_object_ref (self));
}

/* Those that are selected, or all where no more than one is. */
static GPtrArray *
collect (DvConflictsView *self)
{
  g_autoptr (GtkBitset) selected =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean all = gtk_bitset_get_size (selected) < 2;
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < self->conflicts->len; i++)
    if (all || gtk_bitset_contains (selected, i))
      g_ptr_array_add (some, g_ptr_array_index (self->conflicts, i));
  return some;
}

static void
settle_several_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvConflictsView *self = DV_CONFLICTS_VIEW (widget);
  g_autoptr (GPtrArray) some = NULL;

  if (self->conflicts == NULL || self->conflicts->len == 0)
    return;
  some = collect (self);
  dv_settle_window_present (widget, some, self->conflicts, settle_all_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvConflictsView) self = DV_CONFLICTS_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_request_load_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (record == NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The record cannot be opened"), error->message);
  else
    gtk_window_present (GTK_WINDOW (dv_editor_window_new (GTK_WIDGET (self), self->store, record)));
}

/* A part, as a residence, has no page: it opens in a window of its own. */
static void
open_cb (DvConflictsView *self)
{
  const DvConflict *conflict = get_selected (self);

  if (conflict == NULL)
    return;
  if (dv_pages_find_kind (conflict->kind) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", conflict->record);
  else
    dv_request_load (self->store, conflict->record, self->cancellable, loaded_cb,
                     g_object_ref (self));
}

/* The keys 1 to 9 are read only where nobody types: Telex needs letters, and dates need figures. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        DvConflictsView *self)
{
  gunichar key = gdk_keyval_to_unicode (keyval);

  if (key < '1' || key > '9' || dv_conflict_pane_is_typing (self->pane) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "conflict.keep", "u", key - '1');
  return GDK_EVENT_STOP;
}

static gboolean
dv_conflicts_view_grab_focus (GtkWidget *widget)
{
  DvConflictsView *self = DV_CONFLICTS_VIEW (widget);

  return g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0 &&
         gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
dv_conflicts_view_dispose (GObject *object)
{
  DvConflictsView *self = DV_CONFLICTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_CONFLICTS_VIEW);
  dv_widget_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (dv_conflicts_view_parent_class)->dispose (object);
}

static void
dv_conflicts_view_finalize (GObject *object)
{
  DvConflictsView *self = DV_CONFLICTS_VIEW (object);

  g_clear_object (&self->lines);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self->wanted);

  G_OBJECT_CLASS (dv_conflicts_view_parent_class)->finalize (object);
}

static void
dv_conflicts_view_class_init (DvConflictsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_conflicts_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_conflicts_view_finalize;
  widget_class->focus = dv_widget_focus_children;
  widget_class->grab_focus = dv_conflicts_view_grab_focus;
  g_type_ensure (DV_TYPE_CONFLICT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/exchange/dv-conflicts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, count);
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, failed);
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, pane);
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, selection);
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, stack);
  gtk_widget_class_bind_template_child (widget_class, DvConflictsView, table);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  gtk_widget_class_install_action (widget_class, "conflicts.settle-several", NULL,
                                   settle_several_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_conflicts_view_init (DvConflictsView *self)
{
  static const struct {
    const char *title;
    int width;
  } columns[] = {
    { N_ ("Record"), -1 },
    { N_ ("What"), 110 },
    { N_ ("When"), 92 },
    { N_ ("On which computers"), 150 },
  };

  self->cancellable = g_cancellable_new ();
  self->lines = g_list_store_new (DV_TYPE_CELLS);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_cells_add_column (self->table, _ (columns[i].title), i, columns[i].width, FALSE);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->lines));
}

/**
 * dv_conflicts_view_new:
 * @store: a store
 *
 * Returns: (transfer floating): what a person has to settle
 */
GtkWidget *
dv_conflicts_view_new (DvStore *store)
{
  DvConflictsView *self = g_object_new (DV_TYPE_CONFLICTS_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh_cb (self);
  return GTK_WIDGET (self);
}

/**
 * dv_conflicts_view_select_record:
 * @record: the UUID of a record
 *
 * Goes to the first conflict of the record.
 */
void
dv_conflicts_view_select_record (DvConflictsView *self, const char *record)
{
  guint position;

  g_return_if_fail (DV_IS_CONFLICTS_VIEW (self));

  g_free (self->wanted);
  self->wanted = g_strdup (record);
  if (self->conflicts != NULL && find_record (self->conflicts, record, &position))
    select_line (self, position);
}

/**
 * dv_conflicts_view_print:
 *
 * Shows the conflicts on paper.
 */
void
dv_conflicts_view_print (DvConflictsView *self)
{
  g_return_if_fail (DV_IS_CONFLICTS_VIEW (self));

  if (self->store != NULL)
    dv_conflicts_paper_present (GTK_WIDGET (self), self->store);
}

/**
 * dv_conflicts_view_get_n_conflicts:
 *
 * Returns: how many conflicts are listed
 */
guint
dv_conflicts_view_get_n_conflicts (DvConflictsView *self)
{
  g_return_val_if_fail (DV_IS_CONFLICTS_VIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}
