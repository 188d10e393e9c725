/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gifts/dv-hand-out-words.h"

#include <glib/gi18n.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-numerals.h"

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

  if (!dv_gift_state_is_given (row->mark.state))
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
