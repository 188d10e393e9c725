/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state.h"

#include "dv-conflicts.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-row.h"
#include "dv-site.h"

static void
state_op_free (gpointer data)
{
  StateOp *op = data;

  g_free (op->record);
  dv_op_free (op->body);
  g_free (op);
}

static guint
read_site (Ward *ward, DvStmt *stmt, int column)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, column, &size);

  return ward_find_site (ward, id);
}

static StateOp *
read_op (Ward *ward, DvStmt *stmt)
{
  StateOp *op = g_new0 (StateOp, 1);
  gconstpointer body;
  gsize size;

  op->op = dv_stmt_get_integer (stmt, 0);
  op->author = read_site (ward, stmt, 1);
  op->scope = ward_find_scope (ward, dv_stmt_get_text (stmt, 2));
  op->seq = (guint64) dv_stmt_get_integer (stmt, 3);
  op->record = dv_id_to_text (dv_stmt_get_blob (stmt, 4, &size));
  op->hlc = dv_stmt_get_integer (stmt, 6);
  body = dv_stmt_get_blob (stmt, 5, &size);
  op->body = body != NULL ? dv_op_parse (body, size) : NULL;
  return op;
}

/* Returns: (element-type StateOp): the changes that a store came to know after a certain one */
GPtrArray *
state_read_log (Ward *ward, Desk *desk, gint64 after, GError **error)
{
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func (state_op_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    desk->db,
    "SELECT o.op, s.id, c.name, o.seq, r.id, o.body, b.hlc FROM sync_op o"
    " JOIN sync_site s ON s.sid = o.sid JOIN sync_scope c ON c.scope = o.scope"
    " JOIN record r ON r.rid = o.rid"
    " LEFT JOIN sync_batch b ON b.sid = o.sid AND b.scope = o.scope AND b.batch = o.batch"
    " WHERE o.op > :after ORDER BY o.op",
    error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":after", after);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (ops, read_op (ward, stmt));
  return step == DV_STEP_DONE ? g_steal_pointer (&ops) : NULL;
}

static void
state_record_free (gpointer data)
{
  StateRecord *record = data;

  g_free (record->id);
  g_ptr_array_unref (record->values);
  g_ptr_array_unref (record->live);
  g_free (record);
}

static int
compare_dots (gconstpointer a, gconstpointer b)
{
  const StateDot *first = a, *second = b;

  if (first->author != second->author)
    return first->author < second->author ? -1 : 1;
  return first->seq < second->seq ? -1 : first->seq > second->seq;
}

/* A record is made with one dot for all its fields, also those that were left blank; those say
 * nothing. */
static gboolean
wrote (DvDb *db, gint64 row, DvDot dot, guint field)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT o.body FROM sync_op o JOIN record r ON r.rid = o.rid"
                   " WHERE o.rid = :row AND o.sid = :sid AND o.seq = :seq AND o.scope = r.scope",
                   NULL);
  g_autoptr (DvOp) op = NULL;
  gconstpointer body;
  gsize size;

  if (field == DV_FIELD_LIFE)
    return TRUE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":sid", dot.site);
  dv_stmt_bind_integer (stmt, ":seq", (gint64) dot.seq);
  if (dv_stmt_step (stmt, NULL) != DV_STEP_ROW)
    return TRUE;
  body = dv_stmt_get_blob (stmt, 0, &size);
  op = body != NULL ? dv_op_parse (body, size) : NULL;
  return op == NULL || dv_op_find (op, field) != NULL;
}

/* Whether the log has to be asked if a change wrote a field: only of the making of a record, and
 * only if its value does not tell. */
static gboolean
is_unclear (const GArray *dots, DvDot dot, DvDot created, const char *value)
{
  if (dot.site != created.site || dot.seq != created.seq)
    return dots->len > 1;
  return dots->len > 1 || value == NULL;
}

static GArray *
read_live (Ward *ward,
           DvDb *db,
           gint64 row,
           const DvVersion *version,
           guint field,
           const char *value)
{
  g_autoptr (GArray) dots = dv_version_get_dots (version, field);
  DvDot created = dv_version_get_created (version);
  GArray *live = g_array_new (FALSE, TRUE, sizeof (StateDot));

  for (guint i = 0; i < dots->len; i++) {
    DvDot dot = g_array_index (dots, DvDot, i);
    StateDot own = { G_MAXUINT, dot.seq };
    DvId id;

    if (dv_site_get_id (db, dot.site, &id, NULL))
      own.author = ward_find_site (ward, &id);
    if (field == DV_FIELD_LIFE || !is_unclear (dots, dot, created, value) ||
        wrote (db, row, dot, field))
      g_array_append_val (live, own);
  }
  g_array_sort (live, compare_dots);
  return live;
}

static StateRecord *
read_record (Ward *ward, DvDb *db, gint64 row, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, error);
  g_autoptr (DvVersion) version = record != NULL ? dv_row_get_version (record, error) : NULL;
  StateRecord *state;

  if (version == NULL)
    return NULL;
  state = g_new0 (StateRecord, 1);
  state->id = g_strdup (dv_record_get_id (record));
  state->kind = dv_record_get_kind (record);
  state->deleted = dv_record_is_deleted (record);
  state->conflicted = dv_record_is_conflicted (record);
  state->values = g_ptr_array_new_with_free_func (g_free);
  state->live = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (state->live, read_live (ward, db, row, version, DV_FIELD_LIFE, NULL));
  for (guint i = 0; i < state->kind->n_fields; i++) {
    const DvField *field = &state->kind->fields[i];

    const char *value = dv_record_get_value (record, field);

    g_ptr_array_add (state->values, g_strdup (value));
    g_ptr_array_add (state->live, read_live (ward, db, row, version, field->id, value));
  }
  return state;
}

