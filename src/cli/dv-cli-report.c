/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli.h"

static DvExit
run_report (DvCli *cli, int argc, char **argv)
{
  return dv_cli_refuse ("report", _ ("This version does not write reports yet."));
}

const DvCommand dv_cli_report_commands[] = {
  { "report",
    "half-year --from D --to D [--cut-off D] [--style state-2020|party-2018|party-2026] --output "
    "F.docx|.pdf|.txt",
    N_ ("Writes the report."), run_report },
  { NULL },
};
