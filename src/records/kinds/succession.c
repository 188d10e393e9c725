/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice ways[] = {
  { "merge", N_ ("merged into"), "sáp nhập|nhập" },
  { "split", N_ ("split into"), "chia tách|tách" },
  { "rename", N_ ("renamed"), "đổi tên" },
  { "part", N_ ("a part went to"), "một phần" },
  { "move", N_ ("came under"), "chuyển về|trực thuộc" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "predecessor", N_ ("Predecessor unit"), DV_TYPE_LINK, DV_FIELD_REQUIRED, .target = "unit",
    .headings = "Đơn vị cũ" },
  { 2, "successor", N_ ("Successor unit"), DV_TYPE_LINK, DV_FIELD_REQUIRED, .target = "unit",
    .headings = "Đơn vị mới" },
  { 3, "way", N_ ("How"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = ways,
    .headings = "Hình thức" },
  { 4, "date", N_ ("From"), DV_TYPE_PARTIAL_DATE, DV_FIELD_REQUIRED, .headings = "Từ ngày" },
  { 5, "document", N_ ("Document"), DV_TYPE_LINK, 0, .target = "document", .headings = "Văn bản" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú" },
  { 7, "main", N_ ("Takes what names no part"), DV_TYPE_YES_NO, 0,
    .headings = "Đơn vị kế thừa chính",
    .hint = N_ ("Of a split: records that do not say which part they are of count here") },
  { 8, "former", N_ ("Superior until then"), DV_TYPE_LINK, 0, .target = "unit",
    .headings = "Cấp trên trước đó", .hint = N_ ("Only of a unit that came under another") },
  { 9, "former_name", N_ ("Name until then"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Tên trước đó" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_differ (record, "predecessor", "successor", problems,
                   _ ("A unit cannot be its own successor."));
}

/* Which unit became which: many to many, so that a figure can be shown as it was then or as it is
 * now. A unit that only came under another superior goes on; the succession keeps where and under
 * what name it stood until then. */
const DvKind dv_kind_succession = {
  .id = 2,
  .name = "succession",
  .label = N_ ("Succession"),
  .label_plural = N_ ("Successions"),
  .icon = "dv-unit-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "successor",
  .columns = DV_NAMES ("predecessor", "way", "successor", "date", "document"),
  .start = "date",
  .owner = "predecessor",
  .identity = DV_NAMES ("predecessor", "successor"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_PART,
  .check = check,
};
