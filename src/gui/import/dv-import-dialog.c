/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-dialog.h"

#include <glib/gi18n.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-import.h"
#include "import/dv-import-item.h"

/* Reads a sheet into the store: first it shows what would become of every row, then it writes all
 * of them or none. */
struct _DvImportDialog {
  AdwWindow parent_instance;

  DvStore *store;
  const DvKind *kind;
  GFile *file;
  DvImport *import; /* what the preview shows; NULL while it is made */
  GCancellable *cancellable;
  guint progress_id;
  gint done; /* how many records are written, set by the store's thread */
  gint total;

  /* Template widgets */
  GtkButton *apply;
  GtkDropDown *existing;
  GtkLabel *hint;
  GtkProgressBar *progress;
  GtkSingleSelection *selection;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkLabel *summary;
  AdwWindowTitle *title;
};

G_DEFINE_FINAL_TYPE (DvImportDialog, dv_import_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the store's thread makes of the file. */
typedef struct {
  char *path;
  const DvKind *kind;
  DvExisting existing;
  DvImport *import;
  GPtrArray *faults; /* why the file cannot be read at all */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_free (preview->path);
  g_clear_pointer (&preview->import, dv_import_free);
  g_ptr_array_unref (preview->faults);
  g_free (preview);
}

static gboolean
preview_cb (DvDb *db, gpointer data, GError **error)
{
  Preview *preview = data;
  DvSheet *sheet = dv_csv_read_file (preview->path, preview->faults);

  if (sheet == NULL)
    return TRUE;
  preview->import = dv_import_new (preview->kind, sheet);
  dv_import_set_existing (preview->import, preview->existing);
  return dv_import_preview (preview->import, db, error);
}

static void
show_failure (DvImportDialog *self, const char *message)
{
  adw_status_page_set_description (self->status, message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
}

static char *
join_faults (GPtrArray *faults)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++) {
    DvFault *fault = g_ptr_array_index (faults, i);
    g_autofree char *escaped = g_markup_escape_text (fault->reason, -1);

    if (text->len > 0)
      g_string_append_c (text, '\n');
    if (fault->row > 0)
      /* translators: %u is the number of a row of a spreadsheet */
      g_string_append_printf (text, _ ("Row %u: "), fault->row);
    g_string_append (text, escaped);
  }
  return g_string_free (text, FALSE);
}

/* What a person should know beside the rows: columns that nothing is read from, rows left out. */
static char *
describe_hints (const DvImportResult *result)
{
  GString *text = g_string_new (NULL);

  if (result->unknown->len > 0) {
    g_string_append (text, _ ("Columns that are not read: "));
    for (guint i = 0; i < result->unknown->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              (char *) g_ptr_array_index (result->unknown, i));
  }
  if (result->created->len > 0)
    g_string_append_printf (text,
                            ngettext ("%s%u campaign, section or category is made, too.",
                                      "%s%u campaigns, sections or categories are made, too.",
                                      result->created->len),
                            text->len > 0 ? "\n" : "", result->created->len);
  return g_string_free (text, FALSE);
}

static void
show_preview (DvImportDialog *self)
{
  const DvImportResult *result = dv_import_get_result (self->import);
  g_autoptr (GListModel) items = dv_import_items_new (result);
  g_autofree char *summary = dv_import_result_describe (result);
  g_autofree char *hints = describe_hints (result);
  guint n_changes = result->n_new + result->n_changed;
  gboolean refused = result->faults->len > 0;

  gtk_single_selection_set_model (self->selection, items);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->hint,
                       refused
                         ? _ ("Nothing is written while rows are refused: correct them in the "
                              "sheet, save it, and read it again.")
                         : hints);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), refused || *hints != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), !refused && n_changes > 0);
  /* Enter reads the sheet in, as the button that stands out says. */
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->apply)))
    gtk_widget_grab_focus (GTK_WIDGET (self->apply));
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
preview_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Preview *preview;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &preview, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      show_failure (self, error->message);
    return;
  }
  if (preview->import == NULL) {
    g_autofree char *faults = join_faults (preview->faults);

    show_failure (self, faults);
    return;
  }
  self->import = g_steal_pointer (&preview->import);
  show_preview (self);
}

