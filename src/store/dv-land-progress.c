/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-land-progress.h"

#include <string.h>

#include "dv-choices.h"
#include "dv-collate.h"
#include "dv-fold.h"
#include "dv-id.h"
#include "dv-load.h"

/* How far the plots of a project have come. They are few thousands at most, so they are read once
 * and counted here: by group, by step, by household, and which they are when a number is pressed.
 */

#define PLOT_SQL                                                                              \
  "SELECT p.rid, r.id, coalesce (u.short_name, u.name, ''), p.household, p.person, p.holder," \
  " coalesce (p.recovered, 0) FROM plot p JOIN record r ON r.rid = p.rid"                     \
  " LEFT JOIN unit u ON u.rid = p.\"group\""                                                  \
  " WHERE p.flags & 1 = 0 AND p.project = :project"

#define STEP_SQL                                                                               \
  "SELECT s.plot, s.step FROM plot_step s JOIN plot p ON p.rid = s.plot WHERE s.flags & 1 = 0" \
  " AND p.flags & 1 = 0 AND p.project = :project"

#define VISIT_SQL                                                                 \
  "SELECT v.plot, v.opinion, v.signed FROM visit v JOIN plot p ON p.rid = v.plot" \
  " WHERE v.flags & 1 = 0 AND p.flags & 1 = 0 AND p.project = :project"           \
  " ORDER BY v.date, v.number, v.rid"

static void
plot_free (gpointer data)
{
  DvLandPlot *plot = data;

  g_free (plot->id);
  g_free (plot->group);
  g_free (plot->holder);
  g_free (plot);
}

/* The register knows who is the same; without it the name says so. */
static char *
make_holder (DvStmt *stmt)
{
  g_autofree char *name = NULL;

  if (!dv_stmt_is_null (stmt, 3))
    return g_strdup_printf ("h%" G_GINT64_FORMAT, dv_stmt_get_integer (stmt, 3));
  if (!dv_stmt_is_null (stmt, 4))
    return g_strdup_printf ("p%" G_GINT64_FORMAT, dv_stmt_get_integer (stmt, 4));
  name = dv_text_fold_case (dv_stmt_get_text (stmt, 5));
  return g_strconcat ("n", name, NULL);
}

static DvLandPlot *
read_plot (DvStmt *stmt)
{
  DvLandPlot *plot = g_new0 (DvLandPlot, 1);
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, 1, &size);

  if (size == DV_ID_SIZE)
    plot->id = dv_id_to_text (id);
  plot->group = g_strdup (dv_stmt_get_text (stmt, 2));
  plot->holder = make_holder (stmt);
  plot->area = dv_stmt_get_integer (stmt, 6);
  return plot;
}

typedef void (*RowFunc) (DvStmt *stmt, gpointer data);

typedef struct {
  GPtrArray *plots;
  GHashTable *by_row;
} Land;

static gboolean
run (DvDb *db, const char *sql, gint64 project, RowFunc func, gpointer data, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":project", project);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    func (stmt, data);
  return step == DV_STEP_DONE;
}

static void
add_plot (DvStmt *stmt, gpointer data)
{
  Land *land = data;
  DvLandPlot *plot = read_plot (stmt);
  gint64 *row = g_new (gint64, 1);

  *row = dv_stmt_get_integer (stmt, 0);
  g_ptr_array_add (land->plots, plot);
  g_hash_table_insert (land->by_row, row, plot);
}

static void
add_step (DvStmt *stmt, gpointer data)
{
  Land *land = data;
  gint64 row = dv_stmt_get_integer (stmt, 0);
  DvLandPlot *plot = g_hash_table_lookup (land->by_row, &row);

  for (guint i = 0; plot != NULL && dv_choices_land_step[i].code != NULL; i++) {
    if (g_strcmp0 (dv_choices_land_step[i].code, dv_stmt_get_text (stmt, 1)) == 0)
      plot->steps |= 1u << i;
  }
}

static DvLandAnswer
read_answer (const char *opinion)
{
  if (g_strcmp0 (opinion, "agrees") == 0)
    return DV_LAND_AGREES;
  if (g_strcmp0 (opinion, "disagrees") == 0)
    return DV_LAND_DISAGREES;
  return g_strcmp0 (opinion, "absent") == 0 ? DV_LAND_ABSENT : DV_LAND_OTHER;
}

