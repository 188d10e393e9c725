/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-working-days.h"

G_BEGIN_DECLS

GPtrArray *dv_holidays_propose (int year);

G_END_DECLS