static void
renew_cancellable (DvImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
start_preview (DvImportDialog *self)
{
  Preview *preview = g_new0 (Preview, 1);

  renew_cancellable (self);
  g_clear_pointer (&self->import, dv_import_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  preview->path = g_file_get_path (self->file);
  preview->kind = self->kind;
  preview->existing = (DvExisting) gtk_drop_down_get_selected (self->existing);
  preview->faults = dv_faults_new ();
  dv_store_read_async (self->store, preview_cb, preview, preview_free, self->cancellable,
                       preview_done_cb, g_object_ref (self));
}

static void
existing_changed_cb (DvImportDialog *self)
{
  if (self->store != NULL)
    start_preview (self);
}

static gboolean
apply_cb (DvWrite *write, gpointer data, GError **error)
{
  DvImportDialog *self = data;

  return dv_import_apply (self->import, write, error);
}

/* Runs on the store's thread: only the numbers are handed over. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  DvImportDialog *self = data;

  g_atomic_int_set (&self->done, (gint) done);
  g_atomic_int_set (&self->total, (gint) total);
}

static gboolean
show_progress_cb (gpointer data)
{
  DvImportDialog *self = data;
  gint total = g_atomic_int_get (&self->total);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&self->done) / total);
  return G_SOURCE_CONTINUE;
}

static void
apply_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (dv_store_write_finish (DV_STORE (source), result, NULL, &batch, &error)) {
    const DvImportResult *done = dv_import_get_result (self->import);

    g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, batch, done->n_new + done->n_changed);
    gtk_window_destroy (GTK_WINDOW (self));
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_failure (self, error->message);
  }
}

static void
apply_clicked_cb (DvImportDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  /* translators: the name of a file */
  g_autofree char *label = g_strdup_printf (_ ("Import of %s"), name);

  renew_cancellable (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "writing");
  self->progress_id = g_timeout_add (100, show_progress_cb, self);
  dv_import_set_progress (self->import, progress_cb, self);
  dv_store_write_async (self->store, "import", label, apply_cb, g_object_ref (self), g_object_unref,
                        self->cancellable, apply_done_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (DvImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
setup_label_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* What is wrong and what to do about it is read whole. */
static void
setup_description_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint row = dv_import_item_get_row (gtk_list_item_get_item (item));
  g_autofree char *text = row > 0 ? g_strdup_printf ("%u", row) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
setup_state_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_state_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  DvImportState state = dv_import_item_get_state (gtk_list_item_get_item (item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), dv_import_state_get_icon (state));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (image)),
                       dv_import_state_get_label (state));
}

static void
bind_title_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       dv_import_item_get_title (gtk_list_item_get_item (item)));
}

static void
bind_description_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *text = dv_import_item_describe (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
dv_import_dialog_dispose (GObject *object)
{
  DvImportDialog *self = DV_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (dv_import_dialog_parent_class)->dispose (object);
}

static void
dv_import_dialog_finalize (GObject *object)
{
  DvImportDialog *self = DV_IMPORT_DIALOG (object);

  g_clear_pointer (&self->import, dv_import_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dv_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/import/dv-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, existing);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, DvImportDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_description_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_state_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, existing_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_description_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_state_cb);
}

static void
dv_import_dialog_class_init (DvImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dv_import_dialog_dispose;
  object_class->finalize = dv_import_dialog_finalize;

  /**
   * DvImportDialog::imported:
   * @self: the dialog
   * @batch: the id under which the import can be withdrawn
   * @n_records: how many records it made or changed
   *
   * The sheet is in the store.
   */
  signals[SIGNAL_IMPORTED] =
    g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
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
 * @store: a store
 * @kind: the kind of record that the rows are
 * @file: a sheet
 *
 * Returns: (transfer none): a dialog that shows what would become of the sheet and then reads it in
 */
DvImportDialog *
dv_import_dialog_new (GtkWindow *parent, DvStore *store, const DvKind *kind, GFile *file)
{
  DvImportDialog *self =
    g_object_new (DV_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->file = g_object_ref (file);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, dv_kind_get_label_plural (kind));
  start_preview (self);
  return self;
}
