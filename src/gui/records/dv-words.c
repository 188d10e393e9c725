/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-words.h"

#include "dv-choices.h"
#include "dv-confidential.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-numerals.h"

#include <glib/gi18n.h>

/* Numbers of things in words. */

/* Whole phrases, because a language may inflect the noun after the number. */
static const char *
get_format (const DvKind *kind, guint n)
{
  const struct {
    const DvKind *kind;
    const char *format;
  } formats[] = {
    { &dv_kind_task, ngettext ("%s task", "%s tasks", n) },
    { &dv_kind_assignment, ngettext ("%s assignment", "%s assignments", n) },
    { &dv_kind_event, ngettext ("%s event", "%s events", n) },
    { &dv_kind_campaign, ngettext ("%s campaign", "%s campaigns", n) },
    { &dv_kind_list, ngettext ("%s list", "%s lists", n) },
    { &dv_kind_line, ngettext ("%s line", "%s lines", n) },
    { &dv_kind_person, ngettext ("%s person", "%s people", n) },
    { &dv_kind_household, ngettext ("%s household", "%s households", n) },
    { &dv_kind_petition, ngettext ("%s petition", "%s petitions", n) },
    { &dv_kind_supervision, ngettext ("%s supervision", "%s supervisions", n) },
    { &dv_kind_survey, ngettext ("%s survey", "%s surveys", n) },
    { &dv_kind_land, ngettext ("%s piece of work", "%s pieces of work", n) },
    { &dv_kind_model, ngettext ("%s model", "%s models", n) },
    { &dv_kind_review, ngettext ("%s review of a model", "%s reviews of models", n) },
    { &dv_kind_commendation, ngettext ("%s commendation", "%s commendations", n) },
    { &dv_kind_unit, ngettext ("%s unit", "%s units", n) },
    { &dv_kind_term, ngettext ("%s term of office", "%s terms of office", n) },
    { &dv_kind_post, ngettext ("%s post", "%s posts", n) },
    { &dv_kind_election, ngettext ("%s election or vote", "%s elections and votes", n) },
    { &dv_kind_document, ngettext ("%s document", "%s documents", n) },
    { &dv_kind_succession, ngettext ("%s succession", "%s successions", n) },
    { &dv_kind_attachment, ngettext ("%s attachment", "%s attachments", n) },
    { &dv_kind_residence, ngettext ("%s former residence", "%s former residences", n) },
    { &dv_kind_classification, ngettext ("%s category", "%s categories", n) },
    { &dv_kind_membership, ngettext ("%s membership", "%s memberships", n) },
    { &dv_kind_poverty, ngettext ("%s review", "%s reviews", n) },
    { &dv_kind_source, ngettext ("%s source", "%s sources", n) },
    { &dv_kind_house, ngettext ("%s house", "%s houses", n) },
    { &dv_kind_contribution, ngettext ("%s contribution", "%s contributions", n) },
    { &dv_kind_place, ngettext ("%s place", "%s places", n) },
    { &dv_kind_checklist, ngettext ("%s checklist", "%s checklists", n) },
    { &dv_kind_item, ngettext ("%s item", "%s items", n) },
    { &dv_kind_observation, ngettext ("%s observation", "%s observations", n) },
    { &dv_kind_posting, ngettext ("%s posting", "%s postings", n) },
    { &dv_kind_team_member, ngettext ("%s member", "%s members", n) },
    { &dv_kind_finding, ngettext ("%s finding", "%s findings", n) },
    { &dv_kind_recommendation, ngettext ("%s recommendation", "%s recommendations", n) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].kind == kind)
      return formats[i].format;

  return ngettext ("%s record", "%s records", n);
}

/**
 * dv_words_count:
 * @kind: a kind of record
 * @n: how many
 *
 * Returns: (transfer full): “3 tasks”
 */
char *
dv_words_count (const DvKind *kind, guint n)
{
  g_autofree char *number = dv_text_format_integer (n);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (get_format (kind, n), number);
#pragma GCC diagnostic pop
}

/**
 * dv_words_count_line:
 * @kind: a kind of record
 * @n: how many are listed
 * @n_selected: how many are selected
 *
 * Returns: (transfer full): “42 tasks · 3 selected”
 */
char *
dv_words_count_line (const DvKind *kind, guint n, guint n_selected)
{
  g_autofree char *all = dv_words_count (kind, n);
  g_autofree char *number = dv_text_format_integer (n_selected);

  if (n_selected < 2)
    return g_steal_pointer (&all);
  /* Translators: “42 tasks · 3 selected”. */
  return g_strdup_printf (_ ("%s · %s selected"), all, number);
}

/**
 * dv_words_coverage:
 * @done: how many units have done it
 * @all: how many it was handed to
 *
 * Returns: (transfer full): “12/17 (71 %)”, empty if it was handed to none
 */
