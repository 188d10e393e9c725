/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-counted.h"
#include "dv-half-build.h"
#include "dv-kinds.h"
#include "dv-marked.h"
#include "dv-numerals.h"
#include "dv-phrase.h"
#include "dv-template.h"

/* What one record, or many of the same sort, give to a sentence. */

typedef struct {
  DvHalfBuild *build;
  DvItem *item;
  GPtrArray *items; /* of DvItem, for a sentence about many */
} Values;

void
dv_clause_free (DvClause *clause)
{
  if (clause == NULL)
    return;
  g_free (clause->subject);
  g_free (clause->words);
  g_free (clause);
}

/* --- values of a record --- */

static void
add_mention (GPtrArray *names, const DvFacts *facts, gint64 row)
{
  const DvUnitFact *unit = dv_facts_get_unit (facts, row);

  if (unit != NULL)
    g_ptr_array_add (names, dv_marked_escape (unit->mention));
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* In the order of the register of units, which is that of rank. */
static GArray *
sort_units (const DvItem *item)
{
  guint n_units;
  const gint64 *units = dv_item_get_units (item, &n_units);
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n_units > 0)
    g_array_append_vals (sorted, units, n_units);
  g_array_sort (sorted, compare_rows);
  return sorted;
}

/* The units that co-operate, without the one whose section it is. */
static char *
get_units (const DvHalfBuild *build, const DvItem *item)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) units = sort_units (item);

  for (guint i = 0; i < units->len; i++) {
    gint64 unit = g_array_index (units, gint64, i);

    if (build->section == NULL || unit != build->section->unit)
      add_mention (names, build->facts, unit);
  }
  return dv_phrase_join (names);
}

/* The host of what others take part in. */
static char *
get_host (const DvHalfBuild *build, const DvItem *item)
{
  const DvUnitFact *unit = dv_facts_get_unit (build->facts, item->lead);

  if (unit == NULL || (build->section != NULL && item->lead == build->section->unit) ||
      dv_phrase_find (item->title, unit->mention) != NULL)
    return NULL;
  return dv_marked_escape (unit->mention);
}

static gboolean
is_occasion (const char *name)
{
  static const char *const openings[] = { "Tết", "Ngày", "Lễ", "Tháng", "Tuần", "Kỷ niệm", NULL };

  for (guint i = 0; openings[i] != NULL; i++) {
    if (dv_phrase_starts_with (name, openings[i]))
      return TRUE;
  }
  return FALSE;
}

static char *
get_occasion (const DvHalfBuild *build, const DvItem *item)
{
  const char *name = dv_facts_get_title (build->facts, item->campaign);

  if (name == NULL || !is_occasion (name) || dv_phrase_find (item->title, name) != NULL)
    return NULL;
  return dv_marked_escape (name);
}

static char *
mark_number (Values *values, const char *field, const char *label)
{
  const GPtrArray *ids = dv_counted_find (values->build->facts, values->item, field);
  gint64 number = ids != NULL ? ids->len : dv_item_get_number (values->item, field);
  g_autofree char *count = dv_phrase_format_count (number);

  if (ids != NULL)
    return dv_half_mark_records (values->build, count, field, label, values->item, ids);
  return number > 0 ? dv_half_mark_item (values->build, count, field, label, values->item) : NULL;
}

/* What is no field of the record but counted from others. */
static char *
mark_counted (Values *values, const char *name)
{
  const GPtrArray *ids = dv_counted_find (values->build->facts, values->item, name);
  const char *label = strcmp (name, "accepted") == 0 ? "Kiến nghị được tiếp thu" : "Số kiến nghị";
  g_autofree char *count = ids != NULL ? dv_phrase_format_count (ids->len) : NULL;

  return ids != NULL ? dv_half_mark_records (values->build, count, name, label, values->item, ids)
                     : NULL;
}

static char *
get_edition (Values *values)
{
  const char *edition = dv_item_get_text (values->item, "edition");
  g_autofree char *words = g_strconcat ("thứ ", edition, NULL);

  if (edition == NULL || dv_phrase_find (values->item->title, words) != NULL)
    return NULL;
  return dv_half_mark_item (values->build, edition, "edition", "Lần thứ", values->item);
}

/* Where a survey went: a cultural house of a residential group stands for the group. */
static char *
get_places (const DvItem *item)
{
  const char *places = dv_item_get_text (item, "place_type");

  if (places == NULL)
    return g_strdup ("nơi");
  if (dv_phrase_find (item->title, places) != NULL && g_str_has_suffix (places, "tổ dân phố"))
    return g_strdup ("tổ dân phố");
  return dv_marked_escape (places);
}

/* A text that the title does not say already. */
static char *
get_new_text (const DvItem *item, const char *field)
{
  const char *value = dv_item_get_text (item, field);

  if (value == NULL || dv_phrase_find (item->title, value) != NULL)
    return NULL;
  return dv_marked_escape (value);
}

