/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-paper-window.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-save.h"
#include "reports/dv-paper-view.h"
#include "reports/dv-report-print.h"

#include <glib/gi18n.h>

/* A paper as it will be printed: a gift list, the register of petitions, a letter. */
struct _DvPaperWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  AdwStatusPage *failed;
  GtkWidget *sheet;
  AdwBin *slot;
  GtkStack *stack;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkDropDown *choice;

  DvPaperView *view; /* in the slot */

  /* Owned */
  DvStore *store;
  GPtrArray *papers; /* of DvListPaper */
  DvPaperSource *source;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvPaperWindow, dv_paper_window, ADW_TYPE_WINDOW)

/* What is written on the thread that reads. */
typedef struct {
  DvPaperSource *source;
  char *sheet; /* where to, or NULL for the papers */
  GPtrArray *papers;
} Writing;

static Writing *
writing_new (DvPaperSource *source, const char *sheet)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->source = g_atomic_rc_box_acquire (source);
  writing->sheet = g_strdup (sheet);
  return writing;
}

static void
source_clear (gpointer data)
{
  DvPaperSource *source = data;

  if (source->destroy != NULL)
    source->destroy (source->data);
}

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_atomic_rc_box_release_full (writing->source, source_clear);
  g_clear_pointer (&writing->papers, g_ptr_array_unref);
  g_free (writing->sheet);
  g_free (writing);
}

static gboolean
write_cb (DvDb *db, gpointer data, GError **error)
{
  Writing *writing = data;
  DvPaperSource *source = writing->source;

  if (writing->sheet != NULL)
    return source->write_sheet (db, source->data, writing->sheet, error);
  writing->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_list_paper_free);
  return source->write (db, source->data, writing->papers, error);
}

static DvListPaper *
get_paper (DvPaperWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->papers == NULL)
    return NULL;
  return g_ptr_array_index (self->papers, selected < self->papers->len ? selected : 0);
}

static void
set_enabled (DvPaperWindow *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.pdf", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.sheet", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.word", enabled);
}

static void
choice_cb (DvPaperWindow *self)
{
  DvListPaper *paper = get_paper (self);

  if (paper != NULL)
    dv_paper_view_set_document (self->view, paper->document);
}

static void
fill_choice (DvPaperWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->papers->len; i++) {
    const DvListPaper *paper = g_ptr_array_index (self->papers, i);

    gtk_string_list_append (names, paper->name != NULL ? paper->name : self->source->whole);
  }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->papers->len > 1);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Writing *writing;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &writing, &error)) {
    if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    adw_status_page_set_description (self->failed, error->message);
    gtk_stack_set_visible_child_name (self->stack, "failed");
    return;
  }
  if (self->stack == NULL)
    return;
  self->papers = g_steal_pointer (&writing->papers);
  fill_choice (self);
  choice_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "paper");
  set_enabled (self, TRUE);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvPaperWindow *self = DV_PAPER_WINDOW (widget);

  dv_report_print (GTK_WINDOW (self), get_paper (self)->document,
                   gtk_window_get_title (GTK_WINDOW (self)));
}

