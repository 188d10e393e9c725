/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-moved.h"

#include "dv-row.h"

/* A record that comes to belong to another scope is ended in the old one (its life says `moved`)
 * and made in the new one under the same id. Each scope is merged on its own, so a store that holds
 * both may see the two changes in either order, and edits that somebody made in the old one without
 * knowing. The versions in the scope that the record belongs to stand in `record`, those in the
 * others in `sync_moved`; which scope that is follows from the versions, so that every store finds
 * the same. */

/* How much a scope speaks for being the one that the record belongs to. */
typedef struct {
  gint64 scope;
  guint rank;
  gboolean office; /* whether an office made it there */
  gint64 made;
  char *name;
} Claim;

static void
claim_clear (Claim *claim)
{
  g_clear_pointer (&claim->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Claim, claim_clear)

static gboolean
run_on_row (DvDb *db, const char *sql, gint64 row, gint64 scope, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_moved_has_versions:
 * @db: a connection
 * @row: the number of a record
 * @has: (out): whether it has ever belonged to another scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the store could be read
 */
gboolean
dv_moved_has_versions (DvDb *db, gint64 row, gboolean *has, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT EXISTS (SELECT 1 FROM sync_moved WHERE rid = :row)", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *has = dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

/**
 * dv_moved_read:
 * @db: a connection
 * @row: the number of a record
 * @scope: a scope to which it belonged before
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its versions there; %NULL without @error if it has none
 */
DvVersion *
dv_moved_read (DvDb *db, gint64 row, gint64 scope, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT v FROM sync_moved WHERE rid = :row AND scope = :scope", error);
  gconstpointer data;
  gsize size;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return NULL;
  data = dv_stmt_get_blob (stmt, 0, &size);
  return dv_version_parse (data, size);
}

/**
 * dv_moved_write:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @scope: a scope to which it does not belong
 * @version: its versions there
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether they were written
 */
gboolean
dv_moved_write (DvDb *db, gint64 row, gint64 scope, const DvVersion *version, GError **error)
{
  g_autoptr (GByteArray) bytes = dv_version_to_bytes (version);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "INSERT OR REPLACE INTO sync_moved (rid, scope, v) VALUES (:row, :scope, :v)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_blob (stmt, ":v", bytes->data, bytes->len);
  return dv_stmt_run (stmt, error);
}

/**
 * dv_moved_merge:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @scope: a scope to which it does not belong now
 * @op: (nullable): a change of it there; %NULL if it was erased
 * @stamp: where the change comes from
 * @error: return location for a #DV_STORE_ERROR
 *
 * Merges the change into the versions of that scope. Its values are read from the log if the record
 * comes to belong to it.
 *
 * Returns: whether they were written
 */
gboolean
dv_moved_merge (DvDb *db,
                gint64 row,
                gint64 scope,
                const DvOp *op,
                const DvStamp *stamp,
                GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DvVersion) version = dv_moved_read (db, row, scope, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (version == NULL)
    version = dv_version_new (stamp->dot);
  else if (op != NULL)
    dv_op_apply (op, version, stamp->dot);
  return dv_moved_write (db, row, scope, version, error);
}

/* An office that destroys a record on request does so wherever it may have gone meanwhile. */
static gboolean
is_erased_by_office (DvDb *db, const DvVersion *version, gboolean *erased, GError **error)
{
  g_autoptr (GArray) dots = dv_version_get_dots (version, DV_FIELD_LIFE);
  g_autoptr (GArray) lives = dv_version_get_lives (version);

  *erased = FALSE;
  for (guint i = 0; i < dots->len && !*erased; i++) {
    g_autoptr (DvStmt) stmt = NULL;
    DvStep step;

    if (g_array_index (lives, DvLife, i) != DV_LIFE_ERASED)
      continue;
    stmt = dv_db_prepare (db, "SELECT role = 'office' FROM sync_site WHERE sid = :sid", error);
    if (stmt == NULL)
      return FALSE;
    dv_stmt_bind_integer (stmt, ":sid", g_array_index (dots, DvDot, i).site);
    step = dv_stmt_step (stmt, error);
    if (step == DV_STEP_ERROR)
      return FALSE;
    *erased = step == DV_STEP_ROW && dv_stmt_get_integer (stmt, 0) != 0;
  }
  return TRUE;
}

/* A record is where an office erased it; then where it is alive and nobody has taken it away; then
 * where somebody changed it although it was taken away. If that is so in several scopes, it is
 * where an office made it: the laptop of a residential group that makes a record under the id of
 * another's must not take it away. Then it is where the ward, the office, or a group has it; then
 * where it was made last. */
static guint
rank (const DvVersion *version)
{
  if (!dv_version_is_alive (version))
    return 0;
  return dv_version_is_life_disputed (version) ? 1 : 2;
}

static gboolean
read_made (DvDb *db, gint64 row, DvDot made, Claim *claim, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT b.hlc, i.role = 'office' FROM sync_op o JOIN sync_batch b ON b.sid = o.sid"
    " AND b.scope = o.scope AND b.batch = o.batch JOIN sync_site i ON i.sid = o.sid"
    " WHERE o.rid = :row AND o.sid = :sid AND o.scope = :scope AND o.seq = :seq",
    error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":sid", made.site);
  dv_stmt_bind_integer (stmt, ":scope", claim->scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) made.seq);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    claim->made = dv_stmt_get_integer (stmt, 0);
    claim->office = dv_stmt_get_integer (stmt, 1) != 0;
  }
  return step != DV_STEP_ERROR;
}

