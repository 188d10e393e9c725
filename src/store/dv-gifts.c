/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gifts.h"

#include <glib/gi18n-lib.h>

#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* A few statements read a whole campaign, so that 2,000 lines take no longer to ask for than 30. */

#define LISTS                                                                                   \
  "SELECT k.rid, r.id, k.title, k.state, k.campaign FROM list k JOIN record r ON r.rid = k.rid" \
  " WHERE k.flags & 1 = 0 AND (k.rid = :scope"                                                  \
  "  OR (k.campaign = :scope AND coalesce (k.state, '') <> 'superseded'))"                      \
  " ORDER BY k.sort, k.rid"

/* Of a campaign, a request to which a gift goes back is no gift of its own. */
#define LINES                                                                                      \
  "SELECT l.rid, r.id, l.list, l.position, l.person, h.rid, u.rid, c.rid, s.rid,"                  \
  " coalesce (l.amount, s.amount), l.name, coalesce (l.birth, p.birth), coalesce (l.sex, p.sex),"  \
  " coalesce (l.address, p.address, h.address), coalesce (u.short_name, u.name), c.name,"          \
  " coalesce (l.goods, s.goods), l.state, l.receiver, l.receiver_relation, l.received_on, l.note," \
  " %s"                                                                                            \
  " FROM line l JOIN record r ON r.rid = l.rid JOIN list k ON k.rid = l.list"                      \
  " LEFT JOIN person p ON p.rid = l.person"                                                        \
  " LEFT JOIN household h ON h.rid = coalesce (l.household, p.household)"                          \
  " LEFT JOIN unit u ON u.rid = coalesce (l.unit, p.unit, h.unit)"                                 \
  " LEFT JOIN category c ON c.rid = l.category"                                                    \
  " LEFT JOIN source s ON s.rid = coalesce (l.gift_source, k.gift_source)"                         \
  " WHERE l.flags & 1 = 0 AND k.flags & 1 = 0 AND (k.rid = :scope"                                 \
  "  OR (k.campaign = :scope AND coalesce (k.state, '') <> 'superseded'"                           \
  "   AND NOT EXISTS (SELECT 1 FROM line o JOIN list ok ON ok.rid = o.list"                        \
  "    WHERE o.origin = l.rid AND o.flags & 1 = 0 AND ok.flags & 1 = 0"                            \
  "    AND coalesce (ok.state, '') <> 'superseded')))"                                             \
  " AND (:unit = 0 OR u.rid = :unit)"                                                              \
  " ORDER BY k.sort, k.rid, l.position IS NULL, l.position, l.rid"

/* With what was handed out of each, in whichever list. */
#define SOURCES                                                                               \
  "SELECT s.rid, s.name, s.sponsor, s.stock, s.budget,"                                       \
  " count (g.rid), sum (g.amount)"                                                            \
  " FROM source s LEFT JOIN"                                                                  \
  "  (SELECT l.rid, coalesce (l.gift_source, k.gift_source) AS source,"                       \
  "    coalesce (l.amount, x.amount) AS amount"                                               \
  "    FROM list k JOIN line l ON l.list = k.rid"                                             \
  "    LEFT JOIN source x ON x.rid = coalesce (l.gift_source, k.gift_source)"                 \
  "    WHERE k.campaign = :campaign AND k.flags & 1 = 0 AND l.flags & 1 = 0"                  \
  "    AND coalesce (k.state, '') <> 'superseded' AND l.state IN ('received', 'by-proxy')) g" \
  " ON g.source = s.rid WHERE s.campaign = :campaign AND s.flags & 1 = 0"                     \
  " GROUP BY s.rid ORDER BY s.position IS NULL, s.position, s.rid"

/* A list or campaign and a residential group as numbers. */
typedef struct {
  DvGifts *gifts;
  gint64 scope;
  gint64 unit;
} Reading;

static DvGifts *
gifts_new (void)
{
  DvGifts *gifts = g_new0 (DvGifts, 1);

  gifts->lists = g_array_new (FALSE, FALSE, sizeof (DvGiftList));
  gifts->sources = g_array_new (FALSE, FALSE, sizeof (DvGiftSource));
  gifts->lines = g_array_new (FALSE, FALSE, sizeof (DvGiftLine));
  gifts->texts = g_string_chunk_new (16 * 1024);
  return gifts;
}

/**
 * dv_gifts_free:
 * @gifts: (transfer full) (nullable): what was read
 */
void
dv_gifts_free (DvGifts *gifts)
{
  if (gifts == NULL)
    return;
  g_array_unref (gifts->lists);
  g_array_unref (gifts->sources);
  g_array_unref (gifts->lines);
  g_string_chunk_free (gifts->texts);
  g_free (gifts);
}

