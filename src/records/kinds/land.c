/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung", "Đơn vị|Chủ trì"),
  { 20, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 21, "step", N_ ("Step"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_land_step,
    .headings = "Bước", .also = "Tiến độ|Giai đoạn|Công đoạn|Bước thực hiện" },
  { 22, "project", N_ ("Land project"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "project",
    .headings = "Dự án", .listed_as = "" },
};

const DvKind dv_kind_land = {
  .id = 19,
  .name = "land",
  .label = N_ ("Land clearance work"),
  .label_plural = N_ ("Land clearance"),
  .icon = "dv-land-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "lead", "group", "step", "start", "end"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
};
