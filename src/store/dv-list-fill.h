/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-write.h"

G_BEGIN_DECLS

/* The ages at which long life is wished (Luật Người cao tuổi 39/2009/QH12, art. 21;
 * TT 06/2012/TT-BVHTTDL, art. 7). */
#define DV_LONGEVITY_AGES "70,75,80,85,90,95,100+"

/**
 * DvListRule:
 * @category: (nullable): the UUID of a category that they are in
 * @standard: (nullable): how poor their household is: `poor`, `near-poor`
 * @unit: (nullable): the UUID of their residential group
 * @ages: (nullable): their ages in @year: `60+`, `0-15`, `70,75,80`
 * @year: the year in which they are as old
 * @amount: (nullable): what each receives, in đồng
 *
 * Whom a list takes out of the register; every condition that is given must hold.
 */
typedef struct {
  const char *category;
  const char *standard;
  const char *unit;
  const char *ages;
  int year;
  const char *amount;
} DvListRule;

gboolean dv_ages_match (const char *ages, int age);
gboolean dv_ages_are_valid (const char *ages);

gboolean dv_list_fill (DvWrite *write,
                       const char *id,
                       const DvListRule *rule,
                       guint *n_added,
                       GError **error);

G_END_DECLS
