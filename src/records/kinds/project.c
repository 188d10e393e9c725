/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice states[] = {
  { "prepared", N_ ("being prepared"), "đang chuẩn bị|chuẩn bị" },
  { "in-progress", N_ ("in progress"), "đang thực hiện" },
  { "finished", N_ ("finished"), "đã kết thúc|hoàn thành|đã bàn giao hết" },
  { "stopped", N_ ("stopped"), "tạm dừng|dừng" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Project"), "Dự án|Tên dự án", "Đơn vị|Chủ trì"),
  { 20, "investor", N_ ("Investor"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Chủ đầu tư" },
  { 21, "decision", N_ ("Plan or decision of recovery"), DV_TYPE_LINK, 0, .target = "document",
    .headings = "Kế hoạch thu hồi đất|Quyết định" },
  { 22, "area", N_ ("Area of the project (m²)"), DV_TYPE_DECIMAL, 0,
    .headings = "Diện tích dự án (m2)", .also = "Diện tích (m2)|Diện tích" },
  { 23, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái" },
};

/* What land is recovered for. The plots that it needs link to it. */
const DvKind dv_kind_project = {
  .id = 76,
  .name = "project",
  .label = N_ ("Land project"),
  .label_plural = N_ ("Land projects"),
  .icon = "dv-land-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "lead", "investor", "area", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
};
