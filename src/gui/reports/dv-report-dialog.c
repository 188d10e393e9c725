/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-dialog.h"

#include <glib/gi18n.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-value.h"

/* Asks which half-year a report is about, and in which layout. */
struct _DvReportDialog {
  AdwWindow parent_instance;

  GPtrArray *letterheads; /* of ids, in the order of the list, from its second row on */

  /* Template widgets */
  GtkButton *accept;
  AdwEntryRow *cut_off;
  GtkLabel *cut_off_problem;
  AdwComboRow *half;
  AdwComboRow *letterhead;
  GtkStringList *letterhead_names;
  GtkSwitch *show_empty;
  AdwComboRow *style;
  GtkSpinButton *year;
};

G_DEFINE_FINAL_TYPE (DvReportDialog, dv_report_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The layouts, in the order of the rows in the .ui file. */
static const char *const styles[] = { NULL, "party-2026", "party-2018", "state-2020" };

static char *
parse_cut_off (DvReportDialog *self, GError **error)
{
  const DvField *field = dv_kind_find_field (&dv_kind_report, "cut_off");

  return dv_field_parse (field, gtk_editable_get_text (GTK_EDITABLE (self->cut_off)), error);
}

static gboolean
check_cut_off (DvReportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = parse_cut_off (self, &error);

  gtk_label_set_label (self->cut_off_problem, date != NULL ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->cut_off_problem), date == NULL);
  return date != NULL;
}

static void
cut_off_left_cb (DvReportDialog *self)
{
  check_cut_off (self);
}

static DvReportOptions *
get_options (DvReportDialog *self)
{
  DvReportOptions *options = dv_report_options_new (adw_combo_row_get_selected (self->half),
                                                    gtk_spin_button_get_value_as_int (self->year));
  guint letterhead = adw_combo_row_get_selected (self->letterhead);
  g_autofree char *cut_off = parse_cut_off (self, NULL);

  if (cut_off != NULL && *cut_off != '\0')
    options->cut_off = g_steal_pointer (&cut_off);
  options->style = g_strdup (styles[adw_combo_row_get_selected (self->style)]);
  if (letterhead > 0 && letterhead <= self->letterheads->len)
    options->letterhead = g_strdup (g_ptr_array_index (self->letterheads, letterhead - 1));
  options->show_empty = gtk_switch_get_active (self->show_empty);
  return options;
}

static void
accept_cb (DvReportDialog *self)
{
  g_autoptr (DvReportOptions) options = NULL;

  if (!check_cut_off (self))
    return;
  options = get_options (self);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, options);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cancel_cb (DvReportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
letterheads_cb (DvDb *db, gpointer data, GError **error)
{
  GPtrArray **records = data;
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_letterhead);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  if (rows == NULL)
    return FALSE;
  *records = dv_db_load_rows (db, &dv_kind_letterhead, (gint64 *) rows->data, rows->len, error);
  return *records != NULL;
}

static void
letterheads_free (gpointer data)
{
  GPtrArray **records = data;

  g_clear_pointer (records, g_ptr_array_unref);
  g_free (records);
}

static void
letterheads_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportDialog) self = user_data;
  GPtrArray **records;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &records, NULL) ||
      self->letterhead_names == NULL)
    return;
  for (guint i = 0; i < (*records)->len; i++) {
    DvRecord *letterhead = g_ptr_array_index (*records, i);

    gtk_string_list_append (self->letterhead_names, dv_record_get_title (letterhead));
    g_ptr_array_add (self->letterheads, g_strdup (dv_record_get_id (letterhead)));
  }
}

static void
dv_report_dialog_finalize (GObject *object)
{
  DvReportDialog *self = DV_REPORT_DIALOG (object);

  g_ptr_array_unref (self->letterheads);

  G_OBJECT_CLASS (dv_report_dialog_parent_class)->finalize (object);
}

static void
dv_report_dialog_class_init (DvReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dv_report_dialog_finalize;

  /**
   * DvReportDialog::accepted:
   * @self: the dialog
   * @options: (type DvReportOptions): what was asked for
   *
   * Somebody wants this report.
   */
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, cut_off);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, cut_off_problem);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, half);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, letterhead);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, letterhead_names);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, show_empty);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, style);
  gtk_widget_class_bind_template_child (widget_class, DvReportDialog, year);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, cut_off_left_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dv_report_dialog_init (DvReportDialog *self)
{
  DvDate today;
  guint half;
  int year;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not Cancel, which stands before it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->half));
  self->letterheads = g_ptr_array_new_with_free_func (g_free);
  dv_date_today (&today);
  dv_report_guess_half (&today, &half, &year);
  adw_combo_row_set_selected (self->half, half);
  gtk_spin_button_set_value (self->year, year);
}

/**
 * dv_report_dialog_new:
 * @parent: the window that it belongs to
 * @store: a store
 *
 * Returns: (transfer none): a dialog that asks what to report on
 */
DvReportDialog *
dv_report_dialog_new (GtkWindow *parent, DvStore *store)
{
  DvReportDialog *self =
    g_object_new (DV_TYPE_REPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept));
  dv_store_read_async (store, letterheads_cb, g_new0 (GPtrArray *, 1), letterheads_free, NULL,
                       letterheads_done_cb, g_object_ref (self));
  return self;
}
