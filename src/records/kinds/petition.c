/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice types[] = {
  { "khieu-nai", N_ ("complaint"), "khiếu nại|KN" },
  { "to-cao", N_ ("denunciation"), "tố cáo|TC" },
  { "kien-nghi", N_ ("proposal"), "kiến nghị" },
  { "phan-anh", N_ ("report of a problem"), "phản ánh" },
  { "kien-nghi-cu-tri", N_ ("voter recommendation"), "kiến nghị cử tri" },
  { "phan-anh-kien-nghi", N_ ("reports and proposals"), "phản ánh, kiến nghị|kiến nghị, phản ánh" },
  { "khieu-nai-to-cao", N_ ("complaints and denunciations"), "khiếu nại, tố cáo" },
  { "don-thu", N_ ("letters"), "đơn thư|đơn" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung|Tóm tắt nội dung", "Chủ trì|Đơn vị giải quyết"),
  { 20, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = types, .headings = "Loại",
    .also = "Loại đơn|Phân loại|Phân loại đơn|Loại vụ việc|KN/TC/KNPA" },
  { 21, "channel", N_ ("Channel"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Kênh|Nguồn đơn",
    .also = "Hình thức tiếp nhận|Kênh tiếp nhận|Nơi chuyển đến|Nguồn tiếp nhận" },
  { 22, "number", N_ ("Number in the register"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Số vào sổ|Số", .also = "Số đơn|Số đến|Số thứ tự đơn|Số thụ lý" },
  { 23, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái",
    .also = "Tình trạng|Kết quả giải quyết|Tình trạng giải quyết|Tình hình giải quyết" },
};

const DvKind dv_kind_petition = {
  .id = 14,
  .name = "petition",
  .label = N_ ("Petition"),
  .label_plural = N_ ("Petitions"),
  .icon = "dv-petition-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "lead", "channel", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_OFFICE,
};
