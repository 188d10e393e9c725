/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-conflicts.h"

G_BEGIN_DECLS

gboolean dv_conflict_has_values (const DvConflict *conflict);
gboolean dv_conflict_can_keep (const DvConflict *conflict, const DvConflictValue *value);
gboolean dv_conflict_is_left (const DvConflict *conflict);
gboolean dv_conflict_can_type (const DvConflict *conflict);
gboolean dv_conflict_can_keep_both (const DvConflict *conflict);
char *dv_conflict_describe (const DvConflict *conflict);
char *dv_conflict_describe_record (const DvConflict *conflict);
char *dv_conflict_describe_day (gint64 time);
char *dv_conflict_describe_time (gint64 time);
char *dv_conflict_describe_sites (const DvConflict *conflict);
char *dv_conflict_describe_source (const DvConflictValue *value);
char *
dv_conflict_show (const DvConflict *conflict, const char *value, const char *shown, gboolean print);

const char *dv_settle_rule_get_label (DvSettleRule rule);
char *dv_settle_rule_describe (DvSettleRule rule, GPtrArray *conflicts);

char *dv_conflicts_count_words (guint n);

G_END_DECLS
