/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice outcomes[] = {
  { "accepted", N_ ("accepted"), "tiếp thu|được tiếp thu" },
  { "partly", N_ ("accepted in part"), "tiếp thu một phần" },
  { "rejected", N_ ("rejected"), "không tiếp thu" },
  { "none", N_ ("no answer"), "không trả lời" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "supervision", N_ ("Supervision"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "supervision", .headings = "Cuộc giám sát" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT" },
  { 3, "title", N_ ("Recommendation"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung kiến nghị|Kiến nghị" },
  { 4, "addressed_to", N_ ("Addressed to"), DV_TYPE_TEXT, DV_FIELD_SEARCHED | DV_FIELD_REPEATED,
    .headings = "Kiến nghị với|Nơi nhận" },
  { 5, "sent_on", N_ ("Sent on"), DV_TYPE_DATE, DV_FIELD_REPEATED | DV_FIELD_INDEXED,
    .headings = "Ngày gửi" },
  { 6, "answered_on", N_ ("Answered on"), DV_TYPE_DATE, 0, .headings = "Ngày trả lời" },
  { 7, "answer", N_ ("Answer"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED,
    .headings = "Nội dung trả lời|Trả lời" },
  { 8, "outcome", N_ ("Outcome"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = outcomes,
    .headings = "Kết quả" },
  { 9, "done_on", N_ ("Carried out on"), DV_TYPE_DATE, 0, .headings = "Ngày thực hiện xong" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  const char *outcome = dv_record_get (record, "outcome");

  dv_check_not_future (record, "sent_on", problems);
  dv_check_not_future (record, "answered_on", problems);
  dv_check_not_future (record, "done_on", problems);
  dv_check_order (record, "sent_on", "answered_on", problems);
  if (outcome != NULL && strcmp (outcome, "none") != 0 &&
      dv_record_get (record, "answered_on") == NULL && dv_record_get (record, "done_on") == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_recommendation, "answered_on"), "%s",
                     _ ("Say when it was answered, or leave the outcome empty."));
}

/* What a supervision recommends, and what came of it. */
const DvKind dv_kind_recommendation = {
  .id = 61,
  .name = "recommendation",
  .label = N_ ("Recommendation"),
  .label_plural = N_ ("Recommendations"),
  .icon = "mail-unread-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("position", "title", "addressed_to", "sent_on", "answered_on", "outcome"),
  .start = "sent_on",
  .owner = "supervision",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
