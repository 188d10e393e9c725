/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-search-later.h"

#include "dv-search.h"

/* FTS5 writes what it has collected to the disk whenever the number of a row is not larger than
 * that of the one before. A packet makes new records and changes old ones in turn, which would be a
 * segment for each change; so the rows of a packet are indexed at its end, in their order, each
 * once. */

#define MOST_ROWS 20000

typedef struct {
  gint64 row;
  DvRecord *old; /* (nullable): as it is in the index */
  DvRecord *record;
} Entry;

struct _DvSearchLater {
  DvDb *db;
  GHashTable *rows; /* of Entry, by its row */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->old);
  g_clear_object (&entry->record);
  g_free (entry);
}

/**
 * dv_search_later_new:
 * @db: a connection, inside a transaction
 *
 * Returns: (transfer full): what collects changes of the index
 */
DvSearchLater *
dv_search_later_new (DvDb *db)
{
  DvSearchLater *self = g_new0 (DvSearchLater, 1);

  self->db = db;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  return self;
}

/**
 * dv_search_later_free:
 * @self: (transfer full) (nullable): what collected changes of the index
 */
void
dv_search_later_free (DvSearchLater *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_free (self);
}

/**
 * dv_search_later_add:
 * @self: what collects changes of the index
 * @row: the number of a record
 * @old: (nullable): the record as it was before this change; %NULL if it is new
 * @record: the record as it is now, which is not changed any more
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether it is remembered
 */
gboolean
dv_search_later_add (DvSearchLater *self,
                     gint64 row,
                     DvRecord *old,
                     DvRecord *record,
                     GError **error)
{
  Entry *entry = g_hash_table_lookup (self->rows, &row);

  if (entry != NULL) {
    g_set_object (&entry->record, record);
    return TRUE;
  }
  entry = g_new0 (Entry, 1);
  entry->row = row;
  entry->old = old != NULL ? g_object_ref (old) : NULL;
  entry->record = g_object_ref (record);
  g_hash_table_insert (self->rows, &entry->row, entry);
  return g_hash_table_size (self->rows) < MOST_ROWS || dv_search_later_write (self, error);
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a, *right = *(const Entry *const *) b;

  return left->row < right->row ? -1 : left->row > right->row;
}

static gboolean
write_entry (DvDb *db, const Entry *entry, GError **error)
{
  return (entry->old == NULL || dv_search_remove (db, entry->row, entry->old, error)) &&
         dv_search_add (db, entry->row, entry->record, error);
}

/**
 * dv_search_later_write:
 * @self: what collected changes of the index
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the index says what the records say
 */
gboolean
dv_search_later_write (DvSearchLater *self, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (entries, entry);
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++) {
    if (!write_entry (self->db, g_ptr_array_index (entries, i), error))
      return FALSE;
  }
  g_hash_table_remove_all (self->rows);
  return TRUE;
}
