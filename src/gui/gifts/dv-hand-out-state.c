/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-state.h"

#include "dv-fold.h"

/* From what was typed to what is shown: nothing here knows a widget or a store. */

/* How well a row fits what was typed; the lower the better. */
typedef struct {
  guint index;
  guint rank;
} Match;

static gboolean
has_prefix (char **words, const char *prefix)
{
  for (guint i = 0; words[i] != NULL; i++) {
    if (g_str_has_prefix (words[i], prefix))
      return TRUE;
  }
  return FALSE;
}

static gboolean
matches_words (const DvDeskRow *row, char **typed)
{
  if (!has_prefix (row->words, typed[0]))
    return FALSE;
  for (guint i = 1; typed[i] != NULL; i++) {
    if (!has_prefix (row->words, typed[i]) && !has_prefix (row->places, typed[i]))
      return FALSE;
  }
  return TRUE;
}

/* “nvc” and “vc” are Nguyễn Văn Cừ. */
static gboolean
matches_initials (const DvDeskRow *row, char **typed)
{
  return typed[1] == NULL && strlen (typed[0]) > 1 && g_str_has_suffix (row->initials, typed[0]);
}

static gboolean
is_given (const DvDeskRow *row)
{
  return dv_gift_state_is_given (row->mark.state);
}

static const char *
last_of (char **words)
{
  guint n = g_strv_length (words);

  return n > 0 ? words[n - 1] : "";
}

/* Who is called by the given name that was typed comes first, with the marks that were typed before
 * those with other marks; who has received already comes last. */
static guint
rank_of (const DvDeskRow *row, char **typed, char **marked)
{
  const char *given = last_of (row->words), *last = last_of (typed);
  guint rank = is_given (row) ? 8 : 0;

  if (!g_str_has_prefix (given, last))
    return rank + 4;
  if (!g_str_equal (given, last))
    rank += 2;
  return rank + (dv_text_word_agrees (last_of (marked), row->given, TRUE) ? 0 : 1);
}

/* Returns: the filter that shows the row, beside the one that shows everybody */
static DvDeskFilter
filter_of (const DvDeskRow *row)
{
  if (g_str_equal (row->mark.state, "absent"))
    return DV_DESK_ABSENT;
  if (g_str_equal (row->mark.state, "refused"))
    return DV_DESK_REFUSED;
  return is_given (row) ? DV_DESK_GIVEN : DV_DESK_LEFT;
}

static gboolean
passes (const DvDeskRow *row, DvDeskFilter filter)
{
  return filter == DV_DESK_ALL || filter_of (row) == filter;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;

  return x->rank != y->rank ? (x->rank > y->rank) - (x->rank < y->rank)
                            : (x->index > y->index) - (x->index < y->index);
}

static GArray *
find_matches (const DvDesk *desk, char **typed, char **marked, DvDeskFilter filter, gint64 unit)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean empty = typed[0] == NULL || *typed[0] == '\0';

  for (guint i = 0; i < dv_desk_get_size (desk); i++) {
    const DvDeskRow *row = dv_desk_get_row (desk, i);
    Match match = { .index = i };

    /* Whoever comes is found, also when they have been here before. */
    if ((unit != 0 && row->line->unit != unit) ||
        ((empty || filter != DV_DESK_LEFT) && !passes (row, filter)) ||
        (!empty && !matches_words (row, typed) && !matches_initials (row, typed)))
      continue;
    match.rank = empty ? 0 : rank_of (row, typed, marked);
    g_array_append_val (matches, match);
  }
  if (!empty)
    g_array_sort (matches, compare_matches);
  return matches;
}

static void
count_rows (const DvDesk *desk, gint64 unit, guint *counts)
{
  for (guint i = 0; i < dv_desk_get_size (desk); i++) {
    const DvDeskRow *row = dv_desk_get_row (desk, i);

    if (unit != 0 && row->line->unit != unit)
      continue;
    counts[filter_of (row)]++;
    counts[DV_DESK_ALL]++;
  }
}

