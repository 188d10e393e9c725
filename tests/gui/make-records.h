/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

gboolean make_records (DvStore *store, guint n_tasks, GError **error);
DvStore *make_store (guint n_tasks);
