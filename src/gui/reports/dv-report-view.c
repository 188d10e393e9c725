/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-dialogs.h"
#include "common/dv-list-box.h"
#include "dv-marked.h"
#include "reports/dv-paper-view.h"
#include "reports/dv-report-records.h"

/* A report: the paper as it will be printed, and beside it its figures with the records behind
 * them, and its text to be edited. */
struct _DvReportView {
  GtkWidget parent_instance;

  DvStore *store;
  DvHalfYear *report;
  DvDocument *document;
  GCancellable *cancellable;
  char *editing; /* the key of the paragraph in the text view */
  guint leave_id;
  gboolean changed;
  gboolean busy; /* the lists are being filled: what they say is not a person's choice */

  /* Template widgets */
  GtkListBox *blocks;
  GtkWidget *content;
  GtkListBox *figures;
  DvPaperView *paper;
  DvReportRecords *records;
  GtkWidget *revert;
  GtkStack *side;
  GtkTextView *text;
  GtkLabel *warnings;
  GtkRevealer *warnings_revealer;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvReportView, dv_report_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *key)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "dv-key", g_strdup (key), g_free);
  return row;
}

static const char *
row_key (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "dv-key") : NULL;
}

static GtkWidget *
make_figure_row (const DvHalfFigure *figure)
{
  g_autofree char *previous = NULL;
  GtkWidget *row, *value;

  if (figure->previous != NULL)
    /* translators: %s is a number */
    previous = g_strdup_printf (_ ("Same period last year: %s"), figure->previous);
  row = make_row (figure->label, previous, figure->key);
  value = gtk_label_new (figure->text);
  gtk_widget_add_css_class (value, "heading");
  gtk_widget_add_css_class (value, "number");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), value);
  return row;
}

static GtkWidget *
make_block_row (const DvHalfBlock *block)
{
  g_autofree char *plain = dv_marked_to_plain (block->text);
  GtkWidget *row = make_row (plain, block->edited ? _ ("edited by hand") : NULL, block->key);

  if (block->part == DV_HALF_HEADING)
    gtk_widget_add_css_class (row, "heading");
  return row;
}

static gboolean
can_edit (const DvHalfBlock *block)
{
  return block->part == DV_HALF_PARAGRAPH || block->part == DV_HALF_HEADING;
}

static void
fill_lists (DvReportView *self)
{
  self->busy = TRUE;
  dv_list_box_clear (self->figures);
  dv_list_box_clear (self->blocks);
  for (guint i = 0; i < self->report->figures->len; i++)
    gtk_list_box_append (self->figures,
                         make_figure_row (g_ptr_array_index (self->report->figures, i)));
  for (guint i = 0; i < self->report->blocks->len; i++) {
    DvHalfBlock *block = g_ptr_array_index (self->report->blocks, i);

    if (can_edit (block))
      gtk_list_box_append (self->blocks, make_block_row (block));
  }
  self->busy = FALSE;
}

/* Adds what the store says now where the report says something else. */
static void
append_change (GString *text, const DvReportChange *change)
{
  const char *before = change->before != NULL ? change->before : _ ("nothing");
  const char *after = change->after != NULL ? change->after : _ ("nothing");

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (change->figure != NULL)
    /* translators: what a figure counts, its value in the report, and what the records say now */
    g_string_append_printf (text, _ ("%s: %s in the report, %s by the records of today"),
                            change->label, before, after);
  else
    g_string_append (text, _ ("The records behind an edited or added paragraph changed."));
}

static void
show_warnings (DvReportView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->report->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (self->report->warnings, i));
  gtk_label_set_label (self->warnings, text->str);
  gtk_revealer_set_reveal_child (self->warnings_revealer, text->len > 0);
}

typedef struct {
  const DvHalfYear *report;
  DvDocument *document;
} Compose;

static void
compose_free (gpointer data)
{
  Compose *compose = data;

  g_clear_pointer (&compose->document, dv_document_unref);
  g_free (compose);
}

static gboolean
compose_cb (DvDb *db, gpointer data, GError **error)
{
  Compose *compose = data;

  compose->document = dv_half_year_to_document (db, compose->report, error);
  return compose->document != NULL;
}

static void
compose_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportView) self = user_data;
  g_autoptr (GError) error = NULL;
  Compose *compose;

  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &compose, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      dv_dialogs_show_error (GTK_WIDGET (self), _ ("The report cannot be shown"), error->message);
    return;
  }
  g_clear_pointer (&self->document, dv_document_unref);
  self->document = g_steal_pointer (&compose->document);
  dv_paper_view_set_document (self->paper, self->document);
}

/* The report is not changed while the store's thread makes the paper of it. */
static void
compose (DvReportView *self)
{
  Compose *request = g_new0 (Compose, 1);

  request->report = self->report;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  dv_store_read_async (self->store, compose_cb, request, compose_free, self->cancellable,
                       compose_done_cb, g_object_ref (self));
}

