/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "report", N_ ("Report"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "report" },
  { 2, "key", N_ ("Block"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 3, "position", N_ ("Position"), DV_TYPE_INTEGER, 0 },
  { 4, "text", N_ ("Text"), DV_TYPE_LONG_TEXT, DV_FIELD_SEARCHED },
  { 5, "generated", N_ ("Text from the records"), DV_TYPE_LONG_TEXT, DV_FIELD_COMPUTED },
  { 6, "edited", N_ ("Edited by hand"), DV_TYPE_YES_NO, 0 },
  { 7, "records", N_ ("Records behind it"), DV_TYPE_LONG_TEXT, DV_FIELD_COMPUTED },
  { 8, "part", N_ ("Part"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 9, "level", N_ ("Level"), DV_TYPE_INTEGER, DV_FIELD_COMPUTED },
};

/* One block of a report that was kept: edited by hand, or frozen because the report was issued. The
 * texts are marked (dv-marked.h), a table is text too (dv-half-table.h); the records are ids with
 * spaces between them and no links: a figure may have a hundred thousand behind it, and an issued
 * report must not keep any of them from being deleted. */
const DvKind dv_kind_block = {
  .id = 26,
  .name = "block",
  .label = N_ ("Block of a report"),
  .label_plural = N_ ("Blocks of reports"),
  .icon = "dv-report-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "key",
  .columns = DV_NAMES ("position", "key", "edited"),
  .owner = "report",
  .identity = DV_NAMES ("report", "key"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
