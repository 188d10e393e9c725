/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-member.h"

G_BEGIN_DECLS

/**
 * DvSiteStanding:
 * @id: the id of a site
 * @name: (nullable): what people call it
 * @role: `office` or `leaf`
 * @state: `active`, `retired` or `replaced`
 * @own: whether it is the site of this store
 * @groups: (nullable) (array zero-terminated=1): titles of the residential groups that it holds;
 *   %NULL for all
 * @heard: when its last packet was read, microseconds since 1970; 0 for never
 * @ahead: how far its clock was ahead then, milliseconds
 * @alarm: (nullable): what is wrong with it: `fork`, `twice`, see dv_members_set_alarm()
 * @behind: how many changes that it may read it is not known to have
 *
 * How a site stands, as far as this store has heard.
 */
typedef struct {
  DvId id;
  char *name;
  char *role;
  char *state;
  gboolean own;
  GStrv groups;
  gint64 heard;
  gint64 ahead;
  char *alarm;
  guint behind;
} DvSiteStanding;

void dv_site_standing_free (DvSiteStanding *site);
GPtrArray *dv_site_standings_list (DvDb *db, GError **error);
DvSiteStanding *dv_site_standing_read_own (DvDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSiteStanding, dv_site_standing_free)

G_END_DECLS
