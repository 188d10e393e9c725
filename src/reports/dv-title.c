/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-counted.h"
#include "dv-date.h"
#include "dv-half-build.h"
#include "dv-kinds.h"
#include "dv-marked.h"
#include "dv-phrase.h"
#include "dv-rules.h"

/* The numbers of a record belong into its title: “danh sách cán bộ” of 31 cases is said “danh sách
 * 31 trường hợp cán bộ”. A number that the title says already is only marked. */

/* Where @count stands in @title as a number of its own, with or without a leading 0. */
static const char *
find_number (const char *title, const char *count)
{
  const char *plain = *count == '0' ? count + 1 : count;
  const char *found = dv_phrase_find (title, count);

  return found != NULL ? found : dv_phrase_find (title, plain);
}

/* Returns: @title with @before put in at @at */
static char *
insert_at (const char *title, const char *at, const char *before)
{
  g_autofree char *head = g_strndup (title, (gsize) (at - title));

  return g_strconcat (head, before, " ", at, NULL);
}

static char *
replace_at (const char *title, const char *at, gsize length, const char *marked)
{
  g_autofree char *head = g_strndup (title, (gsize) (at - title));

  return g_strconcat (head, marked, at + length, NULL);
}

static gsize
number_length (const char *at)
{
  return strspn (at, "0123456789.,%");
}

/* Puts a count before the noun that it counts. Returns: NULL if @title has no such noun */
static char *
count_noun (const char *title, const char *count, const char *marked, const char *noun)
{
  const char *number = find_number (title, count);
  const char *at;

  if (number != NULL)
    return replace_at (title, number, number_length (number), marked);
  at = dv_phrase_find (title, noun);
  return at != NULL ? insert_at (title, at, marked) : NULL;
}

/* --- tasks --- */

static char *
count_done (const DvParts *parts)
{
  gint64 tenths = parts->done * 1000 / parts->count;

  if (tenths % 10 == 0)
    return g_strdup_printf ("%d%%", (int) (tenths / 10));
  return g_strdup_printf ("%d,%d%%", (int) (tenths / 10), (int) (tenths % 10));
}

/* “chi hội” of “% chi hội”, with the article that the title gives it. */
static char *
put_rate (const char *title, const char *marked, const char *noun)
{
  g_autofree char *all = g_strconcat ("các ", noun, NULL);
  const char *at = dv_phrase_find (title, all);

  if (at == NULL)
    at = dv_phrase_find (title, noun);
  if (at != NULL)
    return insert_at (title, at, marked);
  return g_strdup_printf ("%s (đạt %s %s)", title, marked, noun);
}

/* What is not reported is not 0: it is said beside the rate. */
static char *
add_not_reported (DvHalfBuild *build, DvItem *item, const DvParts *parts, char *title)
{
  g_autofree char *count = dv_phrase_format_count (parts->not_reported);
  g_autofree char *marked = NULL;
  g_autofree char *old = title;

  if (parts->not_reported == 0)
    return g_steal_pointer (&old);
  marked = dv_half_mark_item (build, count, "not-reported", "Đơn vị chưa báo cáo", item);
  return g_strdup_printf ("%s (còn %s đơn vị chưa báo cáo)", old, marked);
}

static char *
mark_rate (DvHalfBuild *build, DvItem *item, const char *title, const char *measure)
{
  const DvParts *parts = dv_facts_get_parts (build->facts, item);
  gboolean counted = parts != NULL && parts->count > 0;
  const char *noun = measure != NULL && *measure == '%' ? measure + 1 : measure;
  g_autofree char *rate = NULL;
  g_autofree char *key = g_strdup_printf ("rate:%s", dv_facts_get_id (build->facts, item));
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *marked = NULL;

  rate = counted ? count_done (parts)
                 : g_strdup_printf ("%d%%", (int) dv_item_get_number (item, "quantity"));
  g_ptr_array_add (records, (gpointer) item->id);
  if (counted)
    g_ptr_array_extend (records, parts->ids, NULL, NULL);
  marked = dv_half_mark (build, rate, key, "Tỷ lệ đơn vị đã thực hiện", records);
  noun += noun != NULL && *noun == ' ';
  title = put_rate (title, marked, noun != NULL ? noun : "đơn vị");
  return counted ? add_not_reported (build, item, parts, (char *) title) : (char *) title;
}

