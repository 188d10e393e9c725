/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-gift-count.h"

#include "dv-collate.h"
#include "dv-fold.h"

/* Gifts by residential group, category and source. Nothing here reads a store. */

static void
section_free (gpointer data)
{
  DvGiftSection *section = data;

  g_ptr_array_unref (section->lines);
  g_free (section);
}

static DvGiftSection *
section_new (const DvGiftLine *line)
{
  DvGiftSection *section = g_new0 (DvGiftSection, 1);

  section->unit = line->unit;
  section->name = line->unit_name;
  section->lines = g_ptr_array_new ();
  return section;
}

/* What has no name stands behind what has one. */
static int
compare_texts (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return dv_text_compare (a, b);
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const DvGiftSection *x = *(DvGiftSection *const *) a, *y = *(DvGiftSection *const *) b;

  return compare_texts (x->name, y->name);
}

/* Keys are computed once a line, not once a comparison. */
typedef struct {
  const DvGiftLine *line;
  char *key;
} Sorted;

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : (x->line->row > y->line->row) - (x->line->row < y->line->row);
}

static GArray *
sort_lines (const DvGifts *gifts)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), gifts->lines->len);

  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < gifts->lines->len; i++) {
    const DvGiftLine *line = &g_array_index (gifts->lines, DvGiftLine, i);
    Sorted one = { line, dv_text_name_sort_key (line->name) };

    g_array_append_val (sorted, one);
  }
  g_array_sort (sorted, compare_sorted);
  return sorted;
}

/**
 * dv_gift_sections:
 * @gifts: what was read; must outlive the sections
 *
 * Puts the lines in the order of the paper: by residential group, then by given name, as Vietnamese
 * lists are. Lines without a group come last.
 *
 * Returns: (transfer full) (element-type DvGiftSection): the groups
 */
GPtrArray *
dv_gift_sections (const DvGifts *gifts)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sorted = sort_lines (gifts);

  for (guint i = 0; i < sorted->len; i++) {
    const DvGiftLine *line = g_array_index (sorted, Sorted, i).line;
    DvGiftSection *section = g_hash_table_lookup (by_unit, &line->unit);

    if (section == NULL) {
      section = section_new (line);
      g_ptr_array_add (sections, section);
      g_hash_table_insert (by_unit, &section->unit, section);
    }
    g_ptr_array_add (section->lines, (gpointer) line);
    section->amount += line->amount;
  }
  g_ptr_array_sort (sections, compare_sections);
  return sections;
}

/* A sum that is being made, with the people and households that it has met. */
typedef struct {
  DvGiftTotal total;
  GHashTable *people;
  GHashTable *households;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_hash_table_unref (counting->people);
  g_hash_table_unref (counting->households);
  g_free (counting);
}

static const DvGiftSource *
find_source (const DvGifts *gifts, gint64 row)
{
  for (guint i = 0; i < gifts->sources->len; i++) {
    const DvGiftSource *source = &g_array_index (gifts->sources, DvGiftSource, i);

    if (source->row == row)
      return source;
  }
  return NULL;
}

/* What a line is counted under. A source of another campaign is none of this one. */
static DvGiftTotal
start_total (const DvGifts *gifts, const DvGiftLine *line, DvGiftBy by)
{
  const DvGiftSource *source = by & DV_GIFT_BY_SOURCE ? find_source (gifts, line->source) : NULL;
  DvGiftTotal total = { 0 };

  if (by & DV_GIFT_BY_UNIT) {
    total.unit = line->unit;
    total.unit_name = line->unit_name;
  }
  if (by & DV_GIFT_BY_CATEGORY) {
    total.category = line->category;
    total.category_name = line->category_name;
  }
  if (source != NULL) {
    total.source = source->row;
    total.source_name = source->name;
  }
  return total;
}

static Counting *
counting_new (const DvGiftTotal *start)
{
  Counting *counting = g_new0 (Counting, 1);

  counting->total = *start;
  counting->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counting->households = g_hash_table_new (g_int64_hash, g_int64_equal);
  return counting;
}

static char *
total_key (const DvGiftTotal *total)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          total->unit, total->category, total->source);
}

/* Who is not in the register is told apart by name, birth and group. */
static char *
person_key (const DvGiftLine *line)
{
  g_autofree char *name = NULL;

  if (line->person != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, line->person);
  name = dv_text_fold_case (line->name);
  return g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT, name, line->birth != NULL ? line->birth : "",
                          line->unit);
}

static void
count_state (DvGiftTotal *total, const DvGiftLine *line)
{
  if (g_str_equal (line->state, "received"))
    total->received++;
  else if (g_str_equal (line->state, "by-proxy"))
    total->by_proxy++;
  else if (g_str_equal (line->state, "absent"))
    total->absent++;
  else if (g_str_equal (line->state, "refused"))
    total->refused++;
  else
    total->open++;
  if (dv_gift_state_is_given (line->state))
    total->paid += line->amount;
}

