/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "inventory", N_ ("Inventory"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "inventory", .headings = "Biên bản|Mã biên bản" },
  { 2, "position", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_NUMBERED, .headings = "STT|TT" },
  { 3, "item", N_ ("What is counted"), DV_TYPE_TEXT, DV_FIELD_REQUIRED,
    .headings = "Nội dung kiểm đếm|Hạng mục", .also = "Tên tài sản|Cây trồng, vật kiến trúc" },
  { 4, "measure", N_ ("Measure"), DV_TYPE_TEXT, DV_FIELD_REPEATED, .headings = "Đơn vị tính|ĐVT",
    .hint = N_ ("For example m², m, cây, cái") },
  { 5, "declared", N_ ("First count"), DV_TYPE_DECIMAL, 0, .headings = "Lần 1|Tự khai",
    .also = "Số lượng tự khai|Số lượng lần 1",
    .hint = N_ ("What the user declared, or what was counted first") },
  { 6, "counted", N_ ("Second count"), DV_TYPE_DECIMAL, 0, .headings = "Lần 2|Kiểm đếm",
    .also = "Số lượng kiểm đếm|Số lượng lần 2|Số lượng", .hint = N_ ("What the team counted") },
  { 7, "difference", N_ ("Difference"), DV_TYPE_DECIMAL, DV_FIELD_COMPUTED,
    .minimum = -G_MAXINT64 },
  { 8, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* Reckoned where both counts are known; a sheet does not say it. */
static void
check (DvRecord *record, GPtrArray *problems)
{
  gint64 difference =
    dv_record_get_integer (record, "counted") - dv_record_get_integer (record, "declared");
  g_autofree char *text = NULL;

  if (dv_record_get (record, "declared") != NULL && dv_record_get (record, "counted") != NULL)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, difference);
  dv_record_set (record, "difference", text);
}

/* One thing that was counted, twice where somebody declared it first. */
const DvKind dv_kind_inventory_line = {
  .id = 81,
  .name = "inventory_line",
  .label = N_ ("Line of an inventory"),
  .label_plural = N_ ("Lines of an inventory"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "item",
  .columns = DV_NAMES ("position", "item", "measure", "declared", "counted", "difference", "note"),
  .owner = "inventory",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
