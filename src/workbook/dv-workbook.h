/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-sheet.h"

G_BEGIN_DECLS

#define DV_WORKBOOK_ERROR (dv_workbook_error_quark ())
GQuark dv_workbook_error_quark (void);

/**
 * DvWorkbookError:
 * @DV_WORKBOOK_ERROR_DAMAGED: it cannot be read to its end
 * @DV_WORKBOOK_ERROR_ENCRYPTED: it asks for a password
 * @DV_WORKBOOK_ERROR_TOO_LARGE: it holds more than %DV_WORKBOOK_MAX_CELLS cells or rows, or too
 * many bytes
 * @DV_WORKBOOK_ERROR_LONG_CELL: a cell holds more than a cell of a spreadsheet can
 * @DV_WORKBOOK_ERROR_FORMAT: it is no workbook, or one of a format that is not read
 * @DV_WORKBOOK_ERROR_EMPTY: nothing stands in it
 * @DV_WORKBOOK_ERROR_NO_READER: the part of the program that reads workbooks is missing
 *
 * Why a workbook cannot be read.
 */
typedef enum {
  DV_WORKBOOK_ERROR_DAMAGED,
  DV_WORKBOOK_ERROR_ENCRYPTED,
  DV_WORKBOOK_ERROR_TOO_LARGE,
  DV_WORKBOOK_ERROR_LONG_CELL,
  DV_WORKBOOK_ERROR_FORMAT,
  DV_WORKBOOK_ERROR_EMPTY,
  DV_WORKBOOK_ERROR_NO_READER,
} DvWorkbookError;

/* What a workbook may hold: a hundred times what a ward writes down, and no zip bomb. */
#define DV_WORKBOOK_MAX_CELLS 4000000
#define DV_WORKBOOK_MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

gboolean dv_workbook_detect (const char *path);
GPtrArray *dv_workbook_read (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
