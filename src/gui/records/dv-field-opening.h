/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/dv-field-row.h"

G_BEGIN_DECLS

void dv_field_opening_start (DvFieldRow *row,
                             DvStore *store,
                             DvRecord *record,
                             GCancellable *cancellable);

G_END_DECLS
