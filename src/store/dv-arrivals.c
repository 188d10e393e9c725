/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-arrivals.h"

#include <glib/gi18n-lib.h>

#include "dv-id.h"
#include "dv-sent-batch.h"
#include "dv-store-error.h"

static void
arrival_free (gpointer data)
{
  DvArrival *arrival = data;

  g_free (arrival->id);
  g_free (arrival->name);
  g_free (arrival->site);
  g_free (arrival);
}

static DvArrival *
read_arrival (DvStmt *stmt)
{
  DvArrival *arrival = g_new0 (DvArrival, 1);
  gsize size;

  arrival->id = dv_id_to_text (dv_stmt_get_blob (stmt, 0, &size));
  arrival->name = g_strdup (dv_stmt_get_text (stmt, 1));
  arrival->site = g_strdup (dv_stmt_get_text (stmt, 2));
  arrival->time = dv_stmt_get_integer (stmt, 3);
  arrival->n_changes = (guint) dv_stmt_get_integer (stmt, 4);
  arrival->n_new = (guint) dv_stmt_get_integer (stmt, 5);
  arrival->n_known = (guint) dv_stmt_get_integer (stmt, 6);
  arrival->n_waiting = (guint) dv_stmt_get_integer (stmt, 7);
  arrival->n_conflicts = (guint) dv_stmt_get_integer (stmt, 8);
  arrival->withdrawn = dv_stmt_get_integer (stmt, 9) != 0;
  return arrival;
}

/* An undoing that was itself undone counts no more. */
#define WITHDRAWN                                                                     \
  "EXISTS (SELECT 1 FROM sync_batch u WHERE u.undoes = a.id AND NOT EXISTS (SELECT 1" \
  " FROM sync_batch r WHERE r.undoes = u.id))"

/**
 * dv_arrivals_list:
 * @db: a connection
 * @limit: the most to list; 0 for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvArrival): the packets that were read, the last first
 */
GPtrArray *
dv_arrivals_list (DvDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) arrivals = g_ptr_array_new_with_free_func (arrival_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT a.id, a.name, s.name, a.read, a.changes, a.made, a.known, a.waiting, a.conflicts,"
    " " WITHDRAWN " FROM sync_arrival a LEFT JOIN sync_site s USING (sid)"
    " ORDER BY a.arrival DESC LIMIT :limit",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":limit", limit > 0 ? (gint64) limit : -1);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (arrivals, read_arrival (stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&arrivals) : NULL;
}

/**
 * dv_arrivals_find:
 * @db: a connection
 * @hash: BLAKE2b-256 of a file
 * @found: (out): whether it was read before
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the store could be read
 */
gboolean
dv_arrivals_find (DvDb *db, const guint8 *hash, gboolean *found, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT 1 FROM sync_arrival WHERE hash = :hash", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  step = dv_stmt_step (stmt, error);
  *found = step == DV_STEP_ROW;
  return step != DV_STEP_ERROR;
}

/**
 * dv_arrivals_add:
 * @db: a connection, inside the transaction that applies a packet
 * @hash: BLAKE2b-256 of its file
 * @name: (nullable): the name of its file
 * @sid: the local number of the site that sent it
 * @id: (out): by which it can be withdrawn
 * @arrival: (out): its number
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written down
 */
gboolean
dv_arrivals_add (DvDb *db,
                 const guint8 *hash,
                 const char *name,
                 guint32 sid,
                 DvId *id,
                 gint64 *arrival,
                 GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "INSERT OR REPLACE INTO sync_arrival (id, hash, name, sid, read)"
                   " VALUES (:id, :hash, :name, :sid, :read)",
                   error);

  if (stmt == NULL)
    return FALSE;
  *id = dv_id_new ();
  dv_stmt_bind_blob (stmt, ":id", id->bytes, DV_ID_SIZE);
  dv_stmt_bind_blob (stmt, ":hash", hash, DV_HASH_SIZE);
  dv_stmt_bind_text (stmt, ":name", name);
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":read", g_get_real_time ());
  if (!dv_stmt_run (stmt, error))
    return FALSE;
  *arrival = dv_db_last_insert (db);
  return TRUE;
}

