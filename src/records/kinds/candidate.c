/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "election", N_ ("Election or vote"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Cuộc bầu", .target = "election" },
  { 2, "name", N_ ("Full name"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME, .headings = "Họ và tên" },
  { 3, "person", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_INDEXED, .headings = "Mã người",
    .target = "person" },
  { 4, "post", N_ ("Post"), DV_TYPE_LINK, DV_FIELD_REPEATED, .headings = "Mã chức danh",
    .target = "post" },
  { 5, "votes_for", N_ ("Votes for"), DV_TYPE_INTEGER, 0, .headings = "Đồng ý" },
  { 6, "votes_against", N_ ("Votes against"), DV_TYPE_INTEGER, 0, .headings = "Không đồng ý" },
  { 7, "elected", N_ ("Elected"), DV_TYPE_YES_NO, 0, .headings = "Trúng cử" },
  { 8, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* Somebody who stands for election. */
const DvKind dv_kind_candidate = {
  .id = 70,
  .name = "candidate",
  .label = N_ ("Candidate"),
  .label_plural = N_ ("Candidates"),
  .icon = "dv-term-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "post", "votes_for", "votes_against", "elected"),
  .owner = "election",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
