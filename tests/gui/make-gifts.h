/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

char *make_gifts (DvStore *store, guint n_lines, const char *state, GError **error);
