/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-share-window.h"

#include "common/dv-cells.h"
#include "common/dv-dialogs.h"
#include "dv-share-proposal.h"
#include "records/dv-requests.h"

#include <glib/gi18n.h>

/* Who receives which gift of a campaign, and why the others do not. */
struct _DvShareWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  GtkDropDown *filter;
  GtkLabel *shown;
  GtkStack *stack;
  AdwToastOverlay *toasts;
  GtkColumnView *view;

  /* Owned */
  DvStore *store;
  GCancellable *cancellable;
  GListStore *rows; /* of DvCells */
  DvShareProposal *proposal;
  char *campaign_id;

  gboolean reading;
  gboolean again;
};

/* The choices of the filter, in order. */
enum {
  SHOW_ALL,
  SHOW_RECEIVED,
  SHOW_LEFT_OUT,
};

G_DEFINE_FINAL_TYPE (DvShareWindow, dv_share_window, ADW_TYPE_WINDOW)

typedef struct {
  char *campaign_id;
  DvShareProposal *proposal;
  GPtrArray *list_ids;
} Job;

static Job *
job_new (DvShareWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->campaign_id = g_strdup (self->campaign_id);
  job->list_ids = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->campaign_id);
  dv_share_proposal_free (job->proposal);
  g_ptr_array_unref (job->list_ids);
  g_free (job);
}

static gboolean
read_proposal_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->proposal = dv_share_proposal_read (db, job->campaign_id, error);
  return job->proposal != NULL;
}

/* --- showing --- */

static gboolean
is_shown (DvShareWindow *self, const DvShareCandidate *candidate)
{
  switch (gtk_drop_down_get_selected (self->filter)) {
  case SHOW_RECEIVED:
    return candidate->why == NULL;
  case SHOW_LEFT_OUT:
    return candidate->why != NULL;
  default:
    return TRUE;
  }
}

static DvCells *
make_row (DvShareWindow *self, guint index)
{
  const DvShareCandidate *candidate = dv_share_proposal_get (self->proposal, index);
  gboolean receives = candidate->why == NULL;
  g_autofree char *sources = dv_share_proposal_dup_sources (self->proposal, index);
  const char *const texts[] = { candidate->name, candidate->head != NULL ? candidate->head : "",
                                candidate->unit != NULL ? candidate->unit : "",
                                receives ? sources : candidate->why, NULL };

  return dv_cells_new (index, texts, receives ? "dv-gift-symbolic" : "action-unavailable-symbolic");
}

static void
show_rows (DvShareWindow *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  if (self->proposal == NULL)
    return;
  for (guint i = 0; i < self->proposal->candidates->len; i++) {
    if (is_shown (self, dv_share_proposal_get (self->proposal, i)))
      g_ptr_array_add (rows, make_row (self, i));
  }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  /* Translators: numbers of people and gifts. */
  text = g_strdup_printf (_ ("%u people shown · %u gifts for %u candidates"), rows->len,
                          self->proposal->grants->len, self->proposal->candidates->len);
  gtk_label_set_text (self->shown, text);
}

static void
show_proposal (DvShareWindow *self)
{
  const DvShareProposal *proposal = self->proposal;
  /* Translators: %s is a campaign. */
  g_autofree char *title =
    g_strdup_printf (_ ("Sharing out: %s"), dv_record_get_title (proposal->facts->campaign));

  gtk_window_set_title (GTK_WINDOW (self), title);
  show_rows (self);
  adw_status_page_set_description (
    self->empty, proposal->sources->len == 0
                   ? _ ("Add the sources of the campaign to its form: how many gifts there are, "
                        "and for whom.")
                   : _ ("Nobody fits the conditions of the sources."));
  gtk_stack_set_visible_child_name (self->stack,
                                    proposal->sources->len > 0 && proposal->candidates->len > 0
                                      ? "proposal"
                                      : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.write", proposal->grants->len > 0);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void read_proposal (DvShareWindow *self);

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvShareWindow) self = DV_SHARE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  Job *job;
  gboolean read = dv_store_read_finish (DV_STORE (source), result, (gpointer *) &job, &error);

  self->reading = FALSE;
  if (self->store == NULL)
    return;
  if (read) {
    dv_share_proposal_free (self->proposal);
    self->proposal = g_steal_pointer (&job->proposal);
    show_proposal (self);
  } else {
    adw_status_page_set_description (self->failed, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
  if (self->again)
    read_proposal (self);
}

static void
read_proposal (DvShareWindow *self)
{
  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  dv_store_read_async (self->store, read_proposal_cb, job_new (self), job_free, self->cancellable,
                       read_done_cb, g_object_ref (self));
}

static void
filter_changed_cb (DvShareWindow *self)
{
  show_rows (self);
}

/* --- writing --- */

/* What is written is what is proposed at that moment. */
static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return read_proposal_cb (dv_write_get_db (write), job, error) &&
         dv_share_proposal_write (job->proposal, write, job->list_ids, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvShareWindow) self = DV_SHARE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dv_request_undo_finish (DV_STORE (source), result, &error);

  if (self->store != NULL)
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (text != NULL ? text : error->message));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dv_request_undo (DV_SHARE_WINDOW (widget)->store, NULL, FALSE, undone_cb, g_object_ref (widget));
}

