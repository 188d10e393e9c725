/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvShareCondition:
 * @categories: (nullable) (array length=n_categories): numbers of the categories, one of which
 *   somebody has to be in
 * @n_categories: how many; 0 for any
 * @standard: (nullable): what the household has to be, `poor` or `near-poor`
 * @unit: the number of the residential group, 0 for any
 * @age_from: the least age, 0 for any
 * @age_to: the highest age, 0 for any
 *
 * For whom the gifts of a source are.
 */
typedef struct {
  const gint64 *categories;
  guint n_categories;
  const char *standard;
  gint64 unit;
  guint age_from;
  guint age_to;
} DvShareCondition;

/**
 * DvShareNeed:
 * @rank: the place on the ranked list, 0 where there is none
 * @categories: (nullable) (array length=n_categories): numbers of the categories of the person
 * @n_categories: how many
 * @category: the number of the category that a list names, 0 for none
 * @standard: (nullable): `poor`, `near-poor`
 * @unit: the number of the residential group, 0 for none
 * @birth: (nullable): day, month or year of birth
 * @sort: (nullable): sort key of the name
 *
 * What decides whether and when somebody gets a gift.
 */
typedef struct {
  guint rank;
  const gint64 *categories;
  guint n_categories;
  gint64 category;
  const char *standard;
  gint64 unit;
  const char *birth;
  const char *sort;
} DvShareNeed;

gboolean dv_share_condition_fits (const DvShareCondition *condition,
                                  const DvShareNeed *need,
                                  const char *on);
int dv_share_need_compare (const DvShareNeed *a, const DvShareNeed *b);
gboolean dv_share_reckon_age (const char *birth, const char *on, guint *age);

G_END_DECLS
