/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-overlap-words.h"

#include <glib/gi18n-lib.h>

#include "dv-sheet-writer.h"
#include "dv-fold.h"

/**
 * dv_overlap_type_get_label:
 * @type: a type
 *
 * Returns: what a person reads
 */
const char *
dv_overlap_type_get_label (DvOverlapType type)
{
  static const char *const labels[] = {
    N_ ("Twice in one list"),
    N_ ("On two lists"),
    N_ ("Same household"),
    N_ ("Same need"),
  };

  return _ (labels[type]);
}

/**
 * dv_overlap_state_get_label:
 * @state: a state
 *
 * Returns: what a person reads
 */
const char *
dv_overlap_state_get_label (DvOverlapState state)
{
  static const char *const labels[] = {
    N_ ("to be settled"), N_ ("within the rule"), N_ ("exception"), N_ ("accepted"), N_ ("mended"),
  };

  return _ (labels[state]);
}

/* Of one person, the name that was typed with marks says more. */
static const char *
choose_name (const char *first, const char *second)
{
  g_autofree char *folded = dv_text_fold_case (first);

  return dv_text_word_has_marks (folded) ? first : second;
}

/**
 * dv_overlaps_dup_people:
 * @overlaps: overlaps
 * @hit: one of them
 *
 * Returns: (transfer full): the name of the person, or of both
 */
GStrv
dv_overlaps_dup_people (const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  const char *first = dv_overlaps_get_line (overlaps, hit, 0)->traits.name;
  const char *second = dv_overlaps_get_line (overlaps, hit, 1)->traits.name;
  gboolean one = dv_overlaps_is_one_person (overlaps, hit);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv names;

  g_strv_builder_add (builder, one ? choose_name (first, second) : first);
  if (!one)
    g_strv_builder_add (builder, second);
  names = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return names;
}

/**
 * dv_overlaps_dup_lists:
 * @overlaps: overlaps
 * @hit: one of them
 *
 * Returns: (transfer full): the title of the list, or of both
 */
GStrv
dv_overlaps_dup_lists (const DvOverlaps *overlaps, const DvOverlapHit *hit)
{
  const DvCampaignList *first = dv_overlaps_get_list (overlaps, hit, 0);
  const DvCampaignList *second = dv_overlaps_get_list (overlaps, hit, 1);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv titles;

  g_strv_builder_add (builder, first->title);
  if (first != second)
    g_strv_builder_add (builder, second->title);
  titles = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return titles;
}

/**
 * dv_overlaps_describe_place:
 * @overlaps: overlaps
 * @hit: one of them
 * @end: 0 or 1
 *
 * Returns: (transfer full): where the line at that end stands: “line 4, list Women's Union”
 */
char *
dv_overlaps_describe_place (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end)
{
  const DvCampaignLine *line = dv_overlaps_get_line (overlaps, hit, end);
  const DvCampaignList *list = dv_overlaps_get_list (overlaps, hit, end);

  if (line->position == 0)
    /* Translators: where somebody stands: “list Women's Union”. */
    return g_strdup_printf (_ ("list %s"), list->title);
  /* Translators: where somebody stands: “line 4, list Women's Union”. */
  return g_strdup_printf (_ ("line %u, list %s"), line->position, list->title);
}

/**
 * dv_overlaps_describe_other:
 * @overlaps: overlaps
 * @hit: one of them
 * @end: 0 or 1
 *
 * Says how one line touches the other: “same household as line 4, list Women's Union”.
 *
 * Returns: (transfer full): words about the line at that end
 */
char *
dv_overlaps_describe_other (const DvOverlaps *overlaps, const DvOverlapHit *hit, guint end)
{
  g_autofree char *place = dv_overlaps_describe_place (overlaps, hit, 1 - end);
  const char *name = dv_overlaps_get_line (overlaps, hit, 1 - end)->traits.name;

  switch (hit->type) {
  case DV_OVERLAP_RECORD:
    /* Translators: %s is a place: “line 4, list Women's Union”. */
    return g_strdup_printf (_ ("is in this list already: %s"), place);
  case DV_OVERLAP_PERSON:
    /* Translators: %s is a place: “line 4, list Women's Union”. */
    return g_strdup_printf (_ ("is already on another list: %s"), place);
  case DV_OVERLAP_HOUSEHOLD:
    /* Translators: a name, then a place: “line 4, list Women's Union”. */
    return g_strdup_printf (_ ("same household as %s, %s"), name, place);
  case DV_OVERLAP_NEED:
  default:
    /* Translators: a name, then a place: “line 4, list Women's Union”. */
    return g_strdup_printf (_ ("same need as %s, %s"), name, place);
  }
}

static gboolean
add_hit (DvSheetWriter *writer, const DvOverlaps *overlaps, const DvOverlapHit *hit, GError **error)
{
  g_auto (GStrv) people = dv_overlaps_dup_people (overlaps, hit);
  g_autofree char *first = dv_overlaps_describe_place (overlaps, hit, 0);
  g_autofree char *second = dv_overlaps_describe_place (overlaps, hit, 1);
  const char *const cells[] = { dv_overlap_type_get_label (hit->type),
                                people[0],
                                first,
                                people[1] != NULL ? people[1] : people[0],
                                second,
                                dv_overlap_state_get_label (hit->state),
                                hit->reason };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    if (!dv_sheet_writer_add (writer, cells[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_overlaps_write:
 * @overlaps: overlaps
 * @path: where; its suffix says in which format, see dv_sheet_writer_new()
 * @error: return location for a #GIOErrorEnum
 *
 * Writes a table of all hits.
 *
 * Returns: whether it was written
 */
gboolean
dv_overlaps_write (const DvOverlaps *overlaps, const char *path, GError **error)
{
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, error);
  g_autofree char *heading = g_utf8_strup (_ ("Overlaps"), -1);
  const DvSheetTitle title = { .name = _ ("Overlaps"), .title = heading };
  const DvSheetHead heads[] = {
    { _ ("Type"), DV_SHEET_TEXT },        { _ ("First person"), DV_SHEET_TEXT },
    { _ ("First list"), DV_SHEET_TEXT },  { _ ("Second person"), DV_SHEET_TEXT },
    { _ ("Second list"), DV_SHEET_TEXT }, { _ ("State"), DV_SHEET_TEXT },
    { _ ("Reason"), DV_SHEET_TEXT }
  };

  if (writer == NULL || !dv_sheet_writer_begin (writer, &title, heads, G_N_ELEMENTS (heads),
                                                overlaps->hits->len, error))
    return FALSE;
  for (guint i = 0; i < overlaps->hits->len; i++) {
    if (!add_hit (writer, overlaps, dv_overlaps_get_hit (overlaps, i), error))
      return FALSE;
  }
  return dv_sheet_writer_finish (writer, error);
}
