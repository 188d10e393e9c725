/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/dv-calendar-print.h"

#include <glib/gi18n.h>

#include "calendar/dv-calendar-words.h"
#include "dv-agenda-paper.h"
#include "reports/dv-paper-window.h"

typedef struct {
  DvDate day;
  gboolean week;
} Job;

static gboolean
write_cb (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  const Job *job = data;
  g_autoptr (DvDocument) paper = job->week ? dv_agenda_paper_week (db, &job->day, error)
                                           : dv_agenda_paper_month (db, &job->day, error);

  return paper != NULL && dv_paper_window_add (papers, NULL, g_steal_pointer (&paper));
}

/**
 * dv_calendar_print_present:
 * @parent: a widget of the window that it stands over
 * @store: where the records stand
 * @day: a day
 * @week: whether to write the schedule of its week, otherwise of its month
 *
 * Shows a schedule as it will be printed.
 */
void
dv_calendar_print_present (GtkWidget *parent, DvStore *store, const DvDate *day, gboolean week)
{
  Job *job = g_new (Job, 1);
  g_autofree char *subtitle = week ? dv_calendar_name_week (day) : dv_calendar_name_month (day);
  const DvPaperSource source = {
    .title = _ ("Schedule"),
    .heading = _ ("Schedule"),
    .subtitle = subtitle,
    .choice = "",
    .whole = "",
    .write = write_cb,
    .data = job,
    .destroy = g_free,
  };

  job->day = *day;
  job->week = week;
  gtk_window_present (GTK_WINDOW (dv_paper_window_new (parent, store, &source)));
}
