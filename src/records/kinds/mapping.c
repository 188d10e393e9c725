/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "applies_to", N_ ("Kind of record"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 2, "layout", N_ ("Headings"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 3, "uses", N_ ("What the columns are for"), DV_TYPE_LONG_TEXT, 0 },
};

/* What somebody decided the columns of a sheet are for. A sheet is known again by the headings that
 * it has, so two sites that read the same form make one record. */
const DvKind dv_kind_mapping = {
  .id = 39,
  .name = "mapping",
  .label = N_ ("Columns of a sheet"),
  .label_plural = N_ ("Columns of sheets"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "applies_to",
  .columns = DV_NAMES ("applies_to", "layout"),
  .identity = DV_NAMES ("applies_to", "layout"),
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_HIDDEN,
};
