/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-overlaps.h"

#include <string.h>

#include "dv-gift-rows.h"
#include "dv-gift-typed.h"
#include "dv-kinds.h"
#include "dv-ruling.h"

static void
overlaps_clear (gpointer data)
{
  DvOverlaps *overlaps = data;

  dv_gift_facts_free (overlaps->facts);
  g_clear_pointer (&overlaps->hits, g_array_unref);
  g_string_chunk_free (overlaps->texts);
}

/**
 * dv_overlaps_ref:
 * @overlaps: overlaps
 *
 * Returns: (transfer full): the same overlaps; any thread may read them
 */
DvOverlaps *
dv_overlaps_ref (DvOverlaps *overlaps)
{
  return g_atomic_rc_box_acquire (overlaps);
}

/**
 * dv_overlaps_unref:
 * @overlaps: (transfer full) (nullable): overlaps
 */
void
dv_overlaps_unref (DvOverlaps *overlaps)
{
  if (overlaps != NULL)
    g_atomic_rc_box_release_full (overlaps, overlaps_clear);
}

/**
 * dv_overlaps_get_hit:
 * @overlaps: overlaps
 * @index: which one
 *
 * Returns: (transfer none): a hit
 */
const DvOverlapHit *
dv_overlaps_get_hit (const DvOverlaps *overlaps, guint index)
{
  return &g_array_index (overlaps->hits, DvOverlapHit, index);
}

/**
 * dv_overlaps_get_line:
 * @overlaps: overlaps
 * @hit: one of them
 * @end: 0 or 1
 *
 * Returns: (transfer none): the line at that end
 */
const DvCampaignLine *
dv_overlaps_get_line (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end)
{
  return dv_gift_facts_get_line (overlaps->facts, end == 0 ? hit->first : hit->second);
}

/**
 * dv_overlaps_get_list:
 * @overlaps: overlaps
 * @hit: one of them
 * @end: 0 or 1
 *
 * Returns: (transfer none): the list of the line at that end
 */
const DvCampaignList *
dv_overlaps_get_list (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end)
{
  return dv_gift_facts_get_list (overlaps->facts, dv_overlaps_get_line (overlaps, hit, end)->list);
}

/**
 * dv_overlaps_is_one_person:
 * @overlaps: overlaps
 * @hit: one of them
 *
 * Returns: whether both lines mean the same person
 */
gboolean
dv_overlaps_is_one_person (const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  return dv_overlaps_get_line (overlaps, hit, 0)->who ==
         dv_overlaps_get_line (overlaps, hit, 1)->who;
}

/* --- what was decided --- */

static DvRulings *
read_rulings (DvDb *db, gint64 campaign, GError **error)
{
  g_autoptr (DvRulings) rulings = dv_rulings_new ();
  g_autoptr (DvStmt) stmt = dv_gift_rows_rulings (db, campaign, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW)
    dv_rulings_add (rulings, dv_stmt_get_text (stmt, DV_GIFT_RULING_TYPE),
                    dv_stmt_get_text (stmt, DV_GIFT_RULING_FIRST),
                    dv_stmt_get_text (stmt, DV_GIFT_RULING_SECOND),
                    dv_stmt_get_text (stmt, DV_GIFT_RULING_VERDICT),
                    dv_stmt_get_text (stmt, DV_GIFT_RULING_REASON));
  return step == DV_STEP_DONE ? g_steal_pointer (&rulings) : NULL;
}

static DvRulingEnd
get_end (const DvOverlaps *self, const DvOverlapHit *hit, guint end)
{
  const DvCampaignLine *line = dv_overlaps_get_line (self, hit, end);
  DvRulingEnd found;

  found.person = dv_gift_facts_get_id (self->facts, line->person);
  found.line = dv_gift_facts_get_id (self->facts, line->root);
  return found;
}

static gboolean
read_ids (DvOverlaps *self, DvDb *db, GError **error)
{
  for (guint i = 0; i < 2 * self->hits->len; i++) {
    const DvCampaignLine *line =
      dv_overlaps_get_line (self, dv_overlaps_get_hit (self, i / 2), i % 2);

    dv_gift_facts_want_id (self->facts, line->row);
    dv_gift_facts_want_id (self->facts, line->root);
    dv_gift_facts_want_id (self->facts, line->person);
  }
  return dv_gift_rows_read_ids (db, self->facts->ids, error);
}

static void
apply_ruling (DvOverlaps *self, DvOverlapHit *hit, const DvRulings *rulings)
{
  DvRulingEnd first = get_end (self, hit, 0), second = get_end (self, hit, 1);
  const char *reason;

  if (hit->state != DV_OVERLAP_OPEN ||
      !dv_rulings_find (rulings, hit->type, &first, &second, &hit->state, &reason))
    return;
  hit->reason = reason != NULL ? g_string_chunk_insert (self->texts, reason) : NULL;
}

/* What was settled stays settled. */
static gboolean
apply_rulings (DvOverlaps *self, DvDb *db, GError **error)
{
  g_autoptr (DvRulings) rulings = NULL;

  if (!read_ids (self, db, error))
    return FALSE;
  rulings = read_rulings (db, dv_record_get_row (self->facts->campaign), error);
  for (guint i = 0; rulings != NULL && i < self->hits->len; i++)
    apply_ruling (self, &g_array_index (self->hits, DvOverlapHit, i), rulings);
  return rulings != NULL;
}

