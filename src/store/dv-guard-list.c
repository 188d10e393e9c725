/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-list-state.h"
#include "dv-load.h"
#include "dv-numerals.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* Lists and their lines: what was approved stays as it was approved, and no gift is given that is
 * not there. */

static gboolean
refuse_locked (DvRecord *list, GError **error)
{
  const DvField *state = dv_kind_find_field (&dv_kind_list, "state");
  g_autofree char *shown = dv_record_get_display (list, state);

  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the title of a list, and its state, “approved” */
               _ ("“%s” is %s, so it cannot be changed. Nothing was saved: make a new version of "
                  "the list and change that."),
               dv_record_get_title (list), shown);
  return FALSE;
}

/* Whether the change leaves alone every field but those in @free. */
static gboolean
touches_only (DvRecord *before, DvRecord *after, const char *const *free)
{
  const DvKind *kind = dv_record_get_kind (before);

  for (guint i = 0; i < kind->n_fields; i++) {
    if (dv_guard_differs (before, after, kind->fields[i].name) &&
        !g_strv_contains (free, kind->fields[i].name))
      return FALSE;
  }
  return TRUE;
}

/* What says how far the list has come, and where the report speaks of it; and who approved it,
 * where nobody wrote that down. */
static gboolean
stays_approved (DvRecord *before, DvRecord *after)
{
  const char *free[8] = { "state", "settled_on", "section", "documents", "note" };
  guint n = 5;

  if (dv_record_get (before, "approved_by") == NULL)
    free[n++] = "approved_by";
  return touches_only (before, after, free);
}

static gboolean
refuse_step (DvRecord *before, DvRecord *after, GError **error)
{
  const DvField *state = dv_kind_find_field (&dv_kind_list, "state");
  g_autofree char *from = dv_record_get_display (before, state);
  g_autofree char *to = dv_record_get_display (after, state);

  if (dv_list_state_may_follow (dv_record_get (before, "state"), dv_record_get (after, "state")))
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the title of a list, and two states of it */
               _ ("“%s” is %s; it cannot become “%s” from there. Nothing was saved."),
               dv_record_get_title (before), from, to);
  return FALSE;
}

static gboolean
check_list (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  if (before == NULL)
    return TRUE;
  if (dv_list_is_locked (before) && (after == NULL || !stays_approved (before, after)))
    return refuse_locked (before, error);
  return after == NULL || refuse_step (before, after, error);
}

static DvRecord *load_source (DvDb *db, DvRecord *line, GError **error);

static void
take_missing (DvRecord *line, DvRecord *from, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++) {
    if (dv_record_get (line, names[i]) == NULL)
      dv_record_set (line, names[i], dv_record_get (from, names[i]));
  }
}

/* What the line left to its source and to the register is written into it: a paper that was
 * approved says the same tomorrow. */
static gboolean
complete_line (DvWrite *write, gint64 row, GError **error)
{
  static const char *const gift[] = { "amount", "goods", NULL };
  DvDb *db = dv_write_get_db (write);
  const DvField *link = dv_kind_find_field (&dv_kind_line, "person");
  g_autoptr (DvRecord) line = dv_db_load (db, row, error);
  g_autoptr (DvRecord) source = NULL;
  g_autoptr (DvRecord) person = NULL;
  g_autoptr (GError) local = NULL;

  if (line == NULL)
    return FALSE;
  source = load_source (db, line, &local);
  if (local == NULL && dv_record_get_value (line, link) != NULL)
    person = dv_db_load_id (db, dv_record_get_value (line, link), &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (source != NULL)
    take_missing (line, source, gift);
  if (person != NULL)
    take_missing (line, person, link->copies);
  return !dv_record_is_changed (line, NULL) || dv_write_save (write, line, error);
}

static gboolean
complete_lines (DvWrite *write, DvRecord *list, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_line);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "list", dv_record_get_id (list));
  rows = dv_query_run (query, dv_write_get_db (write), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    if (!complete_line (write, g_array_index (rows, gint64, i), error))
      return FALSE;
  }
  return rows != NULL;
}