static char *
get_linked_unit (const DvHalfBuild *build, const DvItem *item, const char *field)
{
  const DvUnitFact *unit = dv_facts_get_unit (build->facts, dv_item_get_number (item, field));

  if (unit == NULL || dv_phrase_find (item->title, unit->mention) != NULL ||
      (unit->short_name != NULL && dv_phrase_find (item->title, unit->short_name) != NULL))
    return NULL;
  return dv_marked_escape (unit->short_name != NULL ? unit->short_name : unit->mention);
}

/* What many events of a type are called: types that are verbs need a noun. */
static char *
get_plural (const DvItem *item)
{
  static const char *const nouns[][2] = {
    { "voter-meeting", "hội nghị tiếp xúc cử tri" },
    { "reception", "buổi tiếp công dân" },
    { "dialogue", "cuộc đối thoại" },
    { "gathering", "buổi gặp mặt" },
    { "clean-up", "đợt ra quân" },
    { "branch-meeting", "buổi sinh hoạt" },
    { "anniversary", "hoạt động kỷ niệm" },
    { "volunteering", "hoạt động tình nguyện" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++) {
    if (g_strcmp0 (item->type, nouns[i][0]) == 0)
      return g_strdup (nouns[i][1]);
  }
  return item->type != NULL ? dv_item_dup_choice (item, "type") : g_strdup ("hoạt động");
}

static char *
get_value (const char *name, gpointer data)
{
  Values *values = data;
  DvHalfBuild *build = values->build;
  DvItem *item = values->item;

  if (strcmp (name, "title") == 0 || strcmp (name, "Title") == 0)
    return dv_title_mark (build, item);
  if (strcmp (name, "topic") == 0)
    return dv_title_mark_topic (build, item);
  if (strcmp (name, "years") == 0)
    return dv_title_mark_anniversaries (build, item);
  if (strcmp (name, "units") == 0)
    return get_units (build, item);
  if (strcmp (name, "host") == 0)
    return get_host (build, item);
  if (strcmp (name, "occasion") == 0)
    return get_occasion (build, item);
  if (strcmp (name, "edition") == 0)
    return get_edition (values);
  if (strcmp (name, "places") == 0)
    return get_places (item);
  if (strcmp (name, "cases") == 0)
    return dv_title_mark_cases (build, item);
  if (strcmp (name, "type") == 0)
    return dv_item_dup_choice (item, item->kind == &dv_kind_task ? "group" : "type");
  if (strcmp (name, "place_count") == 0)
    return mark_number (values, name, "Số nơi khảo sát");
  if (strcmp (name, "participants") == 0)
    return mark_number (values, name, "Lượt người dự");
  if (strcmp (name, "n_collectives") == 0)
    return mark_number (values, name, "Số tập thể được khen");
  if (strcmp (name, "n_individuals") == 0)
    return mark_number (values, name, "Số cá nhân được khen");
  if (strcmp (name, "rounds") == 0)
    return mark_number (values, name, "Số cuộc");
  if (strcmp (name, "recommendations") == 0 || strcmp (name, "accepted") == 0)
    return mark_counted (values, name);
  if (strcmp (name, "group") == 0 || strcmp (name, "directed_by") == 0)
    return get_linked_unit (build, item, name);
  return get_new_text (item, name);
}

/* --- values of many records --- */

static GPtrArray *
collect_ids (DvHalfBuild *build, GPtrArray *items)
{
  GPtrArray *ids = g_ptr_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (ids, (gpointer) dv_facts_get_id (build->facts, g_ptr_array_index (items, i)));
  return ids;
}

static char *
mark_sum (Values *values, const char *name, gint64 sum, const char *label)
{
  DvItem *first = g_ptr_array_index (values->items, 0);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *count = NULL;
  g_autofree char *key = NULL;

  if (sum == 0)
    return NULL;
  ids = collect_ids (values->build, values->items);
  count = dv_phrase_format_count (sum);
  key =
    g_strdup_printf ("%s:%s:%s:%s:%s:%s", name, values->build->block->key, first->kind->name,
                     first->type != NULL ? first->type : "", first->role != NULL ? first->role : "",
                     first->state != NULL ? first->state : "");
  return dv_half_mark (values->build, count, key, label, ids);
}

static char *
get_many_value (const char *name, gpointer data)
{
  Values *values = data;
  gint64 sum = 0;

  if (strcmp (name, "count") == 0)
    return mark_sum (values, name, values->items->len, "Số việc");
  if (strcmp (name, "plural") == 0)
    return get_plural (values->item);
  if (strcmp (name, "type") == 0 || strcmp (name, "units") == 0 || strcmp (name, "host") == 0)
    return get_value (name, data);
  for (guint i = 0; i < values->items->len; i++) {
    const DvItem *item = g_ptr_array_index (values->items, i);
    const DvParts *parts = dv_facts_get_parts (values->build->facts, item);

    if (strcmp (name, "done") == 0)
      sum += g_strcmp0 (item->state, "done") == 0;
    else if (strcmp (name, "cases") == 0)
      sum += parts != NULL ? parts->count : dv_item_get_number (item, name);
    else
      sum += dv_counted_get (values->build->facts, item, name);
  }
  return mark_sum (values, name, sum, "Tổng số");
}

/* --- who --- */

static gboolean
takes_part (const DvHalfBuild *build, const DvItem *item)
{
  guint n_units;
  const gint64 *units = dv_item_get_units (item, &n_units);

  for (guint i = 0; i < n_units; i++) {
    if (units[i] == build->section->unit)
      return TRUE;
  }
  return FALSE;
}

/* The section is one unit's, and the record is that unit's work. */
static gboolean
is_own_work (const DvHalfBuild *build, const DvItem *item)
{
  if (build->section == NULL || build->section->unit == 0)
    return FALSE;
  return item->lead == build->section->unit || item->lead == 0 || takes_part (build, item) ||
         g_strcmp0 (item->role, "take-part") == 0;
}

static char *
subject_of (const DvHalfBuild *build, const DvItem *item, const DvWordingFact *wording)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) units = sort_units (item);

  if (is_own_work (build, item))
    return g_strdup ("");
  add_mention (names, build->facts, item->lead);
  for (guint i = 0; i < units->len && strstr (wording->sentence, "{units}") == NULL; i++)
    add_mention (names, build->facts, g_array_index (units, gint64, i));
  return dv_phrase_join (names);
}

