/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

G_BEGIN_DECLS

/* Choices that several kinds share. */
extern const DvChoice dv_choices_role[];
extern const DvChoice dv_choices_state[];
extern const DvChoice dv_choices_sex[];
extern const DvChoice dv_choices_relation[];
extern const DvChoice dv_choices_standard[];
extern const DvChoice dv_choices_need[];
extern const DvChoice dv_choices_petition_type[];
extern const DvChoice dv_choices_step[];
extern const DvChoice dv_choices_content[];
extern const DvChoice dv_choices_posting_form[];
extern const DvChoice dv_choices_answer[];
extern const DvChoice dv_choices_body[];
extern const DvChoice dv_choices_land_step[];

gboolean dv_choices_state_is_closed (const char *state);

/* What every activity of a unit has. Its kind goes on from field 20. The fields stand in the order
 * of the paper form; @title_headings are the spreadsheet headings of the title, @lead_headings
 * those of the lead unit. */
#define DV_ACTIVITY_FIELDS(title_label, title_headings, lead_headings)                  \
  DV_ACTIVITY_FIELDS_DATED (title_label, title_headings, lead_headings, N_ ("From"), 0, \
                            "Từ ngày|Ngày bắt đầu|Ngày")

/* The same for a kind whose time begins with something that has a name, such as receipt. */
#define DV_ACTIVITY_FIELDS_DATED(title_label, title_headings, lead_headings, start_label,              \
                                 start_flags, start_headings)                                          \
  {                                                                                                    \
    1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã|Mã số" \
  },                                                                                                   \
    { 2,                                                                                               \
      "title",                                                                                         \
      title_label,                                                                                     \
      DV_TYPE_TEXT,                                                                                    \
      DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,                                                           \
      .headings = title_headings,                                                                      \
      .also = "Nội dung công việc|Nội dung thực hiện|Nội dung nhiệm vụ|"              \
              "Nội dung hoạt động|Tên công việc|Nội dung đơn|"                          \
              "Nội dung đơn thư|Nội dung vụ việc|Tóm tắt nội dung vụ việc|"        \
              "Nội dung kiến nghị|Nội dung phản ánh|Nội dung giám sát|"                 \
              "Nội dung khảo sát|Tên mô hình|Tên gọi|Tên nhiệm vụ|"                    \
              "Tên sự kiện" },                                                                         \
    { 3,                                                                                               \
      "lead",                                                                                          \
      N_ ("Lead unit"),                                                                                \
      DV_TYPE_LINK,                                                                                    \
      DV_FIELD_INDEXED,                                                                                \
      .target = "unit",                                                                                \
      .headings = lead_headings,                                                                       \
      .also = "Cơ quan chủ trì|Đơn vị thực hiện|Đơn vị phụ trách|"                  \
              "Cơ quan, đơn vị chủ trì|Đơn vị chủ trì thực hiện|"                   \
              "Đơn vị tổ chức|Cơ quan thực hiện|Chủ trì thực hiện|"                \
              "Đơn vị khảo sát|Đơn vị giám sát|Cơ quan giám sát|Cơ quan giải quyết" },                 \
    { 4,                                                                                               \
      "units",                                                                                         \
      N_ ("Co-operating units"),                                                                       \
      DV_TYPE_LINKS,                                                                                   \
      0,                                                                                               \
      .target = "unit",                                                                                \
      .choices = dv_choices_role,                                                                      \
      .headings = "Phối hợp|Đơn vị phối hợp",                                                          \
      .also = "Cơ quan phối hợp|Đơn vị phối hợp thực hiện|"                           \
              "Cơ quan, đơn vị phối hợp|Thành phần phối hợp" },                                        \
    { 5,                                                                                               \
      "role",                                                                                          \
      N_ ("Role"),                                                                                     \
      DV_TYPE_CHOICE,                                                                                  \
      0,                                                                                               \
      .choices = dv_choices_role,                                                                      \
      .headings = "Vai trò",                                                                           \
      .hint = N_ ("What the unit does in it: its sentence in the report begins with this word") },     \
    { 6,                                                                                               \
      "start",                                                                                         \
      start_label,                                                                                     \
      DV_TYPE_PARTIAL_DATE,                                                                            \
      DV_FIELD_INDEXED | (start_flags),                                                                \
      .headings = start_headings,                                                                      \
      .also = "Thời gian|Thời gian thực hiện|Thời gian tổ chức|"                         \
              "Ngày tổ chức|Ngày, tháng|Ngày tháng|Bắt đầu|"                             \
              "Thời gian bắt đầu|Ngày thực hiện|Ngày nhận|Ngày tiếp nhận|"         \
              "Ngày tiếp|Ngày nhận đơn|Ngày đến" },                                                    \
    { 7,                                                                                               \
      "end",                                                                                           \
      N_ ("To"),                                                                                       \
      DV_TYPE_PARTIAL_DATE,                                                                            \
      0,                                                                                               \
      .headings = "Đến ngày|Ngày kết thúc",                                                            \
      .also = "Kết thúc|Thời gian kết thúc" },                                                         \
    { 8,                                                                                               \
      "section",                                                                                       \
      N_ ("Report section"),                                                                           \
      DV_TYPE_LINK,                                                                                    \
      DV_FIELD_INDEXED,                                                                                \
      .target = "section",                                                                             \
      .headings = "Mục báo cáo|Mục" },                                                                 \
    { 9,                                                                                               \
      "campaign",                                                                                      \
      N_ ("Campaign"),                                                                                 \
      DV_TYPE_LINK,                                                                                    \
      0,                                                                                               \
      .target = "campaign",                                                                            \
      .headings = "Đợt|Chiến dịch",                                                                    \
      .also = "Đợt vận động|Phong trào|Chương trình",                                                  \
      .listed_as = "" },                                                                               \
    { 10,                                                                                              \
      "documents",                                                                                     \
      N_ ("Documents"),                                                                                \
      DV_TYPE_LINKS,                                                                                   \
      0,                                                                                               \
      .target = "document",                                                                            \
      .headings = "Văn bản|Căn cứ",                                                                    \
      .also = "Văn bản chỉ đạo|Căn cứ thực hiện" },                                                    \
  {                                                                                                    \
    11, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED,                                  \
      .headings = "Ghi chú", .also = "Ghi chú khác|Chú thích|G.chú|Lưu ý"                       \
  }

G_END_DECLS
