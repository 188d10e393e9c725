/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "survey", N_ ("Survey"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "survey", .headings = "Cuộc khảo sát|Khảo sát|Mã khảo sát", .listed_as = "" },
  { 2, "place", N_ ("Place"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "place",
    .headings = "Nơi khảo sát|Địa điểm", .also = "Nhà văn hóa", .copies = DV_NAMES ("group"),
    .listed_as = N_ ("What was seen there") },
  { 3, "item", N_ ("Item"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "item",
    .headings = "Nội dung khảo sát|Văn bản", .listed_as = N_ ("Where it was looked for") },
  { 4, "answer", N_ ("Answer"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .choices = dv_choices_answer, .headings = "Kết quả|Kết quả khảo sát",
    .also = "Có niêm yết|Niêm yết" },
  { 5, "date", N_ ("Seen on"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_TODAY,
    .headings = "Ngày khảo sát|Ngày" },
  { 6, "surveyors", N_ ("Surveyed by"), DV_TYPE_TEXT, DV_FIELD_REPEATED,
    .headings = "Người khảo sát" },
  { 7, "witness", N_ ("Witness"), DV_TYPE_TEXT, DV_FIELD_REPEATED,
    .headings = "Người chứng kiến|Đại diện tổ dân phố" },
  { 8, "note", N_ ("Remarks"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
  { 9, "fix_by", N_ ("To be mended by"), DV_TYPE_DATE, DV_FIELD_INDEXED | DV_FIELD_DEADLINE,
    .headings = "Hạn khắc phục" },
  { 10, "fixed_on", N_ ("Mended on"), DV_TYPE_DATE, 0, .headings = "Ngày khắc phục" },
  { 11, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "date", problems);
  dv_check_not_future (record, "fixed_on", problems);
  dv_check_order (record, "date", "fix_by", problems);
  dv_check_order (record, "date", "fixed_on", problems);
}

/* What was seen of one item at one place in one round of a survey. It belongs to the residential
 * group of the place, so that a laptop of the group can write it. */
const DvKind dv_kind_observation = {
  .id = 56,
  .name = "observation",
  .label = N_ ("Observation"),
  .label_plural = N_ ("Observations"),
  .icon = "edit-find-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "item",
  .columns = DV_NAMES ("survey", "place", "item", "answer", "date", "fix_by", "fixed_on"),
  .start = "date",
  .unit = "group",
  .identity = DV_NAMES ("survey", "place", "item"),
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
