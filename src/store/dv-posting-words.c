/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-posting-words.h"

#include <glib/gi18n-lib.h>

/* How a posting stands, in words. */

static char *
with_day (const char *format, guint32 day)
{
  g_autofree char *shown = day != 0 ? dv_date_format_julian (day) : g_strdup ("–");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, shown);
#pragma GCC diagnostic pop
}

/**
 * dv_posting_describe:
 * @standing: how a posting stands
 *
 * Returns: (transfer full): a sentence without a full stop
 */
char *
dv_posting_describe (const DvPostingStanding *standing)
{
  switch (standing->state) {
  case DV_POSTING_OVERDUE:
    return g_strdup_printf (ngettext ("%u day overdue", "%u days overdue", standing->days_late),
                            standing->days_late);
  case DV_POSTING_HANGING:
    /* translators: %s is a day */
    return with_day (_ ("posted; may be taken down on %s"), standing->earliest_removal);
  case DV_POSTING_PERMANENT:
    return g_strdup (_ ("posted; stays"));
  case DV_POSTING_BROKEN:
    /* translators: %s is a day */
    return with_day (_ ("was gone on %s; its days are counted anew"), standing->gap);
  case DV_POSTING_REMOVED_EARLY:
    return standing->earliest_removal != 0
             /* translators: %s is a day */
             ? with_day (_ ("taken down before %s"), standing->earliest_removal)
             : g_strdup (_ ("taken down though it has to stay"));
  case DV_POSTING_UNPROVEN:
    return g_strdup (_ ("its days are over, not proven"));
  case DV_POSTING_PROVEN:
    return g_strdup (_ ("its days are over, proven"));
  case DV_POSTING_FREE:
    return g_strdup (_ ("posted; no rule says for how long"));
  case DV_POSTING_WAITING:
  default:
    return standing->due != 0
             /* translators: %s is a day */
             ? with_day (_ ("to be posted by %s"), standing->due)
             : g_strdup (_ ("not posted; no rule sets a day"));
  }
}

/**
 * dv_posting_describe_span:
 * @span: the days between two looks
 *
 * Returns: (transfer full): “from 05/03/2024 to 20/03/2024: proven”
 */
char *
dv_posting_describe_span (const DvPostingSpan *span)
{
  static const char *const formats[] = {
    /* translators: two days */
    N_ ("from %s to %s: proven"),
    /* translators: two days */
    N_ ("from %s to %s: broken"),
    /* translators: two days */
    N_ ("from %s to %s: nobody looked"),
  };
  g_autofree char *from = dv_date_format_julian (span->from);
  g_autofree char *to = dv_date_format_julian (span->to);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (formats[span->type]), from, to);
#pragma GCC diagnostic pop
}

/**
 * dv_posting_describe_stay:
 * @standing: how a posting stands
 *
 * Returns: (transfer full) (nullable): for how long it stays and by which law
 */
char *
dv_posting_describe_stay (const DvPostingStanding *standing)
{
  const DvPostingRule *rule = standing->stay_rule;
  const char *basis = rule != NULL && rule->basis != NULL ? rule->basis : "";

  if (rule == NULL)
    return NULL;
  if (rule->permanent)
    /* translators: %s is law and article */
    return g_strdup_printf (_ ("stays permanently (%s)"), basis);
  return g_strdup_printf (
    /* translators: a number of days, then law and article */
    ngettext ("at least %u day without a break (%s)", "at least %u days without a break (%s)",
              rule->at_least),
    rule->at_least, basis);
}
