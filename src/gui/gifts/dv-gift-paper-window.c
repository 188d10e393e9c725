/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-gift-paper-window.h"

#include "common/dv-dialogs.h"
#include "common/dv-file-picker.h"
#include "dv-kinds.h"
#include "dv-list-paper.h"
#include "dv-save.h"
#include "dv-settlement-paper.h"
#include "reports/dv-paper-view.h"
#include "reports/dv-report-print.h"

#include <glib/gi18n.h>

/* A gift list or the settlement of a campaign as it will be printed. */
struct _DvGiftPaperWindow {
  AdwWindow parent_instance;

  /* Template widgets */
  AdwStatusPage *failed;
  AdwBin *slot;
  GtkStack *stack;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkDropDown *units;

  DvPaperView *view; /* in the slot */

  /* Owned */
  DvStore *store;
  GPtrArray *papers; /* of DvListPaper: the whole, then one for each residential group */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DvGiftPaperWindow, dv_gift_paper_window, ADW_TYPE_WINDOW)

/* What is written on the thread that reads. */
typedef struct {
  char *id;
  gboolean list;
  GPtrArray *papers;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->id);
  g_clear_pointer (&writing->papers, g_ptr_array_unref);
  g_free (writing);
}

static gboolean
write_list (DvDb *db, Writing *writing, GError **error)
{
  g_autoptr (DvListPaper) whole = dv_list_paper_build (db, writing->id, NULL, error);
  g_autoptr (GPtrArray) parts = NULL;

  if (whole != NULL)
    parts = dv_list_paper_build_by_unit (db, writing->id, error);
  if (parts == NULL)
    return FALSE;
  g_ptr_array_add (writing->papers, g_steal_pointer (&whole));
  g_ptr_array_extend_and_steal (writing->papers, g_steal_pointer (&parts));
  return TRUE;
}

static gboolean
write_settlement (DvDb *db, Writing *writing, GError **error)
{
  DvDocument *document = dv_settlement_paper_build (db, writing->id, error);
  DvListPaper *paper;

  if (document == NULL)
    return FALSE;
  paper = g_new0 (DvListPaper, 1);
  paper->document = document;
  g_ptr_array_add (writing->papers, paper);
  return TRUE;
}

static gboolean
write_cb (DvDb *db, gpointer data, GError **error)
{
  Writing *writing = data;

  writing->papers = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_list_paper_free);
  return writing->list ? write_list (db, writing, error) : write_settlement (db, writing, error);
}

static DvListPaper *
get_paper (DvGiftPaperWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->units);

  if (self->papers == NULL)
    return NULL;
  return g_ptr_array_index (self->papers, selected < self->papers->len ? selected : 0);
}

static void
set_enabled (DvGiftPaperWindow *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.pdf", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.word", enabled);
}

static void
unit_cb (DvGiftPaperWindow *self)
{
  DvListPaper *paper = get_paper (self);

  if (paper != NULL)
    dv_paper_view_set_document (self->view, paper->document);
}

/* The whole list and its groups; one group alone is the whole. */
static void
fill_units (DvGiftPaperWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All residential groups"));
  for (guint i = 1; i < self->papers->len; i++) {
    const DvListPaper *paper = g_ptr_array_index (self->papers, i);

    gtk_string_list_append (names, paper->name != NULL ? paper->name : _ ("No residential group"));
  }
  gtk_drop_down_set_model (self->units, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->units), self->papers->len > 2);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvGiftPaperWindow) self = user_data;
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
  fill_units (self);
  unit_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "paper");
  set_enabled (self, TRUE);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DvGiftPaperWindow *self = DV_GIFT_PAPER_WINDOW (widget);

  dv_report_print (GTK_WINDOW (self), get_paper (self)->document,
                   gtk_window_get_title (GTK_WINDOW (self)));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvGiftPaperWindow) self = user_data;
  g_autoptr (GFile) file = dv_file_picker_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->toasts == NULL)
    return;
  if (!dv_document_save (get_paper (self)->document, path, &error)) {
    dv_dialogs_show_error (GTK_WIDGET (self), _ ("The file was not written"), error->message);
    return;
  }
  /* translators: %s is the name of a file */
  text = g_strdup_printf (_ ("“%s” was written"), name);
  markup = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
save_as (DvGiftPaperWindow *self, const char *label, const char *suffix)
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
  save_as (DV_GIFT_PAPER_WINDOW (widget), _ ("Word documents"), "docx");
}

static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_as (DV_GIFT_PAPER_WINDOW (widget), _ ("PDF documents"), "pdf");
}

static void
dv_gift_paper_window_dispose (GObject *object)
{
  DvGiftPaperWindow *self = DV_GIFT_PAPER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_GIFT_PAPER_WINDOW);

  G_OBJECT_CLASS (dv_gift_paper_window_parent_class)->dispose (object);
}

static void
dv_gift_paper_window_finalize (GObject *object)
{
  DvGiftPaperWindow *self = DV_GIFT_PAPER_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->papers, g_ptr_array_unref);

  G_OBJECT_CLASS (dv_gift_paper_window_parent_class)->finalize (object);
}

static void
dv_gift_paper_window_class_init (DvGiftPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_gift_paper_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dv_gift_paper_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/gifts/dv-gift-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, slot);
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DvGiftPaperWindow, units);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_install_action (widget_class, "paper.pdf", NULL, pdf_action);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.word", NULL, word_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "paper.word",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_gift_paper_window_init (DvGiftPaperWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = DV_PAPER_VIEW (dv_paper_view_new ());
  adw_bin_set_child (self->slot, GTK_WIDGET (self->view));
  set_enabled (self, FALSE);
}

static void
start_writing (DvGiftPaperWindow *self, DvRecord *record)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->id = g_strdup (dv_record_get_id (record));
  writing->list = dv_record_get_kind (record) == &dv_kind_list;
  dv_store_read_async (self->store, write_cb, writing, writing_free, self->cancellable, written_cb,
                       g_object_ref (self));
}

/**
 * dv_gift_paper_window_new:
 * @parent: (nullable): a widget of the window that it stands over
 * @store: where the gifts stand
 * @record: a list, or a campaign for its settlement
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
dv_gift_paper_window_new (GtkWidget *parent, DvStore *store, DvRecord *record)
{
  DvGiftPaperWindow *self = g_object_new (DV_TYPE_GIFT_PAPER_WINDOW, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  gboolean list = dv_record_get_kind (record) == &dv_kind_list;
  g_autofree char *title = NULL;

  if (GTK_IS_WINDOW (root)) {
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
    gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  }
  self->store = g_object_ref (store);
  /* Translators: the title of a window and a file; %s is a list or a campaign. */
  title =
    g_strdup_printf (list ? _ ("List – %s") : _ ("Settlement – %s"), dv_record_get_title (record));
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, list ? _ ("Gift list") : _ ("Settlement"));
  adw_window_title_set_subtitle (self->title, dv_record_get_title (record));
  start_writing (self, record);
  return GTK_WIDGET (self);
}

/**
 * dv_gift_paper_window_is_ready:
 *
 * Returns: whether the paper is shown, or it is said why there is none
 */
gboolean
dv_gift_paper_window_is_ready (DvGiftPaperWindow *self)
{
  g_return_val_if_fail (DV_IS_GIFT_PAPER_WINDOW (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") != 0;
}
