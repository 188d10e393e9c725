/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvScrubFunc:
 * @field: a field
 * @value: what it was
 * @data: what was given to dv_scrub_log()
 *
 * Returns: whether the value is to be destroyed
 */
typedef gboolean (*DvScrubFunc) (const DvField *field, const char *value, gpointer data);

gboolean dv_scrub_find (DvDb *db,
                        DvRecord *record,
                        DvScrubFunc is_wanted,
                        gpointer data,
                        gboolean *found,
                        GError **error);
gboolean dv_scrub_log (DvWrite *write,
                       DvRecord *record,
                       DvScrubFunc is_scrubbed,
                       gpointer data,
                       GError **error);
gboolean dv_scrub_file (DvWrite *write, const char *hash, GError **error);
void dv_scrub_finish (DvDb *db);
gboolean
dv_scrub_fields (DvWrite *write, DvRecord *record, const char *const *fields, GError **error);
gboolean dv_scrub_free_space (DvDb *db, gpointer data, GError **error);
GPtrArray *dv_scrub_find_copies (DvStore *store, const char *folder);

G_END_DECLS
