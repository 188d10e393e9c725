/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-conflicts.h"

#include <glib/gi18n-lib.h>

#include "dv-disputes.h"
#include "dv-history.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-moved.h"
#include "dv-problem.h"
#include "dv-row.h"
#include "dv-siblings.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* What a life is called in commands, and in ids of conflicts where a field has its name. */
#define LIFE_NAME "life"

static const char *const lives[] = { "alive", "deleted", "moved", "erased" };

static void
value_free (gpointer data)
{
  DvConflictValue *value = data;

  g_free (value->value);
  g_free (value->shown);
  g_free (value->actor);
  g_free (value->site);
  g_free (value);
}

/**
 * dv_conflict_free:
 * @conflict: (transfer full) (nullable): a conflict
 */
void
dv_conflict_free (DvConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->id);
  g_free (conflict->type);
  g_free (conflict->record);
  g_free (conflict->title);
  g_free (conflict->base);
  g_free (conflict->shown_base);
  g_ptr_array_unref (conflict->values);
  g_free (conflict->text);
  g_free (conflict);
}

static gint64
time_of (gint64 hlc)
{
  return (hlc >> 16) * 1000;
}

/* What the law marks as sensitive is not shown in a list; who settles it opens the record. */
static char *
show (DvDb *db, const DvField *field, const char *value)
{
  if (value != NULL && (field->flags & DV_FIELD_SENSITIVE))
    return g_strdup (DV_HIDDEN_TITLE);
  return dv_history_show_value (db, field, value);
}

static gboolean
set_site (DvDb *db, DvConflictValue *value, guint32 sid, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT name, role, sid = (SELECT value FROM meta WHERE key = 'site') FROM sync_site"
    " WHERE sid = :sid",
    error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":sid", sid);
  step = dv_stmt_step (stmt, error);
  if (step == DV_STEP_ROW) {
    value->site = g_strdup (dv_stmt_get_text (stmt, 0));
    value->office = g_strcmp0 (dv_stmt_get_text (stmt, 1), "office") == 0;
    value->own = dv_stmt_get_integer (stmt, 2) != 0;
  }
  return step != DV_STEP_ERROR;
}

static gboolean
add_sibling (DvDb *db, DvConflict *conflict, const DvSibling *sibling, GError **error)
{
  DvConflictValue *value = g_new0 (DvConflictValue, 1);

  g_ptr_array_add (conflict->values, value);
  value->value = g_strdup (sibling->value);
  value->shown = show (db, conflict->field, sibling->value);
  value->actor = g_strdup (sibling->actor);
  value->time = time_of (sibling->hlc);
  value->is_shown = conflict->values->len == 1;
  return set_site (db, value, sibling->dot.site, error);
}

