/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *dv_emulation_paper_registered (DvDb *db, int year, GError **error);
DvDocument *dv_emulation_paper_recognised (DvDb *db, int year, GError **error);

G_END_DECLS
