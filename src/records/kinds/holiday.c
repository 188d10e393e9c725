/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice types[] = {
  { "holiday", N_ ("public holiday"), "nghỉ lễ|nghỉ tết" },
  { "substitute", N_ ("substitute day off"), "nghỉ bù" },
  { "swapped-off", N_ ("day off swapped"), "nghỉ hoán đổi" },
  { "working", N_ ("swapped working day"), "làm bù" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "date", N_ ("Date"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .headings = "Ngày" },
  { 2, "type", N_ ("Type"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = types,
    .headings = "Loại" },
  { 3, "name", N_ ("Name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Tên" },
  { 4, "basis", N_ ("Legal basis"), DV_TYPE_TEXT, 0, .headings = "Căn cứ" },
};

const DvKind dv_kind_holiday = {
  .id = 21,
  .name = "holiday",
  .label = N_ ("Holiday"),
  .label_plural = N_ ("Public holidays"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("date", "type", "name", "basis"),
  .start = "date",
  .identity = DV_NAMES ("date"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_CATALOGUE,
};
