/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-names.h"
#include "dv-record.h"

G_BEGIN_DECLS

/**
 * DvCellReader:
 * @names: what the records are called
 * @created: (nullable) (element-type DvRecord): where to put rows of catalogues and campaigns that
 *   are named but do not exist; %NULL to refuse them
 *
 * What is needed to read a text that a person wrote as a value.
 */
typedef struct {
  DvNames *names;
  GPtrArray *created;
} DvCellReader;

char *dv_cell_parse (DvCellReader *reader, const DvField *field, const char *text, GError **error);
gboolean dv_cell_error_is_of_value (const GError *error);
char *
dv_cell_format_value (DvNames *names, const DvField *field, const char *value, GError **error);
char *dv_cell_format (DvNames *names, DvRecord *record, const DvField *field, GError **error);

G_END_DECLS
