/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "petition", N_ ("Petition"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "petition", .headings = "Đơn" },
  { 2, "type", N_ ("Step"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = dv_choices_step,
    .headings = "Bước" },
  { 3, "date", N_ ("Date"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_TODAY,
    .headings = "Ngày" },
  { 4, "document", N_ ("Document"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Văn bản|Số văn bản", .hint = N_ ("Its number and symbol: 15/QĐ-UBND") },
  { 5, "person", N_ ("By whom"), DV_TYPE_TEXT, 0, .headings = "Người thực hiện" },
  { 6, "body", N_ ("To which body"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Cơ quan|Chuyển đến" },
  { 7, "ground", N_ ("Reason or content"), DV_TYPE_LONG_TEXT, 0, .headings = "Lý do|Nội dung" },
  { 8, "until", N_ ("Until"), DV_TYPE_DATE, 0, .headings = "Đến ngày",
    .hint = N_ ("Of an extension: the day that its document names, if it names one") },
  { 9, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "date", problems);
  dv_check_order (record, "date", "until", problems);
}

/* A step of the course of a case. */
const DvKind dv_kind_step = {
  .id = 41,
  .name = "step",
  .label = N_ ("Step"),
  .label_plural = N_ ("Steps"),
  .icon = "dv-task-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "type",
  .columns = DV_NAMES ("date", "type", "document", "body", "person"),
  .start = "date",
  .owner = "petition",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
