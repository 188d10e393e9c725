/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-member.h"

G_BEGIN_DECLS

gboolean dv_members_found (DvDb *db, GError **error);
gboolean dv_members_upgrade (DvDb *db, GError **error);
gboolean dv_members_get_ward (DvDb *db, DvId *ward, GError **error);
GPtrArray *dv_members_list (DvDb *db, GError **error);
DvMember *dv_members_find (DvDb *db, const DvId *id, guint32 *sid, GError **error);
DvMember *dv_members_get_own (DvDb *db, DvMemberKeys *keys, GError **error);
GPtrArray *dv_members_list_own_keys (DvDb *db, GError **error);

gboolean dv_members_take (DvDb *db, GBytes *certificate, gboolean *news, GError **error);
gboolean dv_members_take_all (DvDb *db, GPtrArray *certificates, GError **error);
DvMember *dv_members_invite (DvDb *db,
                             const char *name,
                             const char *role,
                             const char *const *scopes,
                             DvMemberKeys *keys,
                             GError **error);
gboolean dv_members_join (DvDb *db,
                          const DvId *ward,
                          GPtrArray *certificates,
                          const DvMemberKeys *invited,
                          GError **error);
gboolean dv_members_holds_books (DvDb *db, gboolean *holds, GError **error);
gboolean dv_members_retire (DvDb *db, const DvId *id, GError **error);
gboolean dv_members_note_alive (DvDb *db, const DvId *id, gint64 hlc, GError **error);
gboolean dv_members_set_alarm (DvDb *db, const DvId *id, const char *alarm, GError **error);
gboolean dv_members_renew (DvDb *db, GError **error);

G_END_DECLS
