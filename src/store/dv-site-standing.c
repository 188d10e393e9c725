/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-site-standing.h"

#include "dv-load.h"
#include "dv-members.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* How the sites stand: what was heard of each, and what it is not known to have. */

/**
 * dv_site_standing_free:
 * @site: (transfer full) (nullable): how a site stands
 */
void
dv_site_standing_free (DvSiteStanding *site)
{
  if (site == NULL)
    return;
  g_free (site->name);
  g_free (site->role);
  g_free (site->state);
  g_free (site->alarm);
  g_strfreev (site->groups);
  g_free (site);
}

/* A group that this store does not hold has no title here. */
static char *
find_title (DvDb *db, const char *scope)
{
  g_autoptr (DvRecord) unit = dv_db_load_id (db, scope, NULL);

  return g_strdup (unit != NULL ? dv_record_get_title (unit) : scope);
}

static GStrv
read_groups (DvDb *db, const DvMember *member)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (member->scopes == NULL)
    return NULL;
  groups = g_ptr_array_new ();
  for (guint i = 0; member->scopes[i] != NULL; i++)
    g_ptr_array_add (groups, find_title (db, member->scopes[i]));
  g_ptr_array_add (groups, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&groups), FALSE);
}

static gboolean
read_heard (DvDb *db, guint32 sid, DvSiteStanding *site, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT heard, ahead, alarm FROM sync_site WHERE sid = :sid", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  site->heard = dv_stmt_get_integer (stmt, 0);
  site->ahead = dv_stmt_get_integer (stmt, 1);
  site->alarm = g_strdup (dv_stmt_get_text (stmt, 2));
  return TRUE;
}

/* What it wrote itself it has. */
static gboolean
count_behind (DvDb *db, guint32 sid, const DvMember *member, guint *n, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT c.name, s.seq - coalesce(b.seq_hi, 0) FROM sync_stream s"
                   " JOIN sync_scope c ON c.scope = s.scope"
                   " LEFT JOIN sync_ack a ON a.peer = :peer AND a.sid = s.sid AND a.scope = s.scope"
                   " LEFT JOIN sync_batch b ON b.sid = s.sid AND b.scope = s.scope"
                   " AND b.batch = a.batch"
                   " WHERE s.sid <> :peer AND s.batch > coalesce(a.batch, 0)",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":peer", sid);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (dv_member_may_read (member, dv_stmt_get_text (stmt, 0)))
      *n += (guint) dv_stmt_get_integer (stmt, 1);
  }
  return step == DV_STEP_DONE;
}

static DvSiteStanding *
read_site (DvDb *db, const DvMember *member, guint32 own, GError **error)
{
  g_autoptr (DvSiteStanding) site = g_new0 (DvSiteStanding, 1);
  g_autoptr (DvMember) found = NULL;
  guint32 sid;

  found = dv_members_find (db, &member->id, &sid, error);
  if (found == NULL || !read_heard (db, sid, site, error))
    return NULL;
  site->id = member->id;
  site->name = g_strdup (member->name);
  site->role = g_strdup (member->role);
  site->state = g_strdup (member->state);
  site->own = sid == own;
  site->groups = read_groups (db, member);
  if (!site->own && g_strcmp0 (member->state, "active") == 0 &&
      !count_behind (db, sid, member, &site->behind, error))
    return NULL;
  return g_steal_pointer (&site);
}

/**
 * dv_site_standings_list:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvSiteStanding): how the sites stand, in the order in
 * which this store came to know them
 */
GPtrArray *
dv_site_standings_list (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) members = dv_members_list (db, error);
  g_autoptr (GPtrArray) sites =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_site_standing_free);
  guint32 own;
  DvId id;

  if (members == NULL || !dv_site_get_own (db, &own, &id, error))
    return NULL;
  for (guint i = 0; i < members->len; i++) {
    DvSiteStanding *site = read_site (db, g_ptr_array_index (members, i), own, error);

    if (site == NULL)
      return NULL;
    g_ptr_array_add (sites, site);
  }
  return g_steal_pointer (&sites);
}

/**
 * dv_site_standing_read_own:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): this store's own site
 */
DvSiteStanding *
dv_site_standing_read_own (DvDb *db, GError **error)
{
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);
  guint32 sid;
  DvId id;

  if (own == NULL || !dv_site_get_own (db, &sid, &id, error))
    return NULL;
  return read_site (db, own, sid, error);
}
