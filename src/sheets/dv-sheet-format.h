/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet-writer.h"

G_BEGIN_DECLS

/**
 * DvSheetFormat:
 * @suffix: what names of such files end in
 * @max_rows: the most rows that a file holds; 0 for no limit
 * @max_cell: the most characters that a cell holds, in units of UTF-16; 0 for no limit
 * @open: makes a file of an empty one; it may leave the file alone until @finish
 * @begin: writes what stands above the rows
 * @add: writes the next cell; @text is %NULL for an empty one
 * @finish: writes what is left, so that the file is whole
 * @free: lets go of the file, whole or not
 *
 * How one format of file is written. The cells of a row come one after the other, and so do rows.
 */
typedef struct {
  const char *suffix;
  guint max_rows;
  guint max_cell;
  gpointer (*open) (const char *path, GError **error);
  gboolean (*begin) (gpointer file,
                     const DvSheetTitle *title,
                     const DvSheetHead *heads,
                     guint n_heads,
                     guint n_rows,
                     GError **error);
  gboolean (*add) (gpointer file, guint row, guint column, const char *text, GError **error);
  gboolean (*finish) (gpointer file, GError **error);
  void (*free) (gpointer file);
} DvSheetFormat;

extern const DvSheetFormat dv_sheet_format_csv;
extern const DvSheetFormat dv_sheet_format_xlsx;

gboolean dv_sheet_format_fail (int code, GError **error);
char *dv_sheet_format_date (const char *iso);

G_END_DECLS
