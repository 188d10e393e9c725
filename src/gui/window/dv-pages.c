/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window/dv-pages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *create_empty (const DvPageInfo *info);

/* The sidebar, from top to bottom; the first nine answer to Alt+1…9. A page is added by a line. */
static const DvPageInfo pages[] = {
  { "today", N_ ("Today"), "go-home-symbolic",
    N_ ("What is due, what happens this week, and what has changed."), create_empty },
  { "tasks", N_ ("Tasks"), "emblem-ok-symbolic",
    N_ ("Tasks with the unit that leads them, the people assigned and their due dates."),
    create_empty },
  { "events", N_ ("Activities"), "x-office-calendar-symbolic",
    N_ ("Conferences, dialogues, launches and branch meetings, with who took part."),
    create_empty },
  { "gifts", N_ ("Lists and gifts"), "dv-gift-symbolic",
    N_ ("Gift campaigns and the lists that each association draws up for them."), create_empty },
  { "people", N_ ("People and households"), "system-users-symbolic",
    N_ ("Residents and their households, with the beneficiary categories they belong to."),
    create_empty },
  { "petitions", N_ ("Petitions"), "mail-unread-symbolic",
    N_ ("Complaints, denunciations, proposals and reports of problems, with their time limits."),
    create_empty },
  { "supervision", N_ ("Supervision and surveys"), "edit-find-symbolic",
    N_ ("Supervision rounds and field surveys of what has to be posted."), create_empty },
  { "clearance", N_ ("Land clearance"), "mark-location-symbolic",
    N_ ("Projects, the households concerned, and how far each has come."), create_empty },
  { "models", N_ ("Models"), "starred-symbolic",
    N_ ("“Skilful mass mobilisation” models of collectives and individuals."), create_empty },
  { "organisation", N_ ("Organisation and staff"), "preferences-system-sharing-symbolic",
    N_ ("Units, associations, branches and residential groups, and who holds which post."),
    create_empty },
  { "reports", N_ ("Reports"), "x-office-document-symbolic",
    N_ ("Half-year reports and other papers, written from the records."), create_empty },
  { "exchange", N_ ("Data exchange"), "send-to-symbolic",
    N_ ("Data packages from other desks, and what two people changed at once."), create_empty },
};

static GtkWidget *
create_empty (const DvPageInfo *info)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), info->icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ (info->label));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ (info->description));
  return page;
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
