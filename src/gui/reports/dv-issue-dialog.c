/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-issue-dialog.h"

#include <glib/gi18n.h>

#include "dv-kinds.h"
#include "dv-value.h"

/* Asks for the number and the date under which a report is issued. */
struct _DvIssueDialog {
  AdwWindow parent_instance;

  /* Template widgets */
  GtkButton *accept;
  AdwEntryRow *date;
  AdwEntryRow *number;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (DvIssueDialog, dv_issue_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accept_cb (DvIssueDialog *self)
{
  const DvField *field = dv_kind_find_field (&dv_kind_report, "date");
  g_autoptr (GError) error = NULL;
  g_autofree char *date =
    dv_field_parse (field, gtk_editable_get_text (GTK_EDITABLE (self->date)), &error);

  if (date == NULL) {
    gtk_label_set_label (self->problem, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    gtk_widget_grab_focus (GTK_WIDGET (self->date));
    return;
  }
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0,
                 gtk_editable_get_text (GTK_EDITABLE (self->number)), *date != '\0' ? date : NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cancel_cb (DvIssueDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
dv_issue_dialog_class_init (DvIssueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * DvIssueDialog::accepted:
   * @self: the dialog
   * @number: the number
   * @date: (nullable): the day, `2019-06-13`
   *
   * The report is to be issued.
   */
  signals[SIGNAL_ACCEPTED] =
    g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-issue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvIssueDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvIssueDialog, date);
  gtk_widget_class_bind_template_child (widget_class, DvIssueDialog, number);
  gtk_widget_class_bind_template_child (widget_class, DvIssueDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_issue_dialog_init (DvIssueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not Cancel, which stands before it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept));
}

/**
 * dv_issue_dialog_new:
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): a dialog that asks for number and date
 */
DvIssueDialog *
dv_issue_dialog_new (GtkWindow *parent)
{
  return g_object_new (DV_TYPE_ISSUE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
}
