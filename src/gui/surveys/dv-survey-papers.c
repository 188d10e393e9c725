/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-postings-paper.h"
#include "dv-supervision-paper.h"
#include "dv-survey-paper.h"
#include "records/dv-record-commands.h"
#include "reports/dv-paper-window.h"

#include <glib/gi18n.h>

/* The papers of surveys, postings and supervisions. */

static guint32
today (void)
{
  DvDate date;

  dv_date_today (&date);
  return dv_date_to_julian (&date);
}

static gboolean
write_survey (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_survey_paper_build (db, data, today (), error));
}

static gboolean
write_supervision (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_supervision_paper_build (db, data, today (), error));
}

static gboolean
write_due (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_postings_paper_due (db, today (), error));
}

/* Quarters are counted through, from the first of the year 0. */
static gboolean
write_quarter (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  guint quarter = GPOINTER_TO_UINT (data);

  return dv_paper_window_add (papers, NULL,
                              dv_postings_paper_quarter (db, quarter / 4, quarter % 4 + 1, today (),
                                                         error));
}

static void
run_survey (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  /* Translators: the title of a window and a file; %s is a survey. */
  g_autofree char *title = g_strdup_printf (_ ("Survey result – %s"), dv_record_get_title (record));
  const DvPaperSource source = {
    .title = title,
    .heading = _ ("Survey result"),
    .subtitle = dv_record_get_title (record),
    .choice = "",
    .whole = "",
    .write = write_survey,
    .data = g_strdup (dv_record_get_id (record)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static void
run_supervision (GtkWidget *widget, DvStore *store, DvRecord *record)
{
  /* Translators: the title of a window and a file; %s is a supervision. */
  g_autofree char *title =
    g_strdup_printf (_ ("Supervision result – %s"), dv_record_get_title (record));
  const DvPaperSource source = {
    .title = title,
    .heading = _ ("Supervision result"),
    .subtitle = dv_record_get_title (record),
    .choice = "",
    .whole = "",
    .write = write_supervision,
    .data = g_strdup (dv_record_get_id (record)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

/* The quarter in which it was posted, so that an old one opens its own list. */
static void
run_quarter (GtkWidget *widget, DvStore *store, DvRecord *posting)
{
  const char *posted = dv_record_get (posting, "posted_on");
  g_autofree char *title = NULL;
  DvDate date;
  guint quarter;

  dv_date_today (&date);
  if (posted != NULL)
    dv_date_from_iso (posted, &date);
  quarter = dv_date_quarter (&date);
  /* Translators: the title of a window and a file; a quarter and a year. */
  title = g_strdup_printf (_ ("Made public in quarter %u of %u"), quarter, date.year);
  gtk_window_present (GTK_WINDOW (dv_paper_window_new (
    widget, store,
    &(const DvPaperSource){ .title = title,
                            .heading = _ ("List of what was made public"),
                            .subtitle = title,
                            .choice = "",
                            .whole = "",
                            .write = write_quarter,
                            .data = GUINT_TO_POINTER (date.year * 4u + quarter - 1) })));
}

static void
run_due (GtkWidget *widget, DvStore *store, DvRecord *posting)
{
  const DvPaperSource source = {
    .title = _ ("What has to be posted"),
    .heading = _ ("What has to be posted"),
    .subtitle = _ ("To be posted, overdue, gone, or taken down too early"),
    .choice = "",
    .whole = "",
    .write = write_due,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static gboolean
has_table (DvRecord *survey)
{
  return dv_record_get (survey, "checklist") != NULL && dv_record_get (survey, "places") != NULL;
}

const DvRecordCommand dv_command_print_survey = {
  .kind = &dv_kind_survey,
  .name = "print",
  .label = N_ ("Survey result"),
  .icon = "document-print-symbolic",
  .hint = N_ ("Ctrl+P"),
  .applies = has_table,
  .run = run_survey,
};

const DvRecordCommand dv_command_print_supervision = {
  .kind = &dv_kind_supervision,
  .name = "print",
  .label = N_ ("Result and recommendations"),
  .icon = "document-print-symbolic",
  .hint = N_ ("Ctrl+P"),
  .run = run_supervision,
};

const DvRecordCommand dv_command_print_quarter = {
  .kind = &dv_kind_posting,
  .name = "print",
  .label = N_ ("List of the quarter"),
  .icon = "document-print-symbolic",
  .hint = N_ ("What was made public in the quarter, to be posted (Ctrl+P)"),
  .run = run_quarter,
};

const DvRecordCommand dv_command_postings_due = {
  .kind = &dv_kind_posting,
  .name = "due",
  .label = N_ ("What has to be posted"),
  .icon = "alarm-symbolic",
  .hint = N_ ("All that is to be posted, overdue, gone, or taken down too early"),
  .run = run_due,
};
