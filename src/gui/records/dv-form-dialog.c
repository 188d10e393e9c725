/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-form-dialog.h"

#include "dv-problem.h"
#include "records/dv-editor.h"
#include "records/dv-field-row.h"

#include <glib/gi18n.h>

/* Asks for a few values that a kind describes and no store keeps: whom a list takes out of the
 * register. Its form stands in ui/editors, as that of every kind. */
struct _DvFormDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton *accept;
  GtkLabel *body;
  GtkBox *content;

  /* Owned */
  DvRecord *record;
  GPtrArray *rows; /* the field rows, in the order of the form */

  DvFormDone done;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (DvFormDialog, dv_form_dialog, ADW_TYPE_WINDOW)

/* Reads every row into the record. Returns: what is wrong */
static GPtrArray *
commit (DvFormDialog *self)
{
  g_autoptr (GPtrArray) problems = dv_problems_new ();
  g_autoptr (GPtrArray) checked = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);
    g_autofree char *problem = dv_field_row_commit (row, self->record);

    if (problem != NULL)
      dv_problems_add (problems, dv_field_row_get_field (row), "%s", problem);
  }
  checked = dv_record_check (self->record);
  for (guint i = 0; i < checked->len; i++) {
    const DvProblem *problem = g_ptr_array_index (checked, i);

    if (dv_problems_find (problems, problem->field) == NULL)
      dv_problems_add (problems, problem->field, "%s", problem->message);
  }
  return g_steal_pointer (&problems);
}

/* Returns: whether nothing is wrong */
static gboolean
show_problems (DvFormDialog *self, GPtrArray *problems)
{
  DvFieldRow *first = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    DvFieldRow *row = g_ptr_array_index (self->rows, i);
    const char *problem = dv_problems_find (problems, dv_field_row_get_field (row));

    dv_field_row_set_problem (row, problem);
    if (problem != NULL && first == NULL)
      first = row;
  }
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return problems->len == 0;
}

/* After the focus has left the field, an input method has given up what it held back. */
static gboolean
accept_cb (gpointer user_data)
{
  DvFormDialog *self = DV_FORM_DIALOG (user_data);
  g_autoptr (GPtrArray) problems = NULL;

  if (self->rows == NULL)
    return G_SOURCE_REMOVE;
  problems = commit (self);
  if (!show_problems (self, problems))
    return G_SOURCE_REMOVE;
  self->done (self->record, self->user_data);
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_root_set_focus (GTK_ROOT (widget), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, accept_cb, g_object_ref (widget), g_object_unref);
}

static void
bind_rows (DvFormDialog *self, GtkWidget *root, DvStore *store)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!DV_IS_FIELD_ROW (child)) {
      bind_rows (self, child, store);
      continue;
    }
    dv_field_row_bind (DV_FIELD_ROW (child), dv_record_get_kind (self->record), store);
    dv_field_row_show (DV_FIELD_ROW (child), self->record);
    g_ptr_array_add (self->rows, child);
  }
}

static void
dv_form_dialog_dispose (GObject *object)
{
  DvFormDialog *self = DV_FORM_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);
  if (self->destroy != NULL)
    self->destroy (g_steal_pointer (&self->user_data));
  self->destroy = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DV_TYPE_FORM_DIALOG);

  G_OBJECT_CLASS (dv_form_dialog_parent_class)->dispose (object);
}

static void
dv_form_dialog_class_init (DvFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_form_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/records/dv-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvFormDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvFormDialog, body);
  gtk_widget_class_bind_template_child (widget_class, DvFormDialog, content);
  gtk_widget_class_install_action (widget_class, "form.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.accept",
                                       NULL);
}

static void
dv_form_dialog_init (DvFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/**
 * dv_form_dialog_present:
 * @parent: a widget of the window that it stands over
 * @title: what is asked, in a few words
 * @body: what happens then
 * @accept: the translated verb on the button
 * @store: where linked records are looked for
 * @record: the values to begin with, of a kind with a form in ui/editors
 * @done: what to do with them
 * @user_data: what to give it
 * @destroy: (nullable): frees @user_data
 *
 * Asks for some values. What is wrong is said beside the field, and the dialog stays.
 */
void
dv_form_dialog_present (GtkWidget *parent,
                        const char *title,
                        const char *body,
                        const char *accept,
                        DvStore *store,
                        DvRecord *record,
                        DvFormDone done,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  DvFormDialog *self = g_object_new (DV_TYPE_FORM_DIALOG, "title", title, NULL);
  g_autoptr (GtkBuilder) builder = dv_editor_load_form (dv_record_get_kind (record));
  GtkWidget *form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  GtkRoot *root = gtk_widget_get_root (parent);

  self->record = dv_record_copy (record);
  self->done = done;
  self->user_data = user_data;
  self->destroy = destroy;
  gtk_label_set_text (self->body, body);
  gtk_button_set_label (self->accept, accept);
  gtk_box_append (self->content, form);
  bind_rows (self, form, store);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}
