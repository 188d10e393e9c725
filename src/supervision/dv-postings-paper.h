/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *dv_postings_paper_quarter (DvDb *db,
                                       unsigned int year,
                                       unsigned int quarter,
                                       guint32 on,
                                       GError **error);
DvDocument *dv_postings_paper_due (DvDb *db, guint32 on, GError **error);

G_END_DECLS
