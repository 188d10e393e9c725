/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã hộ|Mã",
    .also = "Số hộ|Mã số hộ|Mã hộ gia đình|Số sổ hộ nghèo" },
  { 2, "name", N_ ("Head of household"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME,
    .headings = "Chủ hộ|Họ và tên chủ hộ",
    .also = "Họ đệm|Họ và đệm|Họ và tên đệm|Họ, tên đệm|Họ lót|Họ tên chủ hộ|Tên chủ hộ|"
            "Họ và tên|Họ tên|Chủ hộ gia đình|Hộ gia đình|Hộ" },
  { 3, "head", N_ ("Head in the register"), DV_TYPE_LINK, 0, .target = "person",
    .headings = "Chủ hộ trong sổ" },
  { 4, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 5, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ",
    .also = "Nơi ở hiện nay|Nơi ở hiện tại|Chỗ ở hiện nay|Địa chỉ nơi ở|Địa chỉ thường trú|"
            "Thường trú|Nơi thường trú|Hộ khẩu thường trú|HKTT|ĐKTT|Nơi ĐKTT|Đ/c|"
            "Địa chỉ (số nhà, ngõ, phố)|Số nhà, ngõ, phố|Số nhà, đường phố|Số nhà|Nơi cư trú|"
            "Nơi ở|Chỗ ở|Nơi đăng ký thường trú|Tạm trú|Đ/chỉ|Đchỉ|"
            "Địa chỉ nơi cư trú|Địa chỉ cư trú|Địa chỉ hiện tại" },
  { 6, "standard", N_ ("Poverty"), DV_TYPE_CHOICE, DV_FIELD_SENSITIVE,
    .choices = dv_choices_standard, .headings = "Diện hộ",
    .also = "Loại hộ|Phân loại hộ|Diện|Đối tượng hộ|Kết quả rà soát|Hộ nghèo/cận nghèo|"
            "Thuộc diện" },
  { 7, "members", N_ ("Members"), DV_TYPE_INTEGER, 0, .headings = "Nhân khẩu|Số nhân khẩu",
    .also = "Số khẩu|Khẩu|Số người|Số người trong hộ|Số thành viên|Tổng số nhân khẩu|"
            "Số nhân khẩu trong hộ|NK",
    .maximum = 99 },
  { 8, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú",
    .also = "Ghi chú khác|Chú thích|G.chú|Lưu ý" },
  { 9, "ended", N_ ("Ended"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Ngày xóa hộ|Kết thúc",
    .hint = N_ ("The day on which the household moved away or was joined to another") },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "ended", problems);
}

const DvKind dv_kind_household = {
  .id = 8,
  .name = "household",
  .label = N_ ("Household"),
  .label_plural = N_ ("Households"),
  .icon = "dv-household-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "address", "unit", "members"),
  .unit = "unit",
  .scope = DV_SCOPE_PERSON,
  .check = check,
};
