/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-rows.h"

#include <glib/gi18n-lib.h>

#include "dv-id.h"
#include "dv-links.h"
#include "dv-store-error.h"
#include "dv-through.h"

struct _DvRows {
  DvDb *db;
  GPtrArray *fields; /* of DvField */
  char *sql;
  GPtrArray *links_sql; /* for every field the question for its links; NULL if it has a column */
  GPtrArray *links;     /* for every field the values of its links in this chunk, or NULL */
  DvStmt *stmt;
  char *list; /* the numbers of the chunk, as JSON */
  const gint64 *rows;
  guint n_rows;
  guint next;
  char id[37];
};

/* The columns of the statement before those of the fields. */
enum {
  COLUMN_ROW,
  COLUMN_ID,
  N_OWN_COLUMNS,
};

static char *
make_sql (const DvKind *kind, GPtrArray *fields)
{
  GString *sql = g_string_new ("SELECT t.rid, r.id");

  for (guint i = 0; i < fields->len; i++) {
    const DvField *field = g_ptr_array_index (fields, i);

    if (dv_field_has_column (field))
      g_string_append_printf (sql, ", t.\"%s\"", field->name);
    else
      g_string_append (sql, ", NULL");
  }
  /* The numbers come first, so that the records come in their order. */
  g_string_append_printf (sql,
                          " FROM json_each (:rows) j CROSS JOIN \"%s\" t ON t.rid = j.value"
                          " CROSS JOIN record r ON r.rid = t.rid",
                          kind->name);
  return g_string_free (sql, FALSE);
}

static char *
make_links_sql (const DvField *field)
{
  g_autofree char *links = dv_through_sql (field);

  return g_strdup_printf ("SELECT j.key, r.id, x.role FROM json_each (:rows) j"
                          " CROSS JOIN %s x ON x.source = j.value"
                          " CROSS JOIN record r ON r.rid = x.target",
                          links);
}

/**
 * dv_rows_new:
 * @db: a connection, which must live longer
 * @kind: the kind of the records
 * @fields: (element-type DvField): which of its fields to read
 *
 * Returns: (transfer full): no records yet
 */
DvRows *
dv_rows_new (DvDb *db, const DvKind *kind, GPtrArray *fields)
{
  DvRows *self = g_new0 (DvRows, 1);

  self->db = db;
  self->fields = g_ptr_array_ref (fields);
  self->sql = make_sql (kind, fields);
  self->links_sql = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < fields->len; i++) {
    const DvField *field = g_ptr_array_index (fields, i);
    gboolean has_column = dv_field_has_column (field);

    g_ptr_array_add (self->links_sql, has_column ? NULL : make_links_sql (field));
    g_ptr_array_add (self->links, g_ptr_array_new_with_free_func (g_free));
  }
  return self;
}

/**
 * dv_rows_free:
 * @self: (transfer full) (nullable): records
 */
void
dv_rows_free (DvRows *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stmt, dv_stmt_release);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->links_sql);
  g_ptr_array_unref (self->fields);
  g_free (self->sql);
  g_free (self->list);
  g_free (self);
}

static char *
list_rows (const gint64 *rows, guint n_rows)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", rows[i]);
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static void
add_link (GPtrArray *all, guint place, DvStmt *stmt)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, 1, &size);
  g_autofree char *text = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : NULL;

  if (text == NULL || place >= all->len)
    return;
  if (all->pdata[place] == NULL)
    all->pdata[place] = dv_links_new ();
  dv_links_add (all->pdata[place], text, dv_stmt_get_text (stmt, 2));
}

/* Puts the canonical values in place of the links. */
static void
take_values (GPtrArray *all, GPtrArray *values)
{
  for (guint i = 0; i < all->len; i++) {
    GPtrArray *links = all->pdata[i];

    g_ptr_array_add (values, links != NULL ? dv_links_to_value (links) : NULL);
    if (links != NULL)
      g_ptr_array_unref (links);
  }
}

static gboolean
read_links (DvRows *self, const char *sql, GPtrArray *values, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (self->db, sql, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  g_ptr_array_set_size (all, (gint) self->n_rows);
  dv_stmt_bind_text (stmt, ":rows", self->list);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    add_link (all, (guint) dv_stmt_get_integer (stmt, 0), stmt);
  take_values (all, values);
  return step == DV_STEP_DONE;
}

static gboolean
read_all_links (DvRows *self, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++) {
    const char *sql = g_ptr_array_index (self->links_sql, i);
    GPtrArray *values = g_ptr_array_index (self->links, i);

    g_ptr_array_set_size (values, 0);
    if (sql != NULL && !read_links (self, sql, values, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_rows_read:
 * @self: records
 * @rows: (array length=n_rows): the numbers of the next ones, which must stay until they are read
 * @n_rows: how many, at most %DV_ROWS_CHUNK
 * @error: return location for a #DV_STORE_ERROR
 *
 * Goes on to other records.
 *
 * Returns: whether dv_rows_step() can be called
 */
gboolean
dv_rows_read (DvRows *self, const gint64 *rows, guint n_rows, GError **error)
{
  g_clear_pointer (&self->stmt, dv_stmt_release);
  g_free (self->list);
  self->list = list_rows (rows, n_rows);
  self->rows = rows;
  self->n_rows = n_rows;
  self->next = 0;
  if (!read_all_links (self, error))
    return FALSE;
  self->stmt = dv_db_prepare (self->db, self->sql, error);
  if (self->stmt != NULL)
    dv_stmt_bind_text (self->stmt, ":rows", self->list);
  return self->stmt != NULL;
}

static void
take_id (DvRows *self)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (self->stmt, COLUMN_ID, &size);
  g_autofree char *text = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : NULL;

  g_strlcpy (self->id, text != NULL ? text : "", sizeof self->id);
}

/**
 * dv_rows_step:
 * @self: records, after dv_rows_read()
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether there is a next record; it is an error if one of them is not in the store
 */
DvStep
dv_rows_step (DvRows *self, GError **error)
{
  DvStep step = dv_stmt_step (self->stmt, error);

  if (step == DV_STEP_ERROR || (step == DV_STEP_DONE && self->next == self->n_rows))
    return step;
  if (step == DV_STEP_DONE || self->next == self->n_rows ||
      dv_stmt_get_integer (self->stmt, COLUMN_ROW) != self->rows[self->next]) {
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such record."));
    return DV_STEP_ERROR;
  }
  self->next++;
  take_id (self);
  return DV_STEP_ROW;
}

/**
 * dv_rows_get_id:
 * @self: records
 *
 * Returns: the UUID of the one that was stepped to
 */
const char *
dv_rows_get_id (DvRows *self)
{
  return self->id;
}

/**
 * dv_rows_get_value:
 * @self: records
 * @field: the place of a field among those that are read, but not of a link
 *
 * Returns: (nullable): its value in canonical form, until the next step
 */
const char *
dv_rows_get_value (DvRows *self, guint field)
{
  if (g_ptr_array_index (self->links_sql, field) != NULL)
    return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->links, field), self->next - 1);
  return dv_stmt_get_text (self->stmt, (int) (N_OWN_COLUMNS + field));
}

/**
 * dv_rows_get_link:
 * @self: records
 * @field: the place of a link among the fields that are read
 *
 * Returns: the number of the record linked to, 0 if there is none
 */
gint64
dv_rows_get_link (DvRows *self, guint field)
{
  return dv_stmt_get_integer (self->stmt, (int) (N_OWN_COLUMNS + field));
}
