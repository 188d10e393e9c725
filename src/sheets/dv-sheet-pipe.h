/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet-format.h"

G_BEGIN_DECLS

/* Brings cells to a file on a thread of its own. */
typedef struct _DvSheetPipe DvSheetPipe;

DvSheetPipe *dv_sheet_pipe_new (const DvSheetFormat *format, gpointer file, guint n_columns);
gboolean dv_sheet_pipe_add (DvSheetPipe *self, const char *text, GError **error);
gboolean dv_sheet_pipe_finish (DvSheetPipe *self, GError **error);
void dv_sheet_pipe_free (DvSheetPipe *self);

G_END_DECLS
