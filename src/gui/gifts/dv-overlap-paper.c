/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-overlap-paper.h"

#include "dv-overlap-words.h"

#include <glib/gi18n.h>

/* The overlaps on paper, to be talked over with the associations. */

static void
add_row (DvTable *table, const DvOverlaps *overlaps, guint number, const DvOverlapHit *hit)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_auto (GStrv) people = dv_overlaps_dup_people (overlaps, hit);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *names = g_strjoinv ("\n", people);
  g_autofree char *first = dv_overlaps_describe_place (overlaps, hit, 0);
  g_autofree char *second = dv_overlaps_describe_place (overlaps, hit, 1);

  dv_row_add_text (row, place);
  dv_row_add_text (row, dv_overlap_type_get_label (hit->type));
  dv_row_add_text (row, names);
  dv_row_add_text (row, first);
  dv_row_add_text (row, second);
  dv_row_add_text (row, dv_overlap_state_get_label (hit->state));
  dv_row_add_text (row, hit->reason != NULL ? hit->reason : "");
}

static DvTable *
add_table (DvDocument *document)
{
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, _ ("No."), 0.5, DV_ALIGN_RIGHT);
  dv_table_add_column (table, _ ("Type"), 1.4, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Full name"), 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("First list"), 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Second list"), 2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("State"), 1.2, DV_ALIGN_LEFT);
  dv_table_add_column (table, _ ("Reason"), 1.6, DV_ALIGN_LEFT);
  return table;
}

/**
 * dv_overlap_paper_new:
 * @overlaps: overlaps
 * @indexes: (element-type guint): which of them, in order
 *
 * Returns: (transfer full): a paper with a table of them
 */
DvDocument *
dv_overlap_paper_new (const DvOverlaps *overlaps, const GArray *indexes)
{
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  DvTable *table;

  dv_document_add_section (document, TRUE);
  dv_document_add_title (document, _ ("Overlaps"), dv_record_get_title (overlaps->facts->campaign));
  table = add_table (document);
  for (guint i = 0; i < indexes->len; i++)
    add_row (table, overlaps, i + 1,
             dv_overlaps_get_hit (overlaps, g_array_index (indexes, guint, i)));
  return g_steal_pointer (&document);
}
