/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sheet.h"

DvSheet *grid_new (const char *cells, const char *merges);
