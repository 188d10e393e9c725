/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"
#include "dv-survey.h"

G_BEGIN_DECLS

void dv_survey_request (DvStore *store,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
DvSurvey *dv_survey_request_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_survey_request_answer (DvStore *store,
                               DvSurveyAnswer *answer,
                               const char *label,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean dv_survey_request_answer_finish (DvStore *store,
                                          GAsyncResult *result,
                                          char **batch,
                                          GError **error);

void dv_survey_request_photo (DvStore *store,
                              const char *observation,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean dv_survey_request_photo_finish (GAsyncResult *result, GError **error);

gboolean dv_survey_concerns (const GArray *changed);

G_END_DECLS
