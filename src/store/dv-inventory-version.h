/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

char *
dv_inventory_make_version (DvWrite *write, const char *id, const char *reason, GError **error);

G_END_DECLS
