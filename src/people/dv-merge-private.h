/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-merge.h"

G_BEGIN_DECLS

void dv_merge_values (DvRecord *keep, DvRecord *other, const char *const *take);
gboolean dv_merge_links (DvWrite *write, DvRecord *keep, DvRecord *other, GError **error);

G_END_DECLS
