/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-case-facts.h"

G_BEGIN_DECLS

/**
 * DvDeadlineUnit:
 * @DV_UNIT_DAYS: days of the calendar (“ngày”)
 * @DV_UNIT_WORKING_DAYS: days on which the office works (“ngày làm việc”)
 * @DV_UNIT_WORKING_HOURS: hours of them, eight a day
 * @DV_UNIT_YEARS: years
 *
 * What a time limit is counted in.
 */
typedef enum {
  DV_UNIT_DAYS,
  DV_UNIT_WORKING_DAYS,
  DV_UNIT_WORKING_HOURS,
  DV_UNIT_YEARS,
} DvDeadlineUnit;

/**
 * DvClockRole:
 * @DV_ROLE_MAIN: what the office has to do next with the case; suspending stops it
 * @DV_ROLE_BESIDE: what it has to do beside that
 * @DV_ROLE_INFORMATION: a time limit of somebody else, or one that only tells a day
 * @DV_ROLE_NAMED: runs only for cases that name it
 *
 * What a clock is to a case.
 */
typedef enum {
  DV_ROLE_MAIN,
  DV_ROLE_BESIDE,
  DV_ROLE_INFORMATION,
  DV_ROLE_NAMED,
} DvClockRole;

/**
 * DvDeadlineRule:
 * @code: what it is called, such as KN28
 * @title: what it is about
 * @basis: law and article
 * @matters: the #DvMatter bits of petitions that it is for
 * @instance: 1 or 2 for first or second complaints only; 0 for both
 * @channel: how a petition must have come
 * @role: what its clock is to a case
 * @start: the events that start it
 * @end: the events that end it
 * @unit: what it is counted in
 * @days: how many
 * @complex: for a complex case, 0 for no difference
 * @very_complex: for a very complex one
 * @several_places: for one that is checked at several places
 * @remote: in a remote area
 * @remote_complex: for a complex case there
 * @totals: whether these are instead of @days; otherwise they are added
 * @extension: how many each extension adds
 * @extensions: how often a complex case can be extended
 * @extensions_very_complex: how often a very complex one
 * @minimum: whether the end may not come earlier, rather than later
 * @stops: whether the time from its start event to the resumption does not count
 * @valid_from: the first day that it is in force; 0 for always
 * @valid_to: the last one; 0 for still
 * @verified: whether somebody compared it with the text of the law
 *
 * A time limit: a row of the catalogue.
 */
typedef struct {
  char *code;
  char *title;
  char *basis;
  DvMatter matters;
  guint instance;
  DvChannel channel;
  DvClockRole role;
  DvEventType start[2];
  DvEventType end[2];
  DvDeadlineUnit unit;
  guint days;
  guint complex;
  guint very_complex;
  guint several_places;
  guint remote;
  guint remote_complex;
  gboolean totals;
  guint extension;
  guint extensions;
  guint extensions_very_complex;
  gboolean minimum;
  gboolean stops;
  guint32 valid_from;
  guint32 valid_to;
  gboolean verified;
} DvDeadlineRule;

DvDeadlineRule *dv_deadline_rule_new (const char *code, const char *title, const char *basis);
DvDeadlineRule *dv_deadline_rule_copy (const DvDeadlineRule *rule);
void dv_deadline_rule_free (DvDeadlineRule *rule);

gboolean dv_deadline_rule_is_for (const DvDeadlineRule *rule, const DvCaseFacts *facts);
gboolean dv_deadline_rule_is_in_force (const DvDeadlineRule *rule, guint32 day);
gboolean dv_deadline_rule_starts_with (const DvDeadlineRule *rule, DvEventType event);
gboolean dv_deadline_rule_ends_with (const DvDeadlineRule *rule, DvEventType event);
guint dv_deadline_rule_get_length (const DvDeadlineRule *rule, const DvCaseFacts *facts);
guint dv_deadline_rule_get_extensions (const DvDeadlineRule *rule, const DvCaseFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvDeadlineRule, dv_deadline_rule_free)

G_END_DECLS
