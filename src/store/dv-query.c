/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-query.h"

#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-search.h"
#include "dv-through.h"

/* The most records that a typed search shows in a list: nobody reads more, and sorting them must
 * not take longer than a key press. */
#define MAX_FOUND 2000

typedef DvCondition Condition;

struct _DvQuery {
  const DvKind *kind;
  GArray *conditions; /* of Condition */
  char *from;
  char *to;
  char *unit;
  char *words;
  const DvField *order;
  gboolean descending;
  gboolean deleted;
  gboolean open;
  guint limit;
};

static void
condition_clear (gpointer data)
{
  Condition *condition = data;

  g_free (condition->value);
  g_free (condition->from);
  g_free (condition->to);
}

/**
 * dv_query_new:
 * @kind: the kind of record to list
 *
 * Returns: (transfer full): a query for all records of @kind, in the order of their titles
 */
DvQuery *
dv_query_new (const DvKind *kind)
{
  DvQuery *query = g_new0 (DvQuery, 1);

  query->kind = kind;
  query->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_array_set_clear_func (query->conditions, condition_clear);
  return query;
}

/**
 * dv_query_free:
 * @query: (transfer full) (nullable): a query
 */
void
dv_query_free (DvQuery *query)
{
  if (query == NULL)
    return;
  g_array_unref (query->conditions);
  g_free (query->from);
  g_free (query->to);
  g_free (query->unit);
  g_free (query->words);
  g_free (query);
}

static void
add_condition (DvQuery *query, const Condition *condition)
{
  Condition copy = { .field = condition->field, .is_range = condition->is_range };

  copy.value = g_strdup (condition->value);
  copy.from = g_strdup (condition->from);
  copy.to = g_strdup (condition->to);
  g_array_append_val (query->conditions, copy);
}

/**
 * dv_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): the same
 */
DvQuery *
dv_query_copy (const DvQuery *query)
{
  DvQuery *copy = dv_query_new (query->kind);

  for (guint i = 0; i < query->conditions->len; i++)
    add_condition (copy, &g_array_index (query->conditions, Condition, i));
  dv_query_set_period (copy, query->from, query->to);
  dv_query_set_unit (copy, query->unit);
  dv_query_set_words (copy, query->words);
  copy->order = query->order;
  copy->descending = query->descending;
  copy->deleted = query->deleted;
  copy->open = query->open;
  copy->limit = query->limit;
  return copy;
}

/**
 * dv_query_get_kind:
 * @query: a query
 *
 * Returns: the kind of record that it lists
 */
const DvKind *
dv_query_get_kind (const DvQuery *query)
{
  return query->kind;
}

/**
 * dv_query_count_conditions:
 * @query: a query
 *
 * Returns: how many things it asks of the fields of its records
 */
guint
dv_query_count_conditions (const DvQuery *query)
{
  return query->conditions->len;
}

/**
 * dv_query_get_condition:
 * @query: a query
 * @i: which of its conditions
 *
 * Returns: (transfer none): what it asks of a field
 */
const DvCondition *
dv_query_get_condition (const DvQuery *query, guint i)
{
  return &g_array_index (query->conditions, DvCondition, i);
}

/**
 * dv_query_get_period:
 * @query: a query
 * @from: (out) (nullable): the first day
 * @to: (out) (nullable): the last day
 */
void
dv_query_get_period (const DvQuery *query, const char **from, const char **to)
{
  *from = query->from;
  *to = query->to;
}

/**
 * dv_query_get_unit:
 * @query: a query
 *
 * Returns: (nullable): the UUID of the unit whose records it lists
 */
const char *
dv_query_get_unit (const DvQuery *query)
{
  return query->unit;
}

/**
 * dv_query_get_words:
 * @query: a query
 *
 * Returns: (nullable): what was typed to search for
 */
const char *
dv_query_get_words (const DvQuery *query)
{
  return query->words;
}

/**
 * dv_query_where:
 * @query: a query
 * @field: the name of a field
 * @value: (nullable): its value in canonical form, or %NULL for records without one
 *
 * Lists only records that have this value; of several links, those that have this one among them.
 */
void
dv_query_where (DvQuery *query, const char *field, const char *value)
{
  Condition condition = { .field = dv_kind_find_field (query->kind, field) };

  g_return_if_fail (condition.field != NULL);
  condition.value = (char *) value;
  add_condition (query, &condition);
}

