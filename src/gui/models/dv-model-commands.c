/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-date.h"
#include "dv-emulation-paper.h"
#include "dv-emulation.h"
#include "dv-kinds.h"
#include "records/dv-record-commands.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* What is done once a year with the models: their lists, and the review of all of them. */

/* The year of the model from which the command was given; this year if it says none. */
static int
get_year (DvRecord *model)
{
  const char *registered = dv_record_get (model, "registered_on");
  const char *start = dv_record_get (model, "start");
  DvDate today;

  if (dv_record_get (model, "year") != NULL)
    return (int) dv_record_get_integer (model, "year");
  if (registered != NULL || start != NULL)
    return atoi (registered != NULL ? registered : start);
  dv_date_today (&today);
  return today.year;
}

static gboolean
write_registered_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  DvDocument *paper = dv_emulation_paper_registered (db, *(int *) data, error);

  return paper != NULL && dv_paper_window_add (papers, NULL, paper);
}

static gboolean
write_recognised_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  DvDocument *paper = dv_emulation_paper_recognised (db, *(int *) data, error);

  return paper != NULL && dv_paper_window_add (papers, NULL, paper);
}

static void
present (GtkWidget *widget,
         DvStore *store,
         DvRecord *model,
         const char *title,
         gboolean (*write) (DvDb *, gpointer, GPtrArray *, GError **))
{
  int year = get_year (model);
  g_autofree char *subtitle = g_strdup_printf ("%d", year);
  const DvPaperSource source = {
    .title = title,
    .heading = title,
    .subtitle = subtitle,
    .choice = "",
    .whole = "",
    .write = write,
    .data = g_memdup2 (&year, sizeof year),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static void
run_registered (GtkWidget *widget, DvStore *store, DvRecord *model)
{
  present (widget, store, model, _ ("Registered models"), write_registered_cb);
}

static void
run_recognised (GtkWidget *widget, DvStore *store, DvRecord *model)
{
  present (widget, store, model, _ ("Recognised models"), write_recognised_cb);
}

typedef struct {
  DvEmulationReviews reviews;
  char *period;
  char *due;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->period);
  g_free (job->due);
  g_free (job);
}

static gboolean
review_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_emulation_make_reviews (write, &((Job *) data)->reviews, error);
}

static void
reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Job *job;

  if (!dv_store_write_finish (DV_STORE (source), result, (gpointer *) &job, NULL, &error))
    text = g_strdup (error->message);
  else
    text = g_strdup_printf (ngettext ("%u review was made; fill it in at the model",
                                      "%u reviews were made; fill them in at the models",
                                      job->reviews.n_made),
                            job->reviews.n_made);
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}

static void
run_review (GtkWidget *widget, DvStore *store, DvRecord *model)
{
  Job *job = g_new0 (Job, 1);

  job->reviews.year = get_year (model);
  job->period = g_strdup_printf ("6 tháng đầu năm %d", job->reviews.year);
  job->due = g_strdup_printf ("%04d-06-20", job->reviews.year);
  job->reviews.period = job->period;
  job->reviews.due = job->due;
  dv_store_write_async (store, "edit", _ ("Review of all models of the year"), review_cb, job,
                        job_free, NULL, reviewed_cb, g_object_ref (gtk_widget_get_root (widget)));
}

const DvRecordCommand dv_command_registered_models = {
  .kind = &dv_kind_model,
  .name = "print",
  .label = N_ ("Registered models"),
  .icon = "document-print-symbolic",
  .hint = N_ ("The list of all models that are registered in the year of this one"),
  .run = run_registered,
};

const DvRecordCommand dv_command_recognised_models = {
  .kind = &dv_kind_model,
  .name = "recognised",
  .label = N_ ("Recognised models"),
  .icon = "document-print-symbolic",
  .hint = N_ ("The list of all models that were recognised in the year of this one"),
  .run = run_recognised,
};

const DvRecordCommand dv_command_review_models = {
  .kind = &dv_kind_model,
  .name = "review",
  .label = N_ ("Review after six months"),
  .icon = "emblem-ok-symbolic",
  .hint = N_ ("Makes a review to be filled in for each model of the year that has none"),
  .run = run_review,
};
