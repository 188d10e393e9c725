/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "common/dv-search-picker.h"
#include "dv-store.h"

G_BEGIN_DECLS

void dv_record_provider_attach (DvSearchPicker *picker, DvStore *store, const DvKind *kind);
void dv_record_provider_set_day (DvSearchPicker *picker, const char *day);
DvSearchItem *dv_record_provider_item (DvRecord *record);
char *dv_record_provider_subtitle (DvRecord *record);

G_END_DECLS
