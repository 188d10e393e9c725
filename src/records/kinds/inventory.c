/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvChoice states[] = {
  { "draft", N_ ("being counted"), "đang kiểm đếm|dự thảo" },
  { "signed", N_ ("signed"), "đã ký" },
  { "superseded", N_ ("replaced by a newer version"), "đã thay bằng bản mới" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "code", N_ ("Code"), DV_TYPE_TEXT, DV_FIELD_KEY | DV_FIELD_SEARCHED, .headings = "Mã" },
  { 2, "plot", N_ ("Plot of land"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "plot", .headings = "Mã hồ sơ|Thửa đất", .listed_as = "" },
  { 3, "title", N_ ("Content"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Nội dung|Biên bản" },
  { 4, "version", N_ ("Version"), DV_TYPE_INTEGER, DV_FIELD_COMPUTED, .minimum = 1,
    .maximum = 999 },
  { 5, "date", N_ ("Counted on"), DV_TYPE_DATE, DV_FIELD_INDEXED | DV_FIELD_TODAY,
    .headings = "Ngày kiểm đếm|Ngày" },
  { 6, "team", N_ ("Who counted"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Tổ kiểm đếm|Thành phần" },
  { 7, "declared_on", N_ ("Declared by the user on"), DV_TYPE_DATE, 0, .headings = "Ngày tự khai" },
  { 8, "state", N_ ("State"), DV_TYPE_CHOICE, DV_FIELD_INDEXED, .choices = states,
    .headings = "Trạng thái" },
  { 9, "signed_on", N_ ("Signed on"), DV_TYPE_DATE, 0, .headings = "Ngày ký" },
  { 10, "signers", N_ ("Signed by"), DV_TYPE_TEXT, 0, .headings = "Người ký" },
  { 11, "replaces", N_ ("Replaces"), DV_TYPE_LINK, DV_FIELD_COMPUTED, .target = "inventory" },
  { 12, "reason", N_ ("Reason of the new version"), DV_TYPE_TEXT, 0,
    .headings = "Lý do điều chỉnh" },
  { 13, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  static const char *const days[] = { "declared_on", "date", "signed_on" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    dv_check_not_future (record, days[i], problems);
  dv_check_order (record, "date", "signed_on", problems);
}

/* What stands on a plot, line by line. Once it is signed, a change is a new version. */
const DvKind dv_kind_inventory = {
  .id = 80,
  .name = "inventory",
  .label = N_ ("Inventory"),
  .label_plural = N_ ("Inventories"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "title",
  .columns = DV_NAMES ("code", "title", "plot", "version", "date", "state", "signed_on"),
  .start = "date",
  .owner = "plot",
  .scope = DV_SCOPE_OWNER,
  .check = check,
};
