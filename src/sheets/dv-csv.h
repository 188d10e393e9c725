/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-encoding.h"
#include "dv-sheet.h"

G_BEGIN_DECLS

DvSheet *dv_csv_read (GBytes *bytes, GPtrArray *faults);
DvSheet *dv_csv_read_separated (GBytes *bytes, char separator, GPtrArray *faults);
DvSheet *dv_csv_read_file (const char *path, GPtrArray *faults);
DvSheet *
dv_csv_read_encoded (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults);
DvSheet *dv_csv_read_file_encoded (const char *path,
                                   DvEncoding wanted,
                                   DvEncoding *found,
                                   GPtrArray *faults);

/* What a CSV file begins with, so that Excel knows that it is Unicode. */
#define DV_CSV_BOM "\xef\xbb\xbf"

void dv_csv_append_cell (GString *text, const char *cell);
void dv_csv_append_text (GString *text, const char *cell);

G_END_DECLS
