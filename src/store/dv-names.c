/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-names.h"

#include "dv-fold.h"
#include "dv-id.h"
#include "dv-links.h"

/* The names of one kind, read when they are first asked for. */
typedef struct {
  GPtrArray *names;    /* of DvName */
  GHashTable *by_text; /* folded text -> GPtrArray of DvName */
  GHashTable *by_id;   /* id -> DvName */
  GHashTable *by_row;  /* gint64 -> DvName */
} Index;

struct _DvNames {
  DvDb *db;
  GHashTable *indexes; /* DvKind -> Index */
};

static void
name_free (gpointer data)
{
  DvName *name = data;

  g_free (name->id);
  g_free (name->key);
  g_free (name->title);
  g_free (name->short_name);
  g_free (name->text);
  g_free (name);
}

static void
index_free (gpointer data)
{
  Index *index = data;

  g_hash_table_unref (index->by_text);
  g_hash_table_unref (index->by_id);
  g_hash_table_unref (index->by_row);
  g_ptr_array_unref (index->names);
  g_free (index);
}

static Index *
index_new (void)
{
  Index *index = g_new0 (Index, 1);

  index->names = g_ptr_array_new_with_free_func (name_free);
  index->by_text =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  index->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  return index;
}

/**
 * dv_names_new:
 * @db: a connection, which must live as long as the names
 *
 * Returns: (transfer full): the names of the records in a store as they are now
 */
DvNames *
dv_names_new (DvDb *db)
{
  DvNames *self = g_new0 (DvNames, 1);

  self->db = db;
  self->indexes = g_hash_table_new_full (NULL, NULL, NULL, index_free);
  return self;
}

/**
 * dv_names_free:
 * @self: (transfer full) (nullable): names
 */
void
dv_names_free (DvNames *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->indexes);
  g_free (self);
}

static void
index_text (Index *index, const char *text, DvName *name)
{
  g_autofree char *folded = dv_text_fold (text);
  GPtrArray *names;

  if (*folded == '\0')
    return;
  names = g_hash_table_lookup (index->by_text, folded);
  if (names == NULL) {
    names = g_ptr_array_new ();
    g_hash_table_insert (index->by_text, g_steal_pointer (&folded), names);
  }
  if (!g_ptr_array_find (names, name, NULL))
    g_ptr_array_add (names, name);
}

static void
index_add (Index *index, DvName *name)
{
  g_ptr_array_add (index->names, name);
  g_hash_table_insert (index->by_id, name->id, name);
  if (name->row != 0)
    g_hash_table_insert (index->by_row, &name->row, name);
  index_text (index, name->key, name);
  index_text (index, name->title, name);
  index_text (index, name->short_name, name);
}

static void
append_column (GString *sql, const DvField *field)
{
  if (field != NULL && !dv_field_is_link (field))
    g_string_append_printf (sql, ", t.\"%s\"", field->name);
  else
    g_string_append (sql, ", NULL");
}

static char *
names_sql (const DvKind *kind)
{
  GString *sql = g_string_new ("SELECT r.id");

  append_column (sql, dv_kind_get_key_field (kind));
  append_column (sql, dv_kind_get_title_field (kind));
  append_column (sql, dv_kind_find_field (kind, "short_name"));
  g_string_append (sql, ", t.rid");
  append_column (sql, dv_kind_find_field (kind, "sensitive"));
  g_string_append_printf (
    sql, " FROM \"%s\" t JOIN record r ON r.rid = t.rid WHERE t.flags & 1 = 0 ORDER BY t.rid",
    kind->name);
  return g_string_free (sql, FALSE);
}

static DvName *
read_name (DvStmt *stmt)
{
  DvName *name = g_new0 (DvName, 1);
  gsize size;

  name->id = dv_id_to_text (dv_stmt_get_blob (stmt, 0, &size));
  name->key = g_strdup (dv_stmt_get_text (stmt, 1));
  name->title = g_strdup (dv_stmt_get_text (stmt, 2));
  name->short_name = g_strdup (dv_stmt_get_text (stmt, 3));
  name->row = dv_stmt_get_integer (stmt, 4);
  name->sensitive = dv_stmt_get_integer (stmt, 5) != 0;
  return name;
}

