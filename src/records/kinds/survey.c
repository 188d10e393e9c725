/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-problem.h"
#include "dv-record.h"

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
  { 24, "checklist", N_ ("Checklist"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "checklist",
    .headings = "Danh mục khảo sát", .listed_as = N_ ("Surveys of the checklist") },
  { 25, "places", N_ ("Places"), DV_TYPE_LINKS, 0, .target = "place",
    .headings = "Các nơi khảo sát" },
  { 26, "round", N_ ("Round"), DV_TYPE_INTEGER, 0, .headings = "Đợt khảo sát|Lần", .minimum = 1,
    .maximum = 99 },
  { 27, "previous", N_ ("Round before"), DV_TYPE_LINK, 0, .target = "survey",
    .headings = "Đợt trước", .listed_as = N_ ("Next rounds") },
  { 28, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = dv_choices_state,
    .headings = "Trạng thái", .also = "Tình trạng|Tiến độ" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  const char *previous = dv_record_get (record, "previous");

  if (previous != NULL && g_strcmp0 (previous, dv_record_get_id (record)) == 0)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_survey, "previous"), "%s",
                     _ ("A survey is not the round before itself. Choose another one."));
}

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
    DV_NAMES ("code", "title", "lead", "checklist", "place_type", "round", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
  .check = check,
};
