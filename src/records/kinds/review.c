/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice ratings[] = {
  { "good", N_ ("works well"), "hiệu quả tốt|tốt" },
  { "fair", N_ ("works"), "có hiệu quả|khá" },
  { "weak", N_ ("works poorly"), "hiệu quả thấp|còn hạn chế" },
  { "stopped", N_ ("given up"), "không duy trì|dừng" },
  { NULL },
};

static const DvChoice proposals[] = {
  { "recognise", N_ ("recognise"), "đề nghị công nhận|công nhận" },
  { "continue", N_ ("go on"), "tiếp tục thực hiện|duy trì" },
  { "spread", N_ ("spread to other units"), "nhân rộng" },
  { "end", N_ ("end"), "kết thúc" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "model", N_ ("Model"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "model",
    .headings = "Mô hình" },
  { 2, "period", N_ ("Period"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_REPEATED,
    .headings = "Kỳ đánh giá", .hint = N_ ("For example 6 tháng đầu năm 2019") },
  { 3, "due", N_ ("Due"), DV_TYPE_DATE, DV_FIELD_INDEXED | DV_FIELD_REPEATED | DV_FIELD_DEADLINE,
    .headings = "Hạn đánh giá" },
  { 4, "date", N_ ("Reviewed on"), DV_TYPE_DATE, 0, .headings = "Ngày đánh giá" },
  { 5, "survey", N_ ("Survey"), DV_TYPE_LINK, 0, .target = "survey", .headings = "Đợt khảo sát" },
  { 6, "assessment", N_ ("Assessment"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED,
    .headings = "Nhận xét, đánh giá" },
  { 7, "rating", N_ ("Rating"), DV_TYPE_CHOICE, 0, .choices = ratings, .headings = "Xếp loại" },
  { 8, "proposal", N_ ("Proposal"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = proposals,
    .headings = "Đề nghị" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  if (dv_record_get (record, "rating") != NULL && dv_record_get (record, "date") == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_review, "rating"),
                     _ ("Say when the model was reviewed."));
  dv_check_not_future (record, "date", problems);
}

/* How a model does after half a year, seen on the spot or told by its unit. */
const DvKind dv_kind_review = {
  .id = 83,
  .name = "review",
  .label = N_ ("Review of the model"),
  .label_plural = N_ ("Reviews of models"),
  .icon = "dv-model-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "period",
  .columns = DV_NAMES ("model", "period", "due", "date", "rating", "proposal"),
  .start = "date",
  .owner = "model",
  .identity = DV_NAMES ("model", "period"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