/* Groups, categories and states are the same over and over. */
static const char *
keep (DvGifts *gifts, DvStmt *stmt, int column)
{
  const char *text = dv_stmt_get_text (stmt, column);

  return text != NULL && *text != '\0' ? g_string_chunk_insert_const (gifts->texts, text) : NULL;
}

static const char *
keep_id (DvGifts *gifts, DvStmt *stmt, int column)
{
  gsize size;
  const DvId *id = dv_stmt_get_blob (stmt, column, &size);
  g_autofree char *text = id != NULL && size == DV_ID_SIZE ? dv_id_to_text (id) : g_strdup ("");

  return g_string_chunk_insert (gifts->texts, text);
}

static const char *
keep_or (DvGifts *gifts, DvStmt *stmt, int column, const char *otherwise)
{
  const char *text = keep (gifts, stmt, column);

  return text != NULL ? text : otherwise;
}

static void
add_list (DvGifts *gifts, DvStmt *stmt)
{
  DvGiftList list = {
    .row = dv_stmt_get_integer (stmt, 0),
    .id = keep_id (gifts, stmt, 1),
    .title = keep_or (gifts, stmt, 2, ""),
    .state = keep_or (gifts, stmt, 3, "draft"),
    .campaign = dv_stmt_get_integer (stmt, 4),
  };

  g_array_append_val (gifts->lists, list);
}

static void
add_line (DvGifts *gifts, DvStmt *stmt)
{
  gboolean sensitive = dv_stmt_get_integer (stmt, 22) != 0;
  DvGiftLine line = {
    .row = dv_stmt_get_integer (stmt, 0),
    .id = keep_id (gifts, stmt, 1),
    .list = dv_stmt_get_integer (stmt, 2),
    .position = dv_stmt_get_integer (stmt, 3),
    .person = dv_stmt_get_integer (stmt, 4),
    .household = dv_stmt_get_integer (stmt, 5),
    .unit = dv_stmt_get_integer (stmt, 6),
    .category = sensitive ? 0 : dv_stmt_get_integer (stmt, 7),
    .source = dv_stmt_get_integer (stmt, 8),
    .amount = dv_stmt_get_integer (stmt, 9),
    .name = keep_or (gifts, stmt, 10, ""),
    .birth = keep (gifts, stmt, 11),
    .sex = keep (gifts, stmt, 12),
    .address = keep (gifts, stmt, 13),
    .unit_name = keep (gifts, stmt, 14),
    .category_name = sensitive ? NULL : keep (gifts, stmt, 15),
    .goods = keep (gifts, stmt, 16),
    .state = keep_or (gifts, stmt, 17, "planned"),
    .receiver = keep (gifts, stmt, 18),
    .relation = keep (gifts, stmt, 19),
    .received_on = keep (gifts, stmt, 20),
    .note = keep (gifts, stmt, 21),
  };

  g_array_append_val (gifts->lines, line);
}

static gint64
number_or_unlimited (DvStmt *stmt, int column)
{
  return dv_stmt_is_null (stmt, column) ? DV_GIFTS_UNLIMITED : dv_stmt_get_integer (stmt, column);
}

static void
add_source (DvGifts *gifts, DvStmt *stmt)
{
  DvGiftSource source = {
    .row = dv_stmt_get_integer (stmt, 0),
    .name = keep_or (gifts, stmt, 1, ""),
    .sponsor = keep (gifts, stmt, 2),
    .stock = number_or_unlimited (stmt, 3),
    .budget = number_or_unlimited (stmt, 4),
    .given_elsewhere = dv_stmt_get_integer (stmt, 5),
    .paid_elsewhere = dv_stmt_get_integer (stmt, 6),
  };

  g_array_append_val (gifts->sources, source);
}

static gboolean
read_lists (Reading *reading, DvDb *db, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, LISTS, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":scope", reading->scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    add_list (reading->gifts, stmt);
  return step == DV_STEP_DONE;
}

/* A catalogue that does not mark its sensitive categories has none. */
static char *
lines_sql (void)
{
  gboolean marked = dv_kind_find_field (&dv_kind_category, "sensitive") != NULL;

  return g_strdup_printf (LINES, marked ? "coalesce (c.sensitive, 0)" : "0");
}

static gboolean
read_lines (Reading *reading, DvDb *db, GError **error)
{
  g_autofree char *sql = lines_sql ();
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":scope", reading->scope);
  dv_stmt_bind_integer (stmt, ":unit", reading->unit);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    add_line (reading->gifts, stmt);
  return step == DV_STEP_DONE;
}

