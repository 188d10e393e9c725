/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"

G_BEGIN_DECLS

/**
 * DvIcsEvent:
 * @uid: its number, one for each time that it comes again
 * @line: where it begins in the file, from 1
 * @title: what it is called
 * @place: (nullable): where
 * @note: (nullable): what else is said of it
 * @start: the first day
 * @end: the last day
 * @time: (nullable): when it begins, `08:00`
 * @remark: (nullable): what of it was not taken over, a sentence
 *
 * An event of a calendar file.
 */
typedef struct {
  char *uid;
  guint line;
  char *title;
  char *place;
  char *note;
  DvDate start;
  DvDate end;
  char *time;
  char *remark;
} DvIcsEvent;

GPtrArray *dv_ics_read (const char *text, gsize size, GError **error);
void dv_ics_event_free (DvIcsEvent *event);

G_END_DECLS
