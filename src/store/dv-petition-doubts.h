/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"

G_BEGIN_DECLS

GPtrArray *dv_petition_find_doubles (DvDb *db, DvRecord *petition, GError **error);
GPtrArray *dv_petition_find_doubts (DvDb *db, DvRecord *petition, GError **error);

G_END_DECLS
