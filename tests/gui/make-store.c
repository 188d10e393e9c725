/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a store for the tests that drive the whole program: make-store FILE [TASKS] */
#include "make-records.h"

#include <stdlib.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;

  if (argc < 2)
    return 2;
  store = dv_store_create (argv[1], &error);
  if (store == NULL || !make_records (store, argc > 2 ? (guint) atoi (argv[2]) : 3, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return 0;
}
