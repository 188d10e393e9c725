/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-agenda.h"

G_BEGIN_DECLS

const char *dv_calendar_name_weekday (guint weekday);
char *dv_calendar_name_month (const DvDate *day);
char *dv_calendar_name_week (const DvDate *day);
char *dv_calendar_name_lunar (const DvDate *day, gboolean *is_marked);
char *dv_calendar_describe_day (const DvDate *day, guint n_entries);
char *dv_calendar_describe_entry (const DvAgendaEntry *entry);
const char *dv_calendar_get_icon (const DvAgendaEntry *entry);

G_END_DECLS
