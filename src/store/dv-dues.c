/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-dues.h"

#include "dv-deadlines.h"
#include "dv-kinds.h"
#include "dv-site.h"
#include "dv-write.h"

/* When petitions are due. The day follows from their steps, the time limits and the holidays, so it
 * is reckoned in the transaction that changes one of these, and can be reckoned anew at any time.
 */

/* One more than this many petitions of a transaction, and all are read in one go. */
#define MANY 50

/* What is reckoned differently from the programs before gets another number. */
#define RECKONING "3"

static void
clear_move (gpointer data)
{
  DvDueMove *move = data;

  g_free (move->rule);
}

static GArray *
moves_new (void)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (DvDueMove));

  g_array_set_clear_func (moves, clear_move);
  return moves;
}

/**
 * dv_dues_reckon:
 * @table: what clocks go by
 * @due_case: a petition
 * @rule: (out) (transfer none): receives the code of the rule, empty for the office's own limit
 *
 * Reckons when a petition is due. One whose steps cannot be has no day: it is listed as such where
 * clocks are told.
 *
 * Returns: the day, 0 for never
 */
guint32
dv_dues_reckon (const DvDeadlineTable *table, const DvDueCase *due_case, const char **rule)
{
  DvClocks clocks;

  *rule = "";
  if (!dv_clocks_reckon (table, &due_case->facts, G_MAXUINT32, &clocks, NULL) ||
      clocks.current == NULL || clocks.current->due == 0)
    return 0;
  if (clocks.current->rule != NULL)
    *rule = clocks.current->rule->code;
  return clocks.current->due;
}

/**
 * dv_dues_compare:
 * @db: a connection
 * @table: what clocks go by
 * @row: the number of a petition, or 0 for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the petitions for which the store has another day or rule than follows from their steps.
 *
 * Returns: (transfer full) (nullable) (element-type DvDueMove): them
 */
GArray *
dv_dues_compare (DvDb *db, const DvDeadlineTable *table, gint64 row, GError **error)
{
  g_autoptr (GArray) moves = moves_new ();
  g_autoptr (DvDueCases) cases = dv_due_cases_new (db, row, error);
  DvStep step = DV_STEP_ERROR;

  while (cases != NULL && (step = dv_due_cases_step (cases, error)) == DV_STEP_ROW) {
    const DvDueCase *due_case = dv_due_cases_get (cases);
    const char *rule;
    guint32 due = dv_dues_reckon (table, due_case, &rule);
    DvDueMove move = { due_case->row, due_case->due, due, NULL };

    if (due == due_case->due && strcmp (rule, due_case->due_rule) == 0)
      continue;
    move.rule = *rule != '\0' ? g_strdup (rule) : NULL;
    g_array_append_val (moves, move);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&moves) : NULL;
}

static gboolean
write_move (DvDb *db, const DvDueMove *move, GError **error)
{
  const DvDate date = dv_date_from_julian (move->after);
  g_autofree char *due = move->after != 0 ? dv_date_to_iso (&date) : NULL;
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "UPDATE petition SET due = :due, due_rule = :rule WHERE rid = :row", error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":due", due);
  dv_stmt_bind_text (stmt, ":rule", move->rule);
  dv_stmt_bind_integer (stmt, ":row", move->row);
  return dv_stmt_run (stmt, error);
}

/* Writes what differs, of one petition or of all, and adds their numbers to @moved. */
static gboolean
update (DvDb *db, const DvDeadlineTable *table, gint64 row, GArray *moved, GError **error)
{
  g_autoptr (GArray) moves = dv_dues_compare (db, table, row, error);

  for (guint i = 0; moves != NULL && i < moves->len; i++) {
    const DvDueMove *move = &g_array_index (moves, DvDueMove, i);

    if (!write_move (db, move, error))
      return FALSE;
    g_array_append_val (moved, move->row);
  }
  return moves != NULL;
}