static void
undo_cb (DvShareWindow *self, AdwToast *toast)
{
  dv_request_undo (self->store, g_object_get_data (G_OBJECT (toast), "dv-batch"), FALSE, undone_cb,
                   g_object_ref (self));
}

static void
offer_undo (DvShareWindow *self, guint n_lists, char *batch)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u draft list was made", "%u draft lists were made", n_lists),
                     n_lists);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_object_set_data_full (G_OBJECT (toast), "dv-batch", batch, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvShareWindow) self = DV_SHARE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  Job *job;
  gboolean written =
    dv_store_write_finish (DV_STORE (source), result, (gpointer *) &job, &batch, &error);

  if (self->store == NULL)
    return;
  if (written)
    offer_undo (self, job->list_ids->len, g_steal_pointer (&batch));
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("No list was made"), error->message);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvShareWindow *self = DV_SHARE_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "share.write", FALSE);
  dv_store_write_async (self->store, NULL, _ ("Share out gifts"), write_cb, job_new (self),
                        job_free, NULL, written_cb, g_object_ref (self));
}

/* --- the window --- */

static void
dv_share_window_dispose (GObject *object)
{
  DvShareWindow *self = DV_SHARE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_SHARE_WINDOW);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  g_clear_pointer (&self->proposal, dv_share_proposal_free);

  G_OBJECT_CLASS (dv_share_window_parent_class)->dispose (object);
}

static void
dv_share_window_finalize (GObject *object)
{
  g_free (DV_SHARE_WINDOW (object)->campaign_id);

  G_OBJECT_CLASS (dv_share_window_parent_class)->finalize (object);
}

static void
dv_share_window_class_init (DvShareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_share_window_dispose;
  object_class->finalize = dv_share_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-share-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvShareWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_install_action (widget_class, "share.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "share.write", NULL, write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "share.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_share_window_init (DvShareWindow *self)
{
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->rows = g_list_store_new (DV_TYPE_CELLS);
  selection =
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  dv_cells_add_column (self->view, _ ("Full name"), 0, 210, FALSE);
  dv_cells_add_column (self->view, _ ("Household"), 1, 190, FALSE);
  dv_cells_add_column (self->view, _ ("Residential group"), 2, 130, FALSE);
  dv_cells_add_column (self->view, _ ("Source, or why not"), 3, -1, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "share.write", FALSE);
}

/**
 * dv_share_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the campaign is
 * @campaign_id: the UUID of a campaign
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_share_window_new (GtkWidget *parent, DvStore *store, const char *campaign_id)
{
  DvShareWindow *self = g_object_new (DV_TYPE_SHARE_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->store = g_object_ref (store);
  self->campaign_id = g_strdup (campaign_id);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sharing out"));
  g_signal_connect_object (store, "changed", G_CALLBACK (read_proposal), self, G_CONNECT_SWAPPED);
  read_proposal (self);
  return GTK_WIDGET (self);
}

/**
 * dv_share_window_is_reading:
 * @self: a window
 *
 * Returns: whether the gifts are being shared out
 */
gboolean
dv_share_window_is_reading (DvShareWindow *self)
{
  g_return_val_if_fail (DV_IS_SHARE_WINDOW (self), FALSE);
  return self->reading;
}
