/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-reports-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "common/dv-list-box.h"
#include "dv-kinds.h"
#include "dv-save.h"
#include "records/dv-requests.h"
#include "reports/dv-issue-dialog.h"
#include "reports/dv-report-dialog.h"
#include "reports/dv-report-jobs.h"
#include "reports/dv-report-print.h"
#include "reports/dv-report-view.h"
#include "window/dv-page.h"

/* The saved reports, and the one that is open. */
struct _DvReportsPage {
  GtkWidget parent_instance;

  DvStore *store;
  GSimpleActionGroup *actions;
  char *id; /* of the open report, if it was saved */
  DvReportView *view;

  /* Template widgets */
  GtkButton *issue;
  GtkWidget *placeholder;
  GtkListBox *reports;
  GtkButton *save;
  GtkStack *stack;
  GtkLabel *title;
  GtkButton *update;
  AdwBin *view_bin;
};

static void page_init (DvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DvReportsPage,
                               dv_reports_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DV_TYPE_PAGE, page_init))

static GActionGroup *
dv_reports_page_get_actions (DvPage *page)
{
  return G_ACTION_GROUP (DV_REPORTS_PAGE (page)->actions);
}

static gboolean
dv_reports_page_is_dirty (DvPage *page)
{
  DvReportsPage *self = DV_REPORTS_PAGE (page);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "report") == 0 &&
         dv_report_view_is_changed (self->view);
}

static void
page_init (DvPageInterface *iface)
{
  iface->is_dirty = dv_reports_page_is_dirty;
  iface->get_actions = dv_reports_page_get_actions;
}

static void
enable (DvReportsPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (DvReportsPage *self)
{
  const char *child = gtk_stack_get_visible_child_name (self->stack);
  gboolean open = g_strcmp0 (child, "report") == 0;
  DvHalfYear *report = open ? dv_report_view_get_report (self->view) : NULL;
  gboolean draft = report != NULL && !report->filed;

  enable (self, "save", draft);
  enable (self, "issue", draft);
  enable (self, "update", draft);
  enable (self, "word", open);
  enable (self, "pdf", open);
  enable (self, "export", open);
  enable (self, "print", open);
  enable (self, "close", open);
}

static void
show_child (DvReportsPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_actions (self);
}

static void
say (DvReportsPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
fail (DvReportsPage *self, const char *heading, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dv_dialogs_show_error (GTK_WIDGET (self), heading, error->message);
}

static char *
describe_report (DvRecord *record)
{
  const DvField *state = dv_kind_find_field (&dv_kind_report, "state");
  const DvField *number = dv_kind_find_field (&dv_kind_report, "number");
  const DvField *date = dv_kind_find_field (&dv_kind_report, "date");
  g_autofree char *state_text = dv_record_get_display (record, state);
  g_autofree char *number_text = dv_record_get_display (record, number);
  g_autofree char *date_text = dv_record_get_display (record, date);

  if (*number_text == '\0' && *date_text == '\0')
    return g_steal_pointer (&state_text);
  return g_strdup_printf ("%s · %s · %s", state_text, number_text, date_text);
}

static GtkWidget *
make_report_row (DvRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe_report (record);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dv_record_get_title (record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "dv-id", g_strdup (dv_record_get_id (record)), g_free);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dv_request_list_finish (DV_STORE (source), result, &error);

  if (records == NULL || self->reports == NULL)
    return;
  dv_list_box_clear (self->reports);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->reports, make_report_row (g_ptr_array_index (records, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->reports), records->len > 0);
  gtk_widget_set_visible (self->placeholder, records->len == 0);
}

static void
list_reports (DvReportsPage *self)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_report);

  dv_query_set_order (query, "start", TRUE);
  dv_request_list (self->store, query, NULL, listed_cb, g_object_ref (self));
}

static void
show_report (DvReportsPage *self, DvHalfYear *report, GPtrArray *changes)
{
  gtk_label_set_label (self->title, report->title);
  dv_report_view_set_report (self->view, report);
  if (changes != NULL && changes->len > 0)
    dv_report_view_show_changes (self->view, changes);
  show_child (self, "report");
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  DvReportJob *job;

  if (self->view == NULL)
    return;
  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &job, &error)) {
    show_child (self, "list");
    fail (self, _ ("The report was not written"), error);
    return;
  }
  show_report (self, g_steal_pointer (&job->report), job->changes);
}

