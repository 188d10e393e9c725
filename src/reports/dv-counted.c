/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-counted.h"

#include <string.h>

#include "dv-kinds.h"

/* Figures of surveys and supervisions that are counted from their records. A row of an old report
 * that only says how many there were has no such records, and keeps what it says. */

static const char *
get_text (const DvBulk *bulk, guint i, const char *field)
{
  return dv_bulk_get_text (bulk, i, dv_bulk_find_column (bulk, field));
}

static gint64
get_link (const DvBulk *bulk, guint i, const char *field)
{
  gint64 row = 0;

  dv_bulk_get_number (bulk, i, dv_bulk_find_column (bulk, field), &row);
  return row;
}

static const char *
keep_id (DvFacts *facts, const DvBulk *bulk, guint i)
{
  g_autofree char *id = dv_bulk_dup_id (bulk, i);

  return g_string_chunk_insert (facts->ids, id);
}

/* Returns: (transfer none): the records of a kind, kept by @facts */
static DvBulk *
read_all (DvFacts *facts, DvDb *db, const DvKind *kind, GError **error)
{
  DvBulk *bulk = dv_bulk_read (db, kind, NULL, NULL, error);

  if (bulk != NULL)
    g_ptr_array_add (facts->bulks, bulk);
  return bulk;
}

static void
add (DvFacts *facts, const char *name, gint64 row, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, name, row);
  GPtrArray *ids = g_hash_table_lookup (facts->counted, key);

  if (ids == NULL) {
    ids = g_ptr_array_new ();
    g_hash_table_insert (facts->counted, g_steal_pointer (&key), ids);
  }
  g_ptr_array_add (ids, (gpointer) id);
}

static gboolean
is_known (const DvFacts *facts, const char *day)
{
  return day == NULL || strcmp (day, facts->cut_off) <= 0;
}

/* The ids of places by their numbers. */
static GHashTable *
index_places (DvFacts *facts, const DvBulk *places)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < dv_bulk_get_size (places); i++) {
    gint64 row = dv_bulk_get_row (places, i);

    g_hash_table_insert (ids, g_memdup2 (&row, sizeof row), (gpointer) keep_id (facts, places, i));
  }
  return ids;
}

/* A place was surveyed once something was looked for there. */
static gboolean
read_places (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *places = read_all (facts, db, &dv_kind_place, error);
  DvBulk *seen = places != NULL ? read_all (facts, db, &dv_kind_observation, error) : NULL;
  g_autoptr (GHashTable) ids = seen != NULL ? index_places (facts, places) : NULL;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; seen != NULL && i < dv_bulk_get_size (seen); i++) {
    gint64 survey = get_link (seen, i, "survey"), place = get_link (seen, i, "place");
    const char *id = g_hash_table_lookup (ids, &place);

    if (id != NULL && is_known (facts, get_text (seen, i, "date")) &&
        g_hash_table_add (pairs, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, survey,
                                                  place)))
      add (facts, "place_count", survey, id);
  }
  return seen != NULL;
}

static gboolean
read_items (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *items = read_all (facts, db, &dv_kind_item, error);

  for (guint i = 0; items != NULL && i < dv_bulk_get_size (items); i++)
    add (facts, "items", get_link (items, i, "checklist"), keep_id (facts, items, i));
  return items != NULL;
}

static gboolean
read_recommendations (DvFacts *facts, DvDb *db, GError **error)
{
  DvBulk *bulk = read_all (facts, db, &dv_kind_recommendation, error);

  for (guint i = 0; bulk != NULL && i < dv_bulk_get_size (bulk); i++) {
    gint64 supervision = get_link (bulk, i, "supervision");
    const char *outcome = get_text (bulk, i, "outcome");
    const char *id = keep_id (facts, bulk, i);

    if (!is_known (facts, get_text (bulk, i, "sent_on")))
      continue;
    add (facts, "recommendations", supervision, id);
    if ((g_strcmp0 (outcome, "accepted") == 0 || g_strcmp0 (outcome, "partly") == 0) &&
        is_known (facts, get_text (bulk, i, "answered_on")))
      add (facts, "accepted", supervision, id);
  }
  return bulk != NULL;
}

/**
 * dv_counted_read:
 * @facts: facts that are being read
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Counts the places and items of surveys and the recommendations of supervisions, as far as they
 * were known on the cut-off day.
 *
 * Returns: whether they were read
 */
gboolean
dv_counted_read (DvFacts *facts, DvDb *db, GError **error)
{
  return read_places (facts, db, error) && read_items (facts, db, error) &&
         read_recommendations (facts, db, error);
}

/**
 * dv_counted_find:
 * @facts: facts
 * @item: one of their items
 * @name: what is counted: `place_count`, `document_count`, `recommendations` or `accepted`
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the ids of the records that are counted;
 *   %NULL if there are none
 */
const GPtrArray *
dv_counted_find (const DvFacts *facts, const DvItem *item, const char *name)
{
  gint64 row = dv_bulk_get_row (item->bulk, item->index);
  g_autofree char *key = NULL;

  if (item->kind == &dv_kind_survey && strcmp (name, "document_count") == 0)
    key = g_strdup_printf ("items:%" G_GINT64_FORMAT, dv_item_get_number (item, "checklist"));
  else if (item->kind == &dv_kind_survey || item->kind == &dv_kind_supervision)
    key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, name, row);
  return key != NULL ? g_hash_table_lookup (facts->counted, key) : NULL;
}

/* A row that sums up says how many rounds; a record with a course of its own is one. */
static gint64
count_rounds (const DvItem *item)
{
  gint64 rounds = dv_item_get_number (item, "rounds");

  if (rounds > 0)
    return rounds;
  return dv_item_get_text (item, "decided_on") != NULL ||
         dv_item_get_text (item, "plan_sent_on") != NULL || dv_item_get_text (item, "form") != NULL;
}

/**
 * dv_counted_get:
 * @facts: facts
 * @item: one of their items
 * @name: the name of a number field, or of what is counted
 *
 * Returns: the number of records where there are some, else what the field says
 */
gint64
dv_counted_get (const DvFacts *facts, const DvItem *item, const char *name)
{
  const GPtrArray *ids = dv_counted_find (facts, item, name);

  if (ids != NULL)
    return ids->len;
  if (item->kind == &dv_kind_supervision && strcmp (name, "rounds") == 0)
    return count_rounds (item);
  return dv_kind_find_field (item->kind, name) != NULL ? dv_item_get_number (item, name) : 0;
}
