/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-id.h"

G_BEGIN_DECLS

#define DV_SCOPE_NUMBER_WARD   1
#define DV_SCOPE_NUMBER_OFFICE 2

/**
 * DvSite:
 * @id: the UUID of a site
 * @name: (nullable): what people call it
 * @role: `office` or `leaf`
 * @state: `active`, `retired` or `replaced`
 * @own: whether it is the site of this store
 *
 * A desk or laptop that takes part.
 */
typedef struct {
  char *id;
  char *name;
  char *role;
  char *state;
  gboolean own;
} DvSite;

gboolean dv_site_get_id (DvDb *db, guint32 sid, DvId *id, GError **error);
gboolean dv_site_find (DvDb *db, const DvId *id, guint32 *sid, GError **error);
gboolean dv_site_get_own (DvDb *db, guint32 *sid, DvId *id, GError **error);
GPtrArray *dv_site_list (DvDb *db, GError **error);
gboolean dv_site_observe (DvDb *db, gint64 hlc, GError **error);
gboolean dv_site_tick (DvDb *db, gint64 *hlc, GError **error);

char *dv_meta_get (DvDb *db, const char *key, GError **error);
gboolean dv_meta_set (DvDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
