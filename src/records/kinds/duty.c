/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice periods[] = {
  { "week", N_ ("each week"), "mỗi tuần|tuần" },
  { "month", N_ ("each month"), "mỗi tháng|tháng" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Duty"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung" },
  { 3, "days", N_ ("At least how many days"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED,
    .headings = "Số ngày ít nhất", .minimum = 1, .maximum = 31 },
  { 4, "period", N_ ("Of"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = periods,
    .headings = "Trong" },
  { 5, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
  { 6, "valid_from", N_ ("In force from"), DV_TYPE_DATE, 0, .headings = "Từ ngày" },
  { 7, "valid_to", N_ ("In force to"), DV_TYPE_DATE, 0, .headings = "Đến ngày" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "valid_from", "valid_to", problems);
}

/* On how many days the chairman receives citizens: Luật Tiếp công dân 42/2013, art. 15 and 18. */
const DvKind dv_kind_duty = {
  .id = 52,
  .name = "duty",
  .label = N_ ("Reception duty"),
  .label_plural = N_ ("Reception duties"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "days", "period", "basis", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