static Index *
read_index (DvNames *self, const DvKind *kind, GError **error)
{
  g_autofree char *sql = names_sql (kind);
  g_autoptr (DvStmt) stmt = dv_db_prepare (self->db, sql, error);
  Index *index;
  DvStep step;

  if (stmt == NULL)
    return NULL;
  index = index_new ();
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    index_add (index, read_name (stmt));
  if (step == DV_STEP_DONE)
    return index;
  index_free (index);
  return NULL;
}

static Index *
need_index (DvNames *self, const DvKind *kind, GError **error)
{
  Index *index = g_hash_table_lookup (self->indexes, kind);

  if (index != NULL)
    return index;
  index = read_index (self, kind, error);
  if (index != NULL)
    g_hash_table_insert (self->indexes, (gpointer) kind, index);
  return index;
}

/**
 * dv_names_add:
 * @self: names
 * @record: a record with an id, that is not in the store yet
 *
 * Makes the record found by its names, too.
 */
void
dv_names_add (DvNames *self, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  Index *index = need_index (self, kind, NULL);
  const DvField *key = dv_kind_get_key_field (kind);
  DvName *name;

  if (index == NULL || g_hash_table_contains (index->by_id, dv_record_get_id (record)))
    return;
  name = g_new0 (DvName, 1);
  name->id = g_strdup (dv_record_get_id (record));
  name->key = g_strdup (key != NULL ? dv_record_get_value (record, key) : NULL);
  name->title = g_strdup (dv_record_get_title (record));
  name->short_name = g_strdup (dv_record_get (record, "short_name"));
  index_add (index, name);
}

static gboolean
folds_alike (const char *name, const char *text, char *(*fold) (const char *) )
{
  g_autofree char *left = fold (name);
  g_autofree char *right = fold (text);

  return *left != '\0' && strcmp (left, right) == 0;
}

/* How well the text names the record: by its code as it stands best, by a title without its marks
 * least. */
static guint
rate (const DvName *name, const char *text)
{
  if (g_strcmp0 (name->key, text) == 0)
    return 4;
  if (folds_alike (name->key, text, dv_text_fold_case))
    return 3;
  if (folds_alike (name->title, text, dv_text_fold_case) ||
      folds_alike (name->short_name, text, dv_text_fold_case))
    return 2;
  return 1;
}

static void
keep_best (GPtrArray *found, const char *text)
{
  guint best = 0;

  for (guint i = 0; i < found->len; i++)
    best = MAX (best, rate (g_ptr_array_index (found, i), text));
  for (guint i = found->len; i > 0; i--) {
    if (rate (g_ptr_array_index (found, i - 1), text) < best)
      g_ptr_array_remove_index (found, i - 1);
  }
}

/* All names of @kind whose folded text is that of @text. */
static GPtrArray *
find_folded (DvNames *self, const DvKind *kind, const char *text, GError **error)
{
  g_autofree char *folded = dv_text_fold (text);
  Index *index = need_index (self, kind, error);
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *names;

  if (index == NULL) {
    g_ptr_array_unref (found);
    return NULL;
  }
  names = g_hash_table_lookup (index->by_text, folded);
  for (guint i = 0; names != NULL && i < names->len; i++)
    g_ptr_array_add (found, g_ptr_array_index (names, i));
  return found;
}

/**
 * dv_names_find:
 * @self: names
 * @kind: the kind of record to find
 * @text: a UUID, a code, a title or a short name, whatever the case and the marks
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the records that @text can mean. A code comes before a title, and a name written just so
 * before one without its marks.
 *
 * Returns: (transfer container) (element-type DvName) (nullable): one name if it is clear, several
 *   if it is not, none if there is no such record
 */
GPtrArray *
dv_names_find (DvNames *self, const DvKind *kind, const char *text, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  Index *index = need_index (self, kind, error);
  GPtrArray *found;
  DvName *name;

  if (index == NULL)
    return NULL;
  name = dv_id_is_valid (lower) ? g_hash_table_lookup (index->by_id, lower) : NULL;
  if (name != NULL) {
    found = g_ptr_array_new ();
    g_ptr_array_add (found, name);
    return found;
  }
  found = find_folded (self, kind, text, error);
  if (found != NULL)
    keep_best (found, text);
  return found;
}

