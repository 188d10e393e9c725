/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

#define DV_VALUE_ERROR (dv_value_error_quark ())
GQuark dv_value_error_quark (void);

/**
 * DvValueError:
 * @DV_VALUE_ERROR_INVALID: the field does not take this value
 */
typedef enum {
  DV_VALUE_ERROR_INVALID,
} DvValueError;

char *dv_field_parse (const DvField *field, const char *typed, GError **error);
char *dv_field_format (const DvField *field, const char *value);
gboolean dv_field_check (const DvField *field, const char *value, GError **error);

G_END_DECLS