static GtkListBoxRow *
find_row (GtkListBox *list, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    if (g_strcmp0 (row_key (row), key) == 0)
      return row;
  }
  return NULL;
}

static void
figure_activated_cb (DvReportView *self, const char *key)
{
  GtkListBoxRow *row = find_row (self->figures, key);

  gtk_stack_set_visible_child_name (self->side, "figures");
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->figures, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
figure_selected_cb (DvReportView *self, GtkListBoxRow *row)
{
  DvHalfFigure *figure;

  if (self->busy || row == NULL)
    return;
  figure = dv_half_year_find_figure (self->report, row_key (row));
  if (figure == NULL)
    return;
  dv_report_records_show (self->records, figure->records);
  gtk_widget_show (GTK_WIDGET (self->records));
  dv_paper_view_set_figure (self->paper, figure->key);
}

static DvHalfBlock *
selected_block (DvReportView *self)
{
  const char *key = row_key (gtk_list_box_get_selected_row (self->blocks));

  return key != NULL ? dv_half_year_find_block (self->report, key) : NULL;
}

static char *
get_typed (DvReportView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_changed (DvReportView *self, gboolean changed)
{
  self->changed = changed;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_edited (DvReportView *self, const DvHalfBlock *block)
{
  GtkListBoxRow *row = find_row (self->blocks, block->key);
  g_autofree char *plain = dv_marked_to_plain (block->text);

  if (row == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plain);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), block->edited ? _ ("edited by hand") : "");
}

/* Takes over what was typed; the figures that still stand in it keep their records. Nothing that
 * was typed is lost when somebody goes on to another paragraph or saves. */
static gboolean
keep_typed (DvReportView *self)
{
  DvHalfBlock *block;
  g_autofree char *typed = NULL;
  g_autofree char *plain = NULL;

  if (self->editing == NULL || self->report == NULL || self->report->filed ||
      !gtk_widget_get_sensitive (GTK_WIDGET (self)))
    return FALSE;
  block = dv_half_year_find_block (self->report, self->editing);
  typed = get_typed (self);
  plain = block != NULL ? dv_marked_to_plain (block->text) : NULL;
  if (block == NULL || g_str_equal (typed, plain))
    return FALSE;
  dv_half_year_edit_block (self->report, block, typed);
  show_edited (self, block);
  set_changed (self, TRUE);
  return TRUE;
}

static gboolean
left_cb (gpointer user_data)
{
  DvReportView *self = DV_REPORT_VIEW (user_data);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->leave_id = 0;
  /* Inside the view, the row or the button that was pressed does it. */
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && keep_typed (self))
    compose (self);
  return G_SOURCE_REMOVE;
}

static void
text_left_cb (DvReportView *self)
{
  g_assert (DV_IS_REPORT_VIEW (self));

  if (self->leave_id == 0)
    self->leave_id = g_idle_add (left_cb, self);
}

static void
block_selected_cb (DvReportView *self, GtkListBoxRow *row)
{
  DvHalfBlock *block = self->busy ? NULL : selected_block (self);
  g_autofree char *plain = NULL;

  if (!self->busy && keep_typed (self))
    compose (self);
  plain = block != NULL ? dv_marked_to_plain (block->text) : g_strdup ("");
  g_free (self->editing);
  self->editing = block != NULL ? g_strdup (block->key) : NULL;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), plain, -1);
  gtk_text_view_set_editable (self->text, block != NULL && !self->report->filed);
  gtk_widget_set_sensitive (self->revert, block != NULL && block->edited && !self->report->filed);
}

static void
show_edit (DvReportView *self, const char *key)
{
  g_clear_pointer (&self->editing, g_free);
  set_changed (self, TRUE);
  fill_lists (self);
  gtk_list_box_select_row (self->blocks, find_row (self->blocks, key));
  compose (self);
}

static void
apply_edit_cb (DvReportView *self)
{
  g_assert (DV_IS_REPORT_VIEW (self));

  if (!keep_typed (self))
    return;
  gtk_widget_set_sensitive (self->revert, TRUE);
  compose (self);
}

static void
revert_edit_cb (DvReportView *self)
{
  DvHalfBlock *block = selected_block (self);
  g_autofree char *key = NULL;
  g_autofree char *generated = NULL;

  if (block == NULL || block->generated == NULL)
    return;
  key = g_strdup (block->key);
  generated = dv_marked_to_plain (block->generated);
  dv_half_year_edit_block (self->report, block, generated);
  show_edit (self, key);
}

static void
dv_report_view_dispose (GObject *object)
{
  DvReportView *self = DV_REPORT_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_pointer (&self->editing, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_REPORT_VIEW);

  G_OBJECT_CLASS (dv_report_view_parent_class)->dispose (object);
}