static void
subtract_given (const DvDesk *desk, const DvGiftSource *source, DvDeskSource *left)
{
  for (guint i = 0; i < dv_desk_get_size (desk); i++) {
    const DvDeskRow *row = dv_desk_get_row (desk, i);

    if (row->line->source != source->row || !is_given (row))
      continue;
    left->stock_left -= 1;
    left->money_left -= row->line->amount;
  }
}

static DvDeskSource
reckon_source (const DvDesk *desk, const DvGiftSource *source)
{
  DvDeskSource left = { .name = source->name,
                        .stock_left = source->stock - source->given_elsewhere,
                        .money_left = source->budget - source->paid_elsewhere };

  subtract_given (desk, source, &left);
  if (source->stock == DV_GIFTS_UNLIMITED)
    left.stock_left = G_MININT64;
  if (source->budget == DV_GIFTS_UNLIMITED)
    left.money_left = G_MININT64;
  return left;
}

static void
reckon_sources (const DvDesk *desk, GArray *sources)
{
  const GArray *all = dv_desk_get_gifts (desk)->sources;

  for (guint i = 0; i < all->len; i++) {
    DvDeskSource left = reckon_source (desk, &g_array_index (all, DvGiftSource, i));

    g_array_append_val (sources, left);
  }
}

/* The row that was chosen with the arrow keys; else the first, once something was typed. With an
 * empty field Enter must not hand anything out. */
static guint
choose (const DvDesk *desk, const DvDeskView *view, gint64 chosen, gboolean typed)
{
  for (guint i = 0; chosen != 0 && i < view->shown->len; i++) {
    if (dv_desk_get_row (desk, g_array_index (view->shown, guint, i))->line->row == chosen)
      return i;
  }
  return typed && view->shown->len > 0 ? 0 : DV_DESK_NOBODY;
}

/**
 * dv_desk_view_new:
 * @desk: a table
 * @typed: what was typed: words of the name in any order, with or without marks, or its initials;
 *   from the second word on also words of the address
 * @filter: whom to show while nothing was typed; who comes is found in all filters but the special
 *   ones
 * @unit: the number of a residential group, or 0 for all
 * @chosen: the number of the line that was chosen with the arrow keys, or 0
 * @limit: the most rows to show
 *
 * Returns: (transfer full): what the screen shows
 */
DvDeskView *
dv_desk_view_new (const DvDesk *desk,
                  const char *typed,
                  DvDeskFilter filter,
                  gint64 unit,
                  gint64 chosen,
                  guint limit)
{
  DvDeskView *view = g_new0 (DvDeskView, 1);
  g_autofree char *folded = dv_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *cased = dv_text_fold_case (typed);
  g_auto (GStrv) marked = g_strsplit (cased, " ", -1);
  g_autoptr (GArray) matches = find_matches (desk, words, marked, filter, unit);

  view->shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), MIN (matches->len, limit));
  for (guint i = 0; i < MIN (matches->len, limit); i++)
    g_array_append_val (view->shown, g_array_index (matches, Match, i).index);
  view->n_more = matches->len - view->shown->len;
  view->sources = g_array_new (FALSE, FALSE, sizeof (DvDeskSource));
  count_rows (desk, unit, view->counts);
  reckon_sources (desk, view->sources);
  view->selected = choose (desk, view, chosen, *folded != '\0');
  view->can_mark = view->selected != DV_DESK_NOBODY;
  view->can_undo = dv_desk_can_undo (desk);
  return view;
}

/**
 * dv_desk_view_free:
 * @view: (transfer full) (nullable): what the screen shows
 */
void
dv_desk_view_free (DvDeskView *view)
{
  if (view == NULL)
    return;
  g_array_unref (view->shown);
  g_array_unref (view->sources);
  g_free (view);
}
