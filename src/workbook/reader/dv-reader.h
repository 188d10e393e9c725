/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sink.h"

G_BEGIN_DECLS

/* The readers of the formats. The file is standard input; what is wrong with it ends the process.
 */
void dv_xlsx_read (DvSink *sink);
void dv_ods_read (DvSink *sink);
void dv_xls_read (DvSink *sink);

G_END_DECLS
