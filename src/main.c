/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dv-application.h"
#include "dv-language.h"
#include "dv-process.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DvApplication) application = NULL;

  dv_process_protect ();
  dv_language_init ();
  application = dv_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