static gint64
campaign_of (const DvGifts *gifts)
{
  return gifts->lists->len > 0 ? g_array_index (gifts->lists, DvGiftList, 0).campaign : 0;
}

static gboolean
read_sources (Reading *reading, DvDb *db, GError **error)
{
  gint64 campaign = campaign_of (reading->gifts);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, SOURCES, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":campaign", campaign != 0 ? campaign : reading->scope);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    add_source (reading->gifts, stmt);
  return step == DV_STEP_DONE;
}

static DvGiftSource *
find_source (DvGifts *gifts, gint64 row)
{
  for (guint i = 0; i < gifts->sources->len; i++) {
    DvGiftSource *source = &g_array_index (gifts->sources, DvGiftSource, i);

    if (source->row == row)
      return source;
  }
  return NULL;
}

/* What was given elsewhere is what was given in all, less what the lines here say. */
static void
subtract_lines (DvGifts *gifts)
{
  for (guint i = 0; i < gifts->lines->len; i++) {
    const DvGiftLine *line = &g_array_index (gifts->lines, DvGiftLine, i);
    DvGiftSource *source =
      dv_gift_state_is_given (line->state) ? find_source (gifts, line->source) : NULL;
    const DvGiftList *list = dv_gifts_find_list (gifts, line->list);

    /* The lines of a list that was replaced are not among what was given in all. */
    if (source == NULL || list == NULL || g_str_equal (list->state, "superseded"))
      continue;
    source->given_elsewhere--;
    source->paid_elsewhere -= line->amount;
  }
}

static gboolean
refuse_kind (const char *id, GError **error)
{
  if (*error == NULL)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is the id of a record */
                 _ ("“%s” is neither a list of gifts nor a campaign."), id);
  return FALSE;
}

static gboolean
find_scope (Reading *reading, DvDb *db, const char *id, GError **error)
{
  guint kind = 0;
  g_autoptr (GError) local = NULL;
  g_autofree char *title = NULL;
  DvId parsed;

  if (!dv_id_parse (id, &parsed) || !dv_db_find_row (db, &parsed, &reading->scope, &kind, &local) ||
      (kind != dv_kind_list.id && kind != dv_kind_campaign.id)) {
    refuse_kind (id, &local);
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  title = dv_db_load_title (db, reading->scope, error);
  if (title != NULL)
    reading->gifts->name = g_string_chunk_insert (reading->gifts->texts, title);
  return title != NULL;
}

static gboolean
find_unit (Reading *reading, DvDb *db, const char *unit, GError **error)
{
  guint kind = 0;
  g_autoptr (GError) local = NULL;
  DvId parsed;

  if (unit == NULL)
    return TRUE;
  if (dv_id_parse (unit, &parsed) && dv_db_find_row (db, &parsed, &reading->unit, &kind, &local) &&
      kind == dv_kind_unit.id)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                 /* translators: %s is the id of a record */
                 _ ("“%s” is not a residential group."), unit);
  return FALSE;
}

/**
 * dv_gifts_read:
 * @db: a connection
 * @id: the UUID of a list or of a campaign
 * @unit: (nullable): the UUID of a residential group, for its lines alone
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the lines of a list, or those of all lists of a campaign that no newer version replaced.
 *
 * Returns: (transfer full): the gifts
 */
DvGifts *
dv_gifts_read (DvDb *db, const char *id, const char *unit, GError **error)
{
  g_autoptr (DvGifts) gifts = gifts_new ();
  Reading reading = { .gifts = gifts };

  if (!find_scope (&reading, db, id, error) || !find_unit (&reading, db, unit, error) ||
      !read_lists (&reading, db, error) || !read_lines (&reading, db, error) ||
      !read_sources (&reading, db, error))
    return NULL;
  subtract_lines (gifts);
  return g_steal_pointer (&gifts);
}

/**
 * dv_gifts_find_list:
 * @gifts: what was read
 * @row: the number of a list
 *
 * Returns: (nullable): the list
 */
const DvGiftList *
dv_gifts_find_list (const DvGifts *gifts, gint64 row)
{
  for (guint i = 0; i < gifts->lists->len; i++) {
    const DvGiftList *list = &g_array_index (gifts->lists, DvGiftList, i);

    if (list->row == row)
      return list;
  }
  return NULL;
}

/**
 * dv_gift_state_is_given:
 * @state: the state of a line
 *
 * Returns: whether the gift left the table: received by the person or by another for them
 */
gboolean
dv_gift_state_is_given (const char *state)
{
  return g_str_equal (state, "received") || g_str_equal (state, "by-proxy");
}