static gboolean
read_claim (DvDb *db, gint64 row, DvStmt *stmt, Claim *claim, GError **error)
{
  gsize size;
  gconstpointer data = dv_stmt_get_blob (stmt, 2, &size);
  g_autoptr (DvVersion) version = dv_version_parse (data, size);
  gboolean erased = FALSE;

  *claim = (Claim){ .scope = dv_stmt_get_integer (stmt, 0) };
  claim->name = g_strdup (dv_stmt_get_text (stmt, 1));
  if (version == NULL)
    return TRUE;
  if (!is_erased_by_office (db, version, &erased, error))
    return FALSE;
  claim->rank = erased ? 3 : rank (version);
  return read_made (db, row, dv_version_get_created (version), claim, error);
}

static guint
width (const Claim *claim)
{
  return strcmp (claim->name, "W") == 0 ? 2 : strcmp (claim->name, "O") == 0 ? 1 : 0;
}

static gboolean
is_stronger (const Claim *a, const Claim *b)
{
  if (a->rank != b->rank)
    return a->rank > b->rank;
  if (a->office != b->office)
    return a->office;
  if (width (a) != width (b))
    return width (a) > width (b);
  if (a->made != b->made)
    return a->made > b->made;
  return strcmp (a->name, b->name) > 0;
}

/* Returns: the scope that the record belongs to by its versions; 0 if they could not be read */
static gint64
find_strongest (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT m.scope, c.name, m.v FROM (SELECT scope, v FROM record WHERE rid = :row UNION ALL"
    " SELECT scope, v FROM sync_moved WHERE rid = :row) m JOIN sync_scope c USING (scope)",
    error);
  g_auto (Claim) best = { 0 };
  DvStep step;

  if (stmt == NULL)
    return 0;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_auto (Claim) claim = { 0 };

    if (!read_claim (db, row, stmt, &claim, error))
      return 0;
    if (best.scope == 0 || is_stronger (&claim, &best)) {
      claim_clear (&best);
      best = claim;
      claim.name = NULL;
    }
  }
  return step == DV_STEP_DONE ? best.scope : 0;
}

/**
 * dv_moved_switch:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @scope: the scope that it comes to belong to
 * @old: its versions in the scope that it belonged to
 * @next: its versions in @scope
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it belongs to @scope now; its values are as they were
 */
