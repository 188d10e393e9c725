/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "title", N_ ("Checklist"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên danh mục|Tên", .also = "Bộ văn bản|Danh mục khảo sát" },
  { 3, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED, .headings = "Ghi chú" },
};

/* What is looked for at each place of a survey: a set of documents, or anything else that can be
 * there, be there in part, or be missing. */
const DvKind dv_kind_checklist = {
  .id = 54,
  .name = "checklist",
  .label = N_ ("Checklist"),
  .label_plural = N_ ("Checklists"),
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "note"),
  .scope = DV_SCOPE_WARD,
};
