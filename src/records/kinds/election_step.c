/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "election", N_ ("Election or vote"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Cuộc bầu", .target = "election" },
  { 2, "position", N_ ("Order"), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "Thứ tự" },
  { 3, "title", N_ ("Step"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Bước" },
  { 4, "due", N_ ("Due on"), DV_TYPE_DATE, DV_FIELD_DEADLINE, .headings = "Hạn" },
  { 5, "done", N_ ("Done on"), DV_TYPE_DATE, 0, .headings = "Ngày xong" },
  { 6, "document", N_ ("Document"), DV_TYPE_LINK, 0, .headings = "Văn bản", .target = "document" },
  { 7, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* What has to be done before and after an election. */
const DvKind dv_kind_election_step = {
  .id = 69,
  .name = "election_step",
  .label = N_ ("Step of an election"),
  .label_plural = N_ ("Steps of elections"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("position", "title", "due", "done"),
  .owner = "election",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