/* Returns: (element-type StateRecord): the records of a scope, sorted by their ids */
GPtrArray *
state_read (Ward *ward, Desk *desk, guint scope, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (state_record_free);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (desk->db,
                   "SELECT r.rid FROM record r JOIN sync_scope c ON c.scope = r.scope"
                   " WHERE c.name = :scope ORDER BY r.id",
                   error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":scope", ward->scopes[scope]);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    StateRecord *record = read_record (ward, desk->db, dv_stmt_get_integer (stmt, 0), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static void
state_conflict_free (gpointer data)
{
  StateConflict *conflict = data;

  g_free (conflict->name);
  g_free (conflict->shown);
  g_ptr_array_unref (conflict->values);
  g_free (conflict);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  const StateConflict *first = *(StateConflict *const *) a, *second = *(StateConflict *const *) b;

  return strcmp (first->name, second->name);
}

static StateConflict *
read_conflict (const DvConflict *conflict)
{
  StateConflict *state = g_new0 (StateConflict, 1);

  state->name = g_strconcat (conflict->type, " ", conflict->id, NULL);
  state->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < conflict->values->len; i++) {
    const DvConflictValue *value = g_ptr_array_index (conflict->values, i);

    if (value->is_shown) {
      g_free (state->shown);
      state->shown = g_strdup (value->value);
    }
    g_ptr_array_add (state->values, g_strdup (value->value != NULL ? value->value : "-"));
  }
  g_ptr_array_sort (state->values, compare_texts);
  return state;
}

/* Returns: (element-type StateConflict): what a store wants settled, sorted */
GPtrArray *
state_read_conflicts (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) conflicts = dv_conflicts_list (desk->db, NULL, 0, error);
  GPtrArray *states;

  if (conflicts == NULL)
    return NULL;
  states = g_ptr_array_new_with_free_func (state_conflict_free);
  for (guint i = 0; i < conflicts->len; i++)
    g_ptr_array_add (states, read_conflict (g_ptr_array_index (conflicts, i)));
  g_ptr_array_sort (states, compare_conflicts);
  return states;
}

static void
append_live (GString *text, const GArray *live)
{
  for (guint i = 0; i < live->len; i++) {
    const StateDot *dot = &g_array_index (live, StateDot, i);

    g_string_append_printf (text, " %u:%" G_GUINT64_FORMAT, dot->author, dot->seq);
  }
}

static void
append_record (GString *text, const StateRecord *record)
{
  g_string_append_printf (text, "%s %s%s%s", record->kind->name, record->id,
                          record->deleted ? " deleted" : "",
                          record->conflicted ? " conflicted" : "");
  append_live (text, g_ptr_array_index (record->live, 0));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < record->kind->n_fields; i++) {
    const char *value = g_ptr_array_index (record->values, i);
    const GArray *live = g_ptr_array_index (record->live, i + 1);

    if (value == NULL && live->len == 0)
      continue;
    g_string_append_printf (text, "  %s = %s", record->kind->fields[i].name,
                            value != NULL ? value : "-");
    append_live (text, live);
    g_string_append_c (text, '\n');
  }
}

char *
state_to_text (GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    append_record (text, g_ptr_array_index (records, i));
  return g_string_free (text, FALSE);
}

static gboolean
append_conflicts (GString *text, Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) conflicts = state_read_conflicts (desk, error);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++) {
    const StateConflict *conflict = g_ptr_array_index (conflicts, i);

    g_string_append_printf (text, "conflict %s:", conflict->name);
    for (guint j = 0; j < conflict->values->len; j++)
      g_string_append_printf (text, " %s", (char *) g_ptr_array_index (conflict->values, j));
    g_string_append_c (text, '\n');
  }
  return conflicts != NULL;
}

/* Returns: all that a store says, in words that every store would use */
char *
state_describe (Ward *ward, Desk *desk, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ward->n_scopes; i++) {
    g_autoptr (GPtrArray) records = state_read (ward, desk, i, error);
    g_autofree char *described = records != NULL ? state_to_text (records) : NULL;

    if (described == NULL)
      return NULL;
    g_string_append_printf (text, "scope %u\n%s", i, described);
  }
  return append_conflicts (text, desk, error) ? g_string_free (g_steal_pointer (&text), FALSE)
                                              : NULL;
}

static char *
first_text (DvDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, &error);

  if (stmt == NULL)
    return g_strdup (error->message);
  switch (dv_stmt_step (stmt, &error)) {
  case DV_STEP_ROW:
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, dv_stmt_get_text (stmt, 0),
                            dv_stmt_get_integer (stmt, 1));
  case DV_STEP_DONE:
    return NULL;
  case DV_STEP_ERROR:
  default:
    return g_strdup (error->message);
  }
}

/* Returns: (nullable): what is wrong with the file, or with what follows from the log */
char *
state_check (Desk *desk, gboolean whole)
{
  char *problem = first_text (desk->db, "SELECT \"table\", rowid FROM pragma_foreign_key_check");

  if (problem == NULL && whole)
    problem = first_text (desk->db, "SELECT integrity_check, 0 FROM pragma_integrity_check"
                                    " WHERE integrity_check <> 'ok'");
  if (problem == NULL)
    problem =
      first_text (desk->db, "SELECT 'stream ' || s.sid || ' ' || s.scope, s.seq FROM sync_stream s"
                            " WHERE s.seq <> (SELECT max (seq) FROM sync_op o WHERE o.sid = s.sid"
                            " AND o.scope = s.scope) OR s.seq <> (SELECT count (*) FROM sync_op o"
                            " WHERE o.sid = s.sid AND o.scope = s.scope)");
  return problem;
}