/* The value before the first of those that are in conflict came to be known here. */
static gboolean
read_base (DvDb *db, DvConflict *conflict, gint64 row, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT min (o.op) FROM sync_sibling s JOIN record r USING (rid) JOIN sync_op o"
                   " ON o.sid = s.sid AND o.scope = r.scope AND o.seq = s.seq"
                   " WHERE s.rid = :row AND s.field = :field",
                   error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_integer (stmt, ":field", conflict->field->id);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  if (dv_stmt_is_null (stmt, 0))
    return TRUE;
  conflict->base =
    dv_history_value_before (db, row, dv_stmt_get_integer (stmt, 0), conflict->field->id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  conflict->shown_base = show (db, conflict->field, conflict->base);
  return TRUE;
}

static gboolean
read_values (DvDb *db, DvConflict *conflict, gint64 row, GError **error)
{
  g_autoptr (GArray) siblings = dv_siblings_read (db, row, conflict->field->id, error);

  if (siblings == NULL)
    return FALSE;
  for (guint i = 0; i < siblings->len; i++) {
    if (!add_sibling (db, conflict, &g_array_index (siblings, DvSibling, i), error))
      return FALSE;
  }
  return read_base (db, conflict, row, error);
}

static const char *
life_label (DvLife life)
{
  switch (life) {
  case DV_LIFE_DELETED:
    return _ ("deleted");
  case DV_LIFE_MOVED:
    return _ ("given to another residential group");
  case DV_LIFE_ERASED:
    return _ ("erased on request");
  case DV_LIFE_ALIVE:
  default:
    return _ ("changed");
  }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const DvConflictValue *first = *(DvConflictValue *const *) a;
  const DvConflictValue *second = *(DvConflictValue *const *) b;

  return (second->time > first->time) - (second->time < first->time);
}

static gboolean
add_life (DvDb *db, DvConflict *conflict, gint64 scope, DvDot dot, DvLife life, GError **error)
{
  DvConflictValue *value = g_new0 (DvConflictValue, 1);
  gint64 hlc = 0;

  g_ptr_array_add (conflict->values, value);
  value->value = g_strdup (lives[life]);
  value->shown = g_strdup (life_label (life));
  value->is_shown = life == DV_LIFE_ALIVE;
  if (!dv_siblings_read_stamp (db, scope, dot, &hlc, &value->actor, error))
    return FALSE;
  value->time = time_of (hlc);
  return set_site (db, value, dot.site, error);
}

/* What a change in the old scope said, for whoever has to decide. */
static char *
describe_change (DvDb *db, const DvConflict *conflict, gint64 scope, DvDot dot)
{
  g_autoptr (GString) text = g_string_new (_ ("changed"));
  g_autoptr (DvOp) op = dv_moved_read_change (db, scope, dot);

  for (guint i = 0; op != NULL && i < op->fields->len; i++) {
    const DvOpField *entry = g_ptr_array_index (op->fields, i);
    const DvField *field = dv_kind_find_field_by_id (conflict->kind, entry->field);
    g_autofree char *shown = field != NULL ? show (db, field, entry->value) : NULL;

    if (field != NULL)
      g_string_append_printf (text, "; %s: %s", dv_field_get_label (field),
                              shown != NULL ? shown : _ ("(empty)"));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
read_version_lives (DvDb *db,
                    DvConflict *conflict,
                    gint64 scope,
                    const DvVersion *version,
                    GError **error)
{
  g_autoptr (GArray) dots = dv_version_get_dots (version, DV_FIELD_LIFE);
  g_autoptr (GArray) said = dv_version_get_lives (version);

  for (guint i = 0; i < dots->len; i++) {
    DvDot dot = g_array_index (dots, DvDot, i);
    DvLife life = g_array_index (said, DvLife, i);
    DvConflictValue *value;

    if (!add_life (db, conflict, scope, dot, life, error))
      return FALSE;
    value = g_ptr_array_index (conflict->values, conflict->values->len - 1);
    if (life == DV_LIFE_ALIVE) {
      g_free (value->shown);
      value->shown = describe_change (db, conflict, scope, dot);
    }
  }
  g_ptr_array_sort (conflict->values, compare_values);
  return TRUE;
}

/* Of a record that was given to another scope while somebody changed it in the old one. */
static gboolean
read_moved_lives (DvDb *db, DvConflict *conflict, gint64 row, GError **error)
{
  g_autoptr (GArray) scopes = dv_moved_find_disputed (db, row, error);

  for (guint i = 0; scopes != NULL && i < scopes->len; i++) {
    gint64 scope = g_array_index (scopes, gint64, i);
    g_autoptr (DvVersion) version = dv_moved_read (db, row, scope, error);

    if (version == NULL || !read_version_lives (db, conflict, scope, version, error))
      return FALSE;
  }
  return scopes != NULL;
}

static gboolean
read_lives (DvDb *db, DvConflict *conflict, gint64 row, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_read_version (db, row, error);
  gint64 scope;

  return version != NULL && dv_row_get_scope (db, row, &scope, error) &&
         read_version_lives (db, conflict, scope, version, error);
}
static char *
make_id (const DvConflict *conflict)
{
  const char *name = conflict->field != NULL ? conflict->field->name : conflict->type;

  return g_strconcat (conflict->record, ":", name, NULL);
}

static gboolean
read_what (DvDb *db, DvConflict *conflict, DvRecord *record, GError **error)
{
  gint64 row = dv_record_get_row (record);

  if (conflict->field != NULL)
    return read_values (db, conflict, row, error);
  if (strcmp (conflict->type, "life") == 0)
    return read_lives (db, conflict, row, error);
  if (strcmp (conflict->type, "moved") == 0)
    return read_moved_lives (db, conflict, row, error);
  return dv_disputes_describe (db, record, conflict->type, &conflict->text, error);
}

/* Returns: (transfer full) (nullable): %NULL without @error if the record's kind or field is of a
 *   later version of the program */
static DvConflict *
read_conflict (DvDb *db, const char *type, gint64 row, guint field, gint64 opened, GError **error)
{
  g_autoptr (DvConflict) conflict = g_new0 (DvConflict, 1);
  g_autoptr (DvRecord) record = NULL;
  gboolean is_field = g_strcmp0 (type, "field") == 0;

  conflict->values = g_ptr_array_new_with_free_func (value_free);
  record = dv_db_load (db, row, error);
  if (record == NULL)
    return NULL;
  conflict->kind = dv_record_get_kind (record);
  conflict->type = g_strdup (type);
  conflict->record = g_strdup (dv_record_get_id (record));
  conflict->title = g_strdup (dv_record_get_title (record));
  conflict->opened = time_of (opened);
  conflict->field = is_field ? dv_kind_find_field_by_id (conflict->kind, field) : NULL;
  if (is_field && conflict->field == NULL)
    return NULL;
  conflict->id = make_id (conflict);
  return read_what (db, conflict, record, error) ? g_steal_pointer (&conflict) : NULL;
}

static gboolean
add_conflicts (DvDb *db, DvStmt *stmt, GPtrArray *conflicts, GError **error)
{
  DvStep step;

  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (GError) local = NULL;
    DvConflict *conflict =
      read_conflict (db, dv_stmt_get_text (stmt, 0), dv_stmt_get_integer (stmt, 1),
                     (guint) dv_stmt_get_integer (stmt, 2), dv_stmt_get_integer (stmt, 3), &local);

    if (local != NULL && !g_error_matches (local, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (conflict != NULL)
      g_ptr_array_add (conflicts, conflict);
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_conflicts_list:
 * @db: a connection
 * @record: (nullable): the UUID of a record; %NULL for all
 * @limit: the most to list; 0 for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvConflict): what has to be settled, the newest first
 */
GPtrArray *
dv_conflicts_list (DvDb *db, const char *record, guint limit, GError **error)
{
  g_autoptr (GPtrArray) conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_conflict_free);
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    db,
    "SELECT c.type, c.rid, c.field, c.opened FROM sync_conflict c JOIN record r USING (rid)"
    " WHERE (:id IS NULL OR r.id = :id) ORDER BY c.opened DESC, c.rid, c.field LIMIT :limit",
    error);
  DvId id;

  if (stmt == NULL)
    return NULL;
  if (record != NULL && dv_id_parse (record, &id))
    dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":limit", limit > 0 ? (gint64) limit : -1);
  return add_conflicts (db, stmt, conflicts, error) ? g_steal_pointer (&conflicts) : NULL;
}

/**
 * dv_conflicts_load:
 * @db: a connection
 * @id: what names a conflict
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): the conflict
 */
DvConflict *
dv_conflicts_load (DvDb *db, const char *id, GError **error)
{
  g_autofree char *record = g_strndup (id, strcspn (id, ":"));
  g_autoptr (GPtrArray) conflicts = NULL;
  DvId parsed;

  if (dv_id_parse (record, &parsed)) {
    conflicts = dv_conflicts_list (db, record, 0, error);
    if (conflicts == NULL)
      return NULL;
    for (guint i = 0; i < conflicts->len; i++) {
      if (strcmp (((DvConflict *) g_ptr_array_index (conflicts, i))->id, id) == 0)
        return g_ptr_array_steal_index (conflicts, i);
    }
  }
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such conflict; perhaps somebody has settled it."));
  return NULL;
}

/**
 * dv_conflicts_count:
 * @db: a connection
 * @n: (out): how many have to be settled
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether they could be counted
 */
gboolean
dv_conflicts_count (DvDb *db, guint *n, GError **error)
{
  gint64 found = 0;

  if (!dv_db_get_integer (db, "SELECT count(*) FROM sync_conflict", &found, error))
    return FALSE;
  *n = (guint) found;
  return TRUE;
}

static DvOp *
settling_op (DvRecord *record, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  DvOp *op;

  if (version == NULL)
    return NULL;
  op = dv_op_new (dv_record_get_kind (record)->id,
                  dv_record_is_deleted (record) ? DV_LIFE_DELETED : DV_LIFE_ALIVE);
  g_array_unref (op->life_replaced);
  op->life_replaced = dv_version_get_dots (version, DV_FIELD_LIFE);
  return op;
}

/* The life of a record that is in dispute is not settled along with one of its fields. */
static gboolean
leave_life (DvOp *op, DvRecord *record, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);

  if (version == NULL)
    return FALSE;
  if (dv_version_is_life_disputed (version))
    g_array_set_size (op->life_replaced, 0);
  return TRUE;
}

static gboolean
add_value (DvOp *op, DvRecord *after, const DvField *field, const char *value, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (after, error);

  if (version == NULL)
    return FALSE;
  dv_op_add (op, field->id, dv_version_get_dots (version, field->id), value);
  dv_record_set_value (after, field, value);
  return TRUE;
}

/* The value and the remarks, if they are to change, in one change. */
static gboolean
settle_field (DvWrite *write,
              DvRecord *record,
              const DvField *field,
              const char *value,
              const DvField *note,
              const char *remarks,
              GError **error)
{
  g_autoptr (DvRecord) after = dv_record_copy (record);
  g_autoptr (DvOp) op = settling_op (record, error);

  if (op == NULL || !leave_life (op, record, error) ||
      !add_value (op, after, field, value, error) ||
      (note != NULL && !add_value (op, after, note, remarks, error)))
    return FALSE;
  return dv_write_check (write, record, after, error) && dv_write_op (write, record, op, error);
}

/* What was destroyed on request stays so, whatever somebody typed meanwhile. */
static gboolean
settle_life (DvWrite *write, DvRecord *record, const char *value, GError **error)
{
  g_autoptr (DvVersion) version = dv_row_get_version (record, error);
  g_autoptr (DvOp) op = version != NULL ? settling_op (record, error) : NULL;

  if (op == NULL)
    return FALSE;
  if (g_strcmp0 (value, lives[DV_LIFE_ALIVE]) != 0 &&
      g_strcmp0 (value, lives[DV_LIFE_DELETED]) != 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("A record stays (“alive”) or goes (“deleted”); nothing was changed."));
    return FALSE;
  }
  op->life = dv_version_is_erased (version)              ? DV_LIFE_ERASED
             : strcmp (value, lives[DV_LIFE_ALIVE]) == 0 ? DV_LIFE_ALIVE
                                                         : DV_LIFE_DELETED;
  return dv_write_op (write, record, op, error);
}

