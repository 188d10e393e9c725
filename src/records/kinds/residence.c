/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "person", .headings = "Họ và tên|Mã người" },
  { 2, "from", N_ ("From"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 3, "to", N_ ("To"), DV_TYPE_PARTIAL_DATE, DV_FIELD_REQUIRED, .headings = "Đến ngày" },
  { 4, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ" },
  { 5, "unit", N_ ("Residential group"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Tổ dân phố|TDP" },
  { 6, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "household",
    .headings = "Hộ" },
  { 7, "relation", N_ ("Relation to the head"), DV_TYPE_CHOICE, DV_FIELD_OPEN,
    .choices = dv_choices_relation, .headings = "Quan hệ với chủ hộ|Quan hệ" },
  { 8, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "from", problems);
  dv_check_not_future (record, "to", problems);
}

/* Where a person lived before. Where they live now stands in the person. */
const DvKind dv_kind_residence = {
  .id = 30,
  .name = "residence",
  .label = N_ ("Former residence"),
  .label_plural = N_ ("Former residences"),
  .icon = "dv-household-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "person",
  .columns = DV_NAMES ("person", "from", "to", "address", "unit", "household"),
  .start = "from",
  .end = "to",
  .unit = "unit",
  .owner = "person",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
