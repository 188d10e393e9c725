/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-survey.h"

G_BEGIN_DECLS

const char *dv_survey_get_answer_label (guint answer);
const char *dv_survey_get_answer_mark (DvRecord *observation);
char *dv_survey_describe_before (DvRecord *before);
char *dv_survey_describe_cell (const DvSurvey *survey, guint place, guint item);
char *dv_survey_describe_sums (const DvSurveySums *sums);
char *dv_survey_describe_place (const DvSurvey *survey, guint place);

G_END_DECLS