static gboolean
settle (DvWrite *write, const DvConflict *conflict, const char *value, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (dv_write_get_db (write), conflict->record, error);

  if (record == NULL)
    return FALSE;
  if (conflict->field != NULL)
    return settle_field (write, record, conflict->field, value, NULL, NULL, error);
  if (strcmp (conflict->type, "moved") == 0)
    return dv_write_settle_moved (write, record, error);
  /* What belongs to nothing any more can go, too. */
  if (strcmp (conflict->type, "dangling") == 0 && g_strcmp0 (value, lives[DV_LIFE_DELETED]) == 0)
    return dv_write_delete (write, record, error);
  if (strcmp (conflict->type, LIFE_NAME) != 0) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("Nothing has to be chosen here: open the record and put it right. "
                            "Nothing was changed."));
    return FALSE;
  }
  return settle_life (write, record, value, error);
}

/**
 * dv_conflicts_settle:
 * @write: a transaction
 * @id: what names a conflict
 * @value: (nullable): the value that counts from now on, in canonical form: one of those in
 *   conflict, or another; of a life `alive` or `deleted`; of what belongs to a deleted record
 *   `deleted`
 * @error: return location for a #DV_STORE_ERROR
 *
 * Settles a conflict. It is an ordinary change that takes the place of all values that are known
 * here; if somebody settles it otherwise at another site meanwhile, that is a conflict again.
 *
 * Returns: whether it is settled
 */
