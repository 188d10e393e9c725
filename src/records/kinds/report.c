/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice states[] = {
  { "draft", N_ ("draft"), "dự thảo" },
  { "filed", N_ ("issued"), "đã ban hành" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "title", N_ ("Title"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tiêu đề" },
  { 2, "start", N_ ("Period from"), DV_TYPE_DATE, DV_FIELD_REQUIRED, .headings = "Từ ngày" },
  { 3, "end", N_ ("Period to"), DV_TYPE_DATE, DV_FIELD_REQUIRED, .headings = "Đến ngày" },
  { 4, "cut_off", N_ ("Cut-off date"), DV_TYPE_DATE, 0, .headings = "Ngày chốt số liệu" },
  { 5, "style", N_ ("Layout"), DV_TYPE_TEXT, 0, .headings = "Thể thức" },
  { 6, "outline", N_ ("Outline"), DV_TYPE_TEXT, 0, .headings = "Đề cương" },
  { 7, "letterhead", N_ ("Letterhead"), DV_TYPE_LINK, 0, .target = "letterhead" },
  { 8, "number", N_ ("Number"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Số" },
  { 9, "date", N_ ("Date of issue"), DV_TYPE_DATE, 0, .headings = "Ngày ban hành" },
  { 10, "state", N_ ("State"), DV_TYPE_CHOICE, 0, .choices = states, .headings = "Trạng thái" },
  { 11, "show_empty", N_ ("Mention units without records"), DV_TYPE_YES_NO, 0 },
  { 12, "log", N_ ("Last change that it knows"), DV_TYPE_INTEGER, DV_FIELD_COMPUTED },
};

const DvKind dv_kind_report = {
  .id = 25,
  .name = "report",
  .label = N_ ("Report"),
  .label_plural = N_ ("Reports"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("title", "start", "end", "cut_off", "state", "number", "date"),
  .start = "start",
  .end = "end",
  .scope = DV_SCOPE_OFFICE,
};
