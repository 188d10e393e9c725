/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

gboolean dv_exchange_write_folder (DvStore *store,
                                   const char *folder,
                                   GCancellable *cancellable,
                                   guint *n_written,
                                   GError **error);
gboolean dv_exchange_write_files (DvStore *store,
                                  const char *to,
                                  const char *path,
                                  guint *n_written,
                                  GError **error);

G_END_DECLS
