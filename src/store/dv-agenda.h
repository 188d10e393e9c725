/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"
#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

/**
 * DvAgendaType:
 * @DV_AGENDA_HOLIDAY: a day off, or a holiday by custom
 * @DV_AGENDA_ANNIVERSARY: an anniversary
 * @DV_AGENDA_LONGEVITY: wishes for old people
 * @DV_AGENDA_EVENT: something that takes place
 * @DV_AGENDA_RECEPTION: a day on which citizens are received
 * @DV_AGENDA_DUTY: work that comes again, and what is still owed of it
 * @DV_AGENDA_DEADLINE: the last day of something
 * @DV_AGENDA_MILESTONE: a day in the course of a record
 * @DV_AGENDA_TERM: the end of a term of office
 *
 * What stands in a calendar, in the order in which a day tells it.
 */
typedef enum {
  DV_AGENDA_HOLIDAY,
  DV_AGENDA_ANNIVERSARY,
  DV_AGENDA_LONGEVITY,
  DV_AGENDA_EVENT,
  DV_AGENDA_RECEPTION,
  DV_AGENDA_DUTY,
  DV_AGENDA_DEADLINE,
  DV_AGENDA_MILESTONE,
  DV_AGENDA_TERM,
} DvAgendaType;

/**
 * DvAgendaEntry:
 * @id: (nullable): the UUID of a record; %NULL if it follows from a rule alone
 * @kind: the kind of that record
 * @type: what it is
 * @day: the day, as dv_date_to_julian() counts
 * @last: the last day; mostly the same
 * @ahead: how many days before it is to be prepared
 * @field: (nullable): the name of the date of the record, if it is not the record itself
 * @uid: (nullable): the number of the event in another calendar that it came from
 * @time: (nullable): the time of day, `08:00`
 * @title: what it is called; nothing of persons that is secret
 * @what: (nullable): what of the record falls on that day, “Due”
 * @place: (nullable): where
 * @who: (nullable): who leads it
 * @late: whether it is open and over
 *
 * One line of a calendar.
 */
typedef struct {
  char *id;
  const DvKind *kind;
  DvAgendaType type;
  guint32 day;
  guint32 last;
  guint ahead;
  const char *field;
  char *uid;
  char *time;
  char *title;
  char *what;
  char *place;
  char *who;
  gboolean late;
} DvAgendaEntry;

/**
 * DvAgendaSpan:
 * @from: the first day
 * @to: the last day
 * @today: what is late before
 * @unit: (nullable): the UUID of a unit; then only its records, and those of units below it
 * @types: which entries, `1 << DV_AGENDA_EVENT` and so on; 0 for all
 *
 * What is asked of the calendar.
 */
typedef struct {
  DvDate from;
  DvDate to;
  DvDate today;
  const char *unit;
  guint types;
} DvAgendaSpan;

GPtrArray *dv_agenda_read (DvDb *db, const DvAgendaSpan *span, GError **error);
void dv_agenda_entry_free (DvAgendaEntry *entry);
gboolean dv_agenda_entry_is_on (const DvAgendaEntry *entry, guint32 day);
GPtrArray *dv_agenda_on (GPtrArray *entries, guint32 day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvAgendaEntry, dv_agenda_entry_free)

G_END_DECLS
