/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-sheet.h"

G_BEGIN_DECLS

DvSheet *dv_csv_read (GBytes *bytes, GPtrArray *faults);
DvSheet *dv_csv_read_file (const char *path, GPtrArray *faults);

char *dv_csv_to_text (const DvSheet *sheet);
gboolean dv_csv_write_file (const DvSheet *sheet, const char *path, GError **error);

G_END_DECLS
