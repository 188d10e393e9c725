/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-kinds.h"
#include "dv-marked.h"
#include "report-fixture.h"

/* A made-up half-year of the ward that was made on 01/07/2025, beside the records of 2019 in the
 * same store. */

static char *
section (Fixture *fixture, const char *code)
{
  g_autoptr (DvRecord) record = find_record (fixture, &dv_kind_section, code);

  return g_strdup (dv_record_get_id (record));
}

static char *
unit (Fixture *fixture,
      const char *code,
      const char *name,
      const char *short_name,
      const char *type)
{
  return add_record (fixture, &dv_kind_unit, "code", code, "name", name, "short_name", short_name,
                     "type", type, "valid_from", "2025-07-01", NULL);
}

static void
add_events (Fixture *fixture, const char *front, const char *lead_section)
{
  for (guint i = 0; i < 9; i++) {
    g_autofree char *title = g_strdup_printf ("Hội nghị tiếp xúc cử tri tại điểm %u", i + 1);
    g_autofree char *day = g_strdup_printf ("2026-03-%02u", i + 1);
    g_autofree char *old = g_strdup_printf ("2025-03-%02u", i + 1);
    g_autofree char *id =
      add_record (fixture, &dv_kind_event, "title", title, "lead", front, "section", lead_section,
                  "role", "organise", "type", "voter-meeting", "start", i < 7 ? day : old, "end",
                  i < 7 ? day : old, "participants", "180", NULL);
  }
}

static void
add_party_work (Fixture *fixture, const char *party)
{
  g_autofree char *build = section (fixture, "XDD");
  g_autofree char *task =
    add_record (fixture, &dv_kind_task, "title",
                "Quán triệt các nghị quyết của Thành ủy tới 45 chi bộ", "lead", party, "section",
                build, "role", "roll-out", "state", "done", "quantity", "45", "measure", "chi bộ",
                "start", "2026-01-05", "end", "2026-02-28", NULL);
  g_autofree char *plan =
    add_record (fixture, &dv_kind_task, "title", "Kế hoạch đối thoại quý III/2026", "lead", party,
                "section", build, "role", "roll-out", "state", "not-started", "start", "2026-06-01",
                "end", "2026-09-30", NULL);
}

static void
add_model_work (Fixture *fixture, const char *front)
{
  g_autofree char *skilful = section (fixture, "DVK");
  g_autofree char *model =
    add_record (fixture, &dv_kind_model, "title", "Mô hình “Tuyến phố văn minh”", "lead", front,
                "section", skilful, "type", "model", "state", "launched", "start", "2026-04-02",
                NULL);
}

static void
fill (Fixture *fixture)
{
  g_autofree char *ward = unit (fixture, "P26", "Phường Bồ Đề", "P. Bồ Đề", "ward");
  g_autofree char *party =
    unit (fixture, "DU26", "Đảng ủy phường Bồ Đề", "Đảng ủy", "party-committee");
  g_autofree char *front =
    unit (fixture, "MTTQ26", "Ủy ban MTTQ Việt Nam phường Bồ Đề", "MTTQ", "front");
  g_autofree char *own = section (fixture, "MTTQ");

  add_events (fixture, front, own);
  add_party_work (fixture, party);
  add_model_work (fixture, front);
}

static DvHalfYear *
build_2026 (Fixture *fixture)
{
  const DvHalfYearOptions options = {
    .from = "2026-01-01", .to = "2026-06-30", .cut_off = "2026-06-15", .style = "party-2026"
  };

  fill (fixture);
  return build_report (fixture, &options);
}

static void
the_outline_of_the_day_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_2026 (fixture);
  g_autofree char *text = report_to_text (fixture, report);

  assert_same_as_file (text, "bao-cao-bo-de-2026.txt");
  g_assert_cmpstr (report->outline, ==, "Đề cương từ 01/07/2025");
  g_assert_nonnull (strstr (text, "ĐẢNG ỦY PHƯỜNG BỒ ĐỀ"));
  g_assert_nonnull (strstr (text, "ĐẢNG CỘNG SẢN VIỆT NAM"));
}

static void
many_events_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_2026 (fixture);
  g_autofree char *text = report_to_text (fixture, report);
  guint found = 0;

  g_assert_nonnull (
    strstr (text, "Tổ chức 07 hội nghị tiếp xúc cử tri với 1.260 lượt người tham dự."));
  for (guint i = 0; i < report->figures->len; i++) {
    const DvHalfFigure *figure = g_ptr_array_index (report->figures, i);

    if (g_str_has_prefix (figure->key, "count:")) {
      g_assert_cmpuint (figure->records->len, ==, 7);
      found++;
    }
  }
  g_assert_cmpuint (found, ==, 1);
}

static void
planned_work_stands_in_the_second_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_2026 (fixture);
  g_autofree char *text = report_to_text (fixture, report);

  g_assert_true (strstr (text, "- Đảng ủy phường triển khai kế hoạch đối thoại quý III/2026") >
                 strstr (text, "Phần thứ hai"));
}

static void
the_year_before_is_shown_with_a_warning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvHalfYear) report = build_2026 (fixture);
  const DvHalfFigure *total = dv_half_year_find_figure (report, "table:event/total/0");

  g_assert_cmpstr (total->text, ==, "7");
  g_assert_cmpstr (total->previous, ==, "2");
  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (report->warnings, 0), "01/07/2025"));
}

#define ADD(name) \
  g_test_add ("/2026/" #name, Fixture, NULL, fixture_set_up, name, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (the_outline_of_the_day_is_taken);
  ADD (many_events_are_counted);
  ADD (planned_work_stands_in_the_second_part);
  ADD (the_year_before_is_shown_with_a_warning);
  return g_test_run ();
}
