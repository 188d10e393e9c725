/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "supervision", N_ ("Supervision"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "supervision", .headings = "Cuộc giám sát" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT" },
  { 3, "title", N_ ("Finding"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung phát hiện|Nội dung" },
  { 4, "evidence", N_ ("Evidence"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED,
    .headings = "Tài liệu, chứng cứ|Căn cứ" },
};

/* What a supervision found. */
const DvKind dv_kind_finding = {
  .id = 60,
  .name = "finding",
  .label = N_ ("Finding"),
  .label_plural = N_ ("Findings"),
  .icon = "edit-find-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("position", "title", "evidence"),
  .owner = "supervision",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