char *
dv_words_coverage (guint done, guint all)
{
  if (all == 0)
    return g_strdup ("");
  /* Translators: how many of the units have done a task, “12/17 units (71 %)”. */
  return g_strdup_printf (_ ("%u/%u units (%u %%)"), done, all, (done * 200 + all) / (2 * all));
}

/**
 * dv_words_today:
 *
 * Returns: (transfer full): the day today, `2019-06-30`
 */
char *
dv_words_today (void)
{
  DvDate today;

  dv_date_today (&today);
  return dv_date_to_iso (&today);
}

/**
 * dv_words_days_left:
 * @due: a day, `2019-06-30`
 * @today: the day today
 *
 * Returns: (transfer full): “3 days left”, “today”, “2 days overdue”; empty if a date is none
 */
char *
dv_words_days_left (const char *due, const char *today)
{
  DvDate due_date, today_date;
  int days;

  if (due == NULL || !dv_date_from_iso (due, &due_date) || !dv_date_from_iso (today, &today_date))
    return g_strdup ("");
  days = (int) dv_date_to_julian (&due_date) - (int) dv_date_to_julian (&today_date);
  if (days == 0)
    return g_strdup (C_ ("due", "today"));
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", -days), -days);
}

#define SOON_DAYS           3
#define YEAR_DIGITS         4
#define DAY_AND_MONTH_CHARS 5

/* A day that is reckoned is there only as long as something is owed, whatever the state says. */
static gboolean
is_running (DvRecord *record, const DvField *field)
{
  return dv_record_get_value (record, field) != NULL &&
         ((field->flags & DV_FIELD_DERIVED) != 0 ||
          !dv_choices_state_is_closed (dv_record_get (record, "state")));
}

/**
 * dv_words_get_urgency:
 * @record: a record
 * @field: its day on which something is due (%DV_FIELD_DEADLINE)
 * @today: the day today, `2019-06-30`
 *
 * Returns: how soon it is due; a record that is closed is not urgent any more
 */
DvUrgency
dv_words_get_urgency (DvRecord *record, const DvField *field, const char *today)
{
  DvDate now, due;

  if (!is_running (record, field) || !dv_date_from_iso (today, &now) ||
      !dv_date_from_iso (dv_record_get_value (record, field), &due))
    return DV_URGENCY_NONE;
  if (dv_date_compare (&due, &now) < 0)
    return DV_URGENCY_LATE;
  now = dv_date_add_days (&now, SOON_DAYS);
  return dv_date_compare (&due, &now) <= 0 ? DV_URGENCY_SOON : DV_URGENCY_NONE;
}

/**
 * dv_words_deadline:
 * @record: a record
 * @field: its day on which something is due (%DV_FIELD_DEADLINE)
 * @today: the day today, `2019-06-30`
 *
 * Returns: (transfer full): “4 days left · 03/08”, with the year if it is another; the day alone if
 *   the record is closed
 */
char *
dv_words_deadline (DvRecord *record, const DvField *field, const char *today)
{
  g_autofree char *day = dv_record_get_display (record, field);
  g_autofree char *left = NULL;

  if (!is_running (record, field))
    return g_steal_pointer (&day);
  left = dv_words_days_left (dv_record_get_value (record, field), today);
  if (strncmp (dv_record_get_value (record, field), today, YEAR_DIGITS) == 0)
    day[DAY_AND_MONTH_CHARS] = '\0';
  return g_strdup_printf ("%s · %s", left, day);
}

/**
 * dv_words_count_late:
 * @n: how many
 *
 * Returns: (transfer full): “2 overdue”
 */
char *
dv_words_count_late (guint n)
{
  return g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n);
}

/**
 * dv_words_count_soon:
 * @n: how many
 *
 * Returns: (transfer full): “4 within 3 days”
 */
char *
dv_words_count_soon (guint n)
{
  return g_strdup_printf (ngettext ("%u within %d days", "%u within %d days", n), n, SOON_DAYS);
}

static const char *
get_writer (DvRecord *petition)
{
  return dv_petition_is_confidential (petition) ? _ ("identity kept secret")
                                                : dv_record_get (petition, "sender_name");
}

/**
 * dv_words_petition:
 * @petition: a petition
 *
 * Returns: (transfer full): “No. 12/2026 · complaint · Trần Thị Mẫu”, as far as it is known; never
 *   who wrote a sealed one
 */
char *
dv_words_petition (DvRecord *petition)
{
  const DvField *type = dv_kind_find_field (&dv_kind_petition, "type");
  const char *number = dv_record_get (petition, "number");
  const char *writer = get_writer (petition);
  g_autofree char *kind = dv_record_get_display (petition, type);
  GString *words = g_string_new (NULL);

  if (number != NULL)
    /* translators: the number of a petition in its book, “12/2026” */
    g_string_append_printf (words, _ ("No. %s"), number);
  if (dv_record_get_value (petition, type) != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", kind);
  if (writer != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", writer);
  if (words->len == 0)
    g_string_append (words, dv_kind_get_label (&dv_kind_petition));
  return g_string_free (words, FALSE);
}
