/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-posting.h"

G_BEGIN_DECLS

char *dv_posting_describe (const DvPostingStanding *standing);
char *dv_posting_describe_span (const DvPostingSpan *span);
char *dv_posting_describe_stay (const DvPostingStanding *standing);

G_END_DECLS
