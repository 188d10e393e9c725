/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

gboolean dv_sample_fill (DvWrite *write, gpointer data, GError **error);

G_END_DECLS
