/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-overlap-window.h"

#include "common/dv-cells.h"
#include "common/dv-dialogs.h"
#include "dv-overlap-words.h"
#include "gifts/dv-overlap-accept.h"
#include "gifts/dv-overlap-matrix.h"
#include "gifts/dv-overlap-paper.h"
#include "import/dv-sheet-save.h"
#include "records/dv-editor-window.h"
#include "records/dv-requests.h"
#include "reports/dv-report-print.h"

#include <glib/gi18n.h>

/* All lists of a campaign against each other: a matrix of numbers, and below it what they mean. */
struct _DvOverlapWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkWidget *all_lists;
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  GtkGrid *matrix;
  GtkCheckButton *open_only;
  GtkLabel *shown;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  GtkColumnView *view;

  /* Owned */
  DvStore *store;
  GCancellable *cancellable;
  GListStore *rows; /* of DvCells */
  GtkMultiSelection *selection;
  DvOverlaps *overlaps;
  char *campaign_id;

  /* The two lists that are shown, or NO_LIST for all. */
  guint first;
  guint second;
  gboolean reading;
  gboolean again; /* something was saved while the lists were read */
};

#define NO_LIST G_MAXUINT

G_DEFINE_FINAL_TYPE (DvOverlapWindow, dv_overlap_window, ADW_TYPE_WINDOW)

/* --- reading --- */

typedef struct {
  char *campaign_id;
  DvOverlaps *overlaps;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->campaign_id);
  dv_overlaps_unref (reading->overlaps);
  g_free (reading);
}

static gboolean
read_overlaps_cb (DvDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->overlaps = dv_overlaps_read (db, reading->campaign_id, error);
  return reading->overlaps != NULL;
}

static gboolean
is_shown (DvOverlapWindow *self, const DvOverlapHit *hit)
{
  guint a = dv_overlaps_get_line (self->overlaps, hit, 0)->list;
  guint b = dv_overlaps_get_line (self->overlaps, hit, 1)->list;

  if (gtk_check_button_get_active (self->open_only) && hit->state != DV_OVERLAP_OPEN)
    return FALSE;
  return self->first == NO_LIST || (MIN (a, b) == self->first && MAX (a, b) == self->second);
}

/* The list comes first: it is what the eye looks for. */
static char *
describe_line (DvOverlapWindow *self, const DvOverlapHit *hit, guint end)
{
  const DvCampaignLine *line = dv_overlaps_get_line (self->overlaps, hit, end);
  const char *title = dv_overlaps_get_list (self->overlaps, hit, end)->title;

  /* Translators: the title of a list, then the number of a line. */
  return line->position != 0 ? g_strdup_printf (_ ("%s, line %u"), title, line->position)
                             : g_strdup (title);
}

static DvCells *
make_row (DvOverlapWindow *self, guint index)
{
  const DvOverlapHit *hit = dv_overlaps_get_hit (self->overlaps, index);
  g_auto (GStrv) people = dv_overlaps_dup_people (self->overlaps, hit);
  g_autofree char *names = g_strjoinv (" · ", people);
  g_autofree char *first = describe_line (self, hit, 0);
  g_autofree char *second = describe_line (self, hit, 1);
  const char *const texts[] = { dv_overlap_type_get_label (hit->type),
                                names,
                                first,
                                second,
                                dv_overlap_state_get_label (hit->state),
                                hit->reason != NULL ? hit->reason : "",
                                NULL };

  return dv_cells_new (index, texts,
                       hit->state == DV_OVERLAP_OPEN ? "dialog-warning-symbolic"
                                                     : "emblem-ok-symbolic");
}

static void
fill_rows (DvOverlapWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->overlaps->hits->len; i++) {
    if (is_shown (self, dv_overlaps_get_hit (self->overlaps, i)))
      g_ptr_array_add (rows, make_row (self, i));
  }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static void
update_shown (DvOverlapWindow *self)
{
  g_autofree char *text = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  gtk_widget_set_visible (self->all_lists, self->first != NO_LIST);
  if (self->first == NO_LIST)
    text = g_strdup_printf (ngettext ("%u overlap", "%u overlaps", n), n);
  else
    /* Translators: a number, then two lists. */
    text = g_strdup_printf (_ ("%u: %s – %s"), n,
                            dv_gift_facts_get_list (self->overlaps->facts, self->first)->title,
                            dv_gift_facts_get_list (self->overlaps->facts, self->second)->title);
  gtk_label_set_text (self->shown, text);
}

static void
update_actions (DvOverlapWindow *self)
{
  g_autoptr (GtkBitset) set =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean any = !gtk_bitset_is_empty (set);
  gboolean found = self->overlaps != NULL && self->overlaps->hits->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlap.accept", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlap.open-first", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlap.open-second", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlap.export", found);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overlap.print", found);
}

