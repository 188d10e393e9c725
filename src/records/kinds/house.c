/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice types[] = {
  { "repair", N_ ("repair"), "sửa chữa" },
  { "building", N_ ("building"), "xây mới|xây dựng" },
  { NULL },
};

static const DvChoice states[] = {
  { "applied", N_ ("applied for"), "đã đề nghị|có đơn" },
  { "surveyed", N_ ("surveyed"), "đã khảo sát" },
  { "approved", N_ ("approved"), "đã duyệt" },
  { "works-started", N_ ("works started"), "đã khởi công" },
  { "finished", N_ ("finished"), "đã hoàn thành" },
  { "handed-over", N_ ("handed over"), "đã bàn giao" },
  { "refused", N_ ("refused"), "không đủ điều kiện" },
  { "withdrawn", N_ ("withdrawn"), "đã rút" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("House"), "Nội dung|Công trình", "Đơn vị chủ trì|Chủ trì"),
  { 20, "person", N_ ("Beneficiary"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "person",
    .headings = "Họ và tên|Người được hỗ trợ", .copies = DV_NAMES ("address", "unit", "household"),
    .listed_as = "" },
  { 21, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ|Chủ hộ" },
  { 22, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ",
    .also = "Nơi ở hiện nay|Nơi ở hiện tại|Chỗ ở hiện nay|Địa chỉ nơi ở|Địa chỉ thường trú|"
            "Thường trú|Nơi thường trú|Hộ khẩu thường trú|HKTT|ĐKTT|Nơi ĐKTT|Đ/c|"
            "Địa chỉ (số nhà, ngõ, phố)|Số nhà, ngõ, phố|Số nhà, đường phố|Số nhà|Nơi cư trú|"
            "Nơi ở|Chỗ ở|Nơi đăng ký thường trú|Tạm trú|Đ/chỉ|Đchỉ|"
            "Địa chỉ nơi cư trú|Địa chỉ cư trú|Địa chỉ hiện tại" },
  { 23, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 24, "type", N_ ("Type"), DV_TYPE_CHOICE, 0, .choices = types, .headings = "Loại" },
  { 25, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái|Giai đoạn", .also = "Tình trạng|Tiến độ" },
  { 26, "applied_on", N_ ("Applied for on"), DV_TYPE_DATE, 0, .headings = "Ngày đề nghị" },
  { 27, "surveyed_on", N_ ("Surveyed on"), DV_TYPE_DATE, 0, .headings = "Ngày khảo sát" },
  { 28, "approved_on", N_ ("Approved on"), DV_TYPE_DATE, 0, .headings = "Ngày duyệt" },
  { 29, "started_on", N_ ("Works started on"), DV_TYPE_DATE, 0, .headings = "Ngày khởi công" },
  { 30, "finished_on", N_ ("Finished on"), DV_TYPE_DATE, 0, .headings = "Ngày hoàn thành" },
  { 31, "handed_over_on", N_ ("Handed over on"), DV_TYPE_DATE, 0, .headings = "Ngày bàn giao" },
  { 32, "condition", N_ ("Condition of the house"), DV_TYPE_LONG_TEXT, 0,
    .headings = "Hiện trạng" },
  { 33, "estimate", N_ ("Estimate (đồng)"), DV_TYPE_MONEY, 0, .headings = "Dự toán" },
  { 34, "cost", N_ ("Cost (đồng)"), DV_TYPE_MONEY, 0, .headings = "Kinh phí thực hiện|Kinh phí",
    .also = "Tổng kinh phí|Số tiền|Kinh phí hỗ trợ" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  static const char *const stages[] = { "applied_on", "surveyed_on", "approved_on",
                                        "started_on", "finished_on", "handed_over_on" };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    dv_check_not_future (record, stages[i], problems);
    for (guint j = 0; j < i; j++)
      dv_check_order (record, stages[j], stages[i], problems);
  }
}

/* A house that is built or mended for somebody in need, from the application to the hand-over. */
const DvKind dv_kind_house = {
  .id = 35,
  .name = "house",
  .label = N_ ("House"),
  .label_plural = N_ ("Houses"),
  .icon = "dv-household-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "person", "unit", "type", "state", "cost"),
  .start = "start",
  .end = "end",
  .unit = "unit",
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