static void
count_line (Counting *counting, const DvGiftLine *line)
{
  DvGiftTotal *total = &counting->total;

  total->gifts++;
  total->planned += line->amount;
  count_state (total, line);
  if (g_hash_table_add (counting->people, person_key (line)))
    total->people++;
  if (line->household == 0)
    total->no_household++;
  else if (g_hash_table_add (counting->households, (gpointer) &line->household))
    total->households++;
}

static int
compare_countings (gconstpointer a, gconstpointer b)
{
  const DvGiftTotal *x = &(*(Counting *const *) a)->total;
  const DvGiftTotal *y = &(*(Counting *const *) b)->total;
  int order = compare_texts (x->unit_name, y->unit_name);

  if (order == 0)
    order = compare_texts (x->category_name, y->category_name);
  return order != 0 ? order : compare_texts (x->source_name, y->source_name);
}

static GPtrArray *
count_lines (const DvGifts *gifts, GPtrArray *lines, DvGiftBy by)
{
  GPtrArray *countings = g_ptr_array_new_with_free_func (counting_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++) {
    const DvGiftLine *line = g_ptr_array_index (lines, i);
    const DvGiftTotal start = start_total (gifts, line, by);
    g_autofree char *key = total_key (&start);
    Counting *counting = g_hash_table_lookup (by_key, key);

    if (counting == NULL) {
      counting = counting_new (&start);
      g_ptr_array_add (countings, counting);
      g_hash_table_insert (by_key, g_steal_pointer (&key), counting);
    }
    count_line (counting, line);
  }
  return countings;
}

/**
 * dv_gift_totals:
 * @gifts: what was read; must outlive the sums
 * @lines: (element-type DvGiftLine): the lines that count
 * @by: what sums are made for
 *
 * Returns: (transfer full) (element-type DvGiftTotal): the sums that have at least one gift, by
 *   group, category and source, each in alphabetical order
 */
GPtrArray *
dv_gift_totals (const DvGifts *gifts, GPtrArray *lines, DvGiftBy by)
{
  g_autoptr (GPtrArray) countings = count_lines (gifts, lines, by);
  GPtrArray *totals = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (countings, compare_countings);
  for (guint i = 0; i < countings->len; i++) {
    const Counting *counting = g_ptr_array_index (countings, i);

    g_ptr_array_add (totals, g_memdup2 (&counting->total, sizeof (DvGiftTotal)));
  }
  return totals;
}

/**
 * dv_gift_list_counts:
 * @list: the head of a list
 *
 * Returns: whether its lines are gifts that were promised: once it was approved, until a newer
 *   version replaces it
 */
gboolean
dv_gift_list_counts (const DvGiftList *list)
{
  return g_str_equal (list->state, "approved") || g_str_equal (list->state, "locked") ||
         g_str_equal (list->state, "paid") || g_str_equal (list->state, "settled");
}

/**
 * dv_gift_counted_lines:
 * @gifts: what was read; must outlive the lines
 *
 * Returns: (transfer full) (element-type DvGiftLine): the lines of the lists that count
 */
GPtrArray *
dv_gift_counted_lines (const DvGifts *gifts)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < gifts->lines->len; i++) {
    const DvGiftLine *line = &g_array_index (gifts->lines, DvGiftLine, i);
    const DvGiftList *list = dv_gifts_find_list (gifts, line->list);

    if (list != NULL && dv_gift_list_counts (list))
      g_ptr_array_add (lines, (gpointer) line);
  }
  return lines;
}

/**
 * dv_gift_unit_number:
 * @name: (nullable): what a residential group is called: “Tổ dân phố 5”
 *
 * Under a heading that says “Tổ dân phố” its number is enough.
 *
 * Returns: (nullable): “5”; @name where it is not called by a number
 */
const char *
dv_gift_unit_number (const char *name)
{
  static const char *const prefixes[] = { "Tổ dân phố số ", "Tổ dân phố ", "TDP " };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (prefixes); i++) {
    const char *rest = name + strlen (prefixes[i]);

    if (g_str_has_prefix (name, prefixes[i]) && g_ascii_isdigit (*rest))
      return rest;
  }
  return name;
}

/**
 * dv_gift_goods:
 * @lines: (element-type DvGiftLine): some lines
 *
 * Returns: (transfer full) (nullable): what they get beside money, each with how often: “01 túi quà
 *   (12 suất)”; %NULL if it is money alone
 */
char *
dv_gift_goods (const GPtrArray *lines)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const DvGiftLine *line = g_ptr_array_index (lines, i);

    if (line->goods == NULL)
      continue;
    if (!g_hash_table_contains (counts, line->goods))
      g_ptr_array_add (order, (gpointer) line->goods);
    g_hash_table_insert (counts, (gpointer) line->goods,
                         GUINT_TO_POINTER (
                           GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->goods)) + 1));
  }
  for (guint i = 0; i < order->len; i++) {
    const char *goods = g_ptr_array_index (order, i);

    g_string_append_printf (text, "%s%s (%u suất)", i > 0 ? "; " : "", goods,
                            GPOINTER_TO_UINT (g_hash_table_lookup (counts, goods)));
  }
  return order->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
