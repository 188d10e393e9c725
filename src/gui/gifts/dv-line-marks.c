/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-line-marks.h"

#include "dv-load.h"
#include "dv-overlap-words.h"

/* Which lines of a list touch others of the campaign, and nobody has settled it. */

static void
add_mark (GHashTable *marks, const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end)
{
  gint64 row = dv_overlaps_get_line (overlaps, hit, end)->row;
  const char *before = g_hash_table_lookup (marks, &row);
  g_autofree char *words = dv_overlaps_describe_other (overlaps, hit, end == 0 ? 1 : 0);
  char *text = before != NULL ? g_strconcat (before, "\n", words, NULL) : g_strdup (words);

  g_hash_table_insert (marks, g_memdup2 (&row, sizeof row), text);
}

/**
 * dv_line_marks_read:
 * @db: a connection
 * @owner: the UUID of a list
 * @marks: where to add a text for each line that is to be looked at
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the lists could be compared
 */
gboolean
dv_line_marks_read (DvDb *db, const char *owner, GHashTable *marks, GError **error)
{
  g_autoptr (DvRecord) list = dv_db_load_id (db, owner, error);
  const char *campaign = list != NULL ? dv_record_get (list, "campaign") : NULL;
  g_autoptr (DvOverlaps) overlaps = NULL;

  if (campaign == NULL)
    return list != NULL;
  overlaps = dv_overlaps_read (db, campaign, error);
  for (guint i = 0; overlaps != NULL && i < overlaps->hits->len; i++) {
    const DvOverlapHit *hit = dv_overlaps_get_hit (overlaps, i);

    for (guint end = 0; end < 2 && hit->state == DV_OVERLAP_OPEN; end++)
      if (g_str_equal (dv_overlaps_get_list (overlaps, hit, end)->id, owner))
        add_mark (marks, overlaps, hit, end);
  }
  return overlaps != NULL;
}
