/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-date.h"
#include "dv-db.h"
#include "dv-document.h"

G_BEGIN_DECLS

DvDocument *dv_agenda_paper_week (DvDb *db, const DvDate *day, GError **error);
DvDocument *dv_agenda_paper_month (DvDb *db, const DvDate *day, GError **error);

G_END_DECLS