/* Posts that were filled are counted where there are records of them. */
static char *
mark_filled (DvHalfBuild *build,
             DvItem *item,
             const char *count,
             const char *measure,
             GPtrArray *ids)
{
  const char *id = dv_facts_get_id (build->facts, item);
  g_autofree char *key = g_strdup_printf ("quantity:%s", id);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, (gpointer) id);
  g_ptr_array_extend (records, ids, NULL, NULL);
  return dv_half_mark (build, count, key, measure, records);
}

static char *
mark_quantity (DvHalfBuild *build, DvItem *item, const char *title, const char *measure)
{
  const DvParts *filled = dv_facts_get_filled (build->facts, item);
  g_autofree char *count =
    dv_phrase_format_count (filled != NULL ? filled->count : dv_item_get_number (item, "quantity"));
  g_autofree char *marked = filled != NULL
                              ? mark_filled (build, item, count, measure, filled->ids)
                              : dv_half_mark_item (build, count, "quantity", measure, item);
  char *counted = count_noun (title, count, marked, measure);

  return counted != NULL ? counted : g_strdup_printf ("%s (%s %s)", title, marked, measure);
}

static char *
mark_task (DvHalfBuild *build, DvItem *item, const char *title)
{
  const char *measure = dv_item_get_text (item, "measure");
  const DvParts *parts = dv_facts_get_parts (build->facts, item);

  if ((measure != NULL && *measure == '%') || (parts != NULL && parts->count > 0))
    return mark_rate (build, item, title, measure);
  if (measure == NULL || (dv_item_get_number (item, "quantity") == 0 &&
                          dv_facts_get_filled (build->facts, item) == NULL))
    return g_strdup (title);
  return mark_quantity (build, item, title, measure);
}

/* --- lists --- */

/* The lines are counted where there are any: what was typed is only believed without them. */
static char *
mark_cases (DvHalfBuild *build, DvItem *item)
{
  const DvParts *parts = dv_facts_get_parts (build->facts, item);
  gint64 typed = dv_item_get_number (item, "cases");
  gint64 cases = parts != NULL ? parts->count : typed;
  g_autofree char *count = dv_phrase_format_count (cases);
  g_autofree char *key = g_strdup_printf ("cases:%s", dv_facts_get_id (build->facts, item));
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (parts != NULL && typed != 0 && typed != cases)
    dv_half_warn (build,
                  /* translators: the title of a list, then two numbers of cases */
                  _ ("“%s” says %d cases, but has %d lines; the lines were counted."), item->title,
                  (int) typed, (int) cases);
  if (cases == 0)
    return NULL;
  if (parts != NULL)
    g_ptr_array_extend (records, parts->ids, NULL, NULL);
  else
    g_ptr_array_add (records, (gpointer) item->id);
  return dv_half_mark (build, count, key, "Số trường hợp", records);
}

/* Where the number of cases stands in the title of a list. Returns: NULL if nowhere */
static const char *
find_place_of_cases (const DvItem *item, const char *title, const char **noun)
{
  gboolean house =
    g_strcmp0 (item->state, "works-started") == 0 || g_strcmp0 (item->state, "handed-over") == 0;
  const char *at = dv_phrase_find (title, house ? "nhà" : "trường hợp");

  *noun = "";
  if (at != NULL)
    return at;
  at = dv_phrase_find (title, "danh sách");
  *noun = " trường hợp";
  return at != NULL && at[strlen ("danh sách")] == ' ' ? at + strlen ("danh sách ") : NULL;
}

static char *
mark_list (DvHalfBuild *build, DvItem *item, const char *title)
{
  const char *noun;
  const char *at = find_place_of_cases (item, title, &noun);
  g_autofree char *marked = at != NULL ? mark_cases (build, item) : NULL;
  g_autofree char *cases = NULL;

  if (marked == NULL)
    return g_strdup (title);
  cases = g_strconcat (marked, noun, NULL);
  return insert_at (title, at, cases);
}

/**
 * dv_title_mark_cases:
 * @build: the report that is being made
 * @item: a list
 *
 * Returns: (transfer full) (nullable): its number of cases, marked, if the title does not take it
 */
char *
dv_title_mark_cases (DvHalfBuild *build, DvItem *item)
{
  const char *noun;

  return find_place_of_cases (item, item->title, &noun) == NULL ? mark_cases (build, item) : NULL;
}

/* --- events --- */

static char *
mark_edition (DvHalfBuild *build, DvItem *item, const char *title)
{
  const char *edition = dv_item_get_text (item, "edition");
  g_autofree char *words = g_strconcat ("thứ ", edition, NULL);
  const char *at = edition != NULL ? dv_phrase_find (title, words) : NULL;
  g_autofree char *marked = NULL;

  if (at == NULL)
    return g_strdup (title);
  marked = dv_half_mark_item (build, edition, "edition", "Lần, kỳ họp thứ", item);
  return replace_at (title, at + strlen ("thứ "), strlen (edition), marked);
}

