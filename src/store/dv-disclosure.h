/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-query.h"
#include "dv-write.h"

G_BEGIN_DECLS

/* The purpose of a transaction that only writes down who opened what: it is not undone. */
#define DV_PURPOSE_ACCESS "access"

gboolean
dv_disclosure_write (DvWrite *write, DvRecord *record, const DvField *field, GError **error);
gboolean dv_disclosure_write_all (DvWrite *write, DvRecord *record, GError **error);
gboolean dv_disclosure_write_query (DvWrite *write, const DvQuery *query, GError **error);
gboolean dv_disclosure_is_needed (DvRecord *record);

G_END_DECLS
