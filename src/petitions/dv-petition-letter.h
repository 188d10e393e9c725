/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvLetterOptions:
 * @petition: the UUID of a petition
 * @form: the code of a form
 * @step: (nullable): the UUID of the step that the paper is of; %NULL for the last of its type
 * @day: (nullable): the day of the paper; %NULL for that of the step, or today
 */
typedef struct {
  const char *petition;
  const char *form;
  const char *step;
  const char *day;
} DvLetterOptions;

DvDocument *dv_petition_letter (DvDb *db, const DvLetterOptions *options, GError **error);
GPtrArray *dv_letter_list_forms (DvDb *db,
                                 DvRecord *petition,
                                 const char *step,
                                 const char *day,
                                 GError **error);

G_END_DECLS