/* --- all --- */

static char *
mark_plain (DvHalfBuild *build, DvItem *item, const char *title)
{
  if (item->kind == &dv_kind_task)
    return mark_task (build, item, title);
  if (item->kind == &dv_kind_list)
    return mark_list (build, item, title);
  return item->kind == &dv_kind_event ? mark_edition (build, item, title) : g_strdup (title);
}

static char *
clean_title (const DvItem *item)
{
  char *title = g_strchomp (dv_marked_escape (item->title));

  while (g_str_has_suffix (title, ".") && !g_str_has_suffix (title, "..."))
    title[strlen (title) - 1] = '\0';
  return title;
}

/**
 * dv_title_mark:
 * @build: the report that is being made
 * @item: a record
 *
 * Returns: (transfer full): its title with its numbers, marked
 */
char *
dv_title_mark (DvHalfBuild *build, DvItem *item)
{
  g_autofree char *title = clean_title (item);

  return mark_plain (build, item, title);
}

/**
 * dv_title_mark_topic:
 * @build: the report that is being made
 * @item: a survey
 *
 * Returns: (transfer full): what was surveyed, without the word for surveying, with the number of
 *   documents, marked
 */
char *
dv_title_mark_topic (DvHalfBuild *build, DvItem *item)
{
  g_autofree char *title = clean_title (item);
  const char *topic = dv_phrase_skip_said (title, "khảo sát thực tế");
  gint64 documents = dv_counted_get (build->facts, item, "document_count");
  const GPtrArray *ids = dv_counted_find (build->facts, item, "document_count");
  const char *set = dv_item_get_text (item, "document_set");
  g_autofree char *noun =
    g_strndup (set != NULL ? set : "văn bản", strcspn (set != NULL ? set : "văn bản", " "));
  g_autofree char *count = dv_phrase_format_count (documents);
  g_autofree char *marked = NULL;
  char *counted;

  if (topic == title)
    topic = dv_phrase_skip_said (title, "khảo sát");
  if (documents == 0)
    return g_strdup (topic);
  marked = ids != NULL ? dv_half_mark_records (build, count, "documents", "Số văn bản", item, ids)
                       : dv_half_mark_item (build, count, "documents", "Số văn bản", item);
  counted = count_noun (topic, count, marked, set != NULL ? noun : "văn bản");
  return counted != NULL ? counted : g_strdup_printf ("%s (%s văn bản)", topic, marked);
}

/* “109 năm” and what it is since then. */
static char *
mark_years (DvHalfBuild *build, DvItem *item, int year, guint number, const char *occasion)
{
  int years = atoi (item->start != NULL ? item->start : build->facts->to) - year;
  g_autofree char *count = g_strdup_printf ("%d", years);
  g_autofree char *name = g_strdup_printf ("years%u", number);
  g_autofree char *marked = dv_half_mark_item (build, count, name, "Số năm kỷ niệm", item);

  return g_strdup_printf ("%s năm %s", marked, occasion);
}

/**
 * dv_title_mark_anniversaries:
 * @build: the report that is being made
 * @item: an event
 *
 * “Kỷ niệm ngày Quốc tế Phụ nữ 8/3 và khởi nghĩa Hai Bà Trưng” with the base years 1910 and 40 is
 * “109 năm ngày Quốc tế Phụ nữ 8/3 và 1979 năm khởi nghĩa Hai Bà Trưng” in 2019. Years are counted
 * only of an anniversary, and only where there is one base year for each occasion.
 *
 * Returns: (transfer full) (nullable): the occasions with their years, marked
 */
char *
dv_title_mark_anniversaries (DvHalfBuild *build, DvItem *item)
{
  g_autoptr (GArray) years = dv_base_years_parse (dv_item_get_text (item, "base_years"));
  g_autofree char *title = clean_title (item);
  g_auto (GStrv) occasions = NULL;
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  if (years == NULL || years->len == 0 || g_strcmp0 (item->type, "anniversary") != 0)
    return NULL;
  occasions = g_strsplit (dv_phrase_skip_said (title, "kỷ niệm"), years->len > 1 ? " và " : "\n",
                          (gint) years->len);
  if (g_strv_length (occasions) != years->len)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    g_ptr_array_add (said,
                     mark_years (build, item, g_array_index (years, int, i), i, occasions[i]));
  g_ptr_array_add (said, NULL);
  return g_strjoinv (" và ", (char **) said->pdata);
}