static void
show_hits (DvOverlapWindow *self)
{
  if (self->overlaps == NULL)
    return;
  fill_rows (self);
  update_shown (self);
  update_actions (self);
}

static void
show_overlaps (DvOverlapWindow *self)
{
  const DvGiftFacts *facts = self->overlaps->facts;
  g_autofree char *title = NULL;

  /* Translators: %s is a campaign. */
  title = g_strdup_printf (_ ("Overlaps: %s"), dv_record_get_title (facts->campaign));
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (self->first != NO_LIST && self->second >= facts->lists->len)
    self->first = NO_LIST;
  dv_overlap_matrix_fill (self->matrix, self->overlaps);
  show_hits (self);
  adw_status_page_set_description (
    self->empty, facts->lists->len > 0
                   ? _ ("Nobody is on several lists of the campaign, nor is a household.")
                   : _ ("The campaign has no lists yet."));
  gtk_stack_set_visible_child_name (self->stack, self->overlaps->hits->len > 0 ? "hits" : "empty");
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void read_overlaps (DvOverlapWindow *self);

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  Reading *reading;
  gboolean read = dv_store_read_finish (DV_STORE (source), result, (gpointer *) &reading, &error);

  self->reading = FALSE;
  if (self->store == NULL)
    return;
  if (read) {
    g_clear_pointer (&self->overlaps, dv_overlaps_unref);
    self->overlaps = g_steal_pointer (&reading->overlaps);
    show_overlaps (self);
  } else {
    adw_status_page_set_description (self->failed, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
  if (self->again)
    read_overlaps (self);
}

static void
read_overlaps (DvOverlapWindow *self)
{
  Reading *reading;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->campaign_id = g_strdup (self->campaign_id);
  dv_store_read_async (self->store, read_overlaps_cb, reading, reading_free, self->cancellable,
                       read_done_cb, g_object_ref (self));
}

static void
filter_changed_cb (DvOverlapWindow *self)
{
  show_hits (self);
}

static void
show_pair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOverlapWindow *self = DV_OVERLAP_WINDOW (widget);

  g_variant_get (parameter, "(uu)", &self->first, &self->second);
  show_hits (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOverlapWindow *self = DV_OVERLAP_WINDOW (widget);

  self->first = NO_LIST;
  show_hits (self);
}

/* --- opening a line --- */

static void
line_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) line = dv_request_load_finish (DV_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (line == NULL)
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The line could not be opened"), error->message);
  else
    gtk_window_present (GTK_WINDOW (dv_editor_window_new (GTK_WIDGET (self), self->store, line)));
}

static const DvOverlapHit *
get_hit (DvOverlapWindow *self, guint position)
{
  g_autoptr (DvCells) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? dv_overlaps_get_hit (self->overlaps, dv_cells_get_index (row)) : NULL;
}

static void
open_line (DvOverlapWindow *self, guint position, guint end)
{
  const DvOverlapHit *hit = get_hit (self, position);

  if (hit != NULL)
    dv_request_load (self->store,
                     dv_gift_facts_get_id (self->overlaps->facts,
                                           dv_overlaps_get_line (self->overlaps, hit, end)->row),
                     self->cancellable, line_loaded_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOverlapWindow *self = DV_OVERLAP_WINDOW (widget);
  g_autoptr (GtkBitset) set =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (!gtk_bitset_is_empty (set))
    open_line (self, gtk_bitset_get_minimum (set), g_str_equal (name, "overlap.open-second"));
}

static void
activate_cb (DvOverlapWindow *self, guint position)
{
  open_line (self, position, 0);
}

/* --- accepting --- */

/* The title of a toast is markup. */
static void
say (DvOverlapWindow *self, const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);

  if (self->store != NULL)
    say (self, text != NULL ? text : error->message);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_request_undo (DV_OVERLAP_WINDOW (widget)->store, NULL, FALSE, undone_cb,
                   g_object_ref (widget));
}

static void
undo_cb (DvOverlapWindow *self, AdwToast *toast)
{
  dv_request_undo (self->store, g_object_get_data (G_OBJECT (toast), "dv-batch"), FALSE, undone_cb,
                   g_object_ref (self));
}

static void
offer_undo (DvOverlapWindow *self, char *batch)
{
  AdwToast *toast = adw_toast_new (_ ("Accepted"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_object_set_data_full (G_OBJECT (toast), "dv-batch", batch, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;

  batch = dv_overlap_accept_finish (DV_STORE (source), result, &error);
  if (self->store == NULL)
    return;
  if (batch != NULL)
    offer_undo (self, g_steal_pointer (&batch));
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was accepted"), error->message);
}

static GArray *
list_selected (DvOverlapWindow *self)
{
  GArray *indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GtkBitset) set =
    gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint64 i = 0; i < gtk_bitset_get_size (set); i++) {
    g_autoptr (DvCells) row =
      g_list_model_get_item (G_LIST_MODEL (self->rows), gtk_bitset_get_nth (set, (guint) i));
    guint index = dv_cells_get_index (row);

    g_array_append_val (indexes, index);
  }
  return indexes;
}

static void
reason_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autofree char *reason = dv_dialogs_ask_text_finish (result, NULL);
  g_autoptr (GArray) indexes = NULL;

  if (reason == NULL || self->overlaps == NULL)
    return;
  indexes = list_selected (self);
  if (indexes->len == 0) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was accepted"),
                           _ ("The lists were changed meanwhile. Choose the overlap again."));
    return;
  }
  dv_overlap_accept (self->store, self->overlaps, indexes, reason, accepted_cb,
                     g_object_ref (self));
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_dialogs_ask_text_async (widget, _ ("Accept the overlap?"),
                             _ ("Both gifts may be given. The reason stands beside it from then "
                                "on."),
                             _ ("Reason"), _ ("_Accept"), DV_OVERLAP_WINDOW (widget)->cancellable,
                             reason_cb, g_object_ref (widget));
}

