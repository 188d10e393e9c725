/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

#include "dv-choices.h"
#include "dv-rules.h"

static const DvField fields[] = {
  { 1, "plot", N_ ("Plot of land"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "plot", .headings = "Mã hồ sơ|Thửa đất" },
  { 2, "step", N_ ("Step"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .choices = dv_choices_land_step, .headings = "Bước" },
  { 3, "date", N_ ("Done on"), DV_TYPE_DATE, DV_FIELD_REQUIRED | DV_FIELD_TODAY,
    .headings = "Ngày|Ngày hoàn thành" },
  { 4, "document", N_ ("Document"), DV_TYPE_TEXT, DV_FIELD_REPEATED,
    .headings = "Văn bản|Số văn bản", .hint = N_ ("Its number and symbol: 15/QĐ-UBND") },
  { 5, "note", N_ ("Remarks"), DV_TYPE_TEXT, 0, .headings = "Ghi chú" },
};

static void
check (DvRecord *record, GPtrArray *problems)
{
  dv_check_not_future (record, "date", problems);
}

/* That one of the twelve steps was done for a plot. Each is done once and counted by itself:
 * approval is no payment, payment no decision, a decision no hand-over. */
const DvKind dv_kind_plot_step = {
  .id = 78,
  .name = "plot_step",
  .label = N_ ("Step of clearance"),
  .label_plural = N_ ("Steps of clearance"),
  .icon = "dv-task-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "step",
  .columns = DV_NAMES ("step", "date", "document", "note"),
  .start = "date",
  .owner = "plot",
  .identity = DV_NAMES ("plot", "step"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
  .check = check,
};
