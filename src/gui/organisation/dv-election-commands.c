/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "common/dv-dialogs.h"
#include "common/dv-undo-toast.h"
#include "dv-election-paper.h"
#include "dv-election.h"
#include "dv-kinds.h"
#include "records/dv-record-commands.h"
#include "reports/dv-paper-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What can be done with an election: its steps, its minutes, and posts for those elected. */

typedef struct {
  char *id;
  gboolean steps;
  guint n;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job);
}

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  Job *job = data;

  return job->steps ? dv_election_make_steps (write, job->id, &job->n, error)
                    : dv_election_fill_posts (write, job->id, &job->n, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch = NULL;
  g_autofree char *text = NULL;
  Job *job;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &job, &batch, &error)) {
    dv_dialogs_show_error (widget, _ ("Nothing was written"), error->message);
    return;
  }
  text =
    g_strdup_printf (job->steps ? ngettext ("%u step was made", "%u steps were made", job->n)
                                : ngettext ("%u post was filled", "%u posts were filled", job->n),
                     job->n);
  dv_undo_toast_offer (widget, text, batch);
}

static void
begin (GtkWidget *widget, DvStore *store, DvRecord *election, gboolean steps)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  Job *job = g_new0 (Job, 1);

  /* The button goes when the form is shown anew; what says so stays. */
  if (overlay == NULL)
    overlay = GTK_WIDGET (gtk_widget_get_root (widget));
  job->id = g_strdup (dv_record_get_id (election));
  job->steps = steps;
  dv_store_write_async (store, NULL,
                        steps ? _ ("Steps of an election") : _ ("The elected take their posts"),
                        write_cb, job, job_free, NULL, written_cb, g_object_ref (overlay));
}

static void
run_steps (GtkWidget *widget, DvStore *store, DvRecord *election)
{
  begin (widget, store, election, TRUE);
}

static void
run_posts (GtkWidget *widget, DvStore *store, DvRecord *election)
{
  begin (widget, store, election, FALSE);
}

static gboolean
paper_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_election_paper_build (db, data, error));
}

static void
run_minutes (GtkWidget *widget, DvStore *store, DvRecord *election)
{
  const DvPaperSource source = {
    .title = dv_record_get_title (election),
    .heading = _ ("Minutes"),
    .subtitle = dv_record_get_title (election),
    .choice = "",
    .whole = "",
    .write = paper_cb,
    .data = g_strdup (dv_record_get_id (election)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static gboolean
is_open (DvRecord *election)
{
  return g_strcmp0 (dv_record_get (election, "state"), "done") != 0;
}

const DvRecordCommand dv_command_election_steps = {
  .kind = &dv_kind_election,
  .name = "steps",
  .label = N_ ("Make the steps"),
  .icon = "view-list-symbolic",
  .hint = N_ ("The steps of the catalogue, with their days before and after the election"),
  .applies = is_open,
  .run = run_steps,
};

const DvRecordCommand dv_command_election_posts = {
  .kind = &dv_kind_election,
  .name = "posts",
  .label = N_ ("The elected take their posts"),
  .icon = "emblem-ok-symbolic",
  .hint = N_ ("Marks who is elected by the rule of the day, and lets them hold their posts"),
  .applies = is_open,
  .run = run_posts,
};

const DvRecordCommand dv_command_election_minutes = {
  .kind = &dv_kind_election,
  .name = "print",
  .label = N_ ("Minutes…"),
  .icon = "document-print-symbolic",
  .run = run_minutes,
};
