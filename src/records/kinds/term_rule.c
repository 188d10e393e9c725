/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"
#include "dv-rules.h"

/* The codes are those of the type of a unit. */
static const DvChoice types[] = {
  { "council", N_ ("people’s council"), "HĐND" },
  { "front", N_ ("Fatherland Front"), "mặt trận|MTTQ" },
  { "people-inspection", N_ ("people’s inspection board"), "ban thanh tra nhân dân|Ban TTND" },
  { "union", N_ ("mass organisation"), "đoàn thể" },
  { "party-committee", N_ ("party committee"), "cấp ủy" },
  { "group", N_ ("residential group"), "tổ dân phố" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Rule"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Quy định" },
  { 3, "type", N_ ("Type of body"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = types,
    .headings = "Loại tổ chức" },
  { 4, "months", N_ ("Months"), DV_TYPE_INTEGER, 0, .headings = "Số tháng", .maximum = 240 },
  { 5, "before", N_ ("Months earlier allowed"), DV_TYPE_INTEGER, 0, .headings = "Được sớm",
    .maximum = 60 },
  { 6, "after", N_ ("Months later allowed"), DV_TYPE_INTEGER, 0, .headings = "Được muộn",
    .maximum = 60 },
  { 7, "follows", N_ ("As long as that of"), DV_TYPE_CHOICE, 0, .choices = types,
    .headings = "Theo nhiệm kỳ của", .hint = N_ ("Instead of a number of months") },
  { 8, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 9, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, DV_FIELD_INDEXED,
    .headings = "Từ ngày" },
  { 10, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_order (record, "valid_from", "valid_to", problems);
}

static void
doubt (DvRecord *record, GPtrArray *doubts)
{
  if (dv_record_get (record, "months") == NULL && dv_record_get (record, "follows") == NULL)
    dv_problems_add (doubts, dv_kind_find_field (&dv_kind_term_rule, "months"), "%s",
                     _ ("Say how many months, or whose term it follows."));
}

/* How long a term of office lasts, by the law of the day. */
const DvKind dv_kind_term_rule = {
  .id = 65,
  .name = "term_rule",
  .label = N_ ("Length of a term of office"),
  .label_plural = N_ ("Lengths of terms of office"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "months", "basis", "valid_from", "valid_to"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
  .doubt = doubt,
};
