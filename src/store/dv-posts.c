/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-posts.h"

#include <string.h>

#include "dv-date.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"

/* Posts on a day: who sits there, which seats are empty. The units are those of the day. */

/* A month or a year that is not over stands for all of its days: '~' sorts after every digit. */
#define IN_FORCE(from, to)                        \
  "(" from " IS NULL OR " from " <= :day || '~')" \
  " AND (" to " IS NULL OR " to " || '~' >= :day)"

static void
holder_free (gpointer data)
{
  DvHolder *holder = data;

  g_free (holder->id);
  g_free (holder->name);
  g_free (holder->from);
  g_free (holder->term_end);
  g_free (holder);
}

static void
post_free (gpointer data)
{
  DvPostState *post = data;

  g_free (post->id);
  g_free (post->unit_id);
  g_free (post->unit);
  g_free (post->name);
  g_ptr_array_unref (post->holders);
  g_free (post);
}

/* Whether @months after @from, which may be a month or a year, lie before @day. */
static gboolean
is_past (const char *from, int months, const char *day)
{
  DvDate date, today;

  if (from == NULL || !dv_date_from_iso (from, &date) || !dv_date_from_iso (day, &today))
    return FALSE;
  date = dv_date_last_day (&date);
  date = dv_date_add_months (&date, months);
  return dv_date_compare (&date, &today) < 0;
}

static char *
dup_id (DvStmt *stmt, int column)
{
  gsize size;
  gconstpointer blob = dv_stmt_get_blob (stmt, column, &size);
  DvId id;

  if (blob == NULL || size != DV_ID_SIZE)
    return NULL;
  memcpy (id.bytes, blob, DV_ID_SIZE);
  return dv_id_to_text (&id);
}

static DvHolder *
read_holder (DvStmt *stmt, const DvPostState *post, const char *day, guint months)
{
  DvHolder *holder = g_new0 (DvHolder, 1);

  holder->id = dup_id (stmt, 0);
  holder->name = g_strdup (dv_stmt_get_text (stmt, 1));
  holder->from = g_strdup (dv_stmt_get_text (stmt, 2));
  holder->acting = dv_stmt_get_integer (stmt, 3) != 0;
  holder->term_end = g_strdup (dv_stmt_get_text (stmt, 4));
  holder->overdue = holder->acting && post->acting_limit > 0 &&
                    is_past (holder->from, (int) post->acting_limit, day);
  holder->ends_soon = holder->term_end != NULL && is_past (holder->term_end, -(int) months, day);
  return holder;
}

static gboolean
read_holders (DvDb *db,
              DvPostState *post,
              gint64 row,
              const char *day,
              guint months,
              GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT r.id, p.name, h.\"from\", h.acting, t.\"end\" FROM holding h"
                   " JOIN record r ON r.rid = h.rid JOIN person p ON p.rid = h.person"
                   " LEFT JOIN term t ON t.rid = h.term AND t.flags & 1 = 0"
                   " WHERE h.post = :post AND h.flags & 1 = 0"
                   " AND " IN_FORCE ("h.\"from\"",
                                     "h.\"to\"") " ORDER BY h.acting, h.\"from\", p.sort",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":post", row);
  dv_stmt_bind_text (stmt, ":day", day);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    g_ptr_array_add (post->holders, read_holder (stmt, post, day, months));
  return step == DV_STEP_DONE;
}

static DvPostState *
read_post (DvStmt *stmt)
{
  DvPostState *post = g_new0 (DvPostState, 1);

  post->id = dup_id (stmt, 1);
  post->name = g_strdup (dv_stmt_get_text (stmt, 2));
  post->seats = (guint) dv_stmt_get_integer (stmt, 3);
  post->acting_limit = (guint) dv_stmt_get_integer (stmt, 4);
  post->unit_id = dup_id (stmt, 5);
  post->unit = g_strdup (dv_stmt_get_text (stmt, 6));
  post->holders = g_ptr_array_new_with_free_func (holder_free);
  return post;
}

static DvStmt *
prepare_posts (DvDb *db, const DvId *unit, const char *day, GError **error)
{
  DvStmt *stmt = dv_db_prepare (
    db,
    "SELECT o.rid, r.id, o.name, coalesce (o.seats, 1), coalesce (o.acting_limit, 0), ur.id, u.name"
    " FROM post o JOIN record r ON r.rid = o.rid JOIN unit u ON u.rid = o.unit"
    " JOIN record ur ON ur.rid = u.rid WHERE o.flags & 1 = 0 AND u.flags & 1 = 0"
    " AND (:unit IS NULL OR ur.id = :unit)"
    " AND " IN_FORCE ("o.\"from\"", "o.\"to\"") " AND " IN_FORCE (
      "u.valid_from", "u.valid_to") " ORDER BY u.level = 'base', u.sort, o.\"order\" NULLS LAST,"
                                    " o.sort, o.rid",
    error);

  if (stmt == NULL)
    return NULL;
  /* Neither is copied: both live until the last row is read. */
  dv_stmt_bind_text (stmt, ":day", day);
  if (unit != NULL)
    dv_stmt_bind_blob (stmt, ":unit", unit->bytes, DV_ID_SIZE);
  else
    dv_stmt_bind_null (stmt, ":unit");
  return stmt;
}

/**
 * dv_posts_read:
 * @db: a connection
 * @unit: (nullable): the UUID of a body, %NULL for all
 * @day: a day, `yyyy-mm-dd`: posts, bodies and holders are those of that day
 * @months: a term that ends within so many months ends soon
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvPostState): the posts, by body and order
 */
GPtrArray *
dv_posts_read (DvDb *db, const char *unit, const char *day, guint months, GError **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (post_free);
  DvId id;
  gboolean one = unit != NULL && dv_id_parse (unit, &id);
  g_autoptr (DvStmt) stmt = prepare_posts (db, one ? &id : NULL, day, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvPostState *post = read_post (stmt);

    g_ptr_array_add (posts, post);
    if (!read_holders (db, post, dv_stmt_get_integer (stmt, 0), day, months, error))
      return NULL;
    post->vacant = post->seats > post->holders->len ? post->seats - post->holders->len : 0;
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&posts) : NULL;
}

/**
 * dv_post_needs_attention:
 * @post: a post on a day
 *
 * Returns: whether a seat is empty, somebody acts too long, or a term ends soon
 */
gboolean
dv_post_needs_attention (const DvPostState *post)
{
  for (guint i = 0; i < post->holders->len; i++) {
    const DvHolder *holder = g_ptr_array_index (post->holders, i);

    if (holder->overdue || holder->ends_soon)
      return TRUE;
  }
  return post->vacant > 0;
}
