/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "document", N_ ("Document"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "document",
    .headings = "Văn bản|Mã văn bản", .copies = DV_NAMES ("title"),
    .listed_as = N_ ("Where it was made public") },
  { 2, "title", N_ ("What is made public"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung|Trích yếu", .also = "Tên văn bản|Nội dung niêm yết" },
  { 3, "content", N_ ("Content to be made public"), DV_TYPE_CHOICE, DV_FIELD_INDEXED,
    .choices = dv_choices_content, .headings = "Nội dung công khai",
    .hint = N_ ("Luật 10/2022/QH15, art. 11; until 30/06/2023 leave it empty") },
  { 4, "form", N_ ("Form"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED | DV_FIELD_OPEN,
    .choices = dv_choices_posting_form, .headings = "Hình thức", .also = "Hình thức công khai" },
  { 5, "place", N_ ("Place"), DV_TYPE_LINK, DV_FIELD_INDEXED | DV_FIELD_REPEATED, .target = "place",
    .headings = "Nơi niêm yết|Địa điểm", .copies = DV_NAMES ("group"),
    .listed_as = N_ ("What was posted there") },
  { 6, "decided_on", N_ ("Decided on"), DV_TYPE_DATE, DV_FIELD_INDEXED,
    .headings = "Ngày quyết định|Ngày ban hành",
    .hint = N_ ("The time limit for making it public runs from this day") },
  { 7, "posted_on", N_ ("Posted on"), DV_TYPE_DATE, DV_FIELD_INDEXED,
    .headings = "Ngày niêm yết|Từ ngày", .also = "Ngày công khai",
    .hint = N_ ("Empty as long as it is not yet posted") },
  { 8, "removed_on", N_ ("Removed on"), DV_TYPE_DATE, 0, .headings = "Ngày gỡ|Đến ngày" },
  { 9, "by", N_ ("By whom"), DV_TYPE_TEXT, DV_FIELD_REPEATED, .headings = "Người niêm yết" },
  { 10, "minutes", N_ ("Minutes"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Biên bản",
    .hint = N_ ("Number and day of the record of posting; a scan can be attached") },
  { 11, "group", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP" },
  { 12, "note", N_ ("Remarks"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "posted_on", problems);
  dv_check_not_future (record, "removed_on", problems);
  dv_check_order (record, "decided_on", "posted_on", problems);
  dv_check_order (record, "posted_on", "removed_on", problems);
}

/* A content made public in one form at one place. */
const DvKind dv_kind_posting = {
  .id = 57,
  .name = "posting",
  .label = N_ ("Posting"),
  .label_plural = N_ ("Postings"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("title", "form", "place", "decided_on", "posted_on", "removed_on"),
  .start = "decided_on",
  .end = "removed_on",
  .unit = "group",
  .identity = DV_NAMES ("document", "title", "form", "place", "decided_on", "posted_on"),
  .scope = DV_SCOPE_UNIT,
  .flags = DV_KIND_OPEN_ENDED,
  .check = check,
};
