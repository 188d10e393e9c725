/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice states[] = {
  { "draft", N_ ("draft"), "dự thảo" },
  { "published", N_ ("published"), "đã công khai" },
  { "removed", N_ ("taken down"), "đã gỡ" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "petition", N_ ("Petition"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "petition", .headings = "Đơn" },
  { 2, "text", N_ ("Text made public"), DV_TYPE_LONG_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung công khai" },
  { 3, "place", N_ ("Where"), DV_TYPE_TEXT, DV_FIELD_REPEATED, .headings = "Nơi công khai",
    .hint = N_ ("The notice board of the office, the cultural house, the web page …") },
  { 4, "from", N_ ("From"), DV_TYPE_DATE, 0, .headings = "Từ ngày" },
  { 5, "to", N_ ("To"), DV_TYPE_DATE, 0, .headings = "Đến ngày" },
  { 6, "state", N_ ("State"), DV_TYPE_CHOICE, 0, .choices = states, .headings = "Trạng thái" },
  { 7, "checked", N_ ("Text that was checked"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "from", "to", problems);
}

/* The answer to a petition as it was made public. */
const DvKind dv_kind_publication = {
  .id = 45,
  .name = "publication",
  .label = N_ ("Publication"),
  .label_plural = N_ ("Publications"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "text",
  .columns = DV_NAMES ("state", "text", "place", "from", "to"),
  .start = "from",
  .end = "to",
  .owner = "petition",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
