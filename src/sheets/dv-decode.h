/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-encoding.h"

G_BEGIN_DECLS

GBytes *dv_decode (GBytes *bytes, DvEncoding wanted, DvEncoding *found, GPtrArray *faults);

G_END_DECLS