/**
 * dv_names_find_key:
 * @self: names
 * @kind: the kind of record to find
 * @key: a code
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer container) (element-type DvName) (nullable): the records with just this code
 */
GPtrArray *
dv_names_find_key (DvNames *self, const DvKind *kind, const char *key, GError **error)
{
  GPtrArray *found = find_folded (self, kind, key, error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--) {
    const DvName *name = g_ptr_array_index (found, i - 1);

    if (g_strcmp0 (name->key, key) != 0)
      g_ptr_array_remove_index (found, i - 1);
  }
  return found;
}

/**
 * dv_names_find_title:
 * @self: names
 * @kind: the kind of record to find
 * @title: a title
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer container) (element-type DvName) (nullable): the records with just this title
 */
GPtrArray *
dv_names_find_title (DvNames *self, const DvKind *kind, const char *title, GError **error)
{
  GPtrArray *found = find_folded (self, kind, title, error);

  for (guint i = found != NULL ? found->len : 0; i > 0; i--) {
    const DvName *name = g_ptr_array_index (found, i - 1);

    if (g_strcmp0 (name->title, title) != 0)
      g_ptr_array_remove_index (found, i - 1);
  }
  return found;
}

/* Returns: whether no other name is like @text */
static gboolean
is_alone (Index *index, const char *text, const DvName *name)
{
  g_autofree char *folded = dv_text_fold (text);
  GPtrArray *names = g_hash_table_lookup (index->by_text, folded);

  return names != NULL && names->len == 1 && g_ptr_array_index (names, 0) == name;
}

/* Returns: whether @text, written into a cell, is read as this record again */
static gboolean
names_only (DvNames *self, Index *index, const DvKind *kind, const char *text, const DvName *name)
{
  g_autoptr (GPtrArray) found = NULL;

  if (text == NULL || strchr (text, ';') != NULL || g_str_has_suffix (text, ")"))
    return FALSE;
  if (!g_uuid_string_is_valid (text) && is_alone (index, text, name))
    return TRUE;
  found = dv_names_find (self, kind, text, NULL);
  return found != NULL && found->len == 1 && g_ptr_array_index (found, 0) == name;
}

/* Finding out whether a name is clear costs more than all else, and it is asked for again with
 * every record that links to it. What was found holds until another name is added. */
static const char *
need_text (DvNames *self, Index *index, const DvKind *kind, DvName *name)
{
  const char *text = name->id;

  if (name->text != NULL && name->text_of == index->names->len)
    return name->text;
  if (names_only (self, index, kind, name->key, name))
    text = name->key;
  else if (names_only (self, index, kind, name->title, name))
    text = name->title;
  g_free (name->text);
  name->text = g_strdup (text);
  name->text_of = index->names->len;
  return name->text;
}

/**
 * dv_names_get_text:
 * @self: names
 * @kind: the kind of a record
 * @id: its UUID
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the text to write for the record, which dv_names_find()
 *   reads as that record again: its code, its title, or its id if these are not clear
 */
char *
dv_names_get_text (DvNames *self, const DvKind *kind, const char *id, GError **error)
{
  Index *index = need_index (self, kind, error);
  DvName *name;

  if (index == NULL)
    return NULL;
  name = g_hash_table_lookup (index->by_id, id);
  return g_strdup (name != NULL ? need_text (self, index, kind, name) : id);
}

/**
 * dv_names_find_row:
 * @self: names
 * @kind: the kind of a record
 * @row: its number in the store
 * @text: (out) (nullable): the text to write for it, see dv_names_get_text()
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (nullable): what the record is called; %NULL without @error if it is deleted or missing
 */
const DvName *
dv_names_find_row (DvNames *self, const DvKind *kind, gint64 row, const char **text, GError **error)
{
  Index *index = need_index (self, kind, error);
  DvName *name = index != NULL ? g_hash_table_lookup (index->by_row, &row) : NULL;

  *text = name != NULL ? need_text (self, index, kind, name) : NULL;
  return name;
}

/**
 * dv_name_to_text:
 * @name: what a record is called
 *
 * Returns: (transfer full): its code and title, for a person who has to choose
 */
char *
dv_name_to_text (const DvName *name)
{
  const char *title = name->title != NULL ? name->title : name->id;

  if (name->key == NULL)
    return g_strdup (title);
  return g_strdup_printf ("%s – %s", name->key, title);
}
