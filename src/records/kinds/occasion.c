/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-problem.h"
#include "dv-rules.h"

static const DvChoice types[] = {
  { "anniversary", N_ ("anniversary"), "ngày truyền thống|kỷ niệm" },
  { "holiday", N_ ("holiday"), "ngày lễ|lễ, tết" },
  { "duty", N_ ("recurring duty"), "việc định kỳ" },
  { "longevity", N_ ("longevity wishes"), "mừng thọ" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_KEY | DV_FIELD_SEARCHED,
    .headings = "Mã" },
  { 2, "title", N_ ("Occasion"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung|Ngày" },
  { 3, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = types,
    .headings = "Loại" },
  { 4, "day", N_ ("Day"), DV_TYPE_INTEGER, 0, .headings = "Ngày trong tháng", .minimum = 1,
    .maximum = 31, .hint = N_ ("Empty for the last day of the month") },
  { 5, "month", N_ ("Month"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED, .headings = "Tháng", .minimum = 1,
    .maximum = 12 },
  { 6, "lunar", N_ ("By the lunar calendar"), DV_TYPE_YES_NO, 0, .headings = "Âm lịch" },
  { 7, "base_year", N_ ("First year"), DV_TYPE_TEXT, 0, .headings = "Năm gốc",
    .hint = N_ ("The year from which anniversaries are counted") },
  { 8, "ahead", N_ ("Days to prepare"), DV_TYPE_INTEGER, 0, .headings = "Số ngày chuẩn bị",
    .maximum = 180 },
  { 9, "ages", N_ ("Ages"), DV_TYPE_TEXT, 0, .headings = "Các tuổi",
    .hint = N_ ("For longevity wishes, for example 70;75;80") },
  { 10, "section", N_ ("Report section"), DV_TYPE_LINK, 0, .target = "section",
    .headings = "Mục báo cáo" },
  { 11, "unit_type", N_ ("For units of the type"), DV_TYPE_TEXT, 0, .headings = "Loại tổ chức" },
  { 12, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
  { 13, "valid_from", N_ ("In force from"), DV_TYPE_DATE, 0, .headings = "Từ ngày" },
  { 14, "valid_to", N_ ("In force to"), DV_TYPE_DATE, 0, .headings = "Đến ngày" },
};

static gboolean
is_day_of_month (gint64 day, gint64 month, gboolean lunar)
{
  /* 29 February is a day of some years. */
  static const guint8 days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month < 1 || month > 12 || day <= (lunar ? 30 : days[month - 1]);
}

static void
check (DvRecord *record, GPtrArray *problems)
{
  gboolean lunar = g_strcmp0 (dv_record_get (record, "lunar"), "1") == 0;

  if (!is_day_of_month (dv_record_get_integer (record, "day"),
                        dv_record_get_integer (record, "month"), lunar))
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_occasion, "day"),
                     _ ("The month has no such day."));
  dv_check_base_years (record, "base_year", problems);
  dv_check_base_years (record, "ages", problems);
  dv_check_order (record, "valid_from", "valid_to", problems);
}

static void
doubt (DvRecord *record, GPtrArray *problems)
{
  if (g_strcmp0 (dv_record_get (record, "type"), "longevity") == 0 &&
      dv_record_get (record, "ages") == NULL)
    dv_problems_add (problems, dv_kind_find_field (&dv_kind_occasion, "ages"),
                     _ ("Say at which ages wishes are given."));
}

/* What comes again each year: anniversaries, holidays by custom, work that is due at a fixed time,
 * and the ages at which old people are wished a long life (Luật Người cao tuổi 39/2009/QH12). */
const DvKind dv_kind_occasion = {
  .id = 82,
  .name = "occasion",
  .label = N_ ("Occasion"),
  .label_plural = N_ ("Occasions of the year"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "type", "day", "month", "lunar", "base_year", "ahead"),
  .start = "valid_from",
  .end = "valid_to",
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE | DV_KIND_OPEN_ENDED,
  .check = check,
  .doubt = doubt,
};
