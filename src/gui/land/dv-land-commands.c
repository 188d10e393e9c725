/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "dv-inventory-version.h"
#include "dv-kinds.h"
#include "dv-land-paper.h"
#include "dv-load.h"
#include "dv-query.h"
#include "records/dv-record-commands.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* The papers of land clearance, and the new version of an inventory that was signed. */

/* --- papers --- */

static void
show_paper (GtkWidget *widget,
            DvStore *store,
            DvRecord *record,
            const char *heading,
            gboolean (*write) (DvDb *db, gpointer data, GPtrArray *papers, GError **error))
{
  /* translators: the kind of a paper and the name of what it is about */
  g_autofree char *title = g_strdup_printf (_ ("%s – %s"), heading, dv_record_get_title (record));
  const DvPaperSource source = {
    .title = title,
    .heading = heading,
    .subtitle = dv_record_get_title (record),
    .choice = _ ("Which paper to write"),
    .whole = "",
    .write = write,
    .data = g_strdup (dv_record_get_id (record)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static gboolean
write_progress (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_land_progress_paper (db, data, error));
}

static void
run_progress (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  show_paper (widget, store, record, _ ("Progress"), write_progress);
}

static gboolean
write_inventory (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_land_inventory_paper (db, data, error));
}

static void
run_inventory (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  show_paper (widget, store, record, _ ("Inventory"), write_inventory);
}

static gboolean
add_visit (DvDb *db, gint64 row, GPtrArray *papers, GError **error)
{
  g_autoptr (DvRecord) visit = dv_db_load (db, row, error);
  g_autofree char *name = NULL;

  if (visit == NULL)
    return FALSE;
  name = dv_record_get_display (visit, dv_kind_find_field (&dv_kind_visit, "date"));
  return dv_paper_window_add (papers, name,
                              dv_land_visit_paper (db, dv_record_get_id (visit), error));
}

/* The newest first: its minutes are the ones to be signed. */
static gboolean
write_visits (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_visit);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "plot", data);
  dv_query_set_order (query, "date", TRUE);
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (!add_visit (db, g_array_index (rows, gint64, i), papers, error))
      return FALSE;
  }
  if (rows != NULL && rows->len == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("Nobody visited the users of this plot yet. Add a visit to its form "
                            "first."));
  return rows != NULL && rows->len > 0;
}

static void
run_visits (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  show_paper (widget, store, record, _ ("Minutes of visits"), write_visits);
}

const DvRecordCommand dv_command_land_progress = {
  &dv_kind_project,
  "print",
  N_ ("Progress…"),
  "document-print-symbolic",
  N_ ("How far the plots have come, to print or to send"),
  NULL,
  run_progress,
};

const DvRecordCommand dv_command_land_visits = {
  &dv_kind_plot,
  "print",
  N_ ("Minutes of visits…"),
  "document-print-symbolic",
  N_ ("The minutes of each visit, to be signed"),
  NULL,
  run_visits,
};

const DvRecordCommand dv_command_print_inventory = {
  &dv_kind_inventory,
  "print",
  N_ ("Minutes…"),
  "document-print-symbolic",
  N_ ("The minutes of the inventory, to be signed"),
  NULL,
  run_inventory,
};

/* --- a new version --- */

typedef struct {
  GtkWidget *window; /* where it was asked */
  DvStore *store;
  char *id;
  char *reason;
  char *version; /* the new one */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->window);
  g_object_unref (change->store);
  g_free (change->id);
  g_free (change->reason);
  g_free (change->version);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = NULL;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &change, NULL, &error))
    dv_dialogs_show_error (window, _ ("No new version was made"), error->message);
  else
    gtk_widget_activate_action (window, "win.open-record", "s", change->version);
}

static gboolean
make_cb (DvWrite *write, gpointer data, GError **error)
{
  Change *change = data;

  change->version = dv_inventory_make_version (write, change->id, change->reason, error);
  return change->version != NULL;
}

static void
reason_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  GtkWidget *window = change->window;
  DvStore *store = change->store;

  change->reason = dv_dialogs_ask_text_finish (result, NULL);
  if (change->reason != NULL)
    dv_store_write_async (store, NULL, _ ("New version of an inventory"), make_cb,
                          g_steal_pointer (&change), change_free, NULL, made_cb,
                          g_object_ref (window));
}

static void
run_new_version (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  Change *change = g_new0 (Change, 1);

  change->window = GTK_WIDGET (g_object_ref (gtk_widget_get_root (widget)));
  change->store = g_object_ref (store);
  change->id = g_strdup (dv_record_get_id (record));
  dv_dialogs_ask_text_async (widget, _ ("Make a new version?"),
                             _ ("The signed inventory stays as it is and counts no more. The new "
                                "one is a draft with the same lines, to be signed again."),
                             _ ("Reason"), _ ("_Make"), NULL, reason_cb, change);
}

static gboolean
is_signed (DvRecord *record)
{
  return g_strcmp0 (dv_record_get (record, "state"), "signed") == 0;
}

const DvRecordCommand dv_command_inventory_version = {
  &dv_kind_inventory,
  "new-version",
  N_ ("New version…"),
  "edit-copy-symbolic",
  N_ ("To change what was signed"),
  is_signed,
  run_new_version,
};