static void
show_written (DvPaperWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  /* translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was written"), name);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPaperWindow) self = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->toasts == NULL)
    return;
  if (!dv_document_save (get_paper (self)->document, path, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not written"), error->message);
    return;
  }
  show_written (self, path);
}

static void
save_as (DvPaperWindow *self, const char *label, const char *suffix)
{
  const char *const suffixes[] = { suffix, NULL };
  const DvFileFilter filter = { label, suffixes };
  const DvListPaper *paper = get_paper (self);
  g_autofree char *title = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));
  g_autofree char *name = NULL;

  g_strdelimit (title, "/\\", '-');
  name = g_strdup_printf ("%s%s%s.%s", title, paper->name != NULL ? " – " : "",
                          paper->name != NULL ? paper->name : "", suffix);
  dv_file_picker_save_async (GTK_WIDGET (self), _ ("Save the paper"), name, &filter, 1, NULL,
                             saved_cb, g_object_ref (self));
}

static void
word_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_as (DV_PAPER_WINDOW (widget), _ ("Word documents"), "docx");
}

static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_as (DV_PAPER_WINDOW (widget), _ ("PDF documents"), "pdf");
}

static void
sheet_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Writing *writing = NULL;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &writing, &error)) {
    if (self->toasts != NULL)
      dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not written"), error->message);
    return;
  }
  if (self->toasts != NULL)
    show_written (self, writing->sheet);
}

static void
sheet_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvPaperWindow) self = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && self->toasts != NULL)
    dv_store_read_async (self->store, write_cb, writing_new (self->source, path), writing_free,
                         self->cancellable, sheet_written_cb, g_object_ref (self));
}

static void
sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = { "xlsx", NULL };
  const DvFileFilter filter = { _ ("Excel workbooks"), suffixes };
  g_autofree char *file = g_strdup_printf ("%s.xlsx", gtk_window_get_title (GTK_WINDOW (widget)));

  g_strdelimit (file, "/\\", '-');
  dv_file_picker_save_async (widget, _ ("Save the sheet"), file, &filter, 1, NULL, sheet_chosen_cb,
                             g_object_ref (widget));
}

static void
dv_paper_window_dispose (GObject *object)
{
  DvPaperWindow *self = DV_PAPER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_PAPER_WINDOW);

  G_OBJECT_CLASS (dv_paper_window_parent_class)->dispose (object);
}

static void
dv_paper_window_finalize (GObject *object)
{
  DvPaperWindow *self = DV_PAPER_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  if (self->source != NULL)
    g_atomic_rc_box_release_full (self->source, source_clear);

  G_OBJECT_CLASS (dv_paper_window_parent_class)->finalize (object);
}

static void
dv_paper_window_class_init (DvPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_paper_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_paper_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, slot);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvPaperWindow, choice);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_install_action (widget_class, "paper.pdf", NULL, pdf_action);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.sheet", NULL, sheet_action);
  gtk_widget_class_install_action (widget_class, "paper.word", NULL, word_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "paper.word",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_paper_window_init (DvPaperWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = DV_PAPER_VIEW (dv_paper_view_new ());
  adw_bin_set_child (self->slot, GTK_WIDGET (self->view));
  set_enabled (self, FALSE);
}

/**
 * dv_paper_window_add:
 * @papers: (element-type DvListPaper): where a #DvPaperSource writes its papers
 * @name: (nullable): what the paper is called
 * @document: (transfer full) (nullable): the paper; %NULL if it could not be written
 *
 * Returns: whether there is a paper
 */
gboolean
dv_paper_window_add (GPtrArray *papers, const char *name, DvDocument *document)
{
  DvListPaper *paper;

  if (document == NULL)
    return FALSE;
  paper = g_new0 (DvListPaper, 1);
  paper->name = g_strdup (name);
  paper->document = document;
  g_ptr_array_add (papers, paper);
  return TRUE;
}

/**
 * dv_paper_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the records stand
 * @source: (transfer full): what is written; its data is freed with the window
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_paper_window_new (GtkWidget *parent, DvStore *store, const DvPaperSource *source)
{
  DvPaperWindow *self = g_object_new (DV_TYPE_PAPER_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->store = g_object_ref (store);
  self->source = (DvPaperSource *) g_atomic_rc_box_dup (sizeof *source, source);
  gtk_window_set_title (GTK_WINDOW (self), source->title);
  adw_window_title_set_title (self->title, source->heading);
  adw_window_title_set_subtitle (self->title, source->subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice), source->choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  source->choice, -1);
  gtk_widget_set_visible (self->sheet, source->write_sheet != NULL);
  /* The words of the source need not live as long as the window. */
  self->source->title = self->source->heading = self->source->subtitle = NULL;
  dv_store_read_async (self->store, write_cb, writing_new (self->source, NULL), writing_free,
                       self->cancellable, written_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * dv_paper_window_is_ready:
 *
 * Returns: whether the paper is shown, or it is said why there is none
 */
gboolean
dv_paper_window_is_ready (DvPaperWindow *self)
{
  g_return_val_if_fail (DV_IS_PAPER_WINDOW (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}