gboolean
dv_conflicts_settle (DvWrite *write, const char *id, const char *value, GError **error)
{
  g_autoptr (DvConflict) conflict = dv_conflicts_load (dv_write_get_db (write), id, error);

  return conflict != NULL && settle (write, conflict, value, error);
}

static char *
describe_others (const DvConflict *conflict, const char *value, const char *note)
{
  g_autoptr (GString) text = g_string_new (note);

  for (guint i = 0; i < conflict->values->len; i++) {
    const DvConflictValue *other = g_ptr_array_index (conflict->values, i);

    if (g_strcmp0 (other->value, value) == 0 || other->shown == NULL)
      continue;
    if (text->len > 0)
      g_string_append (text, "; ");
    /* translators: the label of a field, a value, and the name of a machine or person */
    g_string_append_printf (text, _ ("%s: also “%s” (%s)"), dv_field_get_label (conflict->field),
                            other->shown,
                            other->site != NULL    ? other->site
                            : other->actor != NULL ? other->actor
                                                   : _ ("another machine"));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Remarks may hold several values themselves; then all of them are kept. */
static char *
read_remarks (DvDb *db, DvRecord *record, const DvField *note, GError **error)
{
  g_autoptr (GArray) siblings = dv_siblings_read (db, dv_record_get_row (record), note->id, error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (siblings == NULL)
    return NULL;
  if (siblings->len == 0)
    g_ptr_array_add (texts, (gpointer) dv_record_get_value (record, note));
  for (guint i = 0; i < siblings->len; i++) {
    char *value = g_array_index (siblings, DvSibling, i).value;

    if (value != NULL && !g_ptr_array_find_with_equal_func (texts, value, g_str_equal, NULL))
      g_ptr_array_add (texts, value);
  }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("; ", (char **) texts->pdata);
}

static gboolean
keep_both (DvWrite *write,
           const DvConflict *conflict,
           const DvField *note,
           const char *value,
           GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) record = dv_db_load_id (db, conflict->record, error);
  g_autofree char *remarks = NULL;
  g_autofree char *text = NULL;

  if (record == NULL)
    return FALSE;
  if (note == conflict->field) {
    text = describe_others (conflict, value, value);
    return settle_field (write, record, note, text[0] != '\0' ? text : NULL, NULL, NULL, error);
  }
  remarks = read_remarks (db, record, note, error);
  if (remarks == NULL)
    return FALSE;
  text = describe_others (conflict, value, remarks);
  return settle_field (write, record, conflict->field, value, note, text[0] != '\0' ? text : NULL,
                       error);
}

/**
 * dv_conflicts_keep_both:
 * @write: a transaction
 * @id: what names a conflict of a field
 * @value: (nullable): the value that counts from now on
 * @error: return location for a #DV_STORE_ERROR: invalid, if the record has no place for notes
 *
 * Settles a conflict and writes the other values into the remarks of the record.
 *
 * Returns: whether it is settled
 */
gboolean
dv_conflicts_keep_both (DvWrite *write, const char *id, const char *value, GError **error)
{
  g_autoptr (DvConflict) conflict = dv_conflicts_load (dv_write_get_db (write), id, error);
  const DvField *note;

  if (conflict == NULL)
    return FALSE;
  note = dv_kind_find_field (conflict->kind, "note");
  if (conflict->field == NULL || note == NULL || (conflict->field->flags & DV_FIELD_SENSITIVE)) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                         _ ("The other value cannot be kept as a note here. Nothing was changed."));
    return FALSE;
  }
  return keep_both (write, conflict, note, value, error);
}

