/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvMatter:
 * @DV_MATTER_NONE: not known, so no time limit
 * @DV_MATTER_COMPLAINT: khiếu nại
 * @DV_MATTER_DENUNCIATION: tố cáo
 * @DV_MATTER_PROPOSAL: kiến nghị
 * @DV_MATTER_REPORT: phản ánh
 * @DV_MATTER_VOTERS: kiến nghị cử tri
 *
 * What a petition is before the law.
 */
typedef enum {
  DV_MATTER_NONE = 0,
  DV_MATTER_COMPLAINT = 1 << 0,
  DV_MATTER_DENUNCIATION = 1 << 1,
  DV_MATTER_PROPOSAL = 1 << 2,
  DV_MATTER_REPORT = 1 << 3,
  DV_MATTER_VOTERS = 1 << 4,
} DvMatter;

/* What happens to a case, in the order in which it is taken to have happened on one day. */
typedef enum {
  DV_EVENT_NONE,
  DV_EVENT_DECISION_KNOWN,
  DV_EVENT_RECEIVED,
  DV_EVENT_CLASSIFIED,
  DV_EVENT_ACCEPTED,
  DV_EVENT_REFUSED,
  DV_EVENT_TRANSFERRED,
  DV_EVENT_GUIDED,
  DV_EVENT_ARCHIVED,
  DV_EVENT_ASSIGNED,
  DV_EVENT_EVIDENCE_REQUESTED,
  DV_EVENT_EVIDENCE_SUPPLIED,
  DV_EVENT_VERIFIED,
  DV_EVENT_DIALOGUE_CALLED,
  DV_EVENT_DIALOGUE,
  DV_EVENT_EXTENDED,
  DV_EVENT_SUSPENDED,
  DV_EVENT_RESUMED,
  DV_EVENT_WITHDRAWN,
  DV_EVENT_TERMINATED,
  DV_EVENT_CONCLUDED,
  DV_EVENT_DECIDED,
  DV_EVENT_ANSWERED,
  DV_EVENT_RESULT_RECEIVED,
  DV_EVENT_NOTIFIED,
  DV_EVENT_SENT,
  DV_EVENT_INFORMED,
  DV_EVENT_PUBLISHED,
  DV_EVENT_HANDLED,
  DV_EVENT_FOLLOWED,
  DV_EVENT_SECOND_COMPLAINT,
  DV_EVENT_IN_EFFECT,
  DV_EVENT_RECEPTION_REFUSED,
  DV_EVENT_OVERDUE_REPORTED,
  DV_EVENT_REPORT_REQUESTED,
  DV_EVENT_REPORTED,
  DV_EVENT_CLOSED,
  DV_EVENT_DESTROYED,
  DV_N_EVENTS,
} DvEventType;

typedef enum {
  DV_COMPLEXITY_NONE,
  DV_COMPLEXITY_COMPLEX,
  DV_COMPLEXITY_VERY_COMPLEX,
} DvComplexity;

/**
 * DvChannel:
 * @DV_CHANNEL_ANY: another way
 * @DV_CHANNEL_FORWARDED: passed on by another body, deputies or the press
 * @DV_CHANNEL_FRONT: passed on by the Front (MTTQ), which is another body too
 * @DV_CHANNEL_IHANOI: through iHanoi
 *
 * How a petition came, as far as a time limit depends on it.
 */
typedef enum {
  DV_CHANNEL_ANY,
  DV_CHANNEL_FORWARDED,
  DV_CHANNEL_FRONT,
  DV_CHANNEL_IHANOI,
} DvChannel;

/**
 * DvCaseEvent:
 * @type: what happened
 * @day: when, as dv_date_to_julian() counts; 0 if that is not known
 * @until: of an extension, the day that its document names; 0 if it names none
 * @document: (nullable): the document of it
 *
 * A step of the course of a case, as its clocks see it.
 */
typedef struct {
  DvEventType type;
  guint32 day;
  guint32 until;
  const char *document;
} DvCaseEvent;

/**
 * DvCaseFacts:
 * @matter: what it is
 * @instance: 1, or 2 for a second complaint; 0 counts as 1
 * @channel: how it came
 * @remote: whether it is in a remote area (vùng sâu, vùng xa đi lại khó khăn)
 * @several_places: whether it has to be checked at several places
 * @complexity: how complex it is said to be
 * @complexity_document: (nullable): the document that states it
 * @rule: (nullable): the code of the rule that is to be used instead of the one in force
 * @target: the day that the office set for itself; 0 for none
 * @closed: whether the office says that nothing is left to be done, whatever the events
 * @events: (array length=n_events): what happened, sorted by dv_case_facts_sort()
 * @n_events: how much
 *
 * Everything about a case that its clocks depend on. It owns nothing.
 */
typedef struct {
  DvMatter matter;
  guint instance;
  DvChannel channel;
  gboolean remote;
  gboolean several_places;
  DvComplexity complexity;
  const char *complexity_document;
  const char *rule;
  guint32 target;
  gboolean closed;
  const DvCaseEvent *events;
  guint n_events;
} DvCaseFacts;

typedef enum {
  DV_CASE_ERROR_DATE,
  DV_CASE_ERROR_ORDER,
  DV_CASE_ERROR_RULE,
} DvCaseError;

#define DV_CASE_ERROR dv_case_error_quark ()
GQuark dv_case_error_quark (void);

DvMatter dv_matter_from_code (const char *code);
DvEventType dv_event_from_code (const char *code);
const char *dv_event_get_code (DvEventType type);
const char *dv_event_get_label (DvEventType type);
DvChannel dv_channel_from_code (const char *code);
gboolean dv_complexity_from_code (const char *code, DvComplexity *complexity);
DvComplexity dv_case_facts_get_complexity (const DvCaseFacts *facts);

void dv_case_facts_sort (DvCaseEvent *events, guint n_events);
gboolean dv_case_facts_check (const DvCaseFacts *facts, GError **error);

G_END_DECLS
