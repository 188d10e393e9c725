/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-unit-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-bulk.h"
#include "dv-unit-history.h"

static void
figure_free (gpointer data)
{
  DvUnitFigure *figure = data;

  g_free (figure->title);
  g_free (figure);
}

/* A second link to a unit that says more exactly where a record belongs. */
static int
find_exact (const DvKind *kind, const DvBulk *bulk)
{
  static const char *const names[] = { "unit", "group" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const DvField *field = dv_kind_find_field (kind, names[i]);

    if (field != NULL && field->type == DV_TYPE_LINK && g_strcmp0 (field->target, "unit") == 0 &&
        strcmp (kind->unit, names[i]) != 0)
      return dv_bulk_find_column (bulk, names[i]);
  }
  return -1;
}

static gint64
get_link (const DvBulk *bulk, guint i, int column)
{
  gint64 row = 0;

  if (column >= 0)
    dv_bulk_get_number (bulk, i, column, &row);
  return row;
}

static DvUnitFigure *
need (GHashTable *figures, const DvUnitHistory *history, gint64 row)
{
  DvUnitFigure *figure = g_hash_table_lookup (figures, &row);
  const DvUnitSpan *unit;

  if (figure != NULL)
    return figure;
  unit = dv_unit_history_get (history, row);
  figure = g_new0 (DvUnitFigure, 1);
  figure->row = row;
  figure->title = g_strdup (unit != NULL && unit->title != NULL ? unit->title : _ ("no unit"));
  g_hash_table_insert (figures, &figure->row, figure);
  return figure;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DvUnitFigure *x = *(gpointer *) a, *y = *(gpointer *) b;

  return g_strcmp0 (x->title, y->title);
}

static GPtrArray *
to_list (GHashTable *figures)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (figure_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, figures);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (list, value);
  g_ptr_array_sort (list, compare);
  return list;
}

/**
 * dv_unit_figures_read:
 * @db: a connection
 * @kind: a kind of record that names a unit
 * @from: (nullable): the first day of a period
 * @to: (nullable): its last day
 * @day: the day whose units count “as now”
 * @error: return location for a #DV_STORE_ERROR
 *
 * Counts records by their unit as it was then, and by the unit that stands for it on @day. Both add
 * up to the same number.
 *
 * Returns: (transfer full) (element-type DvUnitFigure): the figures, by name
 */
GPtrArray *
dv_unit_figures_read (DvDb *db,
                      const DvKind *kind,
                      const char *from,
                      const char *to,
                      const char *day,
                      GError **error)
{
  g_autoptr (DvUnitHistory) history = dv_unit_history_read (db, error);
  g_autoptr (DvBulk) bulk = history != NULL ? dv_bulk_read (db, kind, from, to, error) : NULL;
  g_autoptr (GHashTable) figures = g_hash_table_new (g_int64_hash, g_int64_equal);
  int unit_column, exact_column, start_column;

  if (bulk == NULL)
    return NULL;
  unit_column = dv_bulk_find_column (bulk, kind->unit);
  exact_column = find_exact (kind, bulk);
  start_column = kind->start != NULL ? dv_bulk_find_column (bulk, kind->start) : -1;
  for (guint i = 0; i < dv_bulk_get_size (bulk); i++) {
    const char *since = start_column >= 0 ? dv_bulk_get_text (bulk, i, start_column) : NULL;
    gint64 then = get_link (bulk, i, unit_column);
    gint64 now =
      dv_unit_history_place (history, then, get_link (bulk, i, exact_column), since, day);

    need (figures, history, then)->then++;
    need (figures, history, now)->now++;
  }
  return to_list (figures);
}
