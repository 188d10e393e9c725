/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-gift-facts.h"

G_BEGIN_DECLS

DvGiftFacts *dv_gift_typed_read (DvDb *db, DvRecord *line, GError **error);

G_END_DECLS
