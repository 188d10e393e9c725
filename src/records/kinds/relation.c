/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  { 1, "source", N_ ("Record"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED },
  { 2, "field", N_ ("Field"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED },
  { 3, "target", N_ ("Linked record"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED },
  { 4, "role", N_ ("Role"), DV_TYPE_TEXT, 0 },
};

/* One of several links of a record. It is a record of its own, with an identity computed from its
 * ends, so that links added at two sites meet without a conflict. */
const DvKind dv_kind_relation = {
  .id = 28,
  .name = "relation",
  .label = N_ ("Link"),
  .label_plural = N_ ("Links"),
  .icon = "dv-link-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "role",
  .columns = DV_NAMES ("source", "target", "role"),
  .owner = "source",
  .identity = DV_NAMES ("source", "field", "target"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
