/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-collate.h"
#include "dv-fold.h"

#define ROUNDS 1000000

static const char *const names[] = {
  "Nguyễn Thị Minh Khai", "TRẦN VĂN HÒA", "Đỗ Đức Thủy", "Phạm Hồng Quang", "Lê Thị Ngọc Lâm",
};

static void
measure (const char *what, char *(*function) (const char *) )
{
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < ROUNDS; i++)
    g_free (function (names[i % G_N_ELEMENTS (names)]));
  g_print ("%s: %.2f s for %d names\n", what,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, ROUNDS);
}

int
main (void)
{
  measure ("fold", dv_text_fold);
  measure ("fold_case", dv_text_fold_case);
  measure ("normalize", dv_text_normalize);
  measure ("sort_key", dv_text_sort_key);
  measure ("name_sort_key", dv_text_name_sort_key);
  return 0;
}