/* “Hoạt động giám sát của HĐND tiếp tục đổi mới”: the title says who and what. */
static gboolean
is_whole (const DvHalfBuild *build, const DvItem *item)
{
  const DvUnitFact *lead = dv_facts_get_unit (build->facts, item->lead);
  DvOpening opening = dv_phrase_get_opening (item->title);
  g_autofree char *of_lead = NULL;

  if (lead == NULL || lead->short_name == NULL || opening == DV_OPENING_VERB)
    return FALSE;
  of_lead = g_strconcat ("của ", lead->short_name, NULL);
  return dv_phrase_starts_with (item->title, lead->short_name) ||
         dv_phrase_starts_with (item->title, lead->mention) ||
         (opening == DV_OPENING_NOUN && dv_phrase_find (item->title, of_lead) != NULL &&
          item->kind != &dv_kind_task);
}

/* Of an event nobody says “đại hội” without a verb; other titles mostly begin with one. */
static gboolean
needs_verb (const DvItem *item)
{
  DvOpening opening = dv_phrase_get_opening (item->title);

  if (item->kind == &dv_kind_event)
    return opening != DV_OPENING_VERB;
  return opening == DV_OPENING_NOUN;
}

static void
finish_words (DvClause *clause, char *rendered)
{
  g_autofree char *words = rendered;
  g_autofree char *small = NULL;
  const char *rest;

  if (g_str_has_prefix (words, DV_TEMPLATE_OWN_SUBJECT)) {
    memmove (words, words + strlen (DV_TEMPLATE_OWN_SUBJECT),
             strlen (words) - strlen (DV_TEMPLATE_OWN_SUBJECT) + 1);
    *clause->subject = '\0';
    clause->whole = TRUE;
  }
  small = dv_phrase_lower_first (words);
  rest = *clause->subject != '\0' ? dv_phrase_skip_named (small, clause->subject) : small;
  clause->words = g_strdup (clause->whole ? words : rest);
}

/**
 * dv_clause_new:
 * @build: the report that is being made
 * @item: a record
 * @wording: how it is told
 *
 * Returns: (transfer full): what it gives to a sentence
 */
DvClause *
dv_clause_new (DvHalfBuild *build, DvItem *item, const DvWordingFact *wording)
{
  DvClause *clause = g_new0 (DvClause, 1);
  Values values = { .build = build, .item = item };
  char *words = NULL;

  clause->item = item;
  clause->whole = is_whole (build, item);
  clause->subject = clause->whole ? g_strdup ("") : subject_of (build, item, wording);
  if (!clause->whole)
    words = dv_template_render (wording->sentence, needs_verb (item), get_value, &values);
  finish_words (clause, words != NULL ? words : dv_title_mark (build, item));
  dv_half_add_record (build, item);
  return clause;
}

/**
 * dv_clause_new_many:
 * @build: the report that is being made
 * @items: (element-type DvItem): records of one sort
 * @wording: how they are told
 *
 * Returns: (transfer full) (nullable): what they give to a sentence together, %NULL if @wording has
 *   nothing to say of many
 */
DvClause *
dv_clause_new_many (DvHalfBuild *build, GPtrArray *items, const DvWordingFact *wording)
{
  Values values = { .build = build, .item = g_ptr_array_index (items, 0), .items = items };
  DvClause *clause;
  char *words;

  words = wording->many != NULL ? dv_template_render (wording->many, TRUE, get_many_value, &values)
                                : NULL;
  if (words == NULL)
    return NULL;
  clause = g_new0 (DvClause, 1);
  clause->item = values.item;
  clause->subject = g_strdup ("");
  finish_words (clause, words);
  for (guint i = 0; i < items->len; i++)
    dv_half_add_record (build, g_ptr_array_index (items, i));
  return clause;
}