/* --- order --- */

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const DvOverlapHit *x = a, *y = b;
  const DvOverlaps *self = data;
  int order;

  if (x->type != y->type)
    return x->type < y->type ? -1 : 1;
  order =
    g_strcmp0 (dv_overlaps_get_line (self, x, 0)->sort, dv_overlaps_get_line (self, y, 0)->sort);
  if (order != 0)
    return order;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return (x->second > y->second) - (x->second < y->second);
}

/* --- reading --- */

static DvOverlaps *
overlaps_new (DvGiftFacts *facts)
{
  DvOverlaps *self = g_atomic_rc_box_new0 (DvOverlaps);

  self->facts = facts;
  self->texts = g_string_chunk_new (256);
  self->hits = dv_overlap_find (facts->lines, &facts->rule);
  return self;
}

/**
 * dv_overlaps_read:
 * @db: a connection
 * @campaign_id: the UUID of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Holds all lists of a campaign against each other.
 *
 * Returns: (transfer full): what touches
 */
DvOverlaps *
dv_overlaps_read (DvDb *db, const char *campaign_id, GError **error)
{
  DvGiftFacts *facts = dv_gift_facts_read (db, campaign_id, error);
  g_autoptr (DvOverlaps) self = facts != NULL ? overlaps_new (facts) : NULL;

  if (self == NULL || !apply_rulings (self, db, error))
    return NULL;
  g_array_sort_with_data (self->hits, compare_hits, self);
  return g_steal_pointer (&self);
}

static void
keep_hits_of (DvOverlaps *self, guint line)
{
  for (guint i = self->hits->len; i > 0; i--) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (self, i - 1);

    if (hit->first != line && hit->second != line)
      g_array_remove_index (self->hits, i - 1);
  }
}

/**
 * dv_overlaps_read_typed:
 * @db: a connection
 * @line: a line as far as it was typed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Holds one line against the lists of its campaign. Only the people of its name and the members of
 * its household are read of the register.
 *
 * Returns: (transfer full): what touches the line, which is the last of the lines; nothing where
 *   the list has no campaign or does not count any more
 */
DvOverlaps *
dv_overlaps_read_typed (DvDb *db, DvRecord *line, GError **error)
{
  g_autoptr (GError) local = NULL;
  DvGiftFacts *facts = dv_gift_typed_read (db, line, &local);
  g_autoptr (DvOverlaps) self = NULL;

  if (facts == NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  self = overlaps_new (facts);
  if (facts->lines->len > 0)
    keep_hits_of (self, facts->lines->len - 1);
  if (facts->campaign != NULL && !apply_rulings (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- the matrix --- */

static DvOverlapPair *
find_pair (GArray *pairs, guint a, guint b)
{
  DvOverlapPair pair = { MIN (a, b), MAX (a, b), 0, 0 };

  for (guint i = 0; i < pairs->len; i++) {
    DvOverlapPair *found = &g_array_index (pairs, DvOverlapPair, i);

    if (found->first == pair.first && found->second == pair.second)
      return found;
  }
  g_array_append_val (pairs, pair);
  return &g_array_index (pairs, DvOverlapPair, pairs->len - 1);
}

/**
 * dv_overlaps_count_pairs:
 * @overlaps: overlaps
 *
 * Counts pairs of lines, not hits: two lines that touch in two ways are one.
 *
 * Returns: (transfer full) (element-type DvOverlapPair): the fields of the matrix of all lists that
 *   are not empty
 */
GArray *
dv_overlaps_count_pairs (const DvOverlaps *overlaps)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DvOverlapPair));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < overlaps->hits->len; i++) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (overlaps, i);
    gint64 lines = (gint64) hit->first << 32 | hit->second;
    gboolean open = !dv_overlap_is_allowed (hit) && !dv_overlap_is_settled (hit);
    guint known = GPOINTER_TO_UINT (g_hash_table_lookup (seen, &lines));
    DvOverlapPair *pair = find_pair (pairs, dv_overlaps_get_line (overlaps, hit, 0)->list,
                                     dv_overlaps_get_line (overlaps, hit, 1)->list);

    pair->n_all += known == 0;
    pair->n_open += open && known != 2;
    g_hash_table_insert (seen, g_memdup2 (&lines, sizeof lines),
                         GUINT_TO_POINTER (open || known == 2 ? 2 : 1));
  }
  return pairs;
}

/* --- deciding --- */

/**
 * dv_overlaps_settle:
 * @overlaps: overlaps
 * @hit: one of them
 * @verdict: `allowed` or `mended`
 * @reason: why
 * @write: a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down what was decided about a hit, so that it stays settled.
 *
 * Returns: whether it was written
 */
gboolean
dv_overlaps_settle (DvOverlaps *overlaps,
                    const DvOverlapHit *hit,
                    const char *verdict,
                    const char *reason,
                    DvWrite *write,
                    GError **error)
{
  g_autoptr (DvRecord) ruling = dv_record_new (&dv_kind_ruling);
  DvRulingEnd first = get_end (overlaps, hit, 0), second = get_end (overlaps, hit, 1);
  const char *chosen_first, *chosen_second;

  dv_ruling_choose_ends (&first, &second, &chosen_first, &chosen_second);
  if (strcmp (chosen_first, chosen_second) > 0) {
    const char *turned = chosen_first;

    chosen_first = chosen_second;
    chosen_second = turned;
  }
  dv_record_set (ruling, "campaign", dv_record_get_id (overlaps->facts->campaign));
  dv_record_set (ruling, "type", dv_overlap_type_get_code (hit->type));
  dv_record_set (ruling, "first", chosen_first);
  dv_record_set (ruling, "second", chosen_second);
  dv_record_set (ruling, "verdict", verdict);
  dv_record_set (ruling, "reason", reason);
  return dv_write_save (write, ruling, error);
}