static void
dv_report_view_finalize (GObject *object)
{
  DvReportView *self = DV_REPORT_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->document, dv_document_unref);
  g_clear_pointer (&self->report, dv_half_year_free);

  G_OBJECT_CLASS (dv_report_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DvReportView, blocks);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, content);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, figures);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, paper);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, records);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, revert);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, side);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, text);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, warnings);
  gtk_widget_class_bind_template_child (widget_class, DvReportView, warnings_revealer);
  gtk_widget_class_bind_template_callback (widget_class, apply_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, block_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, revert_edit_cb);
}

static void
dv_report_view_class_init (DvReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dv_report_view_dispose;
  object_class->finalize = dv_report_view_finalize;

  /**
   * DvReportView::changed:
   * @self: the view
   *
   * Somebody edited the report, or it was replaced.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DV_TYPE_PAPER_VIEW);
  g_type_ensure (DV_TYPE_REPORT_RECORDS);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dv_report_view_init (DvReportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dv_report_view_new:
 * @store: a store
 *
 * Returns: (transfer floating): a view without a report
 */
GtkWidget *
dv_report_view_new (DvStore *store)
{
  DvReportView *self = g_object_new (DV_TYPE_REPORT_VIEW, NULL);

  self->store = g_object_ref (store);
  dv_report_records_set_store (self->records, store);
  return GTK_WIDGET (self);
}

/**
 * dv_report_view_set_report:
 * @self: a view
 * @report: (transfer full): a report
 *
 * Shows the report.
 */
void
dv_report_view_set_report (DvReportView *self, DvHalfYear *report)
{
  g_return_if_fail (DV_IS_REPORT_VIEW (self) && report != NULL);

  g_clear_pointer (&self->editing, g_free);
  g_clear_pointer (&self->report, dv_half_year_free);
  self->report = report;
  fill_lists (self);
  show_warnings (self);
  block_selected_cb (self, NULL);
  set_changed (self, FALSE);
  compose (self);
}

/* More are not read at a glance. */
#define MAX_CHANGES 8

/**
 * dv_report_view_show_changes:
 * @self: a view
 * @changes: (element-type DvReportChange): how the report differs from the records of today
 *
 * Says above the paper what has changed since the report was saved.
 */
void
dv_report_view_show_changes (DvReportView *self, GPtrArray *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (DV_IS_REPORT_VIEW (self));

  for (guint i = 0; i < MIN (changes->len, MAX_CHANGES); i++)
    append_change (text, g_ptr_array_index (changes, i));
  if (changes->len > MAX_CHANGES)
    g_string_append_printf (text,
                            ngettext ("\n… and %u more change", "\n… and %u more changes",
                                      changes->len - MAX_CHANGES),
                            changes->len - MAX_CHANGES);
  gtk_label_set_label (self->warnings, text->str);
  gtk_revealer_set_reveal_child (self->warnings_revealer, text->len > 0);
}

/**
 * dv_report_view_get_report:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the report that it shows
 */
DvHalfYear *
dv_report_view_get_report (DvReportView *self)
{
  g_return_val_if_fail (DV_IS_REPORT_VIEW (self), NULL);

  return self->report;
}

/**
 * dv_report_view_steal_report:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the report that it shows; the view must be given another
 *   before it is used again
 */
DvHalfYear *
dv_report_view_steal_report (DvReportView *self)
{
  g_return_val_if_fail (DV_IS_REPORT_VIEW (self), NULL);

  keep_typed (self);
  return g_steal_pointer (&self->report);
}

/**
 * dv_report_view_get_document:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): the paper that it shows
 */
DvDocument *
dv_report_view_get_document (DvReportView *self)
{
  g_return_val_if_fail (DV_IS_REPORT_VIEW (self), NULL);

  return self->document;
}

/**
 * dv_report_view_keep_typed:
 * @self: a view
 *
 * Takes what is being typed over into the report.
 */
void
dv_report_view_keep_typed (DvReportView *self)
{
  g_return_if_fail (DV_IS_REPORT_VIEW (self));

  keep_typed (self);
}

/**
 * dv_report_view_set_saved:
 * @self: a view
 *
 * The report stands in the store as it is shown.
 */
void
dv_report_view_set_saved (DvReportView *self)
{
  g_return_if_fail (DV_IS_REPORT_VIEW (self));

  set_changed (self, FALSE);
}

/**
 * dv_report_view_is_changed:
 * @self: a view
 *
 * Returns: whether somebody edited the report since it was shown
 */
gboolean
dv_report_view_is_changed (DvReportView *self)
{
  g_return_val_if_fail (DV_IS_REPORT_VIEW (self), FALSE);

  keep_typed (self);
  return self->changed;
}
