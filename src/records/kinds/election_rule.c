/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice whats[] = {
  { "people-inspection", N_ ("people’s inspection board"), "Ban Thanh tra nhân dân|Ban TTND" },
  { "group-head", N_ ("head of a residential group"), "Tổ trưởng|Tổ trưởng tổ dân phố" },
  { "household-vote", N_ ("vote of the households on a matter"),
    "lấy ý kiến hộ gia đình|biểu quyết" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "what", N_ ("For"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .headings = "Loại",
    .choices = whats },
  { 3, "position", N_ ("Order"), DV_TYPE_INTEGER, 0, .headings = "Thứ tự" },
  { 4, "title", N_ ("Step"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Bước" },
  { 5, "days", N_ ("Days from the election"), DV_TYPE_INTEGER, 0,
    .headings = "Số ngày so với ngày bầu", .minimum = -365, .maximum = 365,
    .hint = N_ ("Before it with a minus") },
  { 6, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 7, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Từ ngày" },
  { 8, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
};

/* The steps that a new election begins with, and when they are due. */
const DvKind dv_kind_election_rule = {
  .id = 74,
  .name = "election_rule",
  .label = N_ ("Step that an election has"),
  .label_plural = N_ ("Steps that elections have"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "what", "position", "title", "days", "basis"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
