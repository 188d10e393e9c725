/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-head.h"

#include <string.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-paper-head.h"
#include "dv-query.h"

static gboolean
is_in_force (DvRecord *record, const char *day)
{
  const char *from = dv_record_get (record, "valid_from");
  const char *to = dv_record_get (record, "valid_to");

  return (from == NULL || strcmp (from, day) <= 0) &&
         (to == NULL || strncmp (to, day, strlen (to)) >= 0);
}

/* The first by code that is in force. */
static gboolean
find_in_force (DvDb *db, DvQuery *query, const char *day, DvRecord **found, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  dv_query_set_order (query, "code", FALSE);
  rows = dv_query_run (query, db, error);
  for (guint i = 0; rows != NULL && i < rows->len && *found == NULL; i++) {
    g_autoptr (DvRecord) record = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (record == NULL)
      return FALSE;
    if (is_in_force (record, day))
      *found = g_steal_pointer (&record);
  }
  return rows != NULL;
}

/* The people's committee answers for petitions: Luật Tiếp công dân, art. 15; Luật Khiếu nại,
 * art. 17.
 */
static gboolean
find_committee (DvDb *db, const char *day, DvRecord **committee, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);

  dv_query_where (query, "type", "government");
  return find_in_force (db, query, day, committee, error);
}

/* Where the register of units does not name the committee, its letterhead is known by its symbol:
 * NĐ 30/2020/NĐ-CP. */
static gboolean
find_by_symbol (DvDb *db, const char *day, DvRecord **letterhead, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_letterhead);

  dv_query_where (query, "symbol", "UBND");
  return find_in_force (db, query, day, letterhead, error);
}

static gboolean
find_letterhead (DvDb *db, const DvPaperWish *wish, DvRecord **letterhead, GError **error)
{
  g_autoptr (GError) local = NULL;

  *letterhead = dv_paper_find_letterhead (db, wish, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return *letterhead != NULL || error == NULL || *error == NULL;
}

/**
 * dv_petition_head_read:
 * @db: a connection
 * @day: the day of a paper
 * @head: (out caller-allocates): what stands above and below papers about petitions
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the letterhead of the people's committee, or what the register of units says of it where
 * the catalogue has none in force.
 *
 * Returns: whether it was read
 */
gboolean
dv_petition_head_read (DvDb *db, const char *day, DvGiftHead *head, GError **error)
{
  DvPaperWish wish = { .day = day };

  *head = (DvGiftHead){ 0 };
  if (!find_committee (db, day, &head->lead, error))
    return FALSE;
  wish.issuer = head->lead != NULL ? dv_record_get_title (head->lead) : NULL;
  if (wish.issuer != NULL ? !find_letterhead (db, &wish, &head->letterhead, error)
                          : !find_by_symbol (db, day, &head->letterhead, error))
    return FALSE;
  head->own = head->letterhead != NULL;
  wish.issuer = NULL;
  /* Any other letterhead knows at least where the ward is. */
  if (!head->own && !find_letterhead (db, &wish, &head->letterhead, error))
    return FALSE;
  head->layout = dv_paper_load_layout (db, NULL, error);
  return head->layout != NULL;
}
