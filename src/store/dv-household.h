/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

gboolean dv_household_check_head (DvDb *db, DvRecord *person, GError **error);

G_END_DECLS
