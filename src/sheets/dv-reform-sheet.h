/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-reform.h"
#include "dv-sheet.h"

G_BEGIN_DECLS

/* The reform of 01/07/2025, which ended phường Ngọc Lâm. */
#define DV_REFORM_2025 "2025-07-01"

DvReform *dv_reform_read_sheet (DvDb *db, const DvSheet *sheet, GError **error);
DvReform *dv_reform_read_shipped (DvDb *db, const char *name, GError **error);

G_END_DECLS
