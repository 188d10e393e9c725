/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-fault.h"
#include "dv-import-likely.h"

G_BEGIN_DECLS

char *dv_import_describe_fault (const DvFault *fault);
char *dv_import_describe_faults (GPtrArray *faults);
char *dv_import_describe_likely (const DvLikely *likely);
char *dv_import_describe_hints (const DvImportResult *result);

G_END_DECLS
