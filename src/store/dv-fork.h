/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-sent-batch.h"

G_BEGIN_DECLS

gboolean dv_fork_off (DvDb *db, const DvSentBatch *odd, GError **error);

G_END_DECLS
