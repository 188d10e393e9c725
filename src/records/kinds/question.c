/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "event", N_ ("Dialogue"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "event", .headings = "Cuộc đối thoại" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT" },
  { 3, "title", N_ ("Question"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Câu hỏi|Ý kiến" },
  { 4, "unit", N_ ("Asked from"), DV_TYPE_LINK, DV_FIELD_REPEATED, .target = "unit",
    .headings = "Tổ dân phố|Đơn vị nêu ý kiến" },
  { 5, "answer", N_ ("Answer"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Trả lời" },
  { 6, "answered_by", N_ ("Answered by"), DV_TYPE_LINK, DV_FIELD_REPEATED, .target = "unit",
    .headings = "Đơn vị trả lời" },
  { 7, "task", N_ ("Task that follows"), DV_TYPE_LINK, 0, .target = "task", .headings = "Nhiệm vụ",
    .listed_as = N_ ("Questions that led to it") },
};

/* What was asked in a dialogue, what was answered, and what is to be done about it. */
const DvKind dv_kind_question = {
  .id = 44,
  .name = "question",
  .label = N_ ("Question"),
  .label_plural = N_ ("Questions and answers"),
  .icon = "dv-petition-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("position", "title", "unit", "answer", "answered_by", "task"),
  .owner = "event",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
