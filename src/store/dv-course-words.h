/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-case.h"

G_BEGIN_DECLS

char *dv_step_format_day (const char *iso);
const char *dv_step_get_label (const char *type);
char *dv_course_explain (const DvCase *self, const GPtrArray *transitions, const DvCourse *course);
gboolean dv_case_check_undone (DvDb *db, gint64 row, const GPtrArray *transitions, GError **error);

G_END_DECLS
