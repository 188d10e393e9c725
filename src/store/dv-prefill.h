/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_prefill_links (DvDb *db, DvRecord *record, GError **error);
gboolean dv_prefill_number (DvDb *db, DvRecord *record, GError **error);

G_END_DECLS