/**
 * dv_query_between:
 * @query: a query
 * @field: the name of a field with a column of its own, but not a link
 * @from: (nullable): the least value, in canonical form
 * @to: (nullable): the greatest value
 *
 * Lists only records that have a value in this range.
 */
void
dv_query_between (DvQuery *query, const char *field, const char *from, const char *to)
{
  Condition condition = { .field = dv_kind_find_field (query->kind, field), .is_range = TRUE };

  g_return_if_fail (condition.field != NULL && dv_field_has_column (condition.field) &&
                    !dv_field_is_link (condition.field));
  condition.from = (char *) from;
  condition.to = (char *) to;
  add_condition (query, &condition);
}

static void
set_text (char **slot, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*slot);
  *slot = copy;
}

/**
 * dv_query_set_period:
 * @query: a query
 * @from: (nullable): first day, `2019-01-01`
 * @to: (nullable): last day
 *
 * Lists only records whose time touches the period. A record without any date is listed always.
 */
void
dv_query_set_period (DvQuery *query, const char *from, const char *to)
{
  set_text (&query->from, from);
  set_text (&query->to, to);
}

/**
 * dv_query_set_unit:
 * @query: a query
 * @unit: (nullable): the UUID of a unit
 *
 * Lists only records of the unit or of a unit below it, or in which it takes part.
 */
void
dv_query_set_unit (DvQuery *query, const char *unit)
{
  set_text (&query->unit, unit);
}

/**
 * dv_query_set_words:
 * @query: a query
 * @words: (nullable): what was typed so far
 *
 * Lists only records that have the words, see dv_search().
 */
void
dv_query_set_words (DvQuery *query, const char *words)
{
  set_text (&query->words, words != NULL && *words != '\0' ? words : NULL);
}

/**
 * dv_query_set_order:
 * @query: a query
 * @field: (nullable): the name of the field to sort by, or %NULL for the title
 * @descending: whether to turn the order round
 */
void
dv_query_set_order (DvQuery *query, const char *field, gboolean descending)
{
  query->order = dv_kind_find_field (query->kind, field);
  query->descending = descending;
}

/**
 * dv_query_set_limit:
 * @query: a query
 * @limit: the most records to list, or 0 for all
 */
void
dv_query_set_limit (DvQuery *query, guint limit)
{
  query->limit = limit;
}

/**
 * dv_query_get_limit:
 * @query: a query
 *
 * Returns: the most records that it lists, 0 for all
 */
guint
dv_query_get_limit (const DvQuery *query)
{
  return query->limit;
}

/**
 * dv_query_has_index:
 * @query: a query
 *
 * Returns: whether the store has its order ready, so that the first records cost less than all
 */
gboolean
dv_query_has_index (const DvQuery *query)
{
  const DvField *order = query->order;

  return query->words == NULL && (order == NULL || order == dv_kind_get_title_field (query->kind) ||
                                  ((order->flags & DV_FIELD_INDEXED) && !dv_field_is_link (order)));
}

/**
 * dv_query_set_open:
 * @query: a query for a kind that has a state
 * @open: whether to leave out what is closed (dv_choices_state_is_closed())
 *
 * A limit counts what is left.
 */
void
dv_query_set_open (DvQuery *query, gboolean open)
{
  g_return_if_fail (!open || dv_kind_find_field (query->kind, "state") != NULL);

  query->open = open;
}

/**
 * dv_query_set_deleted:
 * @query: a query
 * @deleted: whether to list the deleted records instead of the others
 */
void
dv_query_set_deleted (DvQuery *query, gboolean deleted)
{
  query->deleted = deleted;
}

/* A partial date stands for all of its days, see append_period(). */
static void
append_range (GString *sql, const Condition *condition, guint number)
{
  const DvField *field = condition->field;
  const char *to_end =
    field->type == DV_TYPE_DATE || field->type == DV_TYPE_PARTIAL_DATE ? " || '~'" : "";

  g_string_append_printf (sql, " AND t.\"%s\" IS NOT NULL", field->name);
  if (condition->from != NULL)
    g_string_append_printf (sql, " AND t.\"%s\"%s >= :f%u", field->name, to_end, number);
  if (condition->to != NULL)
    g_string_append_printf (sql, " AND t.\"%s\" <= :t%u%s", field->name, number, to_end);
}

