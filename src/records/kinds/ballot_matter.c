/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "election", N_ ("Election or vote"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Cuộc bầu", .target = "election" },
  { 2, "matter", N_ ("Matter"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung" },
  { 3, "agree", N_ ("Agree"), DV_TYPE_INTEGER, 0, .headings = "Đồng ý" },
  { 4, "disagree", N_ ("Disagree"), DV_TYPE_INTEGER, 0, .headings = "Không đồng ý" },
  { 5, "other", N_ ("Other opinions"), DV_TYPE_INTEGER, 0, .headings = "Ý kiến khác" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* What households vote on; whether it passed follows from the numbers and the law. */
const DvKind dv_kind_ballot_matter = {
  .id = 71,
  .name = "ballot_matter",
  .label = N_ ("Matter voted on"),
  .label_plural = N_ ("Matters voted on"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "matter",
  .columns = DV_NAMES ("matter", "agree", "disagree", "other"),
  .owner = "election",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
