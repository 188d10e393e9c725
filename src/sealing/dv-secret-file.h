/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

G_BEGIN_DECLS

DvSecret *dv_secret_read_file (const char *path, GError **error);

G_END_DECLS
