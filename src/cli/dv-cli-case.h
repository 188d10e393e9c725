/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-cli.h"
#include "dv-deadline-table.h"

G_BEGIN_DECLS

/**
 * DvCliCase:
 * @facts: a case that is described in a file
 * @on: the day from which it is to be seen; 0 if the file names none
 *
 * A case that is not in a store.
 */
typedef struct {
  DvCaseFacts facts;
  guint32 on;
  GArray *events;
  JsonParser *parser;
} DvCliCase;

DvCliCase *dv_cli_case_read (const char *path);
void dv_cli_case_free (DvCliCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvCliCase, dv_cli_case_free)

gboolean dv_cli_read_day (const char *column, const char *text, guint32 *day);
DvExit dv_cli_load_deadlines (DvCli *cli, DvDeadlineTable **table);

G_END_DECLS
