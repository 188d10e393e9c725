/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "kind", N_ ("Kind of record"), DV_TYPE_TEXT, DV_FIELD_REQUIRED, .headings = "Loại bản ghi" },
  { 3, "type", N_ ("Type"), DV_TYPE_TEXT, 0, .headings = "Loại" },
  { 4, "role", N_ ("Role"), DV_TYPE_CHOICE, 0, .choices = dv_choices_role, .headings = "Vai trò" },
  { 5, "state", N_ ("State"), DV_TYPE_TEXT, 0, .headings = "Trạng thái" },
  { 6, "sentence", N_ ("Sentence"), DV_TYPE_LONG_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Câu" },
  { 7, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 8, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
  { 9, "many", N_ ("Sentence for many"), DV_TYPE_LONG_TEXT, 0, .headings = "Câu khi có nhiều",
    .hint = N_ ("Said once for all records when there are too many to name each") },
};

/* How a record is told in a report. The row that fits most closely is taken: state counts more than
 * type, type more than role. What the sentences may hold is said in src/reports/dv-template.h. */
const DvKind dv_kind_wording = {
  .id = 23,
  .name = "wording",
  .label = N_ ("Wording"),
  .label_plural = N_ ("Report wordings"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "sentence",
  .columns = DV_NAMES ("kind", "type", "role", "state", "sentence"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
