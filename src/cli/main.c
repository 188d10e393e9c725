/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "dv-cli.h"
#include "dv-language.h"
#include "dv-process.h"

int
main (int argc, char *argv[])
{
  dv_process_protect ();
  dv_language_init ();
  /* A file that may not grow is an error to report, not a reason to die. */
  signal (SIGXFSZ, SIG_IGN);
  return dv_cli_run (argc, argv);
}
