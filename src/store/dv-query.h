/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include "dv-db.h"

G_BEGIN_DECLS

/* What a list shows: which records, in which order. */
typedef struct _DvQuery DvQuery;

/**
 * DvCondition:
 * @field: a field
 * @value: (nullable): the value that it must have, %NULL for none
 * @is_range: whether it must lie between @from and @to instead
 * @from: (nullable): the least value
 * @to: (nullable): the greatest value
 *
 * One thing that a query asks of its records.
 */
typedef struct {
  const DvField *field;
  char *value;
  gboolean is_range;
  char *from;
  char *to;
} DvCondition;

DvQuery *dv_query_new (const DvKind *kind);
DvQuery *dv_query_copy (const DvQuery *query);
void dv_query_free (DvQuery *query);

const DvKind *dv_query_get_kind (const DvQuery *query);
guint dv_query_count_conditions (const DvQuery *query);
const DvCondition *dv_query_get_condition (const DvQuery *query, guint i);
void dv_query_get_period (const DvQuery *query, const char **from, const char **to);
const char *dv_query_get_unit (const DvQuery *query);
const char *dv_query_get_words (const DvQuery *query);
void dv_query_where (DvQuery *query, const char *field, const char *value);
void dv_query_between (DvQuery *query, const char *field, const char *from, const char *to);
void dv_query_set_period (DvQuery *query, const char *from, const char *to);
void dv_query_set_unit (DvQuery *query, const char *unit);
void dv_query_set_words (DvQuery *query, const char *words);
void dv_query_set_order (DvQuery *query, const char *field, gboolean descending);
void dv_query_set_limit (DvQuery *query, guint limit);
gboolean dv_query_has_index (const DvQuery *query);
guint dv_query_get_limit (const DvQuery *query);
void dv_query_set_open (DvQuery *query, gboolean open);
void dv_query_set_deleted (DvQuery *query, gboolean deleted);

GArray *dv_query_run (const DvQuery *query, DvDb *db, GError **error);
gboolean dv_query_count (const DvQuery *query, DvDb *db, guint *count, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvQuery, dv_query_free)

G_END_DECLS
