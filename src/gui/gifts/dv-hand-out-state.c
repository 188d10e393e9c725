/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-state.h"

#include <glib/gi18n.h>

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-numerals.h"

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

/* Returns: (transfer full): “at 09:30” at this table, “on 31/01/2019” before, empty if nobody knows
 */
static char *
format_when (const DvDeskMark *mark)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  DvDate date;

  if (mark->time != 0) {
    time = g_date_time_new_from_unix_local (mark->time);
    text = g_date_time_format (time, "%H:%M");
    /* Translators: goes on from “received”; %s is a time, 09:30. */
    return g_strdup_printf (_ (" at %s"), text);
  }
  if (mark->day == NULL || !dv_date_from_iso (mark->day, &date))
    return g_strdup ("");
  text = dv_date_format (&date);
  /* Translators: goes on from “received”; %s is a day, 31/01/2019. */
  return g_strdup_printf (_ (" on %s"), text);
}

static char *
format_relation (const char *relation)
{
  const DvField *field = dv_kind_find_field (&dv_kind_line, "receiver_relation");
  const DvChoice *choice = dv_field_find_choice (field, relation);

  return g_strdup (choice != NULL ? dv_choice_get_label (choice) : relation);
}

static char *
format_receiver (const DvDeskMark *mark)
{
  g_autofree char *relation = mark->relation != NULL ? format_relation (mark->relation) : NULL;

  if (mark->receiver == NULL)
    return g_strdup (_ ("another"));
  return relation != NULL ? g_strdup_printf ("%s (%s)", mark->receiver, relation)
                          : g_strdup (mark->receiver);
}

static char *
describe_given (const DvDeskMark *mark)
{
  g_autofree char *when = format_when (mark);
  g_autofree char *receiver = NULL;

  if (g_str_equal (mark->state, "received"))
    /* Translators: a gift; %s is “ at 09:30”, “ on 31/01/2019” or nothing. */
    return g_strdup_printf (_ ("received%s"), when);
  receiver = format_receiver (mark);
  /* Translators: a gift; first who received it for somebody else, then “ at 09:30” or nothing. */
  return g_strdup_printf (_ ("received by %s%s"), receiver, when);
}

/**
 * dv_desk_describe:
 * @mark: what became of a gift
 *
 * Returns: (transfer full): in words
 */
char *
dv_desk_describe (const DvDeskMark *mark)
{
  if (dv_gift_state_is_given (mark->state))
    return describe_given (mark);
  if (g_str_equal (mark->state, "absent"))
    return g_strdup (_ ("absent"));
  if (g_str_equal (mark->state, "refused"))
    return g_strdup (_ ("refused"));
  return g_strdup (_ ("to come"));
}

/**
 * dv_desk_icon:
 * @mark: what became of a gift
 *
 * Returns: the icon that stands with the words
 */
const char *
dv_desk_icon (const DvDeskMark *mark)
{
  if (g_str_equal (mark->state, "by-proxy"))
    return "system-users-symbolic";
  if (g_str_equal (mark->state, "received"))
    return "emblem-ok-symbolic";
  if (g_str_equal (mark->state, "absent"))
    return "action-unavailable-symbolic";
  if (g_str_equal (mark->state, "refused"))
    return "window-close-symbolic";
  return "document-open-recent-symbolic";
}

/**
 * dv_desk_refuse:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): why nothing can be marked in it any more, as a sentence
 */
char *
dv_desk_refuse (const DvDeskRow *row)
{
  g_autofree char *words = NULL;

  if (!is_given (row))
    return NULL;
  words = dv_desk_describe (&row->mark);
  /* Translators: a person, then “received at 09:30”. */
  return g_strdup_printf (_ ("%s: already %s. Nothing was changed."), row->line->name, words);
}

/* Numbers have points between the thousands, so they are not put in by printf. */
static char *
fill_in (const char *text, gint64 number)
{
  g_autofree char *formatted = dv_text_format_integer (ABS (number));
  g_autoptr (GString) filled = g_string_new (text);

  g_string_replace (filled, "{N}", formatted, 1);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static char *
describe_stock (gint64 left)
{
  gulong n = (gulong) ABS (left);

  if (left < 0)
    /* Translators: keep {N}, a number of gifts. */
    return fill_in (ngettext ("{N} gift too few", "{N} gifts too few", n), left);
  /* Translators: keep {N}, a number of gifts. */
  return fill_in (ngettext ("{N} gift left", "{N} gifts left", n), left);
}

static char *
describe_money (gint64 left)
{
  /* Translators: keep {N}, an amount of money. */
  return fill_in (left < 0 ? _ ("{N} đ too little") : _ ("{N} đ left"), left);
}

/**
 * dv_desk_describe_source:
 * @source: what is left of a source
 *
 * Returns: (transfer full) (nullable): in words, %NULL if it has no limit
 */
char *
dv_desk_describe_source (const DvDeskSource *source)
{
  g_autofree char *stock =
    source->stock_left != G_MININT64 ? describe_stock (source->stock_left) : NULL;
  g_autofree char *money =
    source->money_left != G_MININT64 ? describe_money (source->money_left) : NULL;

  if (stock == NULL && money == NULL)
    return NULL;
  return g_strdup_printf ("%s: %s%s%s", source->name, stock != NULL ? stock : "",
                          stock != NULL && money != NULL ? ", " : "", money != NULL ? money : "");
}

/**
 * dv_desk_describe_gift:
 * @line: a line of a list
 *
 * Returns: (transfer full): money and goods
 */
char *
dv_desk_describe_gift (const DvGiftLine *line)
{
  g_autofree char *number = dv_text_format_integer (line->amount);

  if (line->amount == 0)
    return g_strdup (line->goods != NULL ? line->goods : "");
  return g_strdup_printf ("%s đ%s%s", number, line->goods != NULL ? " + " : "",
                          line->goods != NULL ? line->goods : "");
}