/* Who approved a list and when is written down with the approval. */
static gboolean
follow_approval (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  const char *state = after != NULL ? dv_record_get (after, "state") : NULL;
  g_autoptr (DvRecord) list = NULL;
  g_autofree char *day = NULL;
  DvDate today;

  if (!dv_guard_differs (before, after, "state") || !dv_list_state_is_locked (state) ||
      (before != NULL && dv_list_state_is_locked (dv_record_get (before, "state"))) ||
      g_strcmp0 (dv_write_get_purpose (write), "edit") != 0)
    return TRUE;
  list = dv_db_load (dv_write_get_db (write), dv_record_get_row (after), error);
  if (list == NULL || (!dv_list_is_locked (list) && !complete_lines (write, list, error)))
    return FALSE;
  dv_date_today (&today);
  day = dv_date_to_iso (&today);
  if (dv_record_get (list, "approved_on") == NULL)
    dv_record_set (list, "approved_on", day);
  if (dv_record_get (list, "approved_by") == NULL)
    dv_record_set (list, "approved_by", dv_write_get_actor (write));
  return dv_write_save (write, list, error);
}

static gboolean
check_owner (DvDb *db, DvRecord *line, DvRecord *before, DvRecord *after, GError **error)
{
  /* What the hand-out writes down. */
  static const char *const free[] = { "state",       "receiver", "receiver_relation",
                                      "received_on", "note",     NULL };
  g_autoptr (DvRecord) list = dv_db_load_id (db, dv_record_get (line, "list"), error);
  const char *state;

  if (list == NULL)
    return FALSE;
  state = dv_record_get (list, "state");
  if (!dv_list_is_locked (list) || dv_record_is_deleted (list))
    return TRUE;
  if (before != NULL && after != NULL && dv_list_state_is_handed_out (state) &&
      touches_only (before, after, free))
    return TRUE;
  return refuse_locked (list, error);
}

/* Gifts of a source on lists that count, without those that were refused. */
#define USED_SQL                                                                       \
  "SELECT count (*), total (coalesce (g.amount, :each)) FROM ("                        \
  " SELECT l.rid, l.amount, l.state, l.list FROM line l WHERE l.gift_source = :source" \
  "  AND l.flags & 1 = 0 UNION ALL"                                                    \
  " SELECT l.rid, l.amount, l.state, l.list FROM list o JOIN line l ON l.list = o.rid" \
  "  WHERE o.gift_source = :source AND l.gift_source IS NULL AND l.flags & 1 = 0"      \
  "  AND o.flags & 1 = 0) g JOIN list t ON t.rid = g.list"                             \
  " WHERE g.state IS NOT 'refused' AND g.rid <> :own AND t.state IS NOT 'superseded'"  \
  " AND t.flags & 1 = 0"

static gboolean
count_used (DvDb *db, DvRecord *source, gint64 own, gint64 *n, gint64 *amount, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, USED_SQL, error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":source", dv_record_get_row (source));
  dv_stmt_bind_integer (stmt, ":own", own);
  dv_stmt_bind_integer (stmt, ":each", dv_record_get_integer (source, "amount"));
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *n = dv_stmt_get_integer (stmt, 0);
  *amount = dv_stmt_get_integer (stmt, 1);
  return TRUE;
}

/* A line without an amount is of what the source gives each. */
static gint64
get_amount (DvRecord *source, DvRecord *line)
{
  return dv_record_get_integer (dv_record_get (line, "amount") != NULL ? line : source, "amount");
}

static gboolean
refuse_too_many (DvRecord *source, DvRecord *line, gint64 n, gint64 amount, GError **error)
{
  gint64 stock = dv_record_get_integer (source, "stock");
  gint64 budget = dv_record_get_integer (source, "budget");
  g_autofree char *count = dv_text_format_integer (stock);
  g_autofree char *money = dv_text_format_integer (budget);

  if (dv_record_get (source, "stock") != NULL && n + 1 > stock)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: a person, a source of gifts, the number of its gifts */
                 _ ("There is no gift left for %s: “%s” has %s, and all are on lists. Nothing was "
                    "saved: take another source, or raise its number of gifts."),
                 dv_record_get_title (line), dv_record_get_title (source), count);
  else if (dv_record_get (source, "budget") != NULL && amount + get_amount (source, line) > budget)
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: a person, a source of gifts, its budget */
                 _ ("The gift of %s goes beyond the budget of “%s”, %s đ. Nothing was saved: take "
                    "another source, or raise its budget."),
                 dv_record_get_title (line), dv_record_get_title (source), money);
  else
    return TRUE;
  return FALSE;
}

