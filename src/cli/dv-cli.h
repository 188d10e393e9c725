/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvExit:
 * @DV_EXIT_DONE: done
 * @DV_EXIT_REFUSED: something is wrong with what was asked; nothing was written
 * @DV_EXIT_USAGE: the command line is wrong
 * @DV_EXIT_STORE: the store cannot be used
 *
 * How the program ends. These numbers are a promise to scripts.
 */
typedef enum {
  DV_EXIT_DONE = 0,
  DV_EXIT_REFUSED = 1,
  DV_EXIT_USAGE = 2,
  DV_EXIT_STORE = 3,
} DvExit;

/**
 * DvCli:
 * @path: the file of the store
 * @chosen: whether the user named it
 * @json: whether to print JSON
 * @store: (nullable): the store, once it is open
 *
 * What all commands share.
 */
typedef struct {
  char *path;
  gboolean chosen;
  gboolean json;
  DvStore *store;
} DvCli;

/**
 * DvCommandFunc:
 * @cli: what all commands share
 * @argc: how many arguments
 * @argv: the name of the command and its arguments
 *
 * Returns: how the program ends
 */
typedef DvExit (*DvCommandFunc) (DvCli *cli, int argc, char **argv);

/**
 * DvCommand:
 * @name: what is typed
 * @arguments: what is typed after it
 * @help: what it does, translatable
 * @run: what does it
 *
 * One command.
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *help;
  DvCommandFunc run;
} DvCommand;

/* The commands, a table for each file; they end with a row without a name. */
extern const DvCommand dv_cli_agenda_commands[];
extern const DvCommand dv_cli_calendar_commands[];
extern const DvCommand dv_cli_land_commands[];
extern const DvCommand dv_cli_clock_commands[];
extern const DvCommand dv_cli_conflicts_commands[];
extern const DvCommand dv_cli_due_commands[];
extern const DvCommand dv_cli_edit_commands[];
extern const DvCommand dv_cli_emulation_commands[];
extern const DvCommand dv_cli_election_commands[];
extern const DvCommand dv_cli_erase_commands[];
extern const DvCommand dv_cli_exchange_commands[];
extern const DvCommand dv_cli_kinds_commands[];
extern const DvCommand dv_cli_lists_commands[];
extern const DvCommand dv_cli_match_commands[];
extern const DvCommand dv_cli_officer_commands[];
extern const DvCommand dv_cli_overlap_commands[];
extern const DvCommand dv_cli_paper_commands[];
extern const DvCommand dv_cli_posts_commands[];
extern const DvCommand dv_cli_posting_commands[];
extern const DvCommand dv_cli_records_commands[];
extern const DvCommand dv_cli_register_commands[];
extern const DvCommand dv_cli_report_commands[];
extern const DvCommand dv_cli_sample_commands[];
extern const DvCommand dv_cli_seal_commands[];
extern const DvCommand dv_cli_search_commands[];
extern const DvCommand dv_cli_share_commands[];
extern const DvCommand dv_cli_sheets_commands[];
extern const DvCommand dv_cli_site_commands[];
extern const DvCommand dv_cli_store_commands[];
extern const DvCommand dv_cli_terms_commands[];
extern const DvCommand dv_cli_survey_commands[];
extern const DvCommand dv_cli_text_commands[];
extern const DvCommand dv_cli_unit_commands[];

int dv_cli_run (int argc, char **argv);

gboolean dv_cli_parse (int *argc, char ***argv, const GOptionEntry *entries, int min, int max);
DvExit dv_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
DvStore *dv_cli_open (DvCli *cli);
DvExit dv_cli_refuse (const char *column, const char *format, ...) G_GNUC_PRINTF (2, 3);
DvExit dv_cli_fail (DvCli *cli, const GError *error);
void dv_cli_print_json (JsonBuilder *builder);
const DvKind *dv_cli_find_kind (const char *name);
gboolean dv_cli_refuse_sealed (DvRecord *record, DvExit *status);

G_END_DECLS
