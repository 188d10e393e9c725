/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "person", .headings = "Họ và tên|Mã người" },
  { 2, "commendation", N_ ("Commendation"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "commendation", .headings = "Khen thưởng",
    .listed_as = N_ ("Individuals commended") },
  { 3, "merit", N_ ("For what"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Thành tích" },
  { 4, "date", N_ ("Date"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Ngày" },
};

/* That a person was commended. It stands with the person, so a residential group sees its own. */
const DvKind dv_kind_honour = {
  .id = 85,
  .name = "honour",
  .label = N_ ("Commendation of a person"),
  .label_plural = N_ ("Commendations of the person"),
  .icon = "dv-model-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "commendation",
  .columns = DV_NAMES ("person", "commendation", "merit", "date"),
  .start = "date",
  .owner = "person",
  .identity = DV_NAMES ("person", "commendation"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
