/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-opening-chain.h"

#include "dv-write.h"

G_BEGIN_DECLS

gboolean dv_opening_write (DvWrite *write,
                           const char *petition,
                           const char *officer,
                           const char *reason,
                           GError **error);
GPtrArray *dv_openings_read (DvDb *db, const char *petition, GError **error);
GPtrArray *dv_openings_verify (DvDb *db, GError **error);

G_END_DECLS
