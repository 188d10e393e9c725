/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-bulk.h"

#include "dv-id.h"
#include "dv-through.h"

/* A record is a row of cells, one for each field; links are the numbers of the records linked to,
 * not their ids. One statement reads the rows and one more each field with several links, so the
 * time does not grow with what stands around the records. */

typedef union {
  const char *text;
  gint64 number;
  struct {
    guint first;
    guint n;
  } links;
} Cell;

struct _DvBulk {
  const DvKind *kind;
  GArray *rows; /* of gint64, ascending */
  GArray *ids;  /* of DvId */
  GArray *cells;
  GArray *links; /* of gint64 */
  GStringChunk *texts;
};

#define NO_NUMBER G_MININT64

static gboolean
is_number (const DvField *field)
{
  return dv_field_is_number (field) || field->type == DV_TYPE_LINK;
}

static Cell *
get_cell (const DvBulk *bulk, guint index, int column)
{
  return &g_array_index (bulk->cells, Cell, (gsize) index * bulk->kind->n_fields + (guint) column);
}

static DvBulk *
bulk_new (const DvKind *kind)
{
  DvBulk *bulk = g_new0 (DvBulk, 1);

  bulk->kind = kind;
  bulk->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  bulk->ids = g_array_new (FALSE, FALSE, sizeof (DvId));
  bulk->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  bulk->links = g_array_new (FALSE, FALSE, sizeof (gint64));
  bulk->texts = g_string_chunk_new (64 * 1024);
  return bulk;
}

/**
 * dv_bulk_free:
 * @bulk: (transfer full) (nullable): records
 */
void
dv_bulk_free (DvBulk *bulk)
{
  if (bulk == NULL)
    return;
  g_array_unref (bulk->rows);
  g_array_unref (bulk->ids);
  g_array_unref (bulk->cells);
  g_array_unref (bulk->links);
  g_string_chunk_free (bulk->texts);
  g_free (bulk);
}

/* The same rule as in a list, see dv_query_set_period(). */
static void
append_period (GString *sql, const DvKind *kind, const char *from, const char *to)
{
  const char *end = kind->end != NULL ? kind->end : kind->start;

  if (kind->start == NULL)
    return;
  if (to != NULL)
    g_string_append_printf (sql, " AND (t.\"%s\" IS NULL OR t.\"%s\" <= :to)", kind->start,
                            kind->start);
  if (from == NULL)
    return;
  if (kind->flags & DV_KIND_OPEN_ENDED)
    g_string_append_printf (sql, " AND (t.\"%s\" IS NULL OR t.\"%s\" || '~' >= :from)", end, end);
  else
    g_string_append_printf (sql, " AND coalesce (t.\"%s\", t.\"%s\", '9') || '~' >= :from", end,
                            kind->start);
}

static void
bind_period (DvStmt *stmt, const DvKind *kind, const char *from, const char *to)
{
  if (kind->start != NULL && from != NULL)
    dv_stmt_bind_text (stmt, ":from", from);
  if (kind->start != NULL && to != NULL)
    dv_stmt_bind_text (stmt, ":to", to);
}

static GString *
rows_sql (const DvKind *kind, const char *from, const char *to)
{
  GString *sql = g_string_new ("SELECT t.rid, r.id");

  for (guint i = 0; i < kind->n_fields; i++) {
    if (dv_field_has_column (&kind->fields[i]))
      g_string_append_printf (sql, ", t.\"%s\"", kind->fields[i].name);
  }
  g_string_append_printf (sql,
                          " FROM \"%s\" t JOIN record r ON r.rid = t.rid WHERE t.flags & 1 = 0",
                          kind->name);
  append_period (sql, kind, from, to);
  g_string_append (sql, " ORDER BY t.rid");
  return sql;
}

static Cell
read_cell (DvBulk *bulk, const DvField *field, DvStmt *stmt, int column)
{
  Cell cell = { 0 };
  const char *text;

  if (is_number (field)) {
    cell.number = dv_stmt_is_null (stmt, column) ? NO_NUMBER : dv_stmt_get_integer (stmt, column);
    return cell;
  }
  text = dv_stmt_get_text (stmt, column);
  if (text == NULL)
    return cell;
  /* Dates and codes are the same over and over: one copy of them is enough. */
  cell.text = strlen (text) <= 16 ? g_string_chunk_insert_const (bulk->texts, text)
                                  : g_string_chunk_insert (bulk->texts, text);
  return cell;
}

static void
read_row (DvBulk *bulk, DvStmt *stmt)
{
  gint64 row = dv_stmt_get_integer (stmt, 0);
  DvId id = { 0 };
  gsize size;
  gconstpointer blob = dv_stmt_get_blob (stmt, 1, &size);
  int column = 2;

  if (blob != NULL && size == DV_ID_SIZE)
    memcpy (id.bytes, blob, DV_ID_SIZE);
  g_array_append_val (bulk->rows, row);
  g_array_append_val (bulk->ids, id);
  for (guint i = 0; i < bulk->kind->n_fields; i++) {
    const DvField *field = &bulk->kind->fields[i];
    Cell cell = { 0 };

    if (dv_field_has_column (field))
      cell = read_cell (bulk, field, stmt, column++);
    g_array_append_val (bulk->cells, cell);
  }
}

