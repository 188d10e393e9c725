/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvPeriod:
 *
 * The periods that a list can be filtered by.
 */
typedef enum {
  DV_PERIOD_ALL,
  DV_PERIOD_THIS_YEAR,
  DV_PERIOD_LAST_YEAR,
  DV_PERIOD_FIRST_HALF,
  DV_PERIOD_SECOND_HALF,
  DV_PERIOD_THIS_QUARTER,
  DV_PERIOD_LAST_QUARTER,
  DV_PERIOD_FROM_TO,
} DvPeriod;

#define DV_N_PERIODS      8
#define DV_FILTER_CHOICES 2

/**
 * DvFilter:
 * @period: which period
 * @from: (nullable): first day of %DV_PERIOD_FROM_TO
 * @to: (nullable): its last day
 * @unit: (nullable): the UUID of a unit
 * @unit_title: (nullable): its title
 * @words: (nullable): what was typed
 * @choices: (nullable): a code for each of dv_filter_get_field()
 *
 * What a list is narrowed to. All of it is owned.
 */
typedef struct {
  DvPeriod period;
  char *from;
  char *to;
  char *unit;
  char *unit_title;
  char *words;
  char *choices[DV_FILTER_CHOICES];
} DvFilter;

void dv_filter_clear (DvFilter *filter);
void dv_filter_set (char **slot, const char *value);
gboolean dv_filter_is_set (const DvFilter *filter);
const DvField *dv_filter_get_field (const DvKind *kind, guint index);
void dv_filter_get_period (const DvFilter *filter, const char *today, char **from, char **to);
DvQuery *dv_filter_to_query (const DvFilter *filter, const DvKind *kind, const char *today);

G_END_DECLS
