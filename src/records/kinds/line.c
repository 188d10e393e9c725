/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice states[] = {
  { "planned", N_ ("planned"), "dự kiến" },
  { "received", N_ ("received"), "đã nhận" },
  { "by-proxy", N_ ("received by another"), "nhận thay" },
  { "absent", N_ ("absent"), "vắng" },
  { "refused", N_ ("refused"), "từ chối" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "list", N_ ("List"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "list",
    .headings = "Danh sách|Mã danh sách" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT",
    .also = "TT|Số TT|Thứ tự|Số thứ tự" },
  { 3, "person", N_ ("Person in the register"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "person",
    .copies = DV_NAMES ("name", "birth", "sex", "address", "unit", "household"),
    .listed_as = N_ ("Gifts and help"), .headings = "Người trong sổ" },
  { 4, "name", N_ ("Full name"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME, .headings = "Họ và tên|Họ tên",
    .also = "Họ đệm|Họ và đệm|Họ và tên đệm|Họ, tên đệm|Họ lót|Họ, tên|Tên|"
            "Họ và tên người nhận|Họ và tên người được tặng quà|Họ và tên đối tượng|"
            "Họ tên đối tượng|Họ và tên hội viên|Họ tên hội viên|Họ và tên chủ hộ|"
            "Họ tên chủ hộ|Họ và tên công dân|Họ và tên người hưởng|Người được hỗ trợ|"
            "Người được nhận quà|Người nhận quà|Đối tượng được tặng quà|"
            "Họ và tên người nhận quà|Họ tên người nhận quà|Họ và tên cháu|Họ và tên trẻ|"
            "Họ và tên trẻ em|Họ và tên học sinh" },
  { 5, "birth", N_ ("Born"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Năm sinh|Ngày sinh",
    .also = "Ngày, tháng, năm sinh|Ngày tháng năm sinh|Ngày/tháng/năm sinh|"
            "Ngày sinh/Năm sinh|N.sinh|NS|Sinh năm|Sinh ngày|NTNS",
    .split_by = "sex" },
  { 6, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ",
    .also = "Nơi ở hiện nay|Nơi ở hiện tại|Chỗ ở hiện nay|Địa chỉ nơi ở|Địa chỉ thường trú|"
            "Thường trú|Nơi thường trú|Hộ khẩu thường trú|HKTT|ĐKTT|Nơi ĐKTT|Đ/c|"
            "Địa chỉ (số nhà, ngõ, phố)|Số nhà, ngõ, phố|Số nhà, đường phố|Số nhà|Nơi cư trú|"
            "Nơi ở|Chỗ ở|Nơi đăng ký thường trú|Tạm trú|Đ/chỉ|Đchỉ|"
            "Địa chỉ nơi cư trú|Địa chỉ cư trú|Địa chỉ hiện tại" },
  { 7, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 8, "category", N_ ("Category"), DV_TYPE_LINK, DV_FIELD_REPEATED, .target = "category",
    .headings = "Đối tượng|Hoàn cảnh",
    .also = "Diện|Diện đối tượng|Loại đối tượng|Thuộc diện|Thuộc đối tượng|Diện chính sách|"
            "Hoàn cảnh gia đình|Hoàn cảnh khó khăn|Đối tượng chính sách" },
  { 9, "amount", N_ ("Gift (đồng)"), DV_TYPE_MONEY, DV_FIELD_REPEATED,
    .headings = "Mức quà|Số tiền",
    .also = "Tiền mặt|Thành tiền|Mức tiền|Số tiền hỗ trợ|Mức hỗ trợ|Số tiền được hỗ trợ|"
            "Kinh phí hỗ trợ|Trị giá|Trị giá quà|Giá trị quà|Giá trị|Tiền|Số tiền nhận|"
            "Mức chi|Định mức|Quà bằng tiền|Tổng tiền|Tổng số tiền" },
  { 10, "goods", N_ ("In kind"), DV_TYPE_TEXT, DV_FIELD_REPEATED | DV_FIELD_ONCE,
    .headings = "Hiện vật",
    .also = "Quà bằng hiện vật|Quà|Suất quà|Phần quà|Quà tặng|Nội dung quà|Loại quà" },
  { 11, "receiver", N_ ("Received by"), DV_TYPE_TEXT, 0, .headings = "Người nhận thay",
    .also = "Người nhận hộ|Họ tên người nhận thay|Họ và tên người nhận thay|Người ký nhận|"
            "Người nhận" },
  { 12, "state", N_ ("State"), DV_TYPE_CHOICE, 0, .choices = states, .headings = "Trạng thái",
    .also = "Tình trạng|Kết quả nhận" },
  { 13, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú",
    .also = "Ghi chú khác|Chú thích|G.chú|Lưu ý" },
  { 14, "sex", N_ ("Sex"), DV_TYPE_CHOICE, 0, .choices = dv_choices_sex, .headings = "Giới tính",
    .also = "Giới|Phái|Nam/Nữ|GT|G.tính|G/tính|Nam, nữ" },
  { 15, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ|Chủ hộ" },
  { 16, "gift_source", N_ ("Source of gifts"), DV_TYPE_LINK, DV_FIELD_INDEXED | DV_FIELD_REPEATED,
    .target = "source", .headings = "Nguồn",
    .also = "Nguồn quà|Nguồn kinh phí|Đơn vị tặng|Đơn vị hỗ trợ|Nhà tài trợ" },
  { 17, "need", N_ ("Need"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_REPEATED,
    .choices = dv_choices_need, .headings = "Nhu cầu" },
  { 18, "receiver_relation", N_ ("Relation to the beneficiary"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = dv_choices_relation, .headings = "Quan hệ người nhận",
    .also = "Quan hệ với người hưởng|Quan hệ với đối tượng|Quan hệ" },
  { 19, "received_on", N_ ("Received on"), DV_TYPE_DATE, 0, .headings = "Ngày nhận",
    .also = "Ngày nhận quà|Ngày trao|Ngày cấp phát|Ngày phát" },
  { 20, "exception", N_ ("Reason of the exception"), DV_TYPE_TEXT, 0, .headings = "Lý do ngoại lệ",
    .hint = N_ ("Why the gift is given although the rule of the campaign is reached") },
  { 21, "origin", N_ ("Line of the version before"), DV_TYPE_LINK, DV_FIELD_COMPUTED,
    .target = "line" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "birth", problems);
  dv_check_not_future (record, "received_on", problems);
}

/* A line keeps the person as they were then. */
const DvKind dv_kind_line = {
  .id = 13,
  .name = "line",
  .label = N_ ("Line of a list"),
  .label_plural = N_ ("Lines of lists"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns =
    DV_NAMES ("position", "name", "birth", "address", "unit", "category", "amount", "state"),
  .unit = "unit",
  .owner = "list",
  .scope = DV_SCOPE_PERSON,
  .flags = DV_KIND_PART,
  .check = check,
};
