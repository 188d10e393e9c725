/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-reception-duty.h"

static gboolean
is_in_force (const DvReceptionDuty *duty, guint32 day)
{
  return duty->valid_from <= day && (duty->valid_to == 0 || day <= duty->valid_to);
}

static void
set_week (DvReceptionPeriod *period, const DvDate *on)
{
  period->from = dv_date_add_days (on, 1 - (int) dv_date_weekday (on));
  period->to = dv_date_add_days (&period->from, 6);
}

static void
set_month (DvReceptionPeriod *period, const DvDate *on)
{
  DvDate month = { on->year, on->month, 0 };

  period->from = dv_date_first_day (&month);
  period->to = dv_date_last_day (&month);
}

/**
 * dv_reception_duty_find:
 * @duties: (array length=n_duties): rules, of which one is in force at a time
 * @n_duties: how many
 * @on: a day
 * @period: (out): the week or month of that day, nothing counted yet
 *
 * Luật Tiếp công dân 42/2013/QH13, art. 15 and 18: one day a week until 30/06/2026, two days a
 * month from 01/07/2026 (Luật 136/2025/QH15). A week or month in which the rule changes goes by
 * that of
 * @on.
 *
 * Returns: whether a rule is in force on @on
 */
gboolean
dv_reception_duty_find (const DvReceptionDuty *duties,
                        gsize n_duties,
                        const DvDate *on,
                        DvReceptionPeriod *period)
{
  guint32 day = dv_date_to_julian (on);

  for (gsize i = 0; i < n_duties; i++) {
    if (!is_in_force (&duties[i], day))
      continue;
    *period = (DvReceptionPeriod){ .duty = &duties[i] };
    if (duties[i].per_week)
      set_week (period, on);
    else
      set_month (period, on);
    return TRUE;
  }
  return FALSE;
}

/**
 * dv_reception_period_count:
 * @period: a week or month
 * @days: (array length=n_days): days on which the chairman received citizens, sorted
 * @n_days: how many
 *
 * Counts each day of @period once, however often citizens were received on it.
 */
void
dv_reception_period_count (DvReceptionPeriod *period, const DvDate *days, gsize n_days)
{
  const DvDate *last = NULL;

  period->held = 0;
  for (gsize i = 0; i < n_days; i++) {
    if (dv_date_compare (&days[i], &period->from) < 0 ||
        dv_date_compare (&days[i], &period->to) > 0 ||
        (last != NULL && dv_date_compare (last, &days[i]) == 0))
      continue;
    period->held++;
    last = &days[i];
  }
}

/**
 * dv_reception_period_get_missing:
 * @period: a week or month that was counted
 *
 * Returns: how many days are still owed
 */
guint
dv_reception_period_get_missing (const DvReceptionPeriod *period)
{
  return period->held < period->duty->days ? period->duty->days - period->held : 0;
}
