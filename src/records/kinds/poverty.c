/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"

static const DvField fields[] = {
  { 1, "household", N_ ("Household"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "household", .headings = "Chủ hộ|Mã hộ" },
  { 2, "year", N_ ("Year"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Năm", .minimum = 1990, .maximum = 2100 },
  { 3, "standard", N_ ("Result"), DV_TYPE_CHOICE, DV_FIELD_SENSITIVE,
    .choices = dv_choices_standard, .headings = "Diện hộ|Kết quả",
    .hint = N_ ("Empty: neither poor nor near-poor") },
  { 4, "decision", N_ ("Decision"), DV_TYPE_TEXT, DV_FIELD_SEARCHED,
    .headings = "Quyết định|Số quyết định" },
  { 5, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

/* What the yearly review of poor households (QĐ 24/2021/QĐ-TTg) found for one household. */
const DvKind dv_kind_poverty = {
  .id = 33,
  .name = "poverty",
  .label = N_ ("Poverty review"),
  .label_plural = N_ ("Poverty reviews"),
  .icon = "dv-household-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "year",
  .columns = DV_NAMES ("household", "year", "decision"),
  .owner = "household",
  .identity = DV_NAMES ("household", "year"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