/* The source of the line, or else of its list; %NULL without @error if neither names one. */
static DvRecord *
load_source (DvDb *db, DvRecord *line, GError **error)
{
  const char *own = dv_record_get (line, "gift_source");
  g_autoptr (DvRecord) list = NULL;

  if (own != NULL)
    return dv_db_load_id (db, own, error);
  list = dv_db_load_id (db, dv_record_get (line, "list"), error);
  own = list != NULL ? dv_record_get (list, "gift_source") : NULL;
  return own != NULL ? dv_db_load_id (db, own, error) : NULL;
}

static gboolean
check_stock (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvRecord) source = NULL;
  g_autoptr (GError) local = NULL;
  gint64 n = 0, amount = 0;

  if (g_strcmp0 (dv_record_get (after, "state"), "refused") == 0 ||
      (before != NULL && !dv_guard_differs (before, after, "gift_source") &&
       !dv_guard_differs (before, after, "amount") && !dv_guard_differs (before, after, "list") &&
       g_strcmp0 (dv_record_get (before, "state"), "refused") != 0))
    return TRUE;
  source = load_source (db, after, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (source == NULL ||
      (dv_record_get (source, "stock") == NULL && dv_record_get (source, "budget") == NULL))
    return TRUE;
  return count_used (db, source, dv_record_get_row (after), &n, &amount, error) &&
         refuse_too_many (source, after, n, amount, error);
}

/* What is said when a source is asked for more than it has, all lists together. */
static gboolean
refuse_beyond (DvRecord *source, gint64 n, gint64 amount, GError **error)
{
  gboolean stocked = dv_record_get (source, "stock") != NULL;
  gboolean budgeted = dv_record_get (source, "budget") != NULL;
  g_autofree char *money = dv_text_format_integer (amount);

  if ((!stocked || n <= dv_record_get_integer (source, "stock")) &&
      (!budgeted || amount <= dv_record_get_integer (source, "budget")))
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a source of gifts, a number of gifts and an amount of money */
               _ ("The lists ask “%s” for %d gifts and %s đ, more than it has. Nothing was saved: "
                  "take lines off the lists, or raise the source."),
               dv_record_get_title (source), (int) n, money);
  return FALSE;
}

static gboolean
check_source (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  gint64 n = 0, amount = 0;

  if (before == NULL || after == NULL ||
      (!dv_guard_differs (before, after, "stock") && !dv_guard_differs (before, after, "budget") &&
       !dv_guard_differs (before, after, "amount")))
    return TRUE;
  return count_used (db, after, 0, &n, &amount, error) && refuse_beyond (after, n, amount, error);
}

const DvGuard dv_guard_source = { &dv_kind_source, check_source, NULL };

/* A list that takes another source takes its lines along. */
static gboolean
follow_source (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  const char *id = after != NULL ? dv_record_get (after, "gift_source") : NULL;
  g_autoptr (DvRecord) source = NULL;
  gint64 n = 0, amount = 0;

  if (before == NULL || id == NULL || !dv_guard_differs (before, after, "gift_source"))
    return TRUE;
  source = dv_db_load_id (db, id, error);
  return source != NULL && count_used (db, source, 0, &n, &amount, error) &&
         refuse_beyond (source, n, amount, error);
}

static gboolean
follow_list (DvWrite *write, DvRecord *before, DvRecord *after, GError **error)
{
  return follow_source (write, before, after, error) &&
         follow_approval (write, before, after, error);
}

const DvGuard dv_guard_list = { &dv_kind_list, check_list, follow_list };

static gboolean
check_line (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  if (before != NULL && !check_owner (db, before, before, after, error))
    return FALSE;
  if (after == NULL)
    return TRUE;
  if ((before == NULL || dv_guard_differs (before, after, "list")) &&
      !check_owner (db, after, before, after, error))
    return FALSE;
  return check_stock (db, before, after, error);
}

const DvGuard dv_guard_line = { &dv_kind_line, check_line, NULL };
