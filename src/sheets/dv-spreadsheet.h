/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dv-encoding.h"
#include "dv-sheet.h"

G_BEGIN_DECLS

GPtrArray *dv_spreadsheet_read_encoded (const char *path,
                                        DvEncoding wanted,
                                        DvEncoding *found,
                                        GCancellable *cancellable,
                                        GPtrArray *faults);
GPtrArray *dv_spreadsheet_read (const char *path, GCancellable *cancellable, GPtrArray *faults);
DvSheet *dv_spreadsheet_find (GPtrArray *sheets, const char *name, GPtrArray *faults);

G_END_DECLS
