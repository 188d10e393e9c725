/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-terms.h"

#include <string.h>

#include "dv-bulk.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-query.h"

/* Terms of office beside the rules of their day. */

/**
 * dv_term_state_free:
 * @state: (transfer full) (nullable): a state
 */
void
dv_term_state_free (DvTermState *state)
{
  if (state == NULL)
    return;
  g_clear_object (&state->term);
  g_free (state->proposed);
  g_free (state->basis);
  g_free (state);
}

static const char *
get_text (const DvBulk *bulk, guint i, const char *name)
{
  return dv_bulk_get_text (bulk, i, dv_bulk_find_column (bulk, name));
}

static guint
get_count (const DvBulk *bulk, guint i, const char *name)
{
  gint64 number = 0;

  dv_bulk_get_number (bulk, i, dv_bulk_find_column (bulk, name), &number);
  return (guint) number;
}

static guint32
get_day (const DvBulk *bulk, guint i, const char *name, gboolean last)
{
  const char *text = get_text (bulk, i, name);
  DvDate date;

  if (text == NULL || !dv_date_from_iso (text, &date))
    return 0;
  date = last ? dv_date_last_day (&date) : dv_date_first_day (&date);
  return dv_date_to_julian (&date);
}

/* The texts are borrowed from the bulk. */
static GArray *
read_rules (const DvBulk *bulk)
{
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (DvTermRule));

  for (guint i = 0; i < dv_bulk_get_size (bulk); i++) {
    DvTermRule rule = { .type = get_text (bulk, i, "type"),
                        .months = get_count (bulk, i, "months"),
                        .before = get_count (bulk, i, "before"),
                        .after = get_count (bulk, i, "after"),
                        .follows = get_text (bulk, i, "follows"),
                        .basis = get_text (bulk, i, "basis"),
                        .valid_from = get_day (bulk, i, "valid_from", FALSE),
                        .valid_to = get_day (bulk, i, "valid_to", TRUE) };

    g_array_append_val (rules, rule);
  }
  return rules;
}

static void
apply_rule (DvTermState *state, const GArray *rules, const char *type, DvRecord *term)
{
  const char *typed = dv_record_get (term, "end");
  const DvTermRule *rule;
  DvDate start, end;

  if (dv_record_get (term, "start") == NULL ||
      !dv_date_from_iso (dv_record_get (term, "start"), &start))
    return;
  rule = dv_term_rule_find ((const DvTermRule *) (gpointer) rules->data, rules->len, type, &start);
  if (rule == NULL)
    return;
  if (typed != NULL && dv_date_from_iso (typed, &end))
    state->fit = dv_term_rule_fits (rule, &start, &end);
  end = dv_term_rule_get_end (rule, &start);
  state->proposed = dv_date_to_iso (&end);
  state->basis = g_strdup (rule->basis);
}

static DvTermState *
look (DvDb *db, const GArray *rules, DvRecord *term, GError **error)
{
  DvTermState *state;
  g_autoptr (DvRecord) unit = NULL;

  if (dv_record_get (term, "unit") == NULL)
    return g_new0 (DvTermState, 1);
  unit = dv_db_load_id (db, dv_record_get (term, "unit"), error);
  if (unit == NULL)
    return NULL;
  state = g_new0 (DvTermState, 1);
  apply_rule (state, rules, dv_record_get (unit, "type"), term);
  return state;
}

/**
 * dv_term_look:
 * @db: a connection
 * @term: a term of office, as far as it was typed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full): when it ends by the rule in force when it begins, and whether what was
 *   typed agrees
 */
DvTermState *
dv_term_look (DvDb *db, DvRecord *term, GError **error)
{
  g_autoptr (DvBulk) bulk = dv_bulk_read (db, &dv_kind_term_rule, NULL, NULL, error);
  g_autoptr (GArray) rules = bulk != NULL ? read_rules (bulk) : NULL;

  return rules != NULL ? look (db, rules, term, error) : NULL;
}

/* Whether a term ends before @months after @day, and did not end long ago with another after it. */
static gboolean
ends_soon (DvRecord *term, const char *day, guint months)
{
  const char *end = dv_record_get (term, "end");
  DvDate date, last;

  if (end == NULL || !dv_date_from_iso (end, &date) || !dv_date_from_iso (day, &last))
    return FALSE;
  date = dv_date_last_day (&date);
  last = dv_date_add_months (&last, (int) months);
  return dv_date_compare (&date, &last) <= 0;
}

static gboolean
is_followed (GPtrArray *terms, DvRecord *term)
{
  const char *unit = dv_record_get (term, "unit");

  for (guint i = 0; i < terms->len; i++) {
    DvRecord *other = g_ptr_array_index (terms, i);

    if (other != term && g_strcmp0 (dv_record_get (other, "unit"), unit) == 0 &&
        g_strcmp0 (dv_record_get (other, "start"), dv_record_get (term, "start")) > 0)
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
load_terms (DvDb *db, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_term);
  g_autoptr (GArray) rows = NULL;

  dv_query_set_order (query, "end", FALSE);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  return dv_db_load_rows (db, &dv_kind_term, (const gint64 *) (gpointer) rows->data, rows->len,
                          error);
}

/**
 * dv_terms_read:
 * @db: a connection
 * @day: a day, `yyyy-mm-dd`
 * @months: a term that ends within so many months, or has ended and none follows, ends soon
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvTermState): the terms that have begun by @day
 */
GPtrArray *
dv_terms_read (DvDb *db, const char *day, guint months, GError **error)
{
  g_autoptr (GPtrArray) states =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_term_state_free);
  g_autoptr (DvBulk) bulk = dv_bulk_read (db, &dv_kind_term_rule, NULL, NULL, error);
  g_autoptr (GArray) rules = bulk != NULL ? read_rules (bulk) : NULL;
  g_autoptr (GPtrArray) terms = rules != NULL ? load_terms (db, error) : NULL;

  for (guint i = 0; terms != NULL && i < terms->len; i++) {
    DvRecord *term = g_ptr_array_index (terms, i);
    DvTermState *state;

    if (g_strcmp0 (dv_record_get (term, "start"), day) > 0)
      continue;
    state = look (db, rules, term, error);
    if (state == NULL)
      return NULL;
    state->term = g_object_ref (term);
    state->ends_soon = ends_soon (term, day, months) && !is_followed (terms, term);
    g_ptr_array_add (states, state);
  }
  return terms != NULL ? g_steal_pointer (&states) : NULL;
}
