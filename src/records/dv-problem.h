/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

/**
 * DvProblem:
 * @field: (nullable): the field that is wrong, or %NULL for the record as a whole
 * @message: a sentence that says what is wrong and what to do
 */
typedef struct {
  const DvField *field;
  char *message;
} DvProblem;

GPtrArray *dv_problems_new (void);
void dv_problems_add (GPtrArray *problems, const DvField *field, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
const char *dv_problems_find (GPtrArray *problems, const DvField *field);
char *dv_problems_to_text (GPtrArray *problems);

G_END_DECLS
