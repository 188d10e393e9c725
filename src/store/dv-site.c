/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-site.h"

#include <glib/gi18n-lib.h>

#include "dv-store-error.h"

#define DAY_MILLISECONDS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/**
 * dv_meta_get:
 * @db: a connection
 * @key: what is remembered
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its value; %NULL without @error if there is none
 */
char *
dv_meta_get (DvDb *db, const char *key, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT value FROM meta WHERE key = :key", error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":key", key);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  return g_strdup (dv_stmt_get_text (stmt, 0));
}

/**
 * dv_meta_set:
 * @db: a connection, inside a transaction
 * @key: what to remember
 * @value: (nullable): its value
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is remembered
 */
gboolean
dv_meta_set (DvDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":key", key);
  dv_stmt_bind_text (stmt, ":value", value);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_site_get_id:
 * @db: a connection
 * @sid: the local number of a site
 * @id: (out): its id
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether there is such a site
 */
gboolean
dv_site_get_id (DvDb *db, guint32 sid, DvId *id, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT id FROM sync_site WHERE sid = :sid", error);
  gconstpointer bytes = NULL;
  gsize size = 0;
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ERROR)
    return FALSE;
  if (step == DV_STEP_ROW)
    bytes = dv_stmt_get_blob (stmt, 0, &size);
  if (size != DV_ID_SIZE) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT, "no site %u", sid);
    return FALSE;
  }
  memcpy (id->bytes, bytes, DV_ID_SIZE);
  return TRUE;
}

/**
 * dv_site_find:
 * @db: a connection
 * @id: the id of a site
 * @sid: (out): its number in this store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether this store knows it
 */
gboolean
dv_site_find (DvDb *db, const DvId *id, guint32 *sid, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT sid FROM sync_site WHERE id = :id", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_DONE)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such machine."));
  if (step != DV_STEP_ROW)
    return FALSE;
  *sid = (guint32) dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

/**
 * dv_site_get_own:
 * @db: a connection
 * @sid: (out): the local number of this store's own site
 * @id: (out) (optional): its id
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is known
 */
gboolean
dv_site_get_own (DvDb *db, guint32 *sid, DvId *id, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db, "SELECT sid, id FROM sync_site WHERE sid = (SELECT value FROM meta WHERE key = 'site')",
    error);
  gconstpointer bytes;
  gsize size;
  DvStep step;

  if (stmt == NULL || (step = dv_stmt_step (stmt, error)) == DV_STEP_ERROR)
    return FALSE;
  bytes = step == DV_STEP_ROW ? dv_stmt_get_blob (stmt, 1, &size) : NULL;
  if (bytes == NULL || size != DV_ID_SIZE) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CORRUPT, "no site");
    return FALSE;
  }
  *sid = (guint32) dv_stmt_get_integer (stmt, 0);
  if (id != NULL)
    memcpy (id->bytes, bytes, DV_ID_SIZE);
  return TRUE;
}

static void
site_free (gpointer data)
{
  DvSite *site = data;

  g_free (site->id);
  g_free (site->name);
  g_free (site->role);
  g_free (site->state);
  g_free (site);
}

static DvSite *
read_site (DvStmt *stmt)
{
  DvSite *site = g_new0 (DvSite, 1);
  gsize size;

  site->id = dv_id_to_text (dv_stmt_get_blob (stmt, 0, &size));
  site->name = g_strdup (dv_stmt_get_text (stmt, 1));
  site->role = g_strdup (dv_stmt_get_text (stmt, 2));
  site->state = g_strdup (dv_stmt_get_text (stmt, 3));
  site->own = dv_stmt_get_integer (stmt, 4) != 0;
  return site;
}

/**
 * dv_site_list:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvSite): the sites that this store knows, the oldest first
 */
GPtrArray *
dv_site_list (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new_with_free_func (site_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT id, name, role, state,"
                   " sid = (SELECT value FROM meta WHERE key = 'site') FROM sync_site ORDER BY sid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (sites, read_site (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&sites) : NULL;
}

static gboolean
read_clock (DvDb *db, gint64 *hlc, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *last = dv_meta_get (db, "hlc", &local);

  *hlc = last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_clock (DvDb *db, gint64 hlc, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, hlc);

  return dv_meta_set (db, "hlc", text, error);
}

/**
 * dv_site_observe:
 * @db: a connection, inside a transaction
 * @hlc: a time that another site wrote
 * @error: return location for a #DV_STORE_ERROR
 *
 * Sets the clock of this store behind it, so that what is typed from now on is later; but by no
 * more than a day, so that one wrong clock does not set all of them wrong.
 *
 * Returns: whether the time is remembered
 */
gboolean
dv_site_observe (DvDb *db, gint64 hlc, GError **error)
{
  gint64 latest = (g_get_real_time () / 1000 + DAY_MILLISECONDS) << 16;
  gint64 last;

  if (!read_clock (db, &last, error))
    return FALSE;
  return MIN (hlc, latest) <= last || write_clock (db, MIN (hlc, latest), error);
}

/**
 * dv_site_tick:
 * @db: a connection, inside a transaction
 * @hlc: (out): the next time: milliseconds since 1970 in the upper 48 bits, a counter below
 * @error: return location for a #DV_STORE_ERROR
 *
 * The hybrid logical clock of this store. It never goes back, even if the computer's clock does; it
 * is only for showing and ordering and decides nothing.
 *
 * Returns: whether the time is remembered
 */
gboolean
dv_site_tick (DvDb *db, gint64 *hlc, GError **error)
{
  gint64 now = (g_get_real_time () / 1000) << 16;
  gint64 last;

  if (!read_clock (db, &last, error))
    return FALSE;
  *hlc = MAX (now, last + 1);
  return write_clock (db, *hlc, error);
}
