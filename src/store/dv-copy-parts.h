/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

DvRecord *dv_record_copy_values (DvRecord *from, const char *const *without);
gboolean dv_write_copy_parts (DvWrite *write,
                              const DvKind *part,
                              DvRecord *from,
                              DvRecord *to,
                              const char *origin,
                              GError **error);
gboolean dv_copies_refuse_replaced (DvDb *db, GError **error);

G_END_DECLS
