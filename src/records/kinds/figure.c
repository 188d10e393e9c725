/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "report", N_ ("Report"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "report" },
  { 2, "key", N_ ("Figure"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 3, "value", N_ ("Value"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 4, "records", N_ ("Records behind it"), DV_TYPE_LONG_TEXT, DV_FIELD_COMPUTED },
  { 5, "previous", N_ ("Same period last year"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 6, "label", N_ ("What it counts"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 7, "block", N_ ("Block"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
};

/* A figure as it stood when its report was issued, with the records that it was counted from:
 * their ids with spaces between them (see block.c). */
const DvKind dv_kind_figure = {
  .id = 27,
  .name = "figure",
  .label = N_ ("Figure of a report"),
  .label_plural = N_ ("Figures of reports"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "key",
  .columns = DV_NAMES ("key", "value"),
  .owner = "report",
  .identity = DV_NAMES ("report", "key"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
