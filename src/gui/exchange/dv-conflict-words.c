/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-conflict-words.h"

#include <glib/gi18n.h>

/* What a conflict is, in words, and what a rule would make of it. Nothing here knows a widget. */

/**
 * dv_conflict_has_values:
 * @conflict: a conflict
 *
 * Returns: whether it is settled by choosing one of its values
 */
gboolean
dv_conflict_has_values (const DvConflict *conflict)
{
  return (g_str_equal (conflict->type, "field") || g_str_equal (conflict->type, "life") ||
          g_str_equal (conflict->type, "moved")) &&
         conflict->values->len > 0;
}

/**
 * dv_conflict_can_keep:
 * @conflict: a conflict
 * @value: one of its values
 *
 * Returns: whether it can be chosen; what was typed where a record is no more is typed again
 */
gboolean
dv_conflict_can_keep (const DvConflict *conflict, const DvConflictValue *value)
{
  if (g_str_equal (conflict->type, "moved"))
    return g_strcmp0 (value->value, "alive") != 0;
  return !g_str_equal (conflict->type, "life") || g_strcmp0 (value->value, "alive") == 0 ||
         g_strcmp0 (value->value, "deleted") == 0;
}

/**
 * dv_conflict_is_left:
 * @conflict: a conflict
 *
 * Returns: whether it is about a record that others gave away, to a residential group that this
 *   computer may not see
 */
gboolean
dv_conflict_is_left (const DvConflict *conflict)
{
  for (guint i = 0; g_str_equal (conflict->type, "life") && i < conflict->values->len; i++) {
    const DvConflictValue *value = g_ptr_array_index (conflict->values, i);

    if (g_strcmp0 (value->value, "moved") == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_conflict_can_type:
 * @conflict: a conflict
 *
 * Returns: whether another value can be typed instead of those that there are
 */
gboolean
dv_conflict_can_type (const DvConflict *conflict)
{
  return conflict->field != NULL && g_str_equal (conflict->type, "field") &&
         conflict->field->type != DV_TYPE_LINKS && !(conflict->field->flags & DV_FIELD_COMPUTED);
}

/**
 * dv_conflict_can_keep_both:
 * @conflict: a conflict
 *
 * Returns: whether the values that are not kept can go into the note of the record
 */
gboolean
dv_conflict_can_keep_both (const DvConflict *conflict)
{
  return conflict->field != NULL && g_str_equal (conflict->type, "field") &&
         !(conflict->field->flags & DV_FIELD_SENSITIVE) &&
         !g_str_equal (conflict->field->name, "note") &&
         dv_kind_find_field (conflict->kind, "note") != NULL;
}

/**
 * dv_conflict_describe:
 * @conflict: a conflict
 *
 * Returns: (transfer full): what it is about: a field, or in words what else
 */
char *
dv_conflict_describe (const DvConflict *conflict)
{
  if (g_str_equal (conflict->type, "life") && !dv_conflict_is_left (conflict))
    return g_strdup (_ ("Deleted on one computer, changed on another"));
  if (g_str_equal (conflict->type, "moved") || dv_conflict_is_left (conflict))
    return g_strdup (_ ("Changed in one residential group, given to another"));
  if (g_str_equal (conflict->type, "number"))
    return g_strdup (_ ("One number given twice"));
  if (g_str_equal (conflict->type, "dangling"))
    return g_strdup (_ ("Belongs to a record that was deleted"));
  if (conflict->field != NULL)
    return g_strdup (dv_field_get_label (conflict->field));
  return g_strdup (_ ("Does not fit the rules"));
}

/**
 * dv_conflict_describe_record:
 * @conflict: a conflict
 *
 * Returns: (transfer full): the record that it is about
 */
char *
dv_conflict_describe_record (const DvConflict *conflict)
{
  const char *title = conflict->title;

  if (title == NULL || *title == '\0')
    return g_strdup (dv_kind_get_label (conflict->kind));
  /* Translators: a record and its kind: “Nguyễn Thị Lan (person)”. */
  return g_strdup_printf (_ ("%s (%s)"), title, dv_kind_get_label (conflict->kind));
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return moment != NULL ? g_date_time_format (moment, format) : g_strdup ("");
}

/**
 * dv_conflict_describe_day:
 * @time: microseconds since 1970
 *
 * Returns: (transfer full): the day
 */
char *
dv_conflict_describe_day (gint64 time)
{
  return format_time (time, "%d/%m/%Y");
}

/**
 * dv_conflict_describe_time:
 * @time: microseconds since 1970
 *
 * Returns: (transfer full): day and hour
 */
char *
dv_conflict_describe_time (gint64 time)
{
  return format_time (time, "%d/%m/%Y %H:%M");
}

static const char *
name_site (const DvConflictValue *value)
{
  if (value->own)
    return _ ("this computer");
  if (value->site != NULL)
    return value->site;
  return value->office ? _ ("ward office") : _ ("a computer without a name");
}

/**
 * dv_conflict_describe_sites:
 * @conflict: a conflict
 *
 * Returns: (transfer full): which sites gave the values
 */
char *
dv_conflict_describe_sites (const DvConflict *conflict)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < conflict->values->len; i++) {
    const char *name = name_site (g_ptr_array_index (conflict->values, i));

    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) name);
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * dv_conflict_describe_source:
 * @value: one of the values of a conflict
 *
 * Returns: (transfer full): who typed it, at which site, when
 */
char *
dv_conflict_describe_source (const DvConflictValue *value)
{
  g_autofree char *time = dv_conflict_describe_time (value->time);

  if (value->actor == NULL || *value->actor == '\0')
    return g_strdup_printf ("%s · %s", name_site (value), time);
  return g_strdup_printf ("%s · %s · %s", value->actor, name_site (value), time);
}

static const char *
name_life (const char *value)
{
  if (g_strcmp0 (value, "deleted") == 0)
    return _ ("The record is deleted");
  if (g_strcmp0 (value, "moved") == 0)
    return _ ("The record moves to another residential group");
  if (g_strcmp0 (value, "erased") == 0)
    return _ ("The record was destroyed on request");
  return _ ("The record stays, with what was changed in it");
}

/* Enough of a number to compare it with a card, too little to copy it. */
static char *
show_sensitive (const DvField *field, const char *value, gboolean print)
{
  if (print || field->digits != DV_DIGITS_IDENTITY || strlen (value) < 9)
    return g_strdup (_ ("(sensitive: open the record to read it)"));
  return g_strdup_printf ("%.3s•••••%s", value, value + strlen (value) - 2);
}

/**
 * dv_conflict_show:
 * @conflict: a conflict
 * @value: (nullable): one of its values, or that before, in canonical form
 * @shown: (nullable): the same as a person reads it
 * @print: whether it is for paper, which others see
 *
 * Returns: (transfer full): the value in words; of what the law calls sensitive no more than a part
 *   of a number is shown, and nothing on paper
 */
char *
dv_conflict_show (const DvConflict *conflict, const char *value, const char *shown, gboolean print)
{
  const DvField *field = conflict->field;

  if (g_str_equal (conflict->type, "moved") && g_strcmp0 (value, "alive") == 0)
    return g_strdup (shown != NULL ? shown : name_life (value));
  if (g_str_equal (conflict->type, "life") || g_str_equal (conflict->type, "moved"))
    return g_strdup (name_life (value));
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("(nothing)"));
  if (field != NULL && field->flags & DV_FIELD_SENSITIVE)
    return show_sensitive (field, value, print);
  return g_strdup (shown != NULL ? shown : value);
}

