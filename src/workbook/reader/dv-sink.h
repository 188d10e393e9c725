/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

#include "dv-workbook.h"

G_BEGIN_DECLS

/* Where the readers of the formats put what they find: the stream to the program. */
typedef struct _DvSink DvSink;

DvSink *dv_sink_new (FILE *out);
void dv_sink_free (DvSink *sink);

void dv_sink_add_sheet (DvSink *sink, const char *name, gboolean hidden);
void dv_sink_add_row (DvSink *sink, guint row, gboolean hidden);
void
dv_sink_add_cell (DvSink *sink, guint column, DvCellType type, const char *font, const char *text);
void dv_sink_add_merge (DvSink *sink, DvSheetRange range);
void dv_sink_end (DvSink *sink);
void dv_sink_count_bytes (DvSink *sink, gsize size);
void dv_sink_fail (DvSink *sink, DvWorkbookError code, const char *where) G_GNUC_NORETURN;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSink, dv_sink_free)

G_END_DECLS
