/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice types[] = {
  { "model", N_ ("model"), "mô hình" },
  { "pilot", N_ ("pilot model"), "mô hình điểm" },
  { "movement", N_ ("emulation movement"), "phong trào thi đua" },
  { "club", N_ ("club"), "câu lạc bộ" },
  { NULL },
};

static const DvChoice states[] = {
  { "registered", N_ ("registered"), "đăng ký|đã đăng ký" },
  { "pilot", N_ ("being piloted"), "làm điểm" },
  { "launched", N_ ("launched"), "ra mắt|đã ra mắt" },
  { "in-progress", N_ ("in progress"), "đang thực hiện|duy trì" },
  { "recognised", N_ ("recognised"), "được công nhận|đã công nhận" },
  { "ended", N_ ("ended"), "kết thúc" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Model"), "Tên|Mô hình", "Đơn vị|Chủ trì"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = types, .headings = "Loại",
    .also = "Loại mô hình|Loại hình" },
  { 21, "directed_by", N_ ("Directed by"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Cấp chỉ đạo", .also = "Đơn vị chỉ đạo|Cơ quan chỉ đạo" },
  { 22, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái", .also = "Tình trạng|Kết quả" },
};

const DvKind dv_kind_model = {
  .id = 17,
  .name = "model",
  .label = N_ ("Model"),
  .label_plural = N_ ("Models"),
  .icon = "dv-model-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "lead", "directed_by", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
};
