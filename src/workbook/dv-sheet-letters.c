/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-letters.h"

/**
 * dv_sheet_column_get_letters:
 * @column: the number of a column, counted from 0
 *
 * Returns: (transfer full): what a spreadsheet program calls it: `A`, `Z`, `AA`
 */
char *
dv_sheet_column_get_letters (guint column)
{
  char letters[8];
  guint n = sizeof letters - 1;

  letters[n] = '\0';
  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--n] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (letters + n);
}
