/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("Content"), "Nội dung", "Chủ trì|Đơn vị chủ trì"),
  { 20, "document_set", N_ ("Set of documents"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Bộ văn bản", .also = "Tên bộ văn bản|Văn bản niêm yết" },
  { 21, "document_count", N_ ("Documents in the set"), DV_TYPE_INTEGER, 0, .headings = "Số văn bản",
    .also = "Số lượng văn bản" },
  { 22, "place_type", N_ ("Places surveyed"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Nơi khảo sát", .also = "Địa điểm khảo sát|Địa điểm|Điểm khảo sát" },
  { 23, "place_count", N_ ("Number of places"), DV_TYPE_INTEGER, 0, .headings = "Số nơi",
    .also = "Số điểm|Số địa điểm|Số nơi khảo sát|Số lượng" },
};

const DvKind dv_kind_survey = {
  .id = 16,
  .name = "survey",
  .label = N_ ("Survey"),
  .label_plural = N_ ("Surveys"),
  .icon = "dv-survey-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns =
    DV_NAMES ("code", "title", "lead", "document_count", "place_type", "place_count", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
};
