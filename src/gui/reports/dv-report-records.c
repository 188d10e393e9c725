/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/dv-report-records.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "common/dv-list-box.h"
#include "dv-load.h"

/* Nobody reads more in a list beside a report; the page of the kind shows all of them. */
#define MAX_SHOWN 500u

/* The records behind a figure or a block: pressing one opens it on its own page. */
struct _DvReportRecords {
  GtkWidget parent_instance;

  DvStore *store;
  GCancellable *cancellable;

  /* Template widgets */
  GtkLabel *count;
  GtkListBox *list;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (DvReportRecords, dv_report_records, GTK_TYPE_WIDGET)

typedef struct {
  GPtrArray *ids;
  GPtrArray *records;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_ptr_array_unref (load->ids);
  g_ptr_array_unref (load->records);
  g_free (load);
}

static gboolean
load_cb (DvDb *db, gpointer data, GError **error)
{
  Load *load = data;

  for (guint i = 0; i < load->ids->len; i++) {
    DvRecord *record = dv_db_load_id (db, g_ptr_array_index (load->ids, i), NULL);

    if (record != NULL)
      g_ptr_array_add (load->records, record);
  }
  return TRUE;
}

static GtkWidget *
make_row (DvRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = dv_record_get_title (record);
  const char *kind = dv_kind_get_label (dv_record_get_kind (record));
  g_autofree char *subtitle = NULL;

  if (dv_record_is_deleted (record))
    /* translators: a kind of record */
    subtitle = g_strdup_printf (_ ("%s, deleted since"), kind);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : kind);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", dv_record_get_id (record));
  return row;
}

static void
load_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvReportRecords) self = user_data;
  Load *load;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &load, NULL))
    return;
  dv_list_box_clear (self->list);
  for (guint i = 0; i < load->records->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (load->records, i)));
}

static void
show_count (DvReportRecords *self, guint n)
{
  g_autofree char *text = NULL;

  if (n > MAX_SHOWN)
    /* translators: numbers of records */
    text = g_strdup_printf (_ ("%u records, of which the first %u are shown"), n, MAX_SHOWN);
  else
    text = g_strdup_printf (ngettext ("%u record behind it", "%u records behind it", n), n);
  gtk_label_set_label (self->count, text);
}

/**
 * dv_report_records_show:
 * @self: the list
 * @ids: (element-type utf8): the ids of records
 *
 * Shows these records.
 */
void
dv_report_records_show (DvReportRecords *self, GPtrArray *ids)
{
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->ids = g_ptr_array_new_with_free_func (g_free);
  load->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MIN (ids->len, MAX_SHOWN); i++)
    g_ptr_array_add (load->ids, g_strdup (g_ptr_array_index (ids, i)));
  show_count (self, ids->len);
  dv_store_read_async (self->store, load_cb, load, load_free, self->cancellable, load_done_cb,
                       g_object_ref (self));
}

/**
 * dv_report_records_set_store:
 * @self: the list
 * @store: where the records are
 */
void
dv_report_records_set_store (DvReportRecords *self, DvStore *store)
{
  g_set_object (&self->store, store);
}

static void
dv_report_records_dispose (GObject *object)
{
  DvReportRecords *self = DV_REPORT_RECORDS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), DV_TYPE_REPORT_RECORDS);

  G_OBJECT_CLASS (dv_report_records_parent_class)->dispose (object);
}

static void
dv_report_records_class_init (DvReportRecordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dv_report_records_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/danvan/DanVan/reports/dv-report-records.ui");
  gtk_widget_class_bind_template_child (widget_class, DvReportRecords, content);
  gtk_widget_class_bind_template_child (widget_class, DvReportRecords, count);
  gtk_widget_class_bind_template_child (widget_class, DvReportRecords, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dv_report_records_init (DvReportRecords *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