static gboolean
fits (const DvConflictValue *value, DvSettleRule rule)
{
  switch (rule) {
  case DV_SETTLE_OFFICE:
    return value->office;
  case DV_SETTLE_OWN:
    return value->own;
  case DV_SETTLE_OTHER:
    return !value->own;
  case DV_SETTLE_NEWEST:
  default:
    return TRUE;
  }
}

/**
 * dv_conflict_choose:
 * @conflict: a conflict
 * @rule: a rule
 *
 * Returns: (nullable): the value that counts by @rule; %NULL if there is none, or more than one
 * that differ
 */
const DvConflictValue *
dv_conflict_choose (const DvConflict *conflict, DvSettleRule rule)
{
  const DvConflictValue *chosen = NULL;

  /* What was typed in the group that a record has left has to be typed again: no rule does that. */
  if (strcmp (conflict->type, "moved") == 0)
    return NULL;
  for (guint i = 0; i < conflict->values->len; i++) {
    const DvConflictValue *value = g_ptr_array_index (conflict->values, i);

    if (!fits (value, rule))
      continue;
    if (rule == DV_SETTLE_NEWEST)
      return value;
    if (chosen != NULL && g_strcmp0 (chosen->value, value->value) != 0)
      return NULL;
    chosen = value;
  }
  return chosen;
}

static gboolean
may_be_settled (const DvConflictValue *value, const DvConflict *conflict)
{
  return value != NULL && (conflict->field != NULL || strcmp (value->value, "alive") == 0 ||
                           strcmp (value->value, "deleted") == 0);
}

/**
 * dv_conflicts_settle_all:
 * @write: a transaction
 * @ids: (array zero-terminated=1): what names the conflicts
 * @rule: by which
 * @n_settled: (out): how many are settled
 * @error: return location for a #DV_STORE_ERROR
 *
 * Settles several conflicts; those to which the rule gives no answer are left.
 *
 * Returns: whether it could be done
 */
gboolean
dv_conflicts_settle_all (DvWrite *write,
                         const char *const *ids,
                         DvSettleRule rule,
                         guint *n_settled,
                         GError **error)
{
  *n_settled = 0;
  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (DvConflict) conflict = dv_conflicts_load (dv_write_get_db (write), ids[i], error);
    const DvConflictValue *value;

    if (conflict == NULL)
      return FALSE;
    value = dv_conflict_choose (conflict, rule);
    if (!may_be_settled (value, conflict))
      continue;
    if (!settle (write, conflict, value->value, error))
      return FALSE;
    (*n_settled)++;
  }
  return TRUE;
}
