/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

G_BEGIN_DECLS

/* Rules that the kinds share; see DvKindCheck. */
void dv_check_not_future (DvRecord *record, const char *name, GPtrArray *problems);
void dv_check_id_number (DvRecord *record, const char *name, GPtrArray *problems);
void dv_check_base_years (DvRecord *record, const char *name, GPtrArray *problems);
void dv_check_differ (DvRecord *record,
                      const char *name,
                      const char *other,
                      GPtrArray *problems,
                      const char *message);

void dv_check_not_more (DvRecord *record, const char *part, const char *whole, GPtrArray *problems);
void dv_check_order (DvRecord *record, const char *from, const char *to, GPtrArray *problems);
void dv_check_sequence (DvRecord *record, const char *const *names, GPtrArray *problems);
void dv_check_time (DvRecord *record, const char *name, GPtrArray *problems);

gboolean dv_time_parse (const char *text, guint *minutes);
GArray *dv_base_years_parse (const char *text);

G_END_DECLS