static void
append_links (GString *sql, const Condition *condition, guint number)
{
  g_autofree char *links = dv_through_sql (condition->field);

  g_string_append_printf (sql, " AND %sEXISTS (SELECT 1 FROM %s x WHERE x.source = t.rid",
                          condition->value == NULL ? "NOT " : "", links);
  if (condition->value != NULL)
    g_string_append_printf (sql, " AND x.target = (SELECT rid FROM record WHERE id = :c%u)",
                            number);
  g_string_append_c (sql, ')');
}

static void
append_condition (GString *sql, const Condition *condition, guint number)
{
  const DvField *field = condition->field;

  if (condition->is_range) {
    append_range (sql, condition, number);
    return;
  }
  if (field->type == DV_TYPE_LINKS)
    append_links (sql, condition, number);
  else if (condition->value == NULL)
    g_string_append_printf (sql, " AND t.\"%s\" IS NULL", field->name);
  else if (field->type == DV_TYPE_LINK)
    g_string_append_printf (sql, " AND t.\"%s\" = (SELECT rid FROM record WHERE id = :c%u)",
                            field->name, number);
  else
    g_string_append_printf (sql, " AND t.\"%s\" = :c%u", field->name, number);
}

/* A partial date such as 2019 stands for all of its days: '~' sorts after every digit and hyphen.
 */
static void
append_period (GString *sql, const DvQuery *query)
{
  const DvKind *kind = query->kind;
  const char *end = kind->end != NULL ? kind->end : kind->start;

  if (kind->start == NULL)
    return;
  if (query->to != NULL)
    g_string_append_printf (sql, " AND (t.\"%s\" IS NULL OR t.\"%s\" <= :to)", kind->start,
                            kind->start);
  if (query->from == NULL)
    return;
  if (kind->flags & DV_KIND_OPEN_ENDED)
    g_string_append_printf (sql, " AND (t.\"%s\" IS NULL OR t.\"%s\" || '~' >= :from)", end, end);
  else
    g_string_append_printf (sql, " AND coalesce (t.\"%s\", t.\"%s\", '9') || '~' >= :from", end,
                            kind->start);
}

/* A unit takes part by any of the record's several links to units. */
static void
append_unit (GString *sql, const DvQuery *query)
{
  const DvKind *kind = query->kind;

  if (query->unit == NULL || kind->unit == NULL)
    return;
  g_string_append_printf (sql, " AND (t.\"%s\" IN units", kind->unit);
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *links = NULL;

    if (field->type != DV_TYPE_LINKS || g_strcmp0 (field->target, "unit") != 0)
      continue;
    links = dv_through_sql (field);
    g_string_append_printf (sql,
                            " OR EXISTS (SELECT 1 FROM %s x WHERE x.source = t.rid"
                            " AND x.target IN units)",
                            links);
  }
  g_string_append_c (sql, ')');
}

static void
append_order (GString *sql, const DvQuery *query)
{
  const char *direction = query->descending ? "DESC" : "ASC";
  const DvField *order = query->order;
  const DvKind *target;

  if (order == NULL || order == dv_kind_get_title_field (query->kind)) {
    g_string_append_printf (sql, " ORDER BY t.sort %s, t.rid %s", direction, direction);
    return;
  }
  target = order->target != NULL ? dv_kind_find (order->target) : NULL;
  if (order->type == DV_TYPE_LINK && target != NULL)
    g_string_append_printf (sql, " ORDER BY (SELECT sort FROM \"%s\" WHERE rid = t.\"%s\") %s",
                            target->name, order->name, direction);
  else if (order->type == DV_TYPE_TEXT || order->type == DV_TYPE_LONG_TEXT)
    g_string_append_printf (sql, " ORDER BY dv_sort_key (t.\"%s\") %s", order->name, direction);
  else if (order->flags & DV_FIELD_DEADLINE)
    g_string_append_printf (sql, " ORDER BY t.\"%s\" %s NULLS LAST", order->name, direction);
  else if (dv_field_has_column (order))
    g_string_append_printf (sql, " ORDER BY t.\"%s\" %s", order->name, direction);
  else
    g_string_append_printf (sql, " ORDER BY t.sort %s", direction);
  g_string_append_printf (sql, ", t.sort %s, t.rid %s", direction, direction);
}

