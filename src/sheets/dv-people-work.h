/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

gboolean dv_people_write_work (DvWrite *write,
                               GRand *random,
                               guint32 seed,
                               guint round,
                               GPtrArray *people,
                               GError **error);

G_END_DECLS
