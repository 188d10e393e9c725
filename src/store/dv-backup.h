/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

gboolean dv_backup_write (DvDb *db, const char *path, GError **error);
gboolean dv_backup_before_steps (DvDb *db, GError **error);
gboolean dv_backup_verify (const char *path, GError **error);

gboolean dv_store_backup (DvStore *self, const char *path, GError **error);
gboolean dv_store_backup_daily (DvStore *self,
                                const char *folder,
                                guint keep,
                                char **written,
                                GError **error);
gboolean dv_store_restore (const char *backup, const char *path, char **kept, GError **error);

G_END_DECLS