static gboolean
has_petitions (DvDb *db, gboolean *has, GError **error)
{
  gint64 found = 0;

  if (!dv_db_get_integer (db, "SELECT EXISTS (SELECT 1 FROM petition)", &found, error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

static gboolean
update_all (DvDb *db, GArray *moved, GError **error)
{
  g_autoptr (DvDeadlineTable) table = NULL;
  gboolean has = FALSE;

  if (!has_petitions (db, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  table = dv_deadlines_load_table (db, error);
  return table != NULL && update (db, table, 0, moved, error);
}

/* The petition that a step belongs to, or that a link joins to another. */
static const char *
get_owner_sql (const DvKind *kind)
{
  if (kind == &dv_kind_step)
    return "SELECT petition FROM step WHERE rid = :row";
  if (kind == &dv_kind_relation)
    return "SELECT p.rid FROM relation r JOIN petition p ON p.rid = r.source WHERE r.rid = :row";
  return NULL;
}

static gboolean
add_owner (DvDb *db, const DvChanged *change, GHashTable *petitions, GError **error)
{
  const char *sql = get_owner_sql (change->kind);
  g_autoptr (DvStmt) stmt = sql != NULL ? dv_db_prepare (db, sql, error) : NULL;
  DvStep step;
  gint64 petition;

  if (stmt == NULL)
    return sql == NULL;
  dv_stmt_bind_integer (stmt, ":row", change->row);
  step = dv_stmt_step (stmt, error);
  if (step != DV_STEP_ROW)
    return step == DV_STEP_DONE;
  petition = dv_stmt_get_integer (stmt, 0);
  g_hash_table_add (petitions, g_memdup2 (&petition, sizeof petition));
  return TRUE;
}

/* Returns: the petitions whose day the changes may move; @all is set if it is any of them */
static GHashTable *
find_petitions (DvDb *db, const GArray *changed, gboolean *all, GError **error)
{
  g_autoptr (GHashTable) petitions =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  *all = FALSE;
  for (guint i = 0; i < changed->len && !*all; i++) {
    const DvChanged *change = &g_array_index (changed, DvChanged, i);

    if (change->kind == &dv_kind_petition)
      g_hash_table_add (petitions, g_memdup2 (&change->row, sizeof change->row));
    else if (!add_owner (db, change, petitions, error))
      return NULL;
    *all = change->kind == &dv_kind_deadline || change->kind == &dv_kind_holiday ||
           g_hash_table_size (petitions) > MANY;
  }
  return g_steal_pointer (&petitions);
}

static gboolean
update_some (DvDb *db, GHashTable *petitions, GArray *moved, GError **error)
{
  g_autoptr (DvDeadlineTable) table = dv_deadlines_load_table (db, error);
  GHashTableIter iter;
  gpointer row;

  if (table == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, petitions);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    if (!update (db, table, *(gint64 *) row, moved, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_dues_follow:
 * @db: a connection, inside a transaction
 * @changed: (element-type DvChanged): the records that it changed
 * @moved: (element-type gint64): where to add the numbers of the petitions whose day moved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Brings the days of petitions up to date.
 *
 * Returns: whether they are
 */
gboolean
dv_dues_follow (DvDb *db, const GArray *changed, GArray *moved, GError **error)
{
  gboolean all;
  g_autoptr (GHashTable) petitions = find_petitions (db, changed, &all, error);

  if (petitions == NULL)
    return FALSE;
  if (all)
    return update_all (db, moved, error);
  return g_hash_table_size (petitions) == 0 || update_some (db, petitions, moved, error);
}

/**
 * dv_dues_rebuild:
 * @db: a connection, inside a transaction
 * @n_moved: (out) (optional): receives how many were wrong
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reckons the days of all petitions anew.
 *
 * Returns: whether they are right now
 */
gboolean
dv_dues_rebuild (DvDb *db, guint *n_moved, GError **error)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!update_all (db, moved, error))
    return FALSE;
  if (n_moved != NULL)
    *n_moved = moved->len;
  return TRUE;
}

static gboolean
update_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_dues_rebuild (db, NULL, error) && dv_meta_set (db, "dues", RECKONING, error);
}

/**
 * dv_dues_update:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reckons the days anew if another program reckoned them.
 *
 * Returns: whether they are as this program reckons them
 */
gboolean
dv_dues_update (DvDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *then = dv_meta_get (db, "dues", &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return g_strcmp0 (then, RECKONING) == 0 || dv_db_transaction (db, update_cb, NULL, error);
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const DvDueMove *move_a = a;
  const DvDueMove *move_b = b;

  if (move_a->before != move_b->before)
    return move_a->before < move_b->before ? -1 : 1;
  return move_a->row < move_b->row ? -1 : 1;
}

/* A change of one of the catalogues. */
typedef struct {
  const DvKind *kind;
  DvRecord *record;      /* as it is to be, or NULL */
  const GArray *removed; /* of gint64, or NULL */
} Change;

/* What is typed anew may be the fact of a stored record: the same day, or the same code. */
static gboolean
is_same (DvRecord *stored, DvRecord *record)
{
  const char *name = dv_record_get_kind (record) == &dv_kind_deadline ? "code" : "date";

  if (dv_record_get_id (record) != NULL)
    return strcmp (dv_record_get_id (stored), dv_record_get_id (record)) == 0;
  return g_strcmp0 (dv_record_get (stored, name), dv_record_get (record, name)) == 0;
}

static gboolean
is_gone (const Change *change, DvRecord *stored)
{
  if (change->record != NULL && is_same (stored, change->record))
    return TRUE;
  for (guint i = 0; change->removed != NULL && i < change->removed->len; i++) {
    if (g_array_index (change->removed, gint64, i) == dv_record_get_row (stored))
      return TRUE;
  }
  return FALSE;
}

/* A catalogue as it would be with the change. */
static GPtrArray *
load_changed (DvDb *db, const DvKind *kind, const Change *change, GError **error)
{
  GPtrArray *records = dv_deadlines_load (db, kind, error);

  if (records == NULL || change->kind != kind)
    return records;
  for (guint i = records->len; i-- > 0;) {
    if (is_gone (change, g_ptr_array_index (records, i)))
      g_ptr_array_remove_index (records, i);
  }
  if (change->record != NULL)
    g_ptr_array_add (records, g_object_ref (change->record));
  return records;
}

static DvDeadlineTable *
load_changed_table (DvDb *db, const Change *change, GError **error)
{
  g_autoptr (GPtrArray) rules = load_changed (db, &dv_kind_deadline, change, error);
  g_autoptr (GPtrArray) holidays =
    rules != NULL ? load_changed (db, &dv_kind_holiday, change, error) : NULL;

  return holidays != NULL ? dv_deadlines_make_table (rules, holidays) : NULL;
}

/**
 * dv_dues_preview:
 * @db: a connection
 * @kind: deadlines or holidays
 * @record: (nullable): one of them as it is to be
 * @removed: (nullable) (element-type gint64): the numbers of those that are to be deleted
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the petitions that would be due on another day.
 *
 * Returns: (transfer full) (nullable) (element-type DvDueMove): them, by the day that they are due
 *   now
 */
GArray *
dv_dues_preview (DvDb *db,
                 const DvKind *kind,
                 DvRecord *record,
                 const GArray *removed,
                 GError **error)
{
  const Change change = { kind, record, removed };
  g_autoptr (DvDeadlineTable) table = load_changed_table (db, &change, error);
  g_autoptr (GArray) moves = table != NULL ? dv_dues_compare (db, table, 0, error) : NULL;

  for (guint i = moves != NULL ? moves->len : 0; i-- > 0;) {
    if (g_array_index (moves, DvDueMove, i).before == g_array_index (moves, DvDueMove, i).after)
      g_array_remove_index (moves, i);
  }
  if (moves != NULL)
    g_array_sort (moves, compare_moves);
  return g_steal_pointer (&moves);
}
