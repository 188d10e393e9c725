/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <freexl.h>

#include "dv-reader.h"

void
dv_xls_read (DvSink *sink)
{
  dv_sink_fail (sink, DV_WORKBOOK_ERROR_FORMAT, "");
}
