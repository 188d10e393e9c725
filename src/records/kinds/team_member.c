/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice roles[] = {
  { "head", N_ ("head of the team"), "trưởng đoàn" },
  { "deputy", N_ ("deputy head of the team"), "phó trưởng đoàn|phó đoàn" },
  { "secretary", N_ ("secretary"), "thư ký" },
  { "member", N_ ("ordinary member"), "thành viên" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "supervision", N_ ("Supervision"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "supervision", .headings = "Cuộc giám sát" },
  { 2, "name", N_ ("Full name"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME, .headings = "Họ và tên" },
  { 3, "role", N_ ("Role"), DV_TYPE_CHOICE, DV_FIELD_OPEN, .choices = roles,
    .headings = "Nhiệm vụ|Vai trò" },
  { 4, "body", N_ ("Post and body"), DV_TYPE_TEXT, 0, .headings = "Chức vụ, đơn vị" },
  { 5, "unit", N_ ("Unit"), DV_TYPE_LINK, 0, .target = "unit", .headings = "Đơn vị" },
};

/* Who supervises, with what task. */
const DvKind dv_kind_team_member = {
  .id = 59,
  .name = "team_member",
  .label = N_ ("Member of the team"),
  .label_plural = N_ ("Members of the team"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "role", "body", "unit"),
  .owner = "supervision",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
