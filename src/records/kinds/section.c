/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên|Mục báo cáo" },
  { 3, "position", N_ ("Position"), DV_TYPE_INTEGER, 0, .headings = "Thứ tự" },
  { 4, "unit", N_ ("Unit"), DV_TYPE_LINK, 0, .target = "unit", .headings = "Đơn vị",
    .hint = N_ ("The unit whose work the section tells, if it is one unit’s") },
};

/* What a record is reported under. It outlives the outlines, which say where in the report it
 * stands. */
const DvKind dv_kind_section = {
  .id = 4,
  .name = "section",
  .label = N_ ("Report section"),
  .label_plural = N_ ("Report sections"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("position", "name", "unit"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE,
};
