/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-longevity.h"

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-occasion-rule.h"

/* Who reaches an age at which wishes are given: Luật Người cao tuổi 39/2009/QH12, art. 21. */

#define MATCHING                                                                              \
  " FROM person WHERE flags & 1 = 0 AND died IS NULL AND \"left\" IS NULL AND birth >= :from" \
  " AND birth < :to"

static void
bind_year (DvStmt *stmt, int year, char **from, char **to)
{
  *from = g_strdup_printf ("%04d", year);
  *to = g_strdup_printf ("%04d", year + 1);
  dv_stmt_bind_text (stmt, ":from", *from);
  dv_stmt_bind_text (stmt, ":to", *to);
}

static gboolean
add_born_in (DvDb *db, int year, GArray *rows, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, "SELECT rid" MATCHING " ORDER BY sort, rid", error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  bind_year (stmt, year, &from, &to);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE;
}

static GArray *
find (DvDb *db, const char *ages, int year, GError **error)
{
  g_autoptr (GArray) years = dv_occasion_rule_years_of_birth (ages, year);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < years->len; i++) {
    if (!add_born_in (db, g_array_index (years, int, i), rows, error))
      return NULL;
  }
  return g_steal_pointer (&rows);
}

/**
 * dv_longevity_count:
 * @db: a connection
 * @ages: ages separated by `;`
 * @year: a year
 * @count: (out): receives how many people reach one of them in the year
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether they could be counted
 */
gboolean
dv_longevity_count (DvDb *db, const char *ages, int year, guint *count, GError **error)
{
  g_autoptr (GArray) rows = find (db, ages, year, error);

  *count = rows != NULL ? rows->len : 0;
  return rows != NULL;
}

/**
 * dv_longevity_list:
 * @db: a connection
 * @ages: ages separated by `;`
 * @year: a year
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvRecord): who lives here and reaches one of
 *   the ages in the year, by age and name
 */
GPtrArray *
dv_longevity_list (DvDb *db, const char *ages, int year, GError **error)
{
  g_autoptr (GArray) rows = find (db, ages, year, error);

  return rows != NULL
           ? dv_db_load_rows (db, &dv_kind_person, (const gint64 *) rows->data, rows->len, error)
           : NULL;
}
