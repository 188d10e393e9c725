/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "record", N_ ("Record"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED },
  { 2, "field", N_ ("Field"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED },
};

/* That somebody opened a sensitive field (NĐ 356/2025/NĐ-CP, art. 4.2: access is limited and
 * logged). Who and when stands in the log, as of every record. */
const DvKind dv_kind_disclosure = {
  .id = 37,
  .name = "disclosure",
  .label = N_ ("Opening of a sensitive field"),
  .label_plural = N_ ("Openings of sensitive fields"),
  .icon = "dv-link-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "field",
  .columns = DV_NAMES ("record", "field"),
  .owner = "record",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN | DV_KIND_TRACE,
};
