/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvChoice states[] = {
  { "draft", N_ ("being drawn up"), "đang lập|đang rà soát" },
  { "reviewed", N_ ("reviewed"), "đã rà soát" },
  { "approved", N_ ("approved"), "đã duyệt" },
  { "locked", N_ ("locked"), "đã chốt" },
  { "paid", N_ ("handed out"), "đã trao|đã tặng" },
  { "settled", N_ ("settled"), "đã quyết toán" },
  { "works-started", N_ ("works started"), "đã khởi công" },
  { "handed-over", N_ ("handed over"), "đã bàn giao" },
  { "superseded", N_ ("replaced by a newer version"), "đã thay bằng bản mới" },
  { NULL },
};

static const DvField fields[] = {
  DV_ACTIVITY_FIELDS (N_ ("List"), "Tên danh sách|Danh sách|Nội dung", "Đơn vị lập|Chủ trì"),
  { 20, "categories", N_ ("Beneficiaries"), DV_TYPE_LINKS, 0, .target = "category",
    .headings = "Đối tượng", .also = "Diện|Đối tượng thụ hưởng|Đối tượng hưởng" },
  { 21, "cases", N_ ("Cases"), DV_TYPE_INTEGER, 0, .headings = "Số trường hợp",
    .also = "Số người|Số lượng|Số suất|Số hộ",
    .hint = N_ ("Leave empty to count the lines of the list") },
  { 22, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái" },
  { 23, "version", N_ ("Version"), DV_TYPE_INTEGER, 0, .headings = "Bản", .minimum = 1,
    .maximum = 999 },
  { 24, "replaces", N_ ("Replaces"), DV_TYPE_LINK, DV_FIELD_COMPUTED, .target = "list" },
  { 25, "reason", N_ ("Reason of the new version"), DV_TYPE_TEXT, 0,
    .headings = "Lý do điều chỉnh" },
  { 26, "gift_source", N_ ("Source of gifts"), DV_TYPE_LINK, 0, .target = "source",
    .headings = "Nguồn",
    .hint = N_ ("Where the gifts of the list come from, unless a line says another") },
  { 27, "need", N_ ("Need"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = dv_choices_need,
    .headings = "Nhu cầu" },
  { 28, "approved_by", N_ ("Approved by"), DV_TYPE_TEXT, 0, .headings = "Người duyệt" },
  { 29, "approved_on", N_ ("Approved on"), DV_TYPE_DATE, 0, .headings = "Ngày duyệt" },
  { 30, "settled_on", N_ ("Settled on"), DV_TYPE_DATE, 0, .headings = "Ngày quyết toán" },
};

const DvKind dv_kind_list = {
  .id = 12,
  .name = "list",
  .label = N_ ("Beneficiary list"),
  .label_plural = N_ ("Lists and gifts"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "version", "campaign", "lead", "cases", "state", "start"),
  .start = "start",
  .end = "end",
  .unit = "lead",
  .scope = DV_SCOPE_UNIT,
};
