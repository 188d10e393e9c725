/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-words.h"

#include "exchange/dv-conflict-words.h"

#include <glib/gi18n.h>

/* What an exchange brought and how the sites stand, in words. Nothing here knows a widget. */

static void
add (GPtrArray *parts, char *text)
{
  g_ptr_array_add (parts, text);
}

/* Takes the parts. */
static char *
join (GPtrArray *parts)
{
  char *text;

  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  g_ptr_array_unref (parts);
  return text;
}

static void
add_counts (GPtrArray *parts, const DvArrived *arrived, gboolean future)
{
  if (arrived->n_conflicts > 0)
    add (parts, g_strdup_printf (future ? ngettext ("%u conflict to come", "%u conflicts to come",
                                                    arrived->n_conflicts)
                                        : ngettext ("%u new conflict", "%u new conflicts",
                                                    arrived->n_conflicts),
                                 arrived->n_conflicts));
  if (arrived->n_waiting > 0)
    add (parts, g_strdup_printf (ngettext ("%u part waits for another packet",
                                           "%u parts wait for other packets", arrived->n_waiting),
                                 arrived->n_waiting));
}

/**
 * dv_exchange_describe_arrived:
 * @arrived: what came
 * @future: whether it has yet to come
 *
 * Returns: (transfer full): how many changes, new records and conflicts
 */
char *
dv_exchange_describe_arrived (const DvArrived *arrived, gboolean future)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  if (arrived->n_changes > 0)
    add (parts, g_strdup_printf (ngettext ("%u change", "%u changes", arrived->n_changes),
                                 arrived->n_changes));
  if (arrived->n_new > 0)
    add (parts, g_strdup_printf (ngettext ("%u new record", "%u new records", arrived->n_new),
                                 arrived->n_new));
  add_counts (parts, arrived, future);
  if (parts->len == 0)
    add (parts, g_strdup (_ ("Nothing new")));
  return join (parts);
}

/**
 * dv_exchange_name_site:
 * @site: (nullable): the name of a site
 *
 * Returns: what it is called; the office of the first store has no name of its own
 */
const char *
dv_exchange_name_site (const char *site)
{
  return site != NULL && *site != '\0' ? site : _ ("Ward office");
}

/**
 * dv_exchange_is_worth_saying:
 * @packet: a packet
 *
 * Returns: whether it brings something, or could not be read; most only say what a site has
 */
gboolean
dv_exchange_is_worth_saying (const DvExchangePacket *packet)
{
  return packet->problem != NULL || packet->arrived.n_changes > 0 || packet->arrived.n_waiting > 0;
}

/**
 * dv_exchange_describe_packet:
 * @packet: a packet
 * @future: whether it has yet to be read
 *
 * Returns: (transfer full): what it brings, or why it is not read
 */
char *
dv_exchange_describe_packet (const DvExchangePacket *packet, gboolean future)
{
  if (packet->problem != NULL)
    return g_strdup (packet->problem);
  return dv_exchange_describe_arrived (&packet->arrived, future);
}

/**
 * dv_exchange_describe_result:
 * @result: what an exchange did
 *
 * Returns: (transfer full): the same in one line
 */
char *
dv_exchange_describe_result (const DvExchangeResult *result)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, g_strdup_printf (ngettext ("%u packet read", "%u packets read", result->packets->len),
                               result->packets->len));
  if (result->arrived.n_changes > 0)
    add (parts, g_strdup_printf (ngettext ("%u change", "%u changes", result->arrived.n_changes),
                                 result->arrived.n_changes));
  add_counts (parts, &result->arrived, FALSE);
  if (result->n_written > 0)
    add (parts, g_strdup_printf (ngettext ("%u packet written for others",
                                           "%u packets written for others", result->n_written),
                                 result->n_written));
  return join (parts);
}

/**
 * dv_exchange_describe_arrival:
 * @arrival: a packet that was read
 *
 * Returns: (transfer full): when it was read and what it brought
 */
char *
dv_exchange_describe_arrival (const DvArrival *arrival)
{
  const DvArrived arrived = { arrival->n_changes, arrival->n_new, arrival->n_known,
                              arrival->n_waiting, arrival->n_conflicts };
  g_autofree char *time = dv_conflict_describe_time (arrival->time);
  g_autofree char *words = dv_exchange_describe_arrived (&arrived, FALSE);

  return g_strdup_printf ("%s · %s", time, words);
}

static char *
describe_gap (const DvMissing *missing)
{
  const char *site = dv_exchange_name_site (missing->site);

  if (missing->first == missing->last)
    /* Translators: a part of what a computer wrote did not come; %s is its name. */
    return g_strdup_printf (_ ("Part %u of “%s” is missing."), (guint) missing->first, site);
  /* Translators: parts of what a computer wrote did not come; %s is its name. */
  return g_strdup_printf (_ ("Parts %u to %u of “%s” are missing."), (guint) missing->first,
                          (guint) missing->last, site);
}

