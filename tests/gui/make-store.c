/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a store for the tests that drive the whole program: make-store FILE [TASKS [GIFTS]] */
#include "make-gifts.h"
#include "make-records.h"

#include <stdlib.h>

/* An approved list of so many gifts. */
static gboolean
add_gifts (DvStore *store, guint n, GError **error)
{
  g_autofree char *list = n > 0 ? make_gifts (store, n, "approved", error) : NULL;

  return n == 0 || list != NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvStore) store = NULL;

  if (argc < 2)
    return 2;
  store = dv_store_create (argv[1], &error);
  if (store == NULL || !make_records (store, argc > 2 ? (guint) atoi (argv[2]) : 3, &error) ||
      !add_gifts (store, argc > 3 ? (guint) atoi (argv[3]) : 0, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return 0;
}
