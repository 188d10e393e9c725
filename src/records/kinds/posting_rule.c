/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-posting-contents.h"
#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice places[] = {
  { "office", N_ ("office of the ward"), "trụ sở" },
  { "cultural-house", N_ ("cultural house"), "nhà văn hóa" },
  { "community-point", N_ ("community point"), "điểm sinh hoạt cộng đồng" },
  { NULL },
};

static const DvChoice units[] = {
  { "working-day", N_ ("working days"), "ngày làm việc" },
  { "day", N_ ("days"), "ngày" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Rule"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Quy định" },
  { 3, "contents", N_ ("Contents"), DV_TYPE_TEXT, 0, .headings = "Các nội dung",
    .hint = N_ ("Their numbers: 1-3, 5-12; empty for all") },
  { 4, "form", N_ ("Form"), DV_TYPE_CHOICE, 0, .choices = dv_choices_posting_form,
    .headings = "Hình thức" },
  { 5, "place", N_ ("At"), DV_TYPE_CHOICE, 0, .choices = places, .headings = "Nơi" },
  { 6, "within", N_ ("At the latest after"), DV_TYPE_INTEGER, 0, .headings = "Chậm nhất sau",
    .hint = N_ ("So many days after the decision"), .maximum = 366 },
  { 7, "unit", N_ ("Counted in"), DV_TYPE_CHOICE, 0, .choices = units, .headings = "Tính theo" },
  { 8, "at_least", N_ ("At least how many days without a break"), DV_TYPE_INTEGER, 0,
    .headings = "Số ngày liên tục ít nhất", .maximum = 3660 },
  { 9, "permanent", N_ ("Permanently"), DV_TYPE_YES_NO, 0, .headings = "Thường xuyên" },
  { 10, "quarterly", N_ ("Each quarter"), DV_TYPE_YES_NO, 0, .headings = "Hằng quý" },
  { 11, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 12, "valid_from", N_ ("In force from"), DV_TYPE_DATE, DV_FIELD_INDEXED, .headings = "Từ ngày" },
  { 13, "valid_to", N_ ("In force to"), DV_TYPE_DATE, 0, .headings = "Đến ngày" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  const char *contents = dv_record_get (record, "contents");

  dv_check_order (record, "valid_from", "valid_to", problems);
  if (contents != NULL && !dv_posting_contents_parse (contents, NULL))
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_posting_rule, "contents"), "%s",
                     _ ("Type the numbers of the contents, from 1 to 14: 1-3, 5-12."));
  if (dv_record_get (record, "within") != NULL && dv_record_get (record, "unit") == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_posting_rule, "unit"), "%s",
                     _ ("Say whether days or working days are counted."));
}

/* What has to be made public where, how soon and for how long. */
const DvKind dv_kind_posting_rule = {
  .id = 58,
  .name = "posting_rule",
  .label = N_ ("Rule of posting"),
  .label_plural = N_ ("Rules of posting"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "contents", "form", "place", "within", "at_least", "basis"),
  .start = "valid_from",
  .end = "valid_to",
  .identity = DV_NAMES ("code"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
};
