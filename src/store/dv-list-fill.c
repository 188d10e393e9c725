/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-list-fill.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* Lists out of the register: nobody who fits is forgotten, and nobody is written down twice. */

/* Reads one of several ages: `70`, `100+` or `0-15`. */
static gboolean
read_range (const char *text, int *first, int *last)
{
  char *end;

  *first = (int) g_ascii_strtoull (text, &end, 10);
  *last = *first;
  if (end == text)
    return FALSE;
  if (strcmp (end, "+") == 0)
    *last = G_MAXINT;
  else if (*end == '-' && g_ascii_isdigit (end[1]))
    *last = (int) g_ascii_strtoull (end + 1, &end, 10);
  else
    return *end == '\0';
  return *end == '\0' || strcmp (end, "+") == 0;
}

/**
 * dv_ages_are_valid:
 * @ages: (nullable): ages
 *
 * Returns: whether they can be read; no ages can
 */
gboolean
dv_ages_are_valid (const char *ages)
{
  g_auto (GStrv) parts = g_strsplit (ages != NULL ? ages : "", ",", -1);
  int first, last;

  for (guint i = 0; parts[i] != NULL; i++) {
    if (!read_range (g_strstrip (parts[i]), &first, &last))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_ages_match:
 * @ages: (nullable): `70,75,80`, `100+`, `0-15`
 * @age: an age
 *
 * Returns: whether @age is one of them; always if none are given
 */
gboolean
dv_ages_match (const char *ages, int age)
{
  g_auto (GStrv) parts = g_strsplit (ages != NULL ? ages : "", ",", -1);
  int first, last;

  for (guint i = 0; parts[i] != NULL; i++) {
    if (read_range (g_strstrip (parts[i]), &first, &last) && age >= first && age <= last)
      return TRUE;
  }
  return parts[0] == NULL;
}

static gboolean
is_of_age (DvRecord *person, const DvListRule *rule)
{
  gint64 born = dv_record_get_integer (person, "birth");

  return rule->ages == NULL || (born != 0 && dv_ages_match (rule->ages, rule->year - (int) born));
}

static gboolean
is_as_poor (DvDb *db, DvRecord *person, const DvListRule *rule, gboolean *fits, GError **error)
{
  const char *id = dv_record_get (person, "household");
  g_autoptr (DvRecord) household = NULL;

  *fits = rule->standard == NULL;
  if (*fits || id == NULL)
    return TRUE;
  household = dv_db_load_id (db, id, error);
  if (household == NULL)
    return FALSE;
  *fits = g_strcmp0 (dv_record_get (household, "standard"), rule->standard) == 0;
  return TRUE;
}

static DvQuery *
candidates (const DvListRule *rule)
{
  DvQuery *query = dv_query_new (&dv_kind_person);

  dv_query_where (query, "died", NULL);
  dv_query_where (query, "left", NULL);
  if (rule->category != NULL)
    dv_query_where (query, "categories", rule->category);
  if (rule->unit != NULL)
    dv_query_where (query, "unit", rule->unit);
  return query;
}

/* The people whom the list names already. */
static GHashTable *
read_named (DvDb *db, DvRecord *list, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_line);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "list", dv_record_get_id (list));
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) line = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (line == NULL)
      return NULL;
    if (dv_record_get (line, "person") != NULL)
      g_hash_table_add (named, g_strdup (dv_record_get (line, "person")));
  }
  return rows != NULL ? g_steal_pointer (&named) : NULL;
}

static gboolean
add_line (DvWrite *write, DvRecord *list, DvRecord *person, const DvListRule *rule, GError **error)
{
  g_autoptr (DvRecord) line = dv_record_new (&dv_kind_line);

  dv_record_set (line, "person", dv_record_get_id (person));
  dv_record_set (line, "list", dv_record_get_id (list));
  dv_record_set (line, "category", rule->category);
  dv_record_set (line, "amount", rule->amount);
  return dv_write_save (write, line, error);
}

static gboolean
refuse_ages (const char *ages, GError **error)
{
  if (dv_ages_are_valid (ages))
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: %s is what was typed */
               _ ("“%s” are no ages. Type them like 70,75,80 or 0-15 or 100+. Nothing was added."),
               ages);
  return FALSE;
}

static gboolean
add_rows (DvWrite *write,
          DvRecord *list,
          const DvListRule *rule,
          GArray *rows,
          GHashTable *named,
          guint *n_added,
          GError **error)
{
  DvDb *db = dv_write_get_db (write);

  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (DvRecord) person = dv_db_load (db, g_array_index (rows, gint64, i), error);
    gboolean fits = FALSE;

    if (person == NULL || !is_as_poor (db, person, rule, &fits, error))
      return FALSE;
    if (!fits || !is_of_age (person, rule) ||
        g_hash_table_contains (named, dv_record_get_id (person)))
      continue;
    if (!add_line (write, list, person, rule, error))
      return FALSE;
    (*n_added)++;
  }
  return TRUE;
}

/**
 * dv_list_fill:
 * @write: a transaction
 * @id: the UUID of a list
 * @rule: whom to take
 * @n_added: (out): how many lines were added
 * @error: return location for a #DV_STORE_ERROR
 *
 * Adds everybody in the register who fits and is not on the list yet, in the order of their names.
 * Whoever died or moved away is left out.
 *
 * Returns: whether it was written
 */
gboolean
dv_list_fill (DvWrite *write,
              const char *id,
              const DvListRule *rule,
              guint *n_added,
              GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) list = dv_db_load_id (db, id, error);
  g_autoptr (DvQuery) query = NULL;
  g_autoptr (GHashTable) named = NULL;
  g_autoptr (GArray) rows = NULL;

  *n_added = 0;
  if (list == NULL || !refuse_ages (rule->ages, error))
    return FALSE;
  named = read_named (db, list, error);
  query = candidates (rule);
  rows = named != NULL ? dv_query_run (query, db, error) : NULL;
  return rows != NULL && add_rows (write, list, rule, rows, named, n_added, error);
}
