/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-id-number.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "name", N_ ("Full name"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME,
    .headings = "Họ và tên|Họ tên|Tên",
    .also = "Họ đệm|Họ và đệm|Họ và tên đệm|Họ, tên đệm|Họ lót|Họ, tên|Họ và tên công dân|"
            "Họ và tên hội viên|Họ tên hội viên|Họ và tên đối tượng|Họ tên đối tượng|"
            "Họ và tên người nhận|Họ và tên người hưởng|Họ và tên người cao tuổi|"
            "Họ và tên chủ hộ|Họ tên chủ hộ|Họ và tên người|Hội viên|"
            "Họ và tên trẻ|Họ và tên trẻ em|Họ và tên cháu|Họ và tên các cháu|"
            "Họ và tên đảng viên|Họ và tên người khuyết tật|Họ và tên học sinh" },
  { 3, "birth", N_ ("Born"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Ngày sinh|Năm sinh|Ngày tháng năm sinh",
    .also = "Ngày, tháng, năm sinh|Ngày/tháng/năm sinh|Ngày sinh/Năm sinh|N.sinh|NS|Sinh năm|"
            "Sinh ngày|NTNS",
    .split_by = "sex" },
  { 4, "sex", N_ ("Sex"), DV_TYPE_CHOICE, 0, .choices = dv_choices_sex, .headings = "Giới tính",
    .also = "Giới|Phái|Nam/Nữ|GT|G.tính|G/tính|Nam, nữ" },
  { 5, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP",
    .also = "TDP số|Tổ|Tổ dân phố số|Thuộc TDP|Thuộc tổ dân phố|Tên tổ dân phố|Khu dân cư|"
            "Tổ DP|Số TDP" },
  { 6, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ",
    .also = "Nơi ở hiện nay|Nơi ở hiện tại|Chỗ ở hiện nay|Địa chỉ nơi ở|Địa chỉ thường trú|"
            "Thường trú|Nơi thường trú|Hộ khẩu thường trú|HKTT|ĐKTT|Nơi ĐKTT|Đ/c|"
            "Địa chỉ (số nhà, ngõ, phố)|Số nhà, ngõ, phố|Số nhà, đường phố|Số nhà|Nơi cư trú|"
            "Nơi ở|Chỗ ở|Nơi đăng ký thường trú|Tạm trú|Đ/chỉ|Đchỉ|"
            "Địa chỉ nơi cư trú|Địa chỉ cư trú|Địa chỉ hiện tại" },
  { 7, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ", .also = "Chủ hộ|Tên chủ hộ|Mã hộ|Thuộc hộ",
    .copies = DV_NAMES ("address", "unit"), .listed_as = N_ ("People in the household") },
  { 8, "relation", N_ ("Relation to the head"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = dv_choices_relation, .headings = "Quan hệ với chủ hộ|Quan hệ",
    .also = "QH với chủ hộ|Mối quan hệ với chủ hộ|Quan hệ chủ hộ|QHCH|Mối quan hệ" },
  { 9, "phone", N_ ("Telephone"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Điện thoại|Số điện thoại",
    .also = "ĐT|SĐT|Số ĐT|ĐTDĐ|Di động|ĐT liên hệ|Điện thoại liên hệ|Số điện thoại liên hệ|"
            "Số máy|Tel|Điện thoại liên lạc|Số điện thoại liên lạc|Số ĐTDĐ|Số di động",
    .digits = DV_DIGITS_TELEPHONE },
  { 10, "id_number", N_ ("Citizen ID number"), DV_TYPE_TEXT, DV_FIELD_SENSITIVE,
    .headings = "CCCD|Số CCCD|Số định danh|Số định danh cá nhân|CCCD/CMND",
    .also = "Số CCCD/CMND|CMND/CCCD|Số CMND/CCCD|CCCD/CMND/Số định danh|Số định danh/CCCD|"
            "Số ĐDCN|Mã định danh|Số căn cước|Căn cước|Số thẻ căn cước|Căn cước công dân|"
            "Số căn cước công dân|CCCD số|Số CCCD/ĐDCN|Số giấy tờ tùy thân|"
            "Mã định danh cá nhân|CCCD (12 số)|Số CCCD gắn chip",
    .digits = DV_DIGITS_IDENTITY },
  { 11, "categories", N_ ("Categories"), DV_TYPE_LINKS, DV_FIELD_SENSITIVE, .target = "category",
    .through = "classification", .headings = "Đối tượng|Diện",
    .also = "Diện đối tượng|Loại đối tượng|Đối tượng chính sách|Diện chính sách|Thuộc diện|"
            "Thuộc đối tượng|Nhóm đối tượng" },
  { 12, "memberships", N_ ("Member of"), DV_TYPE_LINKS, 0, .target = "unit",
    .through = "membership", .headings = "Hội viên",
    .also = "Hội viên hội|Tham gia hội|Hội viên tổ chức|Tham gia tổ chức hội|Chi hội|"
            "Tổ chức hội" },
  { 13, "died", N_ ("Died"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Ngày mất",
    .also = "Ngày chết|Năm mất|Từ trần|Ngày từ trần" },
  { 14, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú",
    .also = "Ghi chú khác|Chú thích|G.chú|Lưu ý" },
  { 15, "old_id_number", N_ ("Old identity card"), DV_TYPE_TEXT, DV_FIELD_SENSITIVE,
    .headings = "CMND|Số CMND",
    .also =
      "CMT|Số CMT|CMTND|Số CMTND|CMND cũ|Số CMND cũ|CMND 9 số|Chứng minh nhân dân|Số chứng minh nhân dân",
    .digits = DV_DIGITS_IDENTITY },
  { 16, "since", N_ ("Lives here since"), DV_TYPE_PARTIAL_DATE, 0,
    .headings = "Ở từ ngày|Chuyển đến",
    .also = "Ngày chuyển đến|Chuyển đến từ|Ở từ năm|Cư trú từ" },
  { 17, "left", N_ ("Moved away"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Chuyển đi",
    .also = "Ngày chuyển đi|Chuyển đi ngày" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "birth", problems);
  dv_check_not_future (record, "died", problems);
  dv_check_id_number (record, "id_number", problems);
  dv_check_id_number (record, "old_id_number", problems);
  dv_check_order (record, "birth", "died", problems);
}

const DvKind dv_kind_person = {
  .id = 7,
  .name = "person",
  .label = N_ ("Person"),
  .label_plural = N_ ("People"),
  .icon = "dv-person-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "birth", "sex", "address", "unit"),
  .unit = "unit",
  .scope = DV_SCOPE_PERSON,
  .check = check,
  .doubt = dv_id_number_compare,
};
