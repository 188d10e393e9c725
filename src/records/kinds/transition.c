/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice effects[] = {
  { "moves", N_ ("the case stands at this step"), "chuyển bước" },
  { "stays", N_ ("the case stays where it was"), "giữ nguyên bước" },
  { "returns", N_ ("the case goes on where it was stopped"), "trở lại bước trước" },
  { "settles", N_ ("the case is settled"), "đã giải quyết" },
  { "ends", N_ ("the case ends"), "kết thúc" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY, .headings = "Mã" },
  { 2, "type", N_ ("Type of petition"), DV_TYPE_CHOICE, DV_FIELD_INDEXED,
    .choices = dv_choices_petition_type, .headings = "Loại đơn", .hint = N_ ("Empty: all types") },
  { 3, "after", N_ ("After the step"), DV_TYPE_CHOICE, 0, .choices = dv_choices_step,
    .headings = "Sau bước", .hint = N_ ("Empty: when the letter was received") },
  { 4, "step", N_ ("Step"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = dv_choices_step,
    .headings = "Bước" },
  { 5, "effect", N_ ("What it does"), DV_TYPE_CHOICE, 0, .choices = effects, .headings = "Hệ quả" },
  { 6, "document", N_ ("Needs a document"), DV_TYPE_YES_NO, 0, .headings = "Cần văn bản" },
  { 7, "earlier", N_ ("Only once there was"), DV_TYPE_CHOICE, 0, .choices = dv_choices_step,
    .headings = "Chỉ sau khi đã",
    .hint = N_ ("A step that must have been taken at any time before") },
  { 8, "once", N_ ("Only one time"), DV_TYPE_YES_NO, 0, .headings = "Chỉ một lần" },
  { 9, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Căn cứ" },
  { 10, "valid_from", N_ ("In force from"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Từ ngày" },
  { 11, "valid_to", N_ ("In force to"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày" },
};

/* Which step of a case may follow which; see src/procedure/dv-course.h. */
const DvKind dv_kind_transition = {
  .id = 42,
  .name = "transition",
  .label = N_ ("Step that may follow"),
  .label_plural = N_ ("Steps that may follow"),
  .icon = "dv-task-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "code",
  .columns = DV_NAMES ("type", "after", "step", "effect", "document", "basis"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
};
