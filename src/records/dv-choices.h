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

/* What every activity of a unit has. Its kind goes on from field 20. The fields stand in the order
 * of the paper form; @title_headings are the spreadsheet headings of the title, @lead_headings
 * those of the lead unit. */
#define DV_ACTIVITY_FIELDS(title_label, title_headings, lead_headings)                                 \
  {                                                                                                    \
    1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã|Mã số" \
  },                                                                                                   \
    { 2,                                                                                               \
      "title",                                                                                         \
      title_label,                                                                                     \
      DV_TYPE_TEXT,                                                                                    \
      DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,                                                           \
      .headings = title_headings },                                                                    \
    { 3,                                                                                               \
      "lead",                                                                                          \
      N_ ("Lead unit"),                                                                                \
      DV_TYPE_LINK,                                                                                    \
      DV_FIELD_INDEXED,                                                                                \
      .target = "unit",                                                                                \
      .headings = lead_headings },                                                                     \
    { 4, "units",          N_ ("Co-operating units"),  DV_TYPE_LINKS,                                  \
      0, .target = "unit", .choices = dv_choices_role, .headings = "Phối hợp|Đơn vị phối hợp" },       \
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
      N_ ("From"),                                                                                     \
      DV_TYPE_PARTIAL_DATE,                                                                            \
      DV_FIELD_INDEXED,                                                                                \
      .headings = "Từ ngày|Ngày bắt đầu|Ngày" },                                                       \
    { 7, "end", N_ ("To"), DV_TYPE_PARTIAL_DATE, 0, .headings = "Đến ngày|Ngày kết thúc" },            \
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
      .listed_as = "" },                                                                               \
    { 10,                                                                                              \
      "documents",                                                                                     \
      N_ ("Documents"),                                                                                \
      DV_TYPE_LINKS,                                                                                   \
      0,                                                                                               \
      .target = "document",                                                                            \
      .headings = "Văn bản|Căn cứ" },                                                                  \
  {                                                                                                    \
    11, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú"           \
  }

G_END_DECLS
