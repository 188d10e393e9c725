/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding.h"

G_BEGIN_DECLS

gboolean dv_decode_is_unicode (const char *data, gsize size);
GBytes *dv_decode (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults);

G_END_DECLS
