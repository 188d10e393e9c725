/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"

G_BEGIN_DECLS

/**
 * DvOccasionRule:
 * @day: the day of the month; 0 for the last one
 * @month: the month
 * @lunar: whether both are of the lunar calendar
 * @valid_from: the first day of the rule; 0 for always
 * @valid_to: the last one; 0 for still
 *
 * A day that comes again each year.
 */
typedef struct {
  guint day;
  guint month;
  gboolean lunar;
  guint32 valid_from;
  guint32 valid_to;
} DvOccasionRule;

GArray *dv_occasion_rule_list (const DvOccasionRule *rule, const DvDate *from, const DvDate *to);
GArray *dv_occasion_rule_years_of_birth (const char *ages, int year);

G_END_DECLS
