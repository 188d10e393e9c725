/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-day-index.h"

G_BEGIN_DECLS

/**
 * DvPostingRule:
 * @code: names the rule
 * @contents: the bits of the contents that it is about, `1 << 4` for content 4; 0 for all
 * @form: (nullable): the code of the form that it is about; %NULL for all
 * @place: (nullable): the code of the type of place that it is about; %NULL for all
 * @within: how many days there are after the decision; 0 if it says nothing of that
 * @working_days: whether these are working days
 * @at_least: how many days without a break; 0 if it says nothing of that
 * @permanent: it stays
 * @quarterly: it is about the list of each quarter
 * @basis: (nullable): law and article
 * @valid_from: the first day of the rule; 0 for always
 * @valid_to: the last one; 0 for still
 *
 * What has to be made public, how soon and for how long.
 */
typedef struct {
  const char *code;
  guint contents;
  const char *form;
  const char *place;
  guint within;
  gboolean working_days;
  guint at_least;
  gboolean permanent;
  gboolean quarterly;
  const char *basis;
  guint32 valid_from;
  guint32 valid_to;
} DvPostingRule;

/**
 * DvSightingType:
 * @DV_SIGHTING_POSTED: it hung there, whole and legible
 * @DV_SIGHTING_PARTLY: a part of it hung there: this proves nothing and breaks nothing
 * @DV_SIGHTING_GONE: it did not hang there, or could not be read
 *
 * What somebody saw.
 */
typedef enum {
  DV_SIGHTING_POSTED,
  DV_SIGHTING_PARTLY,
  DV_SIGHTING_GONE,
} DvSightingType;

/**
 * DvSighting:
 * @day: the day
 * @type: what was seen
 *
 * What was seen on a day.
 */
typedef struct {
  guint32 day;
  DvSightingType type;
} DvSighting;

/**
 * DvPostingFacts:
 * @content: the number of the content; 0 if nobody knows
 * @form: (nullable): the code of the form
 * @place: (nullable): the code of the type of place
 * @decided: the day of the decision; 0 if nobody knows
 * @posted: the day from which it is public; 0 if it is not
 * @removed: the day on which it was taken down; 0 if it was not
 * @sightings: (array length=n_sightings): what was seen, by day
 * @n_sightings: how many
 *
 * What is known of a posting. Days are numbers from dv_date_to_julian().
 */
typedef struct {
  guint content;
  const char *form;
  const char *place;
  guint32 decided;
  guint32 posted;
  guint32 removed;
  const DvSighting *sightings;
  guint n_sightings;
} DvPostingFacts;

/**
 * DvPostingState:
 * @DV_POSTING_WAITING: it is not public yet, and there is time, or no rule sets a time
 * @DV_POSTING_OVERDUE: it is not public, and should be
 * @DV_POSTING_HANGING: it is public and has to stay for some days more
 * @DV_POSTING_PERMANENT: it is public and has to stay
 * @DV_POSTING_BROKEN: it was gone before its days were over, and is not known to be back
 * @DV_POSTING_REMOVED_EARLY: it was taken down before its days were over
 * @DV_POSTING_UNPROVEN: its days are over, but nobody saw it until then
 * @DV_POSTING_PROVEN: its days are over, and it was seen to the end
 * @DV_POSTING_FREE: it is or was public, and no rule says for how long
 *
 * How a posting stands.
 */
typedef enum {
  DV_POSTING_WAITING,
  DV_POSTING_OVERDUE,
  DV_POSTING_HANGING,
  DV_POSTING_PERMANENT,
  DV_POSTING_BROKEN,
  DV_POSTING_REMOVED_EARLY,
  DV_POSTING_UNPROVEN,
  DV_POSTING_PROVEN,
  DV_POSTING_FREE,
} DvPostingState;

/**
 * DvPostingSpanType:
 * @DV_POSTING_SPAN_PROVEN: it was there at both ends
 * @DV_POSTING_SPAN_BROKEN: it was gone at one end
 * @DV_POSTING_SPAN_OPEN: nobody has looked since
 *
 * What is known of the days between two looks.
 */
typedef enum {
  DV_POSTING_SPAN_PROVEN,
  DV_POSTING_SPAN_BROKEN,
  DV_POSTING_SPAN_OPEN,
} DvPostingSpanType;

/**
 * DvPostingSpan:
 * @from: its first day
 * @to: its last day
 * @type: what is known of it
 *
 * The days between two looks.
 */
typedef struct {
  guint32 from;
  guint32 to;
  DvPostingSpanType type;
} DvPostingSpan;

/**
 * DvPostingStanding:
 * @state: how it stands
 * @due_rule: (nullable): by which rule it is due
 * @due: the last day on which it can become public in time; 0 if no rule sets one
 * @days_late: how many days late it became public, or is so far
 * @stay_rule: (nullable): by which rule it stays
 * @first: the day from which its days are counted: that of the posting, or on which it was back
 * @earliest_removal: the first day on which it may be taken down; 0 if it stays or no rule says so
 * @gap: the day on which it was gone before its days were over; the last one; 0 if there is none
 * @spans: (element-type DvPostingSpan): the days from the posting on, by what is known of them
 *
 * What follows from the facts on a day.
 */
typedef struct {
  DvPostingState state;
  const DvPostingRule *due_rule;
  guint32 due;
  guint days_late;
  const DvPostingRule *stay_rule;
  guint32 first;
  guint32 earliest_removal;
  guint32 gap;
  GArray *spans;
} DvPostingStanding;

void dv_posting_reckon (const DvPostingRule *rules,
                        guint n_rules,
                        const DvDayIndex *days,
                        const DvPostingFacts *facts,
                        guint32 on,
                        DvPostingStanding *standing);
void dv_posting_standing_clear (DvPostingStanding *standing);
gboolean dv_posting_is_amiss (const DvPostingStanding *standing);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvPostingStanding, dv_posting_standing_clear)

G_END_DECLS