/* That nobody was met today takes nothing back of what was said before. */
static void
add_visit (DvStmt *stmt, gpointer data)
{
  Land *land = data;
  gint64 row = dv_stmt_get_integer (stmt, 0);
  DvLandPlot *plot = g_hash_table_lookup (land->by_row, &row);
  DvLandAnswer answer = read_answer (dv_stmt_get_text (stmt, 1));

  if (plot == NULL)
    return;
  plot->visits++;
  if (!dv_stmt_is_null (stmt, 2) && dv_stmt_get_integer (stmt, 2) == 0)
    plot->unsigned_visits++;
  if (answer != DV_LAND_ABSENT || plot->answer == DV_LAND_NOT_VISITED)
    plot->answer = answer;
}

/* TDP 2 before TDP 17, and what has no group behind them. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const DvLandPlot *first = *(DvLandPlot *const *) a, *second = *(DvLandPlot *const *) b;

  if (*first->group == '\0' || *second->group == '\0')
    return (*first->group == '\0') - (*second->group == '\0');
  return dv_text_compare (first->group, second->group);
}

/**
 * dv_land_read:
 * @db: a connection
 * @project: the UUID of a land project
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvLandPlot): its plots, by residential group
 */
GPtrArray *
dv_land_read (DvDb *db, const char *project, GError **error)
{
  g_autoptr (GPtrArray) plots = g_ptr_array_new_with_free_func (plot_free);
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Land land = { plots, by_row };
  gint64 row;
  DvId id;

  if (!dv_id_parse (project, &id) || !dv_db_find_row (db, &id, &row, NULL, error) || row == 0)
    return error == NULL || *error == NULL ? g_steal_pointer (&plots) : NULL;
  if (!run (db, PLOT_SQL, row, add_plot, &land, error) ||
      !run (db, STEP_SQL, row, add_step, &land, error) ||
      !run (db, VISIT_SQL, row, add_visit, &land, error))
    return NULL;
  g_ptr_array_sort (plots, compare_groups);
  return g_steal_pointer (&plots);
}

static void
count (DvLandTotal *total, GHashTable *holders, const DvLandPlot *plot)
{
  total->plots++;
  total->households += g_hash_table_add (holders, plot->holder);
  total->area += plot->area;
  total->answers[plot->answer]++;
  for (guint i = 0; i < DV_LAND_N_STEPS; i++) {
    if (plot->steps & 1u << i) {
      total->done[i]++;
      total->done_area[i] += plot->area;
    }
  }
}

/**
 * dv_land_total:
 * @plots: (element-type DvLandPlot): plots by residential group; they have to live as long
 *
 * A household with land in two groups is counted in both, and once in the sum.
 *
 * Returns: (transfer full) (element-type DvLandTotal): one for each group, and all of them last
 */
GPtrArray *
dv_land_total (const GPtrArray *plots)
{
  GPtrArray *totals = g_ptr_array_new_with_free_func (g_free);
  DvLandTotal *all = g_new0 (DvLandTotal, 1);
  DvLandTotal *total = NULL;
  g_autoptr (GHashTable) everybody = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) holders = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plots->len; i++) {
    const DvLandPlot *plot = g_ptr_array_index (plots, i);

    if (total == NULL || strcmp (total->group, plot->group) != 0) {
      total = g_new0 (DvLandTotal, 1);
      total->group = plot->group;
      g_ptr_array_add (totals, total);
      g_hash_table_remove_all (holders);
    }
    count (total, holders, plot);
    count (all, everybody, plot);
  }
  g_ptr_array_add (totals, all);
  return totals;
}

/**
 * dv_land_find:
 * @plots: (element-type DvLandPlot): plots
 * @group: (nullable): the name of a residential group; %NULL for all
 * @step: the place of a step among the choices that was done, or -1 for any
 * @answer: a #DvLandAnswer, or -1 for any
 *
 * Returns: (transfer full) (element-type utf8): the UUIDs of those that a number counts
 */
GPtrArray *
dv_land_find (const GPtrArray *plots, const char *group, int step, int answer)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plots->len; i++) {
    const DvLandPlot *plot = g_ptr_array_index (plots, i);

    if ((group == NULL || strcmp (plot->group, group) == 0) &&
        (step < 0 || plot->steps & 1u << step) && (answer < 0 || (int) plot->answer == answer))
      g_ptr_array_add (found, g_strdup (plot->id));
  }
  return found;
}