gboolean
dv_moved_switch (DvDb *db,
                 gint64 row,
                 gint64 scope,
                 const DvVersion *old,
                 const DvVersion *next,
                 GError **error)
{
  gint64 before;

  return dv_row_get_scope (db, row, &before, error) &&
         dv_moved_write (db, row, before, old, error) &&
         run_on_row (db, "DELETE FROM sync_moved WHERE rid = :row AND scope = :scope", row, scope,
                     error) &&
         run_on_row (db, "UPDATE record SET scope = :scope WHERE rid = :row", row, scope, error) &&
         dv_row_write_version (db, row, next, error);
}

/**
 * dv_moved_note:
 * @db: a connection, inside a transaction
 * @row: the number of a record that has belonged to several scopes
 * @hlc: when that changed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down whether somebody has to look where the record belongs, see dv_moved_find_disputed().
 *
 * Returns: whether it was written
 */
gboolean
dv_moved_note (DvDb *db, gint64 row, gint64 hlc, GError **error)
{
  g_autoptr (GArray) scopes = dv_moved_find_disputed (db, row, error);

  if (scopes == NULL)
    return FALSE;
  if (scopes->len == 0)
    return run_on_row (db,
                       "DELETE FROM sync_conflict WHERE type = 'moved' AND rid = :row"
                       " AND :scope = :scope",
                       row, 0, error);
  return run_on_row (db,
                     "INSERT OR IGNORE INTO sync_conflict (type, rid, field, opened)"
                     " VALUES ('moved', :row, 0, :scope)",
                     row, hlc, error);
}

/**
 * dv_moved_choose:
 * @db: a connection, inside a transaction
 * @row: the number of a record that has belonged to several scopes
 * @moved: (out): whether it belongs to another scope now, so that its values are to be read from
 * the log, see dv_replay_record()
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the versions could be compared
 */
gboolean
dv_moved_choose (DvDb *db, gint64 row, gboolean *moved, GError **error)
{
  gint64 strongest = find_strongest (db, row, error);
  g_autoptr (DvVersion) old = NULL;
  g_autoptr (DvVersion) next = NULL;
  gint64 current;

  *moved = FALSE;
  if (strongest == 0 || !dv_row_get_scope (db, row, &current, error))
    return FALSE;
  if (strongest == current)
    return TRUE;
  old = dv_row_read_version (db, row, error);
  next = old != NULL ? dv_moved_read (db, row, strongest, error) : NULL;
  *moved = TRUE;
  return next != NULL && dv_moved_switch (db, row, strongest, old, next, error);
}

/**
 * dv_moved_find_disputed:
 * @db: a connection
 * @row: the number of a record
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type gint64): the other scopes that have it, too: somebody
 * changed it there while it was taken away, or made it there
 */
GArray *
dv_moved_find_disputed (DvDb *db, gint64 row, GError **error)
{
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT scope, v FROM sync_moved WHERE rid = :row ORDER BY scope", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", row);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 scope = dv_stmt_get_integer (stmt, 0);
    gsize size;
    gconstpointer data = dv_stmt_get_blob (stmt, 1, &size);
    g_autoptr (DvVersion) version = dv_version_parse (data, size);

    if (version != NULL && (dv_version_is_life_disputed (version) || dv_version_is_alive (version)))
      g_array_append_val (scopes, scope);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&scopes) : NULL;
}

/**
 * dv_moved_read_change:
 * @db: a connection
 * @scope: a scope
 * @dot: a change in it
 *
 * Returns: (transfer full) (nullable): the change; %NULL if it was erased
 */
DvOp *
dv_moved_read_change (DvDb *db, gint64 scope, DvDot dot)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT body FROM sync_op WHERE sid = :sid AND scope = :scope AND seq = :seq",
                   NULL);
  gconstpointer data;
  gsize size;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":sid", dot.site);
  dv_stmt_bind_integer (stmt, ":scope", scope);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  if (dv_stmt_step (stmt, NULL) != DV_STEP_ROW)
    return NULL;
  data = dv_stmt_get_blob (stmt, 0, &size);
  return data != NULL ? dv_op_parse (data, size) : NULL;
}
