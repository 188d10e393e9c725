/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date of the solar calendar. Day, or month and day, are 0 if not known; all 0 is no date. */
typedef struct {
  guint16 year;
  guint8 month;
  guint8 day;
} DvDate;

typedef enum {
  DV_DATE_ERROR_EMPTY,
  DV_DATE_ERROR_SYNTAX,
  DV_DATE_ERROR_SHORT_YEAR,
  DV_DATE_ERROR_NO_SUCH_DAY,
  DV_DATE_ERROR_RANGE,
} DvDateError;

#define DV_DATE_ERROR dv_date_error_quark ()
GQuark dv_date_error_quark (void);

gboolean dv_date_parse (const char *text, const DvDate *today, DvDate *date, GError **error);
gboolean dv_date_from_iso (const char *iso, DvDate *date);
char *dv_date_to_iso (const DvDate *date);
char *dv_date_format (const DvDate *date);
char *dv_date_format_julian (guint32 day);

gboolean dv_date_is_valid (const DvDate *date);
gboolean dv_date_is_full (const DvDate *date);
int dv_date_compare (const DvDate *a, const DvDate *b);

guint32 dv_date_to_julian (const DvDate *date);
DvDate dv_date_from_julian (guint32 julian);
DvDate dv_date_add_days (const DvDate *date, int days);
DvDate dv_date_add_months (const DvDate *date, int months);
unsigned dv_date_weekday (const DvDate *date);
void dv_date_today (DvDate *date);

DvDate dv_date_first_day (const DvDate *partial);
DvDate dv_date_last_day (const DvDate *partial);
unsigned dv_date_quarter (const DvDate *date);
DvDate dv_date_quarter_first_day (unsigned int year, unsigned int quarter);
DvDate dv_date_quarter_last_day (unsigned int year, unsigned int quarter);

G_END_DECLS
