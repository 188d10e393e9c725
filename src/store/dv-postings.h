/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-posting.h"
#include "dv-record.h"

#include "dv-db.h"
#include "dv-survey.h"

G_BEGIN_DECLS

/**
 * DvPostingRow:
 * @record: the posting
 * @place_type: (nullable): the code of the type of its place
 * @sightings: (element-type DvSighting): when it was seen there, and when not
 * @standing: what follows from that
 *
 * A posting and how it stands.
 */
typedef struct {
  DvRecord *record;
  char *place_type;
  GArray *sightings;
  DvPostingStanding standing;
} DvPostingRow;

/**
 * DvPostings:
 * @rows: (element-type DvPostingRow): postings
 * @rules: (element-type DvPostingRule): what they were held against
 * @records: (element-type DvRecord): the rules as records; texts of @rules are theirs
 *
 * Postings of a store on a day.
 */
typedef struct {
  GPtrArray *rows;
  GArray *rules;
  GPtrArray *records;
} DvPostings;

DvPostings *dv_postings_read (DvDb *db, const char *id, guint32 on, GError **error);
DvPostings *dv_postings_due (DvDb *db, guint32 on, GError **error);
DvPostings *
dv_postings_published (DvDb *db, const char *from, const char *to, guint32 on, GError **error);
DvPostings *dv_postings_broken (DvDb *db, const DvSurvey *survey, guint32 on, GError **error);
void dv_postings_free (DvPostings *postings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPostings, dv_postings_free)

G_END_DECLS
