/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-facts.h"

G_BEGIN_DECLS

gboolean dv_counted_read (DvFacts *facts, DvDb *db, GError **error);
const GPtrArray *dv_counted_find (const DvFacts *facts, const DvItem *item, const char *name);
gint64 dv_counted_get (const DvFacts *facts, const DvItem *item, const char *name);

G_END_DECLS
