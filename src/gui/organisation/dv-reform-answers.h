/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"
#include "dv-reform.h"

G_BEGIN_DECLS

#define DV_REFORM_MAX_UNITS 5
#define DV_REFORM_MAX_NEW   3

/* What is asked before units are reorganised; never stored. */
extern const DvKind dv_reform_answers_kind;

gboolean dv_reform_answers_wants (DvRecord *answers, const char *page, const char *field);
const char *dv_reform_answers_next_page (DvRecord *answers, const char *page, gboolean back);
GPtrArray *dv_reform_answers_check (DvRecord *answers, const char *page);
GPtrArray *dv_reform_answers_list_units (DvRecord *answers);
DvReform *dv_reform_answers_make (DvRecord *answers);

G_END_DECLS
