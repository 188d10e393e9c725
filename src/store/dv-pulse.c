/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-pulse.h"

#include "dv-id.h"
#include "dv-kind.h"

#define ASSIGNED                                                                             \
  "SELECT count (*), coalesce (sum (a.state = 'done'), 0) FROM assignment a JOIN task t ON " \
  "t.rid = a.task WHERE a.flags & 1 = 0 AND t.flags & 1 = 0 AND "                            \
  "coalesce (t.state, '') NOT IN ('done', 'cancelled')"

/* The first change of a record that came since made it. What an import brought is one of many. */
#define TOUCHED                                                                                   \
  "SELECT r.id, r.kind, NOT EXISTS (SELECT 1 FROM sync_op x WHERE x.rid = o.rid AND "             \
  "x.op <= :since) FROM (SELECT DISTINCT rid FROM sync_op WHERE op > :since) o JOIN record r ON " \
  "r.rid = o.rid"

/**
 * dv_pulse_free:
 * @pulse: (transfer full) (nullable): numbers
 */
void
dv_pulse_free (DvPulse *pulse)
{
  if (pulse == NULL)
    return;
  g_ptr_array_unref (pulse->added);
  g_ptr_array_unref (pulse->changed);
  g_free (pulse);
}

static void
set_months (DvPulse *pulse, const DvDate *today)
{
  DvDate first = { today->year, today->month, 1 };

  for (int i = 0; i < DV_PULSE_MONTHS; i++)
    pulse->months[i] = dv_date_add_months (&first, i + 1 - DV_PULSE_MONTHS);
}

static gboolean
count_month (DvDb *db, const DvDate *month, guint *n, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT count (*) FROM petition WHERE flags & 1 = 0 AND \"start\" >= :from"
                   " AND \"start\" < :to",
                   error);
  DvDate next = dv_date_add_months (month, 1);
  g_autofree char *from = g_strdup_printf ("%04u-%02u", month->year, month->month);
  g_autofree char *to = g_strdup_printf ("%04u-%02u", next.year, next.month);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":from", from);
  dv_stmt_bind_text (stmt, ":to", to);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *n = (guint) dv_stmt_get_integer (stmt, 0);
  return TRUE;
}

static gboolean
count_assigned (DvDb *db, DvPulse *pulse, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, ASSIGNED, error);

  if (stmt == NULL || dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  pulse->assigned = (guint) dv_stmt_get_integer (stmt, 0);
  pulse->reported = (guint) dv_stmt_get_integer (stmt, 1);
  return TRUE;
}

static gboolean
is_told (guint id)
{
  const DvKind *kind = dv_kind_find_by_id (id);

  return kind != NULL && (kind->flags & (DV_KIND_HIDDEN | DV_KIND_PART | DV_KIND_CATALOGUE)) == 0;
}

static gboolean
find_touched (DvDb *db, DvPulse *pulse, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, TOUCHED, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":since", pulse->since);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    const DvId *id = dv_stmt_get_blob (stmt, 0, &size);

    if (id == NULL || size != DV_ID_SIZE || !is_told ((guint) dv_stmt_get_integer (stmt, 1)))
      continue;
    g_ptr_array_add (dv_stmt_get_integer (stmt, 2) != 0 ? pulse->added : pulse->changed,
                     dv_id_to_text (id));
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_pulse_read:
 * @db: a connection
 * @today: the day
 * @since: the number of the last change that was known at the last visit; 0 if there was none
 * @error: return location for a #DV_STORE_ERROR
 *
 * Counts the petitions of the last twelve months, what the units reported, and what changed since
 * the last visit. A number beyond the last change is that of another store, and no visit.
 *
 * Returns: (transfer full) (nullable): the numbers
 */
DvPulse *
dv_pulse_read (DvDb *db, const DvDate *today, gint64 since, GError **error)
{
  g_autoptr (DvPulse) pulse = g_new0 (DvPulse, 1);

  pulse->added = g_ptr_array_new_with_free_func (g_free);
  pulse->changed = g_ptr_array_new_with_free_func (g_free);
  set_months (pulse, today);
  for (guint i = 0; i < DV_PULSE_MONTHS; i++) {
    if (!count_month (db, &pulse->months[i], &pulse->petitions[i], error))
      return NULL;
  }
  if (!count_assigned (db, pulse, error) ||
      !dv_db_get_integer (db, "SELECT coalesce (max (op), 0) FROM sync_op", &pulse->latest, error))
    return NULL;
  pulse->since = since <= pulse->latest ? since : 0;
  if (pulse->since > 0 && !find_touched (db, pulse, error))
    return NULL;
  return g_steal_pointer (&pulse);
}