static void
read_report (DvReportsPage *self, DvReportJob *job, DvDbFunc func)
{
  show_child (self, "writing");
  dv_store_read_async (self->store, func, job, dv_report_job_free, NULL, built_cb,
                       g_object_ref (self));
}

static DvReportOptions *
copy_options (const DvReportOptions *options)
{
  DvReportOptions *copy = g_new0 (DvReportOptions, 1);

  copy->from = g_strdup (options->from);
  copy->to = g_strdup (options->to);
  copy->cut_off = g_strdup (options->cut_off);
  copy->style = g_strdup (options->style);
  copy->letterhead = g_strdup (options->letterhead);
  copy->show_empty = options->show_empty;
  return copy;
}

static void
accepted_cb (DvReportsPage *self, const DvReportOptions *options)
{
  DvReportJob *job = dv_report_job_new ();

  g_clear_pointer (&self->id, g_free);
  job->options = copy_options (options);
  read_report (self, job, dv_report_job_build);
}

static void
ask_for_report (DvReportsPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  DvReportDialog *dialog = dv_report_dialog_new (window, self->store);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
report_activated_cb (DvReportsPage *self, GtkListBoxRow *row)
{
  DvReportJob *job = dv_report_job_new ();

  g_free (self->id);
  self->id = g_strdup (g_object_get_data (G_OBJECT (row), "dv-id"));
  job->id = g_strdup (self->id);
  read_report (self, job, dv_report_job_load);
}

/* The report belongs to the view again once the store's thread has written it. */
static gboolean
finish_writing (DvReportsPage *self, GObject *source, GAsyncResult *result, GError **error)
{
  DvReportJob *job;
  gboolean written =
    dv_store_write_finish (DV_STORE (source), result, (gpointer *) &job, NULL, error);

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  job->report = NULL;
  if (written) {
    dv_report_view_set_saved (self->view);
    g_free (self->id);
    self->id = g_strdup (job->id);
  }
  return written;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (finish_writing (self, source, result, &error))
    say (self, _ ("The report was saved"));
  else
    fail (self, _ ("The report was not saved"), error);
}

static void
write_report (DvReportsPage *self, DvReportJob *job, DvWriteFunc func, GAsyncReadyCallback callback)
{
  dv_report_view_keep_typed (self->view);
  job->report = dv_report_view_get_report (self->view);
  job->id = g_strdup (self->id);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  dv_store_write_async (self->store, "edit", _ ("Half-yearly report"), func, job,
                        dv_report_job_free, NULL, callback, g_object_ref (self));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  write_report (user_data, dv_report_job_new (), dv_report_job_save, saved_cb);
}

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!finish_writing (self, source, result, &error)) {
    fail (self, _ ("The report was not issued"), error);
    return;
  }
  say (self, _ ("The report was issued; its words and figures stay as they are"));
  {
    DvReportJob *job = dv_report_job_new ();

    job->id = g_strdup (self->id);
    read_report (self, job, dv_report_job_load);
  }
}

static void
issue_accepted_cb (DvReportsPage *self, const char *number, const char *date)
{
  DvReportJob *job = dv_report_job_new ();

  job->number = g_strdup (number);
  job->date = g_strdup (date);
  write_report (self, job, dv_report_job_file, issued_cb);
}

