/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

DvRecord *dv_attachment_add (DvStore *store, const char *record, const char *path, GError **error);
char *dv_attachment_get_path (DvStore *store, DvRecord *attachment);

gboolean dv_attachments_copy (const char *from, const char *to, GError **error);
void dv_attachments_remove (const char *store);
gboolean dv_attachments_check (DvDb *db, GPtrArray *problems, GError **error);
char *dv_attachment_hash (GBytes *content);
char *dv_attachment_keep (const char *store, GBytes *content, GError **error);
char *dv_attachment_find_file (const char *store, const char *hash);

G_END_DECLS
