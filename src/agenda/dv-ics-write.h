/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-agenda.h"

G_BEGIN_DECLS

char *dv_ics_write (GPtrArray *entries, gint64 now);

G_END_DECLS
