/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  { 1, "checklist", N_ ("Checklist"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "checklist", .headings = "Danh mục|Danh mục khảo sát" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT|Thứ tự" },
  { 3, "title", N_ ("What is looked for"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung khảo sát|Tên văn bản", .also = "Văn bản|Nội dung" },
  { 4, "document", N_ ("Document"), DV_TYPE_LINK, DV_FIELD_INDEXED, .target = "document",
    .headings = "Văn bản gốc|Mã văn bản", .copies = DV_NAMES ("title"),
    .listed_as = N_ ("Surveyed as") },
  { 5, "content", N_ ("Content to be made public"), DV_TYPE_CHOICE, 0,
    .choices = dv_choices_content, .headings = "Nội dung công khai" },
  { 6, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
  { 7, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
};

/* One thing that a checklist looks for. */
const DvKind dv_kind_item = {
  .id = 55,
  .name = "item",
  .label = N_ ("Item"),
  .label_plural = N_ ("Items"),
  .icon = "dv-document-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("position", "title", "document", "content", "note"),
  .owner = "checklist",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
