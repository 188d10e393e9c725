/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-agenda.h"
#include "dv-query.h"

G_BEGIN_DECLS

/**
 * DvAgendaSource:
 * @db: a connection
 * @span: what is asked
 * @entries: (element-type DvAgendaEntry): where to add what it knows
 * @error: return location for a #DV_STORE_ERROR
 *
 * Something that falls on days. One function and one line of the table in dv-agenda.c.
 *
 * Returns: whether it could be read
 */
typedef gboolean (*DvAgendaSource) (DvDb *db,
                                    const DvAgendaSpan *span,
                                    GPtrArray *entries,
                                    GError **error);

gboolean
dv_agenda_add_events (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_receptions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_petitions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_supervisions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_postings (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_terms (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_fields (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_holidays (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_occasions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);
gboolean
dv_agenda_add_duties (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error);

/* For the sources. */
DvAgendaEntry *
dv_agenda_add (GPtrArray *entries, DvAgendaType type, DvRecord *record, const DvDate *day);
GPtrArray *dv_agenda_load (DvDb *db, DvQuery *query, GError **error);
void dv_agenda_limit (DvQuery *query, const DvAgendaSpan *span, const char *field);
char *dv_agenda_dup_title (DvRecord *record);
gboolean dv_agenda_read_day (DvRecord *record, const char *name, DvDate *day);

G_END_DECLS
