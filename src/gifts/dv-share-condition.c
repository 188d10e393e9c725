/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-condition.h"

#include "dv-date.h"

/**
 * dv_share_reckon_age:
 * @birth: (nullable): day, month or year of birth
 * @on: a day, or a month or year
 * @age: (out): the age in whole years, as far as both dates tell: with a year of birth alone, that
 *   which is reached in the year
 *
 * Returns: whether the birth is known
 */
gboolean
dv_share_reckon_age (const char *birth, const char *on, guint *age)
{
  DvDate born, day;
  gboolean before;

  if (birth == NULL || !dv_date_from_iso (birth, &born) || !dv_date_from_iso (on, &day) ||
      born.year > day.year)
    return FALSE;
  before = born.month != 0 && day.month != 0 &&
           (day.month < born.month ||
            (day.month == born.month && born.day != 0 && day.day != 0 && day.day < born.day));
  *age = (guint) (day.year - born.year);
  if (before && *age > 0)
    (*age)--;
  return TRUE;
}

static gboolean
category_fits (const DvShareCondition *condition, const DvShareNeed *need)
{
  if (condition->n_categories == 0)
    return TRUE;
  for (guint i = 0; i < condition->n_categories; i++) {
    if (condition->categories[i] == need->category)
      return TRUE;
    for (guint k = 0; k < need->n_categories; k++) {
      if (condition->categories[i] == need->categories[k])
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
age_fits (const DvShareCondition *condition, const DvShareNeed *need, const char *on)
{
  guint age;

  if (condition->age_from == 0 && condition->age_to == 0)
    return TRUE;
  return dv_share_reckon_age (need->birth, on, &age) && age >= condition->age_from &&
         (condition->age_to == 0 || age <= condition->age_to);
}

/**
 * dv_share_condition_fits:
 * @condition: for whom the gifts of a source are
 * @need: somebody
 * @on: the day on which the age counts
 *
 * What is not known does not fit: somebody whose birth nobody wrote down gets no gift for the aged.
 *
 * Returns: whether the gifts are for them
 */
gboolean
dv_share_condition_fits (const DvShareCondition *condition, const DvShareNeed *need, const char *on)
{
  return category_fits (condition, need) &&
         (condition->standard == NULL || g_strcmp0 (condition->standard, need->standard) == 0) &&
         (condition->unit == 0 || condition->unit == need->unit) && age_fits (condition, need, on);
}

static int
rank_standard (const char *standard)
{
  if (g_strcmp0 (standard, "poor") == 0)
    return 0;
  return g_strcmp0 (standard, "near-poor") == 0 ? 1 : 2;
}

/* The older come first; whoever's birth is not known comes last. */
static int
compare_births (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

/**
 * dv_share_need_compare:
 * @a: somebody
 * @b: somebody else
 *
 * The declared order: by the place on the ranked list, then the poor before the near-poor before
 * all others, then the older, then by name.
 *
 * Returns: less than 0 if @a comes first, more than 0 if @b does
 */
int
dv_share_need_compare (const DvShareNeed *a, const DvShareNeed *b)
{
  int order;

  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  if (rank_standard (a->standard) != rank_standard (b->standard))
    return rank_standard (a->standard) < rank_standard (b->standard) ? -1 : 1;
  order = compare_births (a->birth, b->birth);
  return order != 0 ? order : g_strcmp0 (a->sort, b->sort);
}
