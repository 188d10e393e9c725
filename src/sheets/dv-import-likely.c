/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-likely.h"

#include "dv-kinds.h"
#include "dv-load.h"

struct _DvLikelySearch {
  DvMatchRegister *people;
  GPtrArray *records; /* of DvRecord: the newcomers, number 1 first */
  GArray *rows;       /* of guint: the rows they stand in */
  GArray *found;      /* of DvDuplicate, the likeliest first */
};

static gboolean
add_newcomers (DvLikelySearch *self, DvImport *import, DvDb *db, GError **error)
{
  const DvImportResult *result = dv_import_get_result (import);

  for (guint i = 0; i < result->rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (result->rows, i);

    if (row->state != DV_IMPORT_NEW)
      continue;
    if (dv_match_register_add (self->people, db, row->record, error) == 0)
      return FALSE;
    g_ptr_array_add (self->records, g_object_ref (row->record));
    g_array_append_val (self->rows, row->row);
  }
  return TRUE;
}

/**
 * dv_likely_search_new:
 * @import: an import of people that was previewed
 * @db: a connection to the store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the register and takes from the import the rows that would make a person.
 *
 * Returns: (transfer full) (nullable): a search; it does not need the import any more
 */
DvLikelySearch *
dv_likely_search_new (DvImport *import, DvDb *db, GError **error)
{
  g_autoptr (DvLikelySearch) self = g_new0 (DvLikelySearch, 1);

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->people = dv_match_register_read (db, error);
  if (self->people == NULL || !add_newcomers (self, import, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dv_likely_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
dv_likely_search_free (DvLikelySearch *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->people, dv_match_register_free);
  g_clear_pointer (&self->found, g_array_unref);
  g_ptr_array_unref (self->records);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * dv_likely_search_run:
 * @self: a search
 * @cancellable: (nullable): stops it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Compares. It needs no connection, so lists can be read meanwhile.
 *
 * Returns: whether it came to its end
 */
gboolean
dv_likely_search_run (DvLikelySearch *self, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&self->found, g_array_unref);
  if (self->rows->len == 0)
    self->found = g_array_new (FALSE, FALSE, sizeof (DvDuplicate));
  else
    self->found = dv_match_register_match (self->people, DV_MATCH_THRESHOLD, cancellable, error);
  return self->found != NULL;
}

static void
likely_free (gpointer data)
{
  DvLikely *likely = data;

  g_free (likely->id);
  g_free (likely->title);
  g_free (likely);
}

static gboolean
name_stored (DvLikely *likely, DvDb *db, gint64 number, GError **error)
{
  g_autoptr (DvRecord) person = dv_db_load (db, number, error);

  if (person == NULL)
    return FALSE;
  likely->id = g_strdup (dv_record_get_id (person));
  likely->title = g_strdup (dv_record_get_title (person));
  return TRUE;
}

static void
name_newcomer (DvLikelySearch *self, DvLikely *likely, gint64 number)
{
  guint place = (guint) (-number) - 1;

  likely->other_row = g_array_index (self->rows, guint, place);
  likely->title = g_strdup (dv_record_get_title (g_ptr_array_index (self->records, place)));
}

/* Of two rows that are alike the second is said to be the first. */
static gboolean
add_likely (DvLikelySearch *self,
            const DvDuplicate *duplicate,
            DvDb *db,
            GHashTable *seen,
            GPtrArray *all,
            GError **error)
{
  gint64 newcomer = MIN (duplicate->a, duplicate->b);
  gint64 other = MAX (duplicate->a, duplicate->b);
  DvLikely *likely;

  if (!g_hash_table_add (seen, GINT_TO_POINTER ((gint) newcomer)))
    return TRUE;
  likely = g_new0 (DvLikely, 1);
  likely->row = g_array_index (self->rows, guint, (guint) (-newcomer) - 1);
  likely->score = duplicate->score;
  likely->reasons = duplicate->reasons;
  g_ptr_array_add (all, likely);
  if (other > 0)
    return name_stored (likely, db, other, error);
  name_newcomer (self, likely, other);
  return TRUE;
}

/**
 * dv_likely_search_finish:
 * @self: a search that was run
 * @db: a connection to the store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type DvLikely): for every row that is likely
 * somebody else the likeliest
 */
GPtrArray *
dv_likely_search_finish (DvLikelySearch *self, DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (likely_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->found->len; i++) {
    if (!add_likely (self, &g_array_index (self->found, DvDuplicate, i), db, seen, all, error))
      return NULL;
  }
  return g_steal_pointer (&all);
}
