/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-settled.h"

/* What a change settled: the values that stood beside each other before it, as the log has them. To
 * take it back is to write them beside each other again. */

typedef struct {
  gint64 hlc;
  DvOp *op;
} Replaced;

static void
replaced_clear (gpointer data)
{
  dv_op_free (((Replaced *) data)->op);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const Replaced *x = a, *y = b;

  return (y->hlc > x->hlc) - (y->hlc < x->hlc);
}

/* A change names sites by their place in the list of its batch, 0 being its own. */
static DvStmt *
prepare (DvDb *db, gint64 op, GError **error)
{
  DvStmt *stmt = dv_db_prepare (
    db,
    "SELECT t.body, tb.hlc FROM sync_op o"
    " JOIN sync_batch b ON b.sid = o.sid AND b.scope = o.scope AND b.batch = o.batch"
    " JOIN sync_op t ON t.scope = o.scope AND t.seq = :seq AND t.sid = CASE :place WHEN 0 THEN o.sid"
    " ELSE (SELECT sid FROM sync_site WHERE id = substr (b.sites, 16 * :place - 15, 16)) END"
    " JOIN sync_batch tb ON tb.sid = t.sid AND tb.scope = t.scope AND tb.batch = t.batch"
    " WHERE o.op = :op",
    error);

  if (stmt != NULL)
    dv_stmt_bind_integer (stmt, ":op", op);
  return stmt;
}

static gboolean
read_one (DvDb *db, gint64 op, DvDot dot, GArray *list, GError **error)
{
  g_autoptr (DvStmt) stmt = prepare (db, op, error);
  Replaced replaced = { 0 };
  DvStep step;
  gsize size;
  gconstpointer body;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":place", dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  step = dv_stmt_step (stmt, error);
  body = step == DV_STEP_ROW ? dv_stmt_get_blob (stmt, 0, &size) : NULL;
  if (body == NULL)
    return step != DV_STEP_ERROR;
  replaced.op = dv_op_parse (body, size);
  replaced.hlc = dv_stmt_get_integer (stmt, 1);
  if (replaced.op != NULL)
    g_array_append_val (list, replaced);
  return TRUE;
}

/* Returns: (transfer full) (element-type Replaced): the changes, the newest first; what is no
 * longer in the log is left out */
static GArray *
read_all (DvDb *db, gint64 op, const GArray *dots, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Replaced));

  g_array_set_clear_func (list, replaced_clear);
  for (guint i = 0; i < dots->len; i++) {
    if (!read_one (db, op, g_array_index (dots, DvDot, i), list, error))
      return NULL;
  }
  g_array_sort (list, compare_newest);
  return g_steal_pointer (&list);
}

static gboolean
has_value (GPtrArray *values, const char *value)
{
  for (guint i = 0; i < values->len; i++) {
    if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_settled_read_values:
 * @db: a connection
 * @op: the place of a change in the log
 * @field: the number of a field that it set
 * @replaced: (element-type DvDot): the changes whose values it replaced, as the log names them
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8): the values that differ, the newest first
 */
GPtrArray *
dv_settled_read_values (DvDb *db, gint64 op, guint field, const GArray *replaced, GError **error)
{
  g_autoptr (GArray) list = read_all (db, op, replaced, error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++) {
    const DvOpField *set = dv_op_find (g_array_index (list, Replaced, i).op, field);

    if (!has_value (values, set != NULL ? set->value : NULL))
      g_ptr_array_add (values, g_strdup (set != NULL ? set->value : NULL));
  }
  return g_steal_pointer (&values);
}

/**
 * dv_settled_read_life:
 * @db: a connection
 * @op: the place of a change in the log
 * @replaced: (element-type DvDot): the changes of the record's life that it replaced
 * @disputed: (out): whether one of them deleted the record and another did not
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the log could be read
 */
gboolean
dv_settled_read_life (DvDb *db,
                      gint64 op,
                      const GArray *replaced,
                      gboolean *disputed,
                      GError **error)
{
  g_autoptr (GArray) list = read_all (db, op, replaced, error);
  guint n_deleted = 0;

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    n_deleted += g_array_index (list, Replaced, i).op->life == DV_LIFE_DELETED;
  *disputed = n_deleted > 0 && n_deleted < list->len;
  return TRUE;
}
