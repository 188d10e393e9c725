/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-date.h"

G_BEGIN_DECLS

/* A date of the Vietnamese lunar calendar. The year is numbered like the solar year in which it
 * begins; a leap month has the number of the month before it. */
typedef struct {
  unsigned day;
  unsigned month;
  gboolean leap;
  int year;
} DvLunarDate;

gboolean dv_lunar_from_date (const DvDate *date, DvLunarDate *lunar);
gboolean dv_lunar_to_date (const DvLunarDate *lunar, DvDate *date);
char *dv_lunar_year_name (int lunar_year);

G_END_DECLS
