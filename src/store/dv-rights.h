/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_rights_may_make (const DvKind *kind);
gboolean dv_rights_may_write (DvDb *db, DvRecord *record, gboolean *may, GError **error);

G_END_DECLS
