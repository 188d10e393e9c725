/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cli.h"

G_BEGIN_DECLS

/**
 * DvAssignment:
 * @field: a field
 * @text: what was typed for it
 * @value: (nullable): the value in canonical form, once it was read; empty for none
 *
 * An argument FIELD=VALUE.
 */
typedef struct {
  const DvField *field;
  char *text;
  char *value;
} DvAssignment;

GPtrArray *dv_cli_read_assignments (const DvKind *kind, char **arguments);
gboolean dv_cli_read_values (DvStore *store, GPtrArray *assignments, GError **error);
void dv_cli_apply_values (GPtrArray *assignments, DvRecord *record);
DvExit dv_cli_check_record (DvRecord *record);
char *dv_cli_find_id (DvCli *cli, const char *kind, const char *text, DvExit *status);

G_END_DECLS
