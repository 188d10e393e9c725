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
    .headings = "Họ và tên|Họ tên|Tên" },
  { 3, "birth", N_ ("Born"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Ngày sinh|Năm sinh|Ngày tháng năm sinh" },
  { 4, "sex", N_ ("Sex"), DV_TYPE_CHOICE, 0, .choices = dv_choices_sex, .headings = "Giới tính" },
  { 5, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP" },
  { 6, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ" },
  { 7, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ", .copies = DV_NAMES ("address", "unit"),
    .listed_as = N_ ("People in the household") },
  { 8, "relation", N_ ("Relation to the head"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = dv_choices_relation, .headings = "Quan hệ với chủ hộ|Quan hệ" },
  { 9, "phone", N_ ("Telephone"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Điện thoại|Số điện thoại" },
  { 10, "id_number", N_ ("Citizen ID number"), DV_TYPE_TEXT, DV_FIELD_SENSITIVE,
    .headings = "CCCD|Số CCCD|Số định danh|Số định danh cá nhân|CCCD/CMND" },
  { 11, "categories", N_ ("Categories"), DV_TYPE_LINKS, DV_FIELD_SENSITIVE, .target = "category",
    .through = "classification", .headings = "Đối tượng|Diện" },
  { 12, "memberships", N_ ("Member of"), DV_TYPE_LINKS, 0, .target = "unit",
    .through = "membership", .headings = "Hội viên" },
  { 13, "died", N_ ("Died"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Ngày mất" },
  { 14, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú" },
  { 15, "old_id_number", N_ ("Old identity card"), DV_TYPE_TEXT, DV_FIELD_SENSITIVE,
    .headings = "CMND|Số CMND" },
  { 16, "since", N_ ("Lives here since"), DV_TYPE_PARTIAL_DATE, 0,
    .headings = "Ở từ ngày|Chuyển đến" },
  { 17, "left", N_ ("Moved away"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Chuyển đi" },
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
  .scope = DV_SCOPE_UNIT,
  .check = check,
  .doubt = dv_id_number_compare,
};