static GString *
build_sql (const DvQuery *query, const char *what)
{
  GString *sql = g_string_new (NULL);

  if (query->unit != NULL)
    g_string_append (sql, "WITH RECURSIVE units (rid) AS ("
                          "SELECT rid FROM record WHERE id = :unit UNION "
                          "SELECT u.rid FROM unit u JOIN units ON u.parent = units.rid) ");
  g_string_append_printf (sql, "SELECT %s FROM \"%s\" t WHERE t.flags & 1 = %d", what,
                          query->kind->name, query->deleted ? 1 : 0);
  for (guint i = 0; i < query->conditions->len; i++)
    append_condition (sql, &g_array_index (query->conditions, Condition, i), i);
  append_period (sql, query);
  append_unit (sql, query);
  if (query->open)
    g_string_append (sql, " AND coalesce (t.state, '') NOT IN ('done', 'cancelled')");
  if (query->words != NULL)
    g_string_append (sql, " AND t.rid IN (SELECT value FROM json_each (:found))");
  return sql;
}

static char *
find_words (const DvQuery *query, DvDb *db, GError **error)
{
  g_autoptr (GArray) rows = dv_search (db, query->words, query->kind, MAX_FOUND, error);
  GString *json;

  if (rows == NULL)
    return NULL;
  json = g_string_new ("[");
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (rows, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* The values that live as long as the statement that they are bound to. */
typedef struct {
  char *found;
  GPtrArray *ids;
} Bound;

static void
bound_clear (Bound *bound)
{
  g_free (bound->found);
  g_clear_pointer (&bound->ids, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bound, bound_clear)

static void
bind_id (DvStmt *stmt, Bound *bound, const char *name, const char *value)
{
  DvId *id = g_new0 (DvId, 1);

  g_ptr_array_add (bound->ids, id);
  dv_id_parse (value, id);
  dv_stmt_bind_blob (stmt, name, id->bytes, DV_ID_SIZE);
}

static void
bind_value (DvStmt *stmt,
            Bound *bound,
            const DvField *field,
            char letter,
            guint number,
            const char *value)
{
  char name[16];

  if (value == NULL)
    return;
  g_snprintf (name, sizeof name, ":%c%u", letter, number);
  if (dv_field_is_link (field))
    bind_id (stmt, bound, name, value);
  else if (dv_field_is_number (field))
    dv_stmt_bind_integer (stmt, name, g_ascii_strtoll (value, NULL, 10));
  else
    dv_stmt_bind_text (stmt, name, value);
}

static void
bind_condition (DvStmt *stmt, Bound *bound, const Condition *condition, guint number)
{
  bind_value (stmt, bound, condition->field, 'c', number, condition->value);
  bind_value (stmt, bound, condition->field, 'f', number, condition->from);
  bind_value (stmt, bound, condition->field, 't', number, condition->to);
}

static gboolean
bind_all (const DvQuery *query, DvDb *db, DvStmt *stmt, Bound *bound, GError **error)
{
  bound->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < query->conditions->len; i++)
    bind_condition (stmt, bound, &g_array_index (query->conditions, Condition, i), i);
  if (query->kind->start != NULL && query->from != NULL)
    dv_stmt_bind_text (stmt, ":from", query->from);
  if (query->kind->start != NULL && query->to != NULL)
    dv_stmt_bind_text (stmt, ":to", query->to);
  if (query->unit != NULL)
    bind_id (stmt, bound, ":unit", query->unit);
  if (query->words == NULL)
    return TRUE;
  bound->found = find_words (query, db, error);
  if (bound->found != NULL)
    dv_stmt_bind_text (stmt, ":found", bound->found);
  return bound->found != NULL;
}

/**
 * dv_query_run:
 * @query: a query
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the records, in order
 */
GArray *
dv_query_run (const DvQuery *query, DvDb *db, GError **error)
{
  g_autoptr (GString) sql = build_sql (query, "t.rid");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Bound) bound = { 0 };
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  append_order (sql, query);
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", query->limit);
  stmt = dv_db_prepare (db, sql->str, error);
  if (stmt == NULL || !bind_all (query, db, stmt, &bound, error))
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_array_append_val (rows, row);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * dv_query_count:
 * @query: a query
 * @db: a connection
 * @count: (out): how many records it lists
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they could be counted
 */
gboolean
dv_query_count (const DvQuery *query, DvDb *db, guint *count, GError **error)
{
  g_autoptr (GString) sql = build_sql (query, "count(*)");
  g_auto (Bound) bound = { 0 };
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql->str, error);

  *count = 0;
  if (stmt == NULL || !bind_all (query, db, stmt, &bound, error) ||
      dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *count = (guint) dv_stmt_get_integer (stmt, 0);
  return TRUE;
}
