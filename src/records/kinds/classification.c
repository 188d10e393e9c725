/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "person", .headings = "Họ và tên|Mã người" },
  { 2, "category", N_ ("Category"), DV_TYPE_LINK,
    DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_SENSITIVE, .target = "category",
    .headings = "Đối tượng|Diện" },
  { 3, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày|Hưởng từ" },
  { 4, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày|Hưởng đến" },
  { 5, "decision", N_ ("Decision"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Quyết định|Số quyết định" },
  { 6, "level", N_ ("Level"), DV_TYPE_TEXT, 0, .headings = "Mức|Tỷ lệ" },
  { 7, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "from", "to", problems);
}

/* A category that a person is in, with its time and its decision. */
const DvKind dv_kind_classification = {
  .id = 31,
  .name = "classification",
  .label = N_ ("Category of a person"),
  .label_plural = N_ ("Categories of people"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "person",
  .columns = DV_NAMES ("person", "category", "from", "to", "decision", "level"),
  .start = "from",
  .end = "to",
  .owner = "person",
  .identity = DV_NAMES ("person", "category", "from"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_OPEN_ENDED,
  .check = check,
};