/**
 * dv_settle_rule_get_label:
 * @rule: a rule
 *
 * Returns: what it is called
 */
const char *
dv_settle_rule_get_label (DvSettleRule rule)
{
  switch (rule) {
  case DV_SETTLE_OFFICE:
    return _ ("The office’s value");
  case DV_SETTLE_OWN:
    return _ ("The value of this computer");
  case DV_SETTLE_OTHER:
    return _ ("The value of the other computer");
  case DV_SETTLE_NEWEST:
  default:
    return _ ("The value typed last");
  }
}

static char *
describe_settled (DvSettleRule rule, guint n)
{
  switch (rule) {
  case DV_SETTLE_OFFICE:
    return g_strdup_printf (ngettext ("%u conflict keeps what the office typed.",
                                      "%u conflicts keep what the office typed.", n),
                            n);
  case DV_SETTLE_OWN:
    return g_strdup_printf (ngettext ("%u conflict keeps what was typed on this computer.",
                                      "%u conflicts keep what was typed on this computer.", n),
                            n);
  case DV_SETTLE_OTHER:
    return g_strdup_printf (ngettext ("%u conflict keeps what was typed on the other computer.",
                                      "%u conflicts keep what was typed on the other computer.", n),
                            n);
  case DV_SETTLE_NEWEST:
  default:
    return g_strdup_printf (ngettext ("%u conflict keeps what was typed last, by the clocks of the "
                                      "computers.",
                                      "%u conflicts keep what was typed last, by the clocks of the "
                                      "computers.",
                                      n),
                            n);
  }
}

/**
 * dv_settle_rule_describe:
 * @rule: a rule
 * @conflicts: (element-type DvConflict): conflicts
 *
 * Returns: (transfer full): what it would settle and what it would leave, as sentences
 */
char *
dv_settle_rule_describe (DvSettleRule rule, GPtrArray *conflicts)
{
  guint n_settled = 0, n_left;
  g_autofree char *settled = NULL;
  g_autofree char *left = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    n_settled += dv_conflict_choose (g_ptr_array_index (conflicts, i), rule) != NULL;
  n_left = conflicts->len - n_settled;
  settled = describe_settled (rule, n_settled);
  if (n_left == 0)
    return g_steal_pointer (&settled);
  left = g_strdup_printf (ngettext ("%u stays open: the rule does not say which value.",
                                    "%u stay open: the rule does not say which value.", n_left),
                          n_left);
  return g_strdup_printf ("%s %s", settled, left);
}

/**
 * dv_conflicts_count_words:
 * @n: how many
 *
 * Returns: (transfer full): that as many conflicts wait
 */
char *
dv_conflicts_count_words (guint n)
{
  return g_strdup_printf (ngettext ("%u conflict to settle", "%u conflicts to settle", n), n);
}
