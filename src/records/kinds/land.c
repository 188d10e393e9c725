/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

/* The steps are kept apart: never one word for "cleared" (Land clearance, twelve steps). */
static const DvChoice steps[] = {
  { "plan", N_ ("plan of recovery"), "kế hoạch thu hồi" },
  { "meeting", N_ ("meeting with land users"), "họp dân|họp với người có đất" },
  { "notice", N_ ("notice of recovery"), "thông báo thu hồi" },
  { "inventory", N_ ("inventory"), "kiểm đếm" },
  { "compensation-plan", N_ ("compensation plan"), "lập phương án" },
  { "posting", N_ ("posting and opinions"), "niêm yết, lấy ý kiến" },
  { "approval", N_ ("appraisal and approval"), "thẩm định, phê duyệt" },
  { "sending", N_ ("posting and sending the plan"), "niêm yết, gửi phương án" },
  { "payment", N_ ("payment"), "chi trả" },
  { "decision", N_ ("decision of recovery"), "quyết định thu hồi" },
  { "hand-over", N_ ("hand-over"), "bàn giao|vận động bàn giao" },
  { "land-fund", N_ ("management of the land"), "quản lý quỹ đất" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung", "Đơn vị|Chủ trì"),
  { 20, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 21, "step", N_ ("Step"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = steps, .headings = "Bước",
    .also = "Tiến độ|Giai đoạn|Công đoạn|Bước thực hiện" },
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
