/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-agenda-private.h"
#include "dv-kinds.h"
#include "dv-postings.h"
#include "dv-supervision.h"

/* What has to be done by a day so that the people know and can check: notices and answers of
 * supervisions, and what has to be posted. */

static gboolean
is_in (const DvAgendaSpan *span, guint32 day)
{
  return day >= dv_date_to_julian (&span->from) && day <= dv_date_to_julian (&span->to);
}

static DvAgendaEntry *
add_deadline (GPtrArray *entries, const DvAgendaSpan *span, DvRecord *record, guint32 due)
{
  DvDate day = dv_date_from_julian (due);
  DvAgendaEntry *entry = dv_agenda_add (entries, DV_AGENDA_DEADLINE, record, &day);

  entry->title = dv_agenda_dup_title (record);
  entry->late = due < dv_date_to_julian (&span->today);
  return entry;
}

/**
 * dv_agenda_add_supervisions: (skip)
 *
 * The clocks of supervisions that are not done yet.
 */
gboolean
dv_agenda_add_supervisions (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) dues = dv_supervision_due (db, dv_date_to_julian (&span->today), error);

  for (guint i = 0; dues != NULL && i < dues->len; i++) {
    const DvSupervisionDue *due = g_ptr_array_index (dues, i);

    if (is_in (span, due->clock.due))
      add_deadline (entries, span, due->supervision, due->clock.due)->what = g_strdup (due->title);
  }
  return dues != NULL;
}

/**
 * dv_agenda_add_postings: (skip)
 *
 * What has to be made public, by the last day on which it is in time.
 */
gboolean
dv_agenda_add_postings (DvDb *db, const DvAgendaSpan *span, GPtrArray *entries, GError **error)
{
  g_autoptr (DvPostings) postings = dv_postings_due (db, dv_date_to_julian (&span->today), error);
  const DvField *place = dv_kind_find_field (&dv_kind_posting, "place");

  for (guint i = 0; postings != NULL && i < postings->rows->len; i++) {
    const DvPostingRow *row = g_ptr_array_index (postings->rows, i);
    DvAgendaEntry *entry;

    if (row->standing.due == 0 || !is_in (span, row->standing.due))
      continue;
    entry = add_deadline (entries, span, row->record, row->standing.due);
    entry->what = g_strdup (dv_kind_get_label (&dv_kind_posting));
    entry->place = g_strdup (dv_record_get_link_title (row->record, place));
  }
  return postings != NULL;
}