static gboolean
read_rows (DvBulk *bulk, DvDb *db, const char *from, const char *to, GError **error)
{
  g_autoptr (GString) sql = rows_sql (bulk->kind, from, to);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql->str, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  bind_period (stmt, bulk->kind, from, to);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    read_row (bulk, stmt);
  return step == DV_STEP_DONE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
add_link (DvBulk *bulk, int column, gint64 source, gint64 target)
{
  guint index;
  Cell *cell;

  if (!g_array_binary_search (bulk->rows, &source, compare_rows, &index))
    return;
  cell = get_cell (bulk, index, column);
  if (cell->links.n++ == 0)
    cell->links.first = bulk->links->len;
  g_array_append_val (bulk->links, target);
}

/* The links of one record come one after the other, so a cell is a stretch of the array. */
static gboolean
read_links (DvBulk *bulk, DvDb *db, int column, const char *from, const char *to, GError **error)
{
  const DvKind *kind = bulk->kind;
  g_autofree char *links = dv_through_sql (&kind->fields[column]);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  g_string_printf (sql,
                   "SELECT t.rid, x.target FROM \"%s\" t JOIN %s x ON x.source = t.rid"
                   " WHERE t.flags & 1 = 0",
                   kind->name, links);
  append_period (sql, kind, from, to);
  g_string_append (sql, " ORDER BY t.rid, x.rid");
  stmt = dv_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;
  bind_period (stmt, kind, from, to);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    add_link (bulk, column, dv_stmt_get_integer (stmt, 0), dv_stmt_get_integer (stmt, 1));
  return step == DV_STEP_DONE;
}

/**
 * dv_bulk_read:
 * @db: a connection
 * @kind: the kind of record
 * @from: (nullable): first day of a period, `2019-01-01`
 * @to: (nullable): its last day
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads all records of @kind whose time touches the period, by the rule of
 * dv_query_set_period(), with a few statements whatever their number. Deleted records are left out.
 *
 * Returns: (transfer full): the records, in the order in which the store came to know them
 */
DvBulk *
dv_bulk_read (DvDb *db, const DvKind *kind, const char *from, const char *to, GError **error)
{
  g_autoptr (DvBulk) bulk = bulk_new (kind);

  if (!read_rows (bulk, db, from, to, error))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++) {
    if (kind->fields[i].type == DV_TYPE_LINKS && !read_links (bulk, db, (int) i, from, to, error))
      return NULL;
  }
  return g_steal_pointer (&bulk);
}

/**
 * dv_bulk_get_kind:
 * @bulk: records
 *
 * Returns: their kind
 */
const DvKind *
dv_bulk_get_kind (const DvBulk *bulk)
{
  return bulk->kind;
}

/**
 * dv_bulk_get_size:
 * @bulk: records
 *
 * Returns: how many there are
 */
guint
dv_bulk_get_size (const DvBulk *bulk)
{
  return bulk->rows->len;
}

/**
 * dv_bulk_find_column:
 * @bulk: records
 * @name: the name of a field
 *
 * Returns: where to get its values, -1 if the kind has no such field
 */
int
dv_bulk_find_column (const DvBulk *bulk, const char *name)
{
  const DvField *field = dv_kind_find_field (bulk->kind, name);

  return field != NULL ? (int) dv_kind_index_of (bulk->kind, field) : -1;
}

/**
 * dv_bulk_get_row:
 * @bulk: records
 * @index: which one
 *
 * Returns: its number in the store
 */
gint64
dv_bulk_get_row (const DvBulk *bulk, guint index)
{
  return g_array_index (bulk->rows, gint64, index);
}

/**
 * dv_bulk_dup_id:
 * @bulk: records
 * @index: which one
 *
 * Returns: (transfer full): its UUID
 */
char *
dv_bulk_dup_id (const DvBulk *bulk, guint index)
{
  return dv_id_to_text (&g_array_index (bulk->ids, DvId, index));
}

/**
 * dv_bulk_get_text:
 * @bulk: records
 * @index: which one
 * @column: a column, or -1
 *
 * Returns: (nullable): the value of a field that is neither a number nor a link
 */
const char *
dv_bulk_get_text (const DvBulk *bulk, guint index, int column)
{
  const DvField *field = column >= 0 ? &bulk->kind->fields[column] : NULL;

  if (field == NULL || is_number (field) || field->type == DV_TYPE_LINKS)
    return NULL;
  return get_cell (bulk, index, column)->text;
}

/**
 * dv_bulk_get_number:
 * @bulk: records
 * @index: which one
 * @column: a column, or -1
 * @number: (out): the value of a number, or the number of the record that a link goes to; else 0
 *
 * Returns: whether there is one
 */
gboolean
dv_bulk_get_number (const DvBulk *bulk, guint index, int column, gint64 *number)
{
  *number = 0;
  if (column < 0 || !is_number (&bulk->kind->fields[column]) ||
      get_cell (bulk, index, column)->number == NO_NUMBER)
    return FALSE;
  *number = get_cell (bulk, index, column)->number;
  return TRUE;
}

/**
 * dv_bulk_get_links:
 * @bulk: records
 * @index: which one
 * @column: a column of a field with several links, or -1
 * @n_links: (out): how many there are
 *
 * Returns: (array length=n_links) (nullable): the numbers of the records linked to
 */
const gint64 *
dv_bulk_get_links (const DvBulk *bulk, guint index, int column, guint *n_links)
{
  const Cell *cell;

  *n_links = 0;
  if (column < 0 || bulk->kind->fields[column].type != DV_TYPE_LINKS)
    return NULL;
  cell = get_cell (bulk, index, column);
  *n_links = cell->links.n;
  return cell->links.n > 0 ? &g_array_index (bulk->links, gint64, cell->links.first) : NULL;
}
