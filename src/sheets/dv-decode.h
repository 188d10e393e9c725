/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dv_decode (GBytes *bytes, GPtrArray *faults);

G_END_DECLS