/**
 * dv_exchange_describe_missing:
 * @missing: what others wait for
 *
 * Returns: (transfer full): what is missing and whom to ask for it
 */
char *
dv_exchange_describe_missing (const DvMissing *missing)
{
  g_autofree char *gap = describe_gap (missing);
  g_autofree char *holders = missing->holders != NULL && *missing->holders != NULL
                               ? g_strjoinv (", ", missing->holders)
                               : NULL;

  if (holders == NULL)
    /* Translators: %s says what is missing. */
    return g_strdup_printf (_ ("%s Exchange with that computer once more."), gap);
  /* Translators: %s says what is missing, then the names of computers that have it. */
  return g_strdup_printf (_ ("%s These have it: %s."), gap, holders);
}

/**
 * dv_site_describe_heard:
 * @site: a site
 * @now: microseconds since 1970
 *
 * Returns: (transfer full): when a packet of it was read last
 */
char *
dv_site_describe_heard (const DvSiteStanding *site, gint64 now)
{
  gint64 days;

  if (site->own)
    return g_strdup (_ ("this computer"));
  if (site->heard == 0)
    return g_strdup (_ ("never"));
  days = (now - site->heard) / G_TIME_SPAN_DAY;
  if (days < 1)
    return g_strdup (_ ("today"));
  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", (guint) days), (guint) days);
}

/**
 * dv_site_describe_behind:
 * @site: a site
 *
 * Returns: (transfer full): how much it is not known to have
 */
char *
dv_site_describe_behind (const DvSiteStanding *site)
{
  /* Of a computer that has never written nothing is known. */
  if (site->own || (site->heard == 0 && site->behind == 0))
    return g_strdup ("");
  if (site->behind == 0)
    return g_strdup (_ ("has everything"));
  return g_strdup_printf (ngettext ("lacks %u change", "lacks %u changes", site->behind),
                          site->behind);
}

/* Less is what clocks do. */
#define MINUTES_TO_SAY 10

/* From here on what is newest is not to be believed. */
#define ALARMING_MS (24 * 60 * 60 * 1000)

/**
 * dv_site_describe_clock:
 * @site: a site
 *
 * Returns: (transfer full): how wrong its clock was, empty if it was right
 */
char *
dv_site_describe_clock (const DvSiteStanding *site)
{
  gint64 minutes = site->ahead / (60 * 1000);

  if (minutes < MINUTES_TO_SAY)
    return g_strdup ("");
  if (minutes >= 2 * 24 * 60)
    return g_strdup_printf (_ ("%u days ahead"), (guint) (minutes / (24 * 60)));
  if (minutes >= 2 * 60)
    return g_strdup_printf (_ ("%u hours ahead"), (guint) (minutes / 60));
  return g_strdup_printf (_ ("%u minutes ahead"), (guint) minutes);
}

/**
 * dv_site_describe_groups:
 * @site: a site
 *
 * Returns: (transfer full): the residential groups that it holds
 */
char *
dv_site_describe_groups (const DvSiteStanding *site)
{
  if (site->groups == NULL)
    return g_strdup (_ ("the whole ward"));
  return g_strjoinv (", ", site->groups);
}

/**
 * dv_site_describe_role:
 * @site: a site
 *
 * Returns: what it is
 */
const char *
dv_site_describe_role (const DvSiteStanding *site)
{
  return g_strcmp0 (site->role, "office") == 0 ? _ ("ward office") : _ ("cultural house");
}

/**
 * dv_site_describe_state:
 * @site: a site
 *
 * Returns: whether it takes part
 */
const char *
dv_site_describe_state (const DvSiteStanding *site)
{
  if (g_strcmp0 (site->state, "retired") == 0)
    return _ ("no longer takes part");
  if (g_strcmp0 (site->state, "replaced") == 0)
    return _ ("replaced by another");
  return _ ("takes part");
}

/**
 * dv_site_describe_alarm:
 * @site: a site
 *
 * Returns: (transfer full) (nullable): what is wrong with it, and what to do, as sentences
 */
char *
dv_site_describe_alarm (const DvSiteStanding *site)
{
  const char *name = dv_exchange_name_site (site->name);

  if (g_strcmp0 (site->alarm, "fork") == 0)
    return g_strdup_printf (_ ("“%s” sent two different things under one number: its disk was "
                               "copied, or somebody changed its packets. What came first is kept. "
                               "Ask who works with it, retire it, and invite it anew."),
                            name);
  if (g_strcmp0 (site->alarm, "twice") == 0)
    return g_strdup_printf (_ ("Two computers took the place of “%s”: its invitation was used "
                               "twice, or a backup was restored twice. Both go on as computers of "
                               "their own. Ask who they are, and retire the one that should not be "
                               "there."),
                            name);
  if (site->ahead >= ALARMING_MS)
    return g_strdup_printf (_ ("The clock of “%s” is wrong. Nothing is lost; set it right when the "
                               "computer is here."),
                            name);
  return NULL;
}
