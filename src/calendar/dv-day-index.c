/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-day-index.h"

#define LAST_YEAR 9999

struct _DvDayIndex {
  DvCalendar *calendar;
  guint32 first;    /* the first day that is indexed */
  guint32 n_days;   /* how many are */
  guint32 *worked;  /* of each of them and the day after: working days from @first until before */
  guint32 *working; /* the working days, in order */
  guint32 n_working;
};

static void
fill (DvDayIndex *index)
{
  for (guint32 i = 0; i < index->n_days; i++) {
    const DvDate date = dv_date_from_julian (index->first + i);

    index->worked[i] = index->n_working;
    if (dv_calendar_is_working_day (index->calendar, &date))
      index->working[index->n_working++] = index->first + i;
  }
  index->worked[index->n_days] = index->n_working;
}

/**
 * dv_day_index_new:
 * @calendar: (transfer full): a calendar
 * @first_year: the first year that is indexed
 * @last_year: the last one
 *
 * Prepares a calendar for counting. Days outside the years are counted too, as slowly as
 * dv_calendar_count_days() does. The index never changes, so that several threads can use one.
 *
 * Returns: (transfer full): an index; free with dv_day_index_free()
 */
DvDayIndex *
dv_day_index_new (DvCalendar *calendar, int first_year, int last_year)
{
  const DvDate first = { (guint16) CLAMP (first_year, 1, LAST_YEAR), 1, 1 };
  const DvDate last = { (guint16) CLAMP (last_year, first.year, LAST_YEAR), 12, 31 };
  DvDayIndex *index = g_new0 (DvDayIndex, 1);

  g_return_val_if_fail (calendar != NULL, index);

  index->calendar = calendar;
  index->first = dv_date_to_julian (&first);
  index->n_days = dv_date_to_julian (&last) - index->first + 1;
  index->worked = g_new (guint32, index->n_days + 1);
  index->working = g_new (guint32, index->n_days);
  fill (index);
  return index;
}

/**
 * dv_day_index_free:
 * @index: (nullable) (transfer full): an index
 *
 * Frees an index and its calendar.
 */
void
dv_day_index_free (DvDayIndex *index)
{
  if (index == NULL)
    return;
  dv_calendar_free (index->calendar);
  g_free (index->worked);
  g_free (index->working);
  g_free (index);
}

/**
 * dv_day_index_get_calendar:
 * @index: an index
 *
 * Returns: (transfer none): the calendar that it was made of
 */
const DvCalendar *
dv_day_index_get_calendar (const DvDayIndex *index)
{
  return index->calendar;
}

static inline gboolean
has_day (const DvDayIndex *index, guint32 day)
{
  return day >= index->first && day - index->first < index->n_days;
}

/**
 * dv_day_index_is_working:
 * @index: an index
 * @day: a day
 *
 * Returns: whether the office works on it
 */
gboolean
dv_day_index_is_working (const DvDayIndex *index, guint32 day)
{
  DvDate date;

  if (has_day (index, day))
    return index->worked[day - index->first + 1] > index->worked[day - index->first];
  date = dv_date_from_julian (day);
  return dv_date_is_full (&date) && dv_calendar_is_working_day (index->calendar, &date);
}

static guint32
walk (const DvDayIndex *index, guint32 day, guint32 n, gboolean working_days)
{
  const DvDate start = dv_date_from_julian (day);
  DvDate end;

  dv_calendar_count_days (index->calendar, &start, n, working_days, &end, NULL);
  return dv_date_to_julian (&end);
}

/**
 * dv_day_index_add_working:
 * @index: an index
 * @day: a day
 * @n: a number of working days
 *
 * Counts working days from the day after @day (BLDS 91/2015/QH13, art. 147).
 *
 * Returns: the last of them, @day itself if @n is 0; 0 if that is after the year 9999
 */
guint32
dv_day_index_add_working (const DvDayIndex *index, guint32 day, guint32 n)
{
  guint64 last;

  if (n == 0)
    return day;
  if (!has_day (index, day))
    return walk (index, day, n, TRUE);
  last = (guint64) index->worked[day - index->first + 1] + n - 1;
  return last < index->n_working ? index->working[last] : walk (index, day, n, TRUE);
}

/**
 * dv_day_index_next_working:
 * @index: an index
 * @day: a day
 *
 * Moves the end of a time limit (BLDS 91/2015/QH13, art. 148.5).
 *
 * Returns: the first working day from @day on; 0 if that is after the year 9999
 */
guint32
dv_day_index_next_working (const DvDayIndex *index, guint32 day)
{
  guint32 next;

  if (!has_day (index, day))
    return walk (index, day, 0, FALSE);
  next = index->worked[day - index->first];
  return next < index->n_working ? index->working[next] : walk (index, day, 0, FALSE);
}

/**
 * dv_day_index_count_working:
 * @index: an index
 * @after: a day
 * @to: a day
 *
 * Returns: how many working days there are after @after until and with @to
 */
guint32
dv_day_index_count_working (const DvDayIndex *index, guint32 after, guint32 to)
{
  guint32 count = 0;

  if (to <= after)
    return 0;
  if (has_day (index, after) && has_day (index, to))
    return index->worked[to - index->first + 1] - index->worked[after - index->first + 1];
  for (guint32 day = after + 1; day <= to; day++)
    count += dv_day_index_is_working (index, day);
  return count;
}
