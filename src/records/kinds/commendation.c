/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice forms[] = {
  { "merit-paper", N_ ("certificate of merit"), "giấy khen" },
  { "merit", N_ ("diploma of merit"), "bằng khen" },
  { "advanced", N_ ("advanced collective or worker"), "tập thể tiên tiến|lao động tiên tiến" },
  { "medal", N_ ("medal for the cause"), "kỷ niệm chương" },
  { "recognition", N_ ("recognition of a model"), "công nhận mô hình" },
  { NULL },
};

static const DvChoice levels[] = {
  { "ward", N_ ("ward"), "phường|xã" },
  { "district", N_ ("district"), "quận|huyện" },
  { "city", N_ ("city or province"), "thành phố|tỉnh" },
  { "nation", N_ ("nation"), "trung ương" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "title", N_ ("For what"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Thành tích|Nội dung khen thưởng" },
  { 3, "form", N_ ("Form"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = forms,
    .headings = "Hình thức" },
  { 4, "level", N_ ("Level"), DV_TYPE_CHOICE, DV_FIELD_OPEN | DV_FIELD_INDEXED, .choices = levels,
    .headings = "Cấp khen" },
  { 5, "start", N_ ("Date"), DV_TYPE_PARTIAL_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Ngày khen thưởng|Ngày" },
  { 6, "decision", N_ ("Decision"), DV_TYPE_LINK, 0, .target = "document",
    .headings = "Quyết định" },
  { 7, "model", N_ ("Model or movement"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "model",
    .headings = "Mô hình, phong trào", .listed_as = N_ ("Commendations for the model") },
  { 8, "collectives", N_ ("Collectives"), DV_TYPE_LINKS, 0, .target = "unit",
    .headings = "Tập thể được khen" },
  { 9, "n_collectives", N_ ("Number of collectives"), DV_TYPE_INTEGER, 0, .headings = "Số tập thể",
    .hint = N_ ("Only where they are not named") },
  { 10, "n_individuals", N_ ("Number of individuals"), DV_TYPE_INTEGER, 0, .headings = "Số cá nhân",
    .hint = N_ ("Only where they are not named") },
  { 11, "section", N_ ("Report section"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "section",
    .headings = "Mục báo cáo" },
  { 13, "lead", N_ ("Lead unit"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "unit",
    .headings = "Đơn vị đề nghị|Đơn vị chủ trì" },
  { 12, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

/* A decision that commends collectives and people: Luật Thi đua, khen thưởng 06/2022/QH15. Every
 * site has it, so that the people of every residential group can be listed under it. */
const DvKind dv_kind_commendation = {
  .id = 84,
  .name = "commendation",
  .label = N_ ("Commendation"),
  .label_plural = N_ ("Commendations"),
  .icon = "dv-model-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("start", "title", "form", "level", "decision", "model"),
  .start = "start",
  .unit = "lead",
  .scope = DV_SCOPE_WARD,
};
