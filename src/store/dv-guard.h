/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvGuard:
 * @kind: the kind that it watches over
 * @check: (nullable): refuses a change that a rule forbids
 * @follow: (nullable): writes what follows from a change, in the same transaction
 *
 * Rules of one kind that need other records, which DvKindCheck cannot see. Several guards may watch
 * over one kind. Both are given the
 * record before the change (%NULL: it is new) and after it (%NULL: it is deleted).
 */
typedef struct {
  const DvKind *kind;
  gboolean (*check) (DvDb *db, DvRecord *before, DvRecord *after, GError **error);
  gboolean (*follow) (DvWrite *write, DvRecord *before, DvRecord *after, GError **error);
} DvGuard;

extern const DvGuard dv_guard_person;
extern const DvGuard dv_guard_household;
extern const DvGuard dv_guard_poverty;
extern const DvGuard dv_guard_list;
extern const DvGuard dv_guard_line;
extern const DvGuard dv_guard_source;
extern const DvGuard dv_guard_step;
extern const DvGuard dv_guard_signer;
extern const DvGuard dv_guard_course;
extern const DvGuard dv_guard_number;
extern const DvGuard dv_guard_petition_seal;
extern const DvGuard dv_guard_signer_seal;
extern const DvGuard dv_guard_attachment_seal;
extern const DvGuard dv_guard_opening;
extern const DvGuard dv_guard_publication;
extern const DvGuard dv_guard_succession;
extern const DvGuard dv_guard_holding;
extern const DvGuard dv_guard_observation;
extern const DvGuard dv_guard_posting;
extern const DvGuard dv_guard_inventory;
extern const DvGuard dv_guard_inventory_line;

gboolean dv_guard_watches (const DvKind *kind);
gboolean dv_guard_check (DvDb *db, DvRecord *before, DvRecord *after, GError **error);
gboolean dv_guard_follow (DvWrite *write, DvRecord *before, DvRecord *after, GError **error);
gboolean dv_guard_differs (DvRecord *before, DvRecord *after, const char *name);

G_END_DECLS
