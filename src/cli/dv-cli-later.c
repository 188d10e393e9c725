/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-cli.h"

/* Commands whose names are promised and that a later version carries out. */

static DvExit
run_later (DvCli *cli, int argc, char **argv)
{
  return dv_cli_refuse (argv[0], _ ("This version does not do this yet; nothing was changed."));
}

const DvCommand dv_cli_later_commands[] = {
  { "packet", "make|inspect|apply", N_ ("Makes and reads packets for other sites."), run_later },
  { "exchange", "FOLDER", N_ ("Exchanges packets through a folder."), run_later },
  { "conflicts", "list|show|settle", N_ ("Shows and settles what two people changed at once."),
    run_later },
  { NULL },
};
