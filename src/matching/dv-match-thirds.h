/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-matcher.h"

G_BEGIN_DECLS

void dv_match_add_thirds (DvMatcher *matcher, double threshold, GArray *pairs);

G_END_DECLS
