/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"

G_BEGIN_DECLS

/* "DVan", written into the header of every store. */
#define DV_APPLICATION_ID 0x4456616e

/* The number of steps in schema/. */
#define DV_SCHEMA_VERSION 3

gboolean dv_schema_check (DvDb *db, gboolean *needs_steps, GError **error);
gboolean dv_schema_update (DvDb *db, GError **error);
gboolean dv_schema_is_empty (DvDb *db, gboolean *empty, GError **error);

G_END_DECLS