static void
issue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvReportsPage *self = user_data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  DvIssueDialog *dialog = dv_issue_dialog_new (window);

  g_signal_connect_object (dialog, "accepted", G_CALLBACK (issue_accepted_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Writes the report again from the records of today; what was edited by hand stays. */
static void
update_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvReportsPage *self = user_data;
  DvHalfYear *report = dv_report_view_get_report (self->view);
  DvReportJob *job = dv_report_job_new ();

  job->options = g_new0 (DvReportOptions, 1);
  job->options->from = g_strdup (report->from);
  job->options->to = g_strdup (report->to);
  job->options->cut_off = g_strdup (report->cut_off);
  job->options->style = g_strdup (report->style);
  job->options->letterhead = g_strdup (report->letterhead);
  job->options->show_empty = report->show_empty;
  job->saved = dv_report_view_steal_report (self->view);
  read_report (self, job, dv_report_job_build);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_for_report (user_data);
}

static void
close_report (DvReportsPage *self)
{
  show_child (self, "list");
  list_reports (self);
}

static void
close_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;

  if (dv_dialogs_ask_finish (result, NULL))
    close_report (self);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvReportsPage *self = user_data;

  if (!dv_report_view_is_changed (self->view)) {
    close_report (self);
    return;
  }
  dv_dialogs_ask_async (GTK_WIDGET (self), _ ("Discard what was edited?"),
                        _ ("The text that was edited since the report was saved is lost."),
                        _ ("Discard"), DV_DIALOG_CHOICE_DESTRUCTIVE, NULL, close_answered_cb,
                        g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportsPage) self = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  if (!dv_document_save (dv_report_view_get_document (self->view), path, &error)) {
    fail (self, _ ("The file was not written"), error);
    return;
  }
  name = g_path_get_basename (path);
  /* translators: %s is the name of a file */
  text = g_strdup_printf (_ ("“%s” was written"), name);
  say (self, text);
}

static void
export_as (DvReportsPage *self, const char *label, const char *suffix)
{
  const char *const suffixes[] = { suffix, NULL };
  const DvFileFilter filter = { label, suffixes };
  DvHalfYear *report = dv_report_view_get_report (self->view);
  g_autofree char *name = NULL;

  if (dv_report_view_get_document (self->view) == NULL)
    return;
  /* translators: the name of a file: the last day of the period, and the type of the file */
  name = g_strdup_printf (_ ("Report %s.%s"), report->to, suffix);
  dv_file_picker_save_async (GTK_WIDGET (self), _ ("Save the report"), name, &filter, 1, NULL,
                             file_chosen_cb, g_object_ref (self));
}

static void
word_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_as (user_data, _ ("Word documents"), "docx");
}

static void
pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_as (user_data, _ ("PDF documents"), "pdf");
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DvReportsPage *self = user_data;
  DvDocument *document = dv_report_view_get_document (self->view);

  if (document != NULL)
    dv_report_print (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), document,
                     gtk_label_get_label (self->title));
}

static void
store_changed_cb (DvReportsPage *self, GArray *changed)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    list_reports (self);
}

static void
dv_reports_page_dispose (GObject *object)
{
  DvReportsPage *self = DV_REPORTS_PAGE (object);

  self->view = NULL;
  self->reports = NULL;
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_REPORTS_PAGE);

  G_OBJECT_CLASS (dv_reports_page_parent_class)->dispose (object);
}

static void
dv_reports_page_finalize (GObject *object)
{
  DvReportsPage *self = DV_REPORTS_PAGE (object);

  g_clear_object (&self->store);
  g_free (self->id);

  G_OBJECT_CLASS (dv_reports_page_parent_class)->finalize (object);
}

static void
dv_reports_page_class_init (DvReportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dv_reports_page_dispose;
  object_class->finalize = dv_reports_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, issue);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, reports);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, save);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, title);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, update);
  gtk_widget_class_bind_template_child (widget_class, DvReportsPage, view_bin);
  gtk_widget_class_bind_template_callback (widget_class, report_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_reports_page_init (DvReportsPage *self)
{
  static const GActionEntry entries[] = {
    { "close", close_cb, NULL, NULL, NULL }, { "export", word_cb, NULL, NULL, NULL },
    { "issue", issue_cb, NULL, NULL, NULL }, { "new", new_cb, NULL, NULL, NULL },
    { "pdf", pdf_cb, NULL, NULL, NULL },     { "print", print_cb, NULL, NULL, NULL },
    { "save", save_cb, NULL, NULL, NULL },   { "update", update_cb, NULL, NULL, NULL },
    { "word", word_cb, NULL, NULL, NULL },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dv_reports_page_new:
 * @store: a store
 *
 * Returns: (transfer floating): the page of the reports
 */
GtkWidget *
dv_reports_page_new (DvStore *store)
{
  DvReportsPage *self = g_object_new (DV_TYPE_REPORTS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->view = DV_REPORT_VIEW (dv_report_view_new (store));
  adw_bin_set_child (self->view_bin, GTK_WIDGET (self->view));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  list_reports (self);
  return GTK_WIDGET (self);
}
