/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-dialog.h"

#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "import/dv-columns-page.h"
#include "import/dv-rows-page.h"

/* Reads a sheet into the store in two steps: what its columns are for, then what would become of
 * every row; and then it writes all of them or none. */
struct _DvImportDialog {
  AdwWindow parent_instance;

  DvImportSession *session;
  guint progress_id;
  gboolean opened;   /* the first step was chosen */
  gboolean on_rows;  /* the second step is shown */
  gboolean stopping; /* somebody stopped the writing */

  /* Template widgets */
  GtkButton *apply;
  GtkButton *back;
  DvColumnsPage *columns;
  GtkButton *next;
  GtkProgressBar *progress;
  DvRowsPage *rows;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwStatusPage *status;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (DvImportDialog, dv_import_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
can_go_on (DvImportDialog *self, DvImport *import)
{
  return import != NULL && dv_import_get_result (import)->rows->len > 0;
}

/* That records which are there are changed stands on the button that does it. */
static void
label_apply (DvImportDialog *self, guint n_changed)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Read in, change %u record",
                                                      "Read in, change %u records", n_changed),
                                            n_changed);

  gtk_button_set_label (self->apply, n_changed > 0 ? label : _ ("Read in"));
}

static void
update_buttons (DvImportDialog *self)
{
  DvImport *import = dv_import_session_get_import (self->session);
  gboolean in_steps = self->opened &&
                      dv_import_session_get_state (self->session) != DV_SESSION_WRITING &&
                      dv_import_session_get_state (self->session) != DV_SESSION_FAILED;

  gtk_widget_set_visible (GTK_WIDGET (self->back), in_steps && self->on_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->next), in_steps && !self->on_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->apply), in_steps && self->on_rows);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), can_go_on (self, import));
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply),
                            import != NULL && dv_import_may_apply (import));
  label_apply (self, import != NULL ? dv_import_get_result (import)->n_changed : 0);
  gtk_window_set_default_widget (GTK_WINDOW (self),
                                 GTK_WIDGET (self->on_rows ? self->apply : self->next));
}

static void
update_title (DvImportDialog *self)
{
  const char *plural = dv_kind_get_label_plural (dv_import_session_get_kind (self->session));
  g_autofree char *subtitle = NULL;

  /* translators: the kind of records; the step of two that is shown */
  if (self->opened)
    subtitle = g_strdup_printf (self->on_rows ? _ ("%s · step 2 of 2: the rows")
                                              : _ ("%s · step 1 of 2: the columns"),
                                plural);
  adw_window_title_set_title (self->title, dv_import_session_get_name (self->session));
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : plural);
}

/* The keyboard begins where there is something to decide; else Enter goes on. */
static void
show_step (DvImportDialog *self, gboolean on_rows)
{
  self->on_rows = on_rows;
  gtk_stack_set_visible_child_name (self->stack, on_rows ? "rows" : "columns");
  update_buttons (self);
  update_title (self);
  if (!on_rows)
    gtk_widget_grab_focus (GTK_WIDGET (self->columns));
  else if (gtk_widget_get_sensitive (GTK_WIDGET (self->apply)))
    gtk_widget_grab_focus (GTK_WIDGET (self->apply));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
say_stopped (DvImportDialog *self)
{
  const char *message = dv_import_session_get_message (self->session);

  if (message == NULL)
    return;
  if (self->stopping)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
  else
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("Nothing was written"), message);
  self->stopping = FALSE;
}

static void
show_ready (DvImportDialog *self)
{
  if (!self->opened) {
    self->opened = TRUE;
    show_step (self, !dv_import_session_needs_look (self->session));
  } else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "writing") == 0) {
    show_step (self, TRUE);
    say_stopped (self);
  } else {
    update_buttons (self);
  }
}

static gboolean
show_progress_cb (gpointer data)
{
  DvImportDialog *self = data;
  double progress = dv_import_session_get_progress (self->session);

  if (progress < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, progress);
  return G_SOURCE_CONTINUE;
}

static void
show_writing (DvImportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  update_buttons (self);
  self->progress_id = g_timeout_add (100, show_progress_cb, self);
}

static void
show_failed (DvImportDialog *self)
{
  g_autofree char *text = g_markup_escape_text (dv_import_session_get_message (self->session), -1);

  adw_status_page_set_description (self->status, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update_buttons (self);
}

static void
finish (DvImportDialog *self)
{
  const DvImportResult *result =
    dv_import_get_result (dv_import_session_get_import (self->session));

  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, dv_import_session_get_batch (self->session),
                 result->n_new + result->n_changed, result->n_refused);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
changed_cb (DvImportDialog *self)
{
  DvSessionState state = dv_import_session_get_state (self->session);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, self->opened && state == DV_SESSION_LOOKING);
  switch (state) {
  case DV_SESSION_FAILED:
    show_failed (self);
    break;
  case DV_SESSION_READY:
    show_ready (self);
    break;
  case DV_SESSION_WRITING:
    show_writing (self);
    break;
  case DV_SESSION_DONE:
    finish (self);
    break;
  case DV_SESSION_READING:
  case DV_SESSION_LOOKING:
  default:
    update_buttons (self);
    break;
  }
}

static void
apply_clicked_cb (DvImportDialog *self)
{
  dv_import_session_apply (self->session);
}

static void
back_clicked_cb (DvImportDialog *self)
{
  show_step (self, FALSE);
}

static void
next_clicked_cb (DvImportDialog *self)
{
  show_step (self, TRUE);
}

static void
cancel_clicked_cb (DvImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* While records are written, closing stops that and shows the rows again. */
static gboolean
dv_import_dialog_close_request (GtkWindow *window)
{
  DvImportDialog *self = DV_IMPORT_DIALOG (window);

  dv_import_session_cancel (self->session);
  if (dv_import_session_get_state (self->session) != DV_SESSION_WRITING)
    return GTK_WINDOW_CLASS (dv_import_dialog_parent_class)->close_request (window);
  self->stopping = TRUE;
  return GDK_EVENT_STOP;
}

static void
dv_import_dialog_dispose (GObject *object)
{
  DvImportDialog *self = DV_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->session != NULL) {
    g_signal_handlers_disconnect_by_data (self->session, self);
    dv_import_session_cancel (self->session);
  }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dv_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, back);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, next);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
dv_import_dialog_class_init (DvImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dv_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dv_import_dialog_close_request;

  /**
   * DvImportDialog::imported:
   * @self: the dialog
   * @batch: the id under which the import can be withdrawn
   * @n_records: how many records it made or changed
   * @n_refused: how many rows were left out because they could not be read
   *
   * The sheet is in the store.
   */
  signals[SIGNAL_IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  g_type_ensure (DV_TYPE_COLUMNS_PAGE);
  g_type_ensure (DV_TYPE_ROWS_PAGE);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
dv_import_dialog_init (DvImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_import_dialog_new:
 * @parent: the window that it belongs to
 * @session: an import that was begun
 *
 * Returns: (transfer none): a dialog that shows what would become of the sheet and then reads it in
 */
DvImportDialog *
dv_import_dialog_new (GtkWindow *parent, DvImportSession *session)
{
  DvImportDialog *self =
    g_object_new (DV_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->session = g_object_ref (session);
  dv_columns_page_set_session (self->columns, session);
  dv_rows_page_set_session (self->rows, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update_title (self);
  changed_cb (self);
  return self;
}