/**
 * dv_arrivals_finish:
 * @db: a connection, inside the transaction that applied a packet
 * @arrival: its number
 * @arrived: what it brought
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it was written down
 */
gboolean
dv_arrivals_finish (DvDb *db, gint64 arrival, const DvArrived *arrived, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "UPDATE sync_arrival SET changes = :changes, made = :made, known = :known,"
                   " waiting = :waiting, conflicts = :conflicts WHERE arrival = :arrival",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":arrival", arrival);
  dv_stmt_bind_integer (stmt, ":changes", arrived->n_changes);
  dv_stmt_bind_integer (stmt, ":made", arrived->n_new);
  dv_stmt_bind_integer (stmt, ":known", arrived->n_known);
  dv_stmt_bind_integer (stmt, ":waiting", arrived->n_waiting);
  dv_stmt_bind_integer (stmt, ":conflicts", arrived->n_conflicts);
  return dv_stmt_run (stmt, error);
}

static void
missing_free (gpointer data)
{
  DvMissing *missing = data;

  g_free (missing->site);
  g_free (missing->scope);
  g_strfreev (missing->holders);
  g_free (missing);
}

/* Sites that said that they know the stream as far as it is missing here. */
static GStrv
find_holders (DvDb *db, gint64 sid, gint64 scope, guint64 last, GError **error)
{
  g_autoptr (GStrvBuilder) holders = g_strv_builder_new ();
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT coalesce (s.name, '') FROM sync_ack a JOIN sync_site s ON s.sid = a.peer"
    " WHERE a.sid = :sid AND a.scope = :scope AND a.batch >= :last AND s.state = 'active'",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":last", (gint64) last);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_strv_builder_add (holders, dv_stmt_get_text (stmt, 0));
  return step == DV_STEP_DONE ? g_strv_builder_end (holders) : NULL;
}

static gboolean
add_missing (DvDb *db, DvStmt *stmt, GPtrArray *list, GError **error)
{
  DvMissing *missing = g_new0 (DvMissing, 1);

  g_ptr_array_add (list, missing);
  missing->site = g_strdup (dv_stmt_get_text (stmt, 2));
  missing->scope = g_strdup (dv_stmt_get_text (stmt, 3));
  missing->first = (guint64) dv_stmt_get_integer (stmt, 4);
  missing->last = (guint64) dv_stmt_get_integer (stmt, 5);
  missing->holders = find_holders (db, dv_stmt_get_integer (stmt, 0), dv_stmt_get_integer (stmt, 1),
                                   missing->last, error);
  return missing->holders != NULL;
}

/**
 * dv_arrivals_list_missing:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvMissing): the batches without which others cannot be
 *   applied: those that are missing before one that waits, and those that some other site says it
 *   knows
 */
GPtrArray *
dv_arrivals_list_missing (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (missing_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT s.sid, c.scope, s.name, c.name, coalesce (t.batch, 0) + 1, min (w.batch) - 1"
    " FROM sync_waiting w JOIN sync_site s ON s.id = w.site JOIN sync_scope c ON c.name = w.scope"
    " LEFT JOIN sync_stream t ON t.sid = s.sid AND t.scope = c.scope"
    " GROUP BY s.sid, c.scope HAVING min (w.batch) > coalesce (t.batch, 0) + 1"
    " UNION SELECT s.sid, c.scope, s.name, c.name, coalesce (t.batch, 0) + 1, max (a.batch)"
    " FROM sync_ack a JOIN sync_site s ON s.sid = a.sid JOIN sync_scope c ON c.scope = a.scope"
    " LEFT JOIN sync_stream t ON t.sid = a.sid AND t.scope = a.scope"
    " WHERE EXISTS (SELECT 1 FROM sync_waiting w WHERE w.scope = c.name OR c.name = 'W')"
    " AND NOT EXISTS (SELECT 1 FROM sync_waiting w WHERE w.site = s.id AND w.scope = c.name)"
    " GROUP BY a.sid, a.scope HAVING max (a.batch) > coalesce (t.batch, 0)",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    if (!add_missing (db, stmt, list, error))
      return NULL;
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
