/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvMerge:
 * @keep: id of the person who stays
 * @other: id of the person who goes
 * @take: (nullable) (array zero-terminated=1): names of the fields whose value is taken from
 *   @other although @keep has one
 * @force: merge although the two have different citizen numbers
 *
 * Two entries of the register that are one person.
 */
typedef struct {
  const char *keep;
  const char *other;
  const char *const *take;
  gboolean force;
} DvMerge;

gboolean dv_merge_people (DvWrite *write, const DvMerge *merge, GError **error);
gboolean dv_merge_save (DvStore *store, const DvMerge *merge, char **batch, GError **error);

G_END_DECLS
