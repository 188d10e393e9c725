/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* A post has as many holders at once as it has seats. */

/* Those whose time touches that of @after; a month or a year stands for all of its days. One who
 * comes on the last day of another, or in the same month or year, follows them. */
static const char sql[] =
  "SELECT count (*), max (p.name) FROM holding h JOIN person p ON p.rid = h.person"
  " WHERE h.post = :post AND h.flags & 1 = 0 AND h.rid <> :self"
  " AND (:from IS NULL OR h.\"to\" IS NULL OR h.\"to\" > :from || '~')"
  " AND (:to IS NULL OR h.\"from\" IS NULL OR h.\"from\" || '~' < :to)";

static gboolean
count_others (DvDb *db, DvRecord *post, DvRecord *after, gint64 *count, char **name, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":post", dv_record_get_row (post));
  dv_stmt_bind_integer (stmt, ":self", dv_record_get_row (after));
  dv_stmt_bind_text (stmt, ":from", dv_record_get (after, "from"));
  dv_stmt_bind_text (stmt, ":to", dv_record_get (after, "to"));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *count = dv_stmt_get_integer (stmt, 0);
  *name = g_strdup (dv_stmt_get_text (stmt, 1));
  return TRUE;
}

static gboolean
check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvRecord) post = NULL;
  g_autofree char *name = NULL;
  gint64 count = 0, seats;

  if (after == NULL ||
      (!dv_guard_differs (before, after, "post") && !dv_guard_differs (before, after, "from") &&
       !dv_guard_differs (before, after, "to")))
    return TRUE;
  post = dv_db_load_id (db, dv_record_get (after, "post"), error);
  if (post == NULL || !count_others (db, post, after, &count, &name, error))
    return FALSE;
  seats = MAX (dv_record_get_integer (post, "seats"), 1);
  if (count < seats)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a post, a number of seats, and who holds it */
               ngettext ("“%s” has %d seat, held by %s. Nothing was saved: say first until when "
                         "they hold it, or give the post more seats.",
                         "“%s” has %d seats, one of them held by %s. Nothing was saved: say first "
                         "until when somebody holds one, or give the post more seats.",
                         (gulong) seats),
               dv_record_get_title (post), (int) seats, name != NULL ? name : "–");
  return FALSE;
}

const DvGuard dv_guard_holding = { &dv_kind_holding, check, NULL };
