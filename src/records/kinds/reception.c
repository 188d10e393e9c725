/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-rules.h"

static const DvChoice types[] = {
  { "regular", N_ ("regular"), "định kỳ" },
  { "emergency", N_ ("unscheduled"), "đột xuất" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "date", N_ ("Date"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_TODAY,
    .headings = "Ngày tiếp" },
  { 2, "type", N_ ("Type"), DV_TYPE_CHOICE, 0, .choices = types, .headings = "Loại" },
  { 3, "host", N_ ("Received by"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED,
    .headings = "Người tiếp", .hint = N_ ("The chairman, or whom they sent instead") },
  { 4, "by_chairman", N_ ("The chairman in person"), DV_TYPE_YES_NO, 0,
    .headings = "Chủ tịch trực tiếp tiếp" },
  { 5, "place", N_ ("Place"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa điểm" },
  { 6, "visitors", N_ ("People who came"), DV_TYPE_INTEGER, 0, .headings = "Số lượt người" },
  { 7, "groups", N_ ("Groups of many people"), DV_TYPE_INTEGER, 0,
    .headings = "Số đoàn đông người" },
  { 8, "note", N_ ("Remarks"), DV_TYPE_LONG_TEXT, 0, .headings = "Ghi chú" },
};

/* A day on which citizens are received: Luật Tiếp công dân 42/2013, art. 15 and 18. */
const DvKind dv_kind_reception = {
  .id = 49,
  .name = "reception",
  .label = N_ ("Reception day"),
  .label_plural = N_ ("Reception days"),
  .icon = "dv-event-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "host",
  .columns = DV_NAMES ("date", "type", "host", "by_chairman", "visitors", "groups"),
  .start = "date",
  .scope = DV_SCOPE_WARD,
};