/* --- export --- */

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvOverlapWindow) self = DV_OVERLAP_WINDOW (user_data);
  g_autoptr (GFile) file = dv_sheet_save_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->overlaps == NULL)
    return;
  if (dv_overlaps_write (self->overlaps, path, &error))
    dv_sheet_say_written (GTK_WIDGET (self->view), _ ("The table was written"), path);
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not written"), error->message);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_sheet_save_async (widget, _ ("Save the overlaps"), _ ("Overlaps"),
                       DV_OVERLAP_WINDOW (widget)->cancellable, file_chosen_cb,
                       g_object_ref (widget));
}

/* What is shown is printed. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvOverlapWindow *self = DV_OVERLAP_WINDOW (widget);
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DvDocument) document = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++) {
    g_autoptr (DvCells) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
    guint index = dv_cells_get_index (row);

    g_array_append_val (indexes, index);
  }
  document = dv_overlap_paper_new (self->overlaps, indexes);
  dv_report_print (GTK_WINDOW (self), document, gtk_window_get_title (GTK_WINDOW (self)));
}

/* --- the window --- */

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  say (DV_OVERLAP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
dv_overlap_window_dispose (GObject *object)
{
  DvOverlapWindow *self = DV_OVERLAP_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_OVERLAP_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  g_clear_pointer (&self->overlaps, dv_overlaps_unref);

  G_OBJECT_CLASS (dv_overlap_window_parent_class)->dispose (object);
}

static void
dv_overlap_window_finalize (GObject *object)
{
  g_free (DV_OVERLAP_WINDOW (object)->campaign_id);

  G_OBJECT_CLASS (dv_overlap_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "overlap.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "overlap.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "overlap.open-first", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "overlap.open-second", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "overlap.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "overlap.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "overlap.show-pair", "(uu)", show_pair_action);
  gtk_widget_class_install_action (widget_class, "overlap.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "overlap.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "overlap.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "overlap.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "overlap.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_overlap_window_class_init (DvOverlapWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_overlap_window_dispose;
  object_class->finalize = dv_overlap_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-overlap-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, all_lists);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, matrix);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, open_only);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvOverlapWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  install_actions (widget_class);
}

static void
add_columns (DvOverlapWindow *self)
{
  dv_cells_add_column (self->view, _ ("Type"), 0, 165, FALSE);
  dv_cells_add_column (self->view, _ ("Full name"), 1, -1, FALSE);
  dv_cells_add_column (self->view, _ ("First list"), 2, 230, FALSE);
  dv_cells_add_column (self->view, _ ("Second list"), 3, 230, FALSE);
  dv_cells_add_column (self->view, _ ("State"), 4, 140, TRUE);
  dv_cells_add_column (self->view, _ ("Reason"), 5, 140, FALSE);
}

static void
dv_overlap_window_init (DvOverlapWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->first = self->second = NO_LIST;
  self->rows = g_list_store_new (DV_TYPE_CELLS);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  add_columns (self);
  update_actions (self);
}

/**
 * dv_overlap_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the campaign is
 * @campaign_id: the UUID of a campaign
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_overlap_window_new (GtkWidget *parent, DvStore *store, const char *campaign_id)
{
  DvOverlapWindow *self = g_object_new (DV_TYPE_OVERLAP_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->store = g_object_ref (store);
  self->campaign_id = g_strdup (campaign_id);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Overlaps"));
  g_signal_connect_object (store, "changed", G_CALLBACK (read_overlaps), self, G_CONNECT_SWAPPED);
  read_overlaps (self);
  return GTK_WIDGET (self);
}

/**
 * dv_overlap_window_is_reading:
 * @self: a window
 *
 * Returns: whether the lists are being compared
 */
gboolean
dv_overlap_window_is_reading (DvOverlapWindow *self)
{
  g_return_val_if_fail (DV_IS_OVERLAP_WINDOW (self), FALSE);
  return self->reading;
}
