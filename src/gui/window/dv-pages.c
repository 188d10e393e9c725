/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-pages.h"

#include "calendar/dv-calendar-page.h"
#include "exchange/dv-exchange-page.h"
#include "records/dv-records-page.h"
#include "reports/dv-reports-page.h"
#include "today/dv-today-page.h"

#include <glib/gi18n.h>

static GtkWidget *create_calendar (const DvPageInfo *info, DvStore *store);
static GtkWidget *create_exchange (const DvPageInfo *info, DvStore *store);
static GtkWidget *create_records (const DvPageInfo *info, DvStore *store);
static GtkWidget *create_reports (const DvPageInfo *info, DvStore *store);
static GtkWidget *create_today (const DvPageInfo *info, DvStore *store);

/* The sidebar, from top to bottom; the first nine answer to Alt+1…9. A page is added by a line. */
static const DvPageInfo pages[] = {
  { "today", N_ ("Today"), "go-home-symbolic",
    N_ ("What is due, what happens this week, and what has changed."), NULL, create_today },
  { "tasks", N_ ("Tasks"), "emblem-ok-symbolic",
    N_ ("Tasks with the unit that leads them, the people assigned and their due dates."),
    DV_NAMES ("task"), create_records },
  { "events", N_ ("Activities"), "x-office-calendar-symbolic",
    N_ ("Conferences, dialogues, launches and branch meetings, with who took part."),
    DV_NAMES ("event"), create_records },
  { "gifts", N_ ("Lists and gifts"), "dv-gift-symbolic",
    N_ ("Gift campaigns and the lists that each association draws up for them."),
    DV_NAMES ("list", "campaign", "house"), create_records },
  { "people", N_ ("People and households"), "system-users-symbolic",
    N_ ("Residents and their households, with the beneficiary categories they belong to."),
    DV_NAMES ("person", "household"), create_records },
  { "petitions", N_ ("Petitions"), "mail-unread-symbolic",
    N_ ("Complaints, denunciations, proposals and reports of problems, with their time limits."),
    DV_NAMES ("petition", "reception"), create_records },
  { "supervision", N_ ("Supervision and surveys"), "edit-find-symbolic",
    N_ ("Supervision rounds and field surveys of what has to be posted."),
    DV_NAMES ("supervision", "survey", "observation", "posting", "place", "checklist"),
    create_records },
  { "clearance", N_ ("Land clearance"), "mark-location-symbolic",
    N_ ("Projects, the households concerned, and how far each has come."),
    DV_NAMES ("project", "plot", "inventory", "land"), create_records },
  { "models", N_ ("Models"), "starred-symbolic",
    N_ ("“Skilful mass mobilisation” models of collectives and individuals."),
    DV_NAMES ("model", "commendation"), create_records },
  { "organisation", N_ ("Organisation and staff"), "preferences-system-sharing-symbolic",
    N_ ("Units, associations, branches and residential groups, and who holds which post."),
    DV_NAMES ("unit", "post", "term", "election", "document", "succession"), create_records },
  { "calendar", N_ ("Calendar"), "dv-calendar-symbolic",
    N_ ("Events, deadlines, holidays and anniversaries, by month or week, with the lunar date."),
    NULL, create_calendar },
  { "reports", N_ ("Reports"), "x-office-document-symbolic",
    N_ ("Half-year reports and other papers, written from the records."), NULL, create_reports },
  { "exchange", N_ ("Data exchange"), "media-playlist-repeat-symbolic",
    N_ ("Packets from the other computers, conflicts to settle, and who takes part."), NULL,
    create_exchange },
  { "catalogues", N_ ("Catalogues"), "emblem-documents-symbolic",
    N_ (
      "Beneficiary categories, report sections, holidays, time limits, outlines and letterheads."),
    DV_NAMES ("category",
              "section",
              "holiday",
              "deadline",
              "duty",
              "occasion",
              "term_rule",
              "threshold",
              "election_rule",
              "transition",
              "form",
              "posting_rule",
              "supervision_rule",
              "outline",
              "wording",
              "letterhead",
              "layout"),
    create_records },
};

static GtkWidget *
create_today (const DvPageInfo *info, DvStore *store)
{
  return dv_today_page_new (store);
}

static GtkWidget *
create_calendar (const DvPageInfo *info, DvStore *store)
{
  return dv_calendar_page_new (store);
}

static GtkWidget *
create_exchange (const DvPageInfo *info, DvStore *store)
{
  return dv_exchange_page_new (store);
}

static GtkWidget *
create_reports (const DvPageInfo *info, DvStore *store)
{
  return dv_reports_page_new (store);
}

static GtkWidget *
create_records (const DvPageInfo *info, DvStore *store)
{
  return dv_records_page_new (store, info->kinds);
}

/**
 * dv_pages_get_all:
 * @n_pages: (out): their number
 *
 * Returns: (array length=n_pages): the pages in the order of the sidebar
 */
const DvPageInfo *
dv_pages_get_all (guint *n_pages)
{
  g_return_val_if_fail (n_pages != NULL, NULL);

  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * dv_pages_find:
 * @id: (nullable): the id of a page
 *
 * Returns: (nullable): the page
 */
const DvPageInfo *
dv_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];

  return NULL;
}

/**
 * dv_pages_find_kind:
 * @kind: a kind of record
 *
 * Returns: (nullable): the page that lists it
 */
const DvPageInfo *
dv_pages_find_kind (const DvKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].kinds != NULL && g_strv_contains (pages[i].kinds, kind->name))
      return &pages[i];

  return NULL;
}
