/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/* Several links that are records of a visible kind, see DvField.through. */

const DvKind *dv_through_get_kind (const DvField *field);
const DvField *dv_through_get_target (const DvField *field);
const DvField *dv_through_find_field (const DvKind *owner, const DvKind *through);
char *dv_through_sql (const DvField *field);

gboolean dv_through_add (DvWrite *write,
                         DvRecord *source,
                         const DvField *field,
                         const char *target,
                         GError **error);
gboolean dv_through_remove (DvWrite *write,
                            DvRecord *source,
                            const DvField *field,
                            const char *target,
                            GError **error);
gboolean dv_through_upgrade (DvDb *db, GError **error);

G_END_DECLS
