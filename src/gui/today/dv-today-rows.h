/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-agenda.h"

G_BEGIN_DECLS

GtkWidget *dv_today_row_new (const char *title, const char *subtitle);
GtkWidget *dv_today_record_row_new (DvRecord *record);
GtkWidget *dv_today_petition_row_new (DvRecord *petition);
GtkWidget *dv_today_entry_row_new (const DvAgendaEntry *entry);
void dv_today_row_add_suffix (GtkWidget *row, const char *text, const char *style_class);
void dv_today_row_add_days_left (GtkWidget *row, DvRecord *record, const char *today);

G_END_DECLS
