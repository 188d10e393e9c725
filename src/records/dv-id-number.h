/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

G_BEGIN_DECLS

char *dv_id_number_mask (const char *number);
void dv_id_number_compare (DvRecord *record, GPtrArray *doubts);

G_END_DECLS
