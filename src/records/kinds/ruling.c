/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice verdicts[] = {
  { "allowed", N_ ("allowed"), "chấp nhận" },
  { "mended", N_ ("mended"), "đã xử lý" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "campaign", N_ ("Campaign"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "campaign" },
  { 2, "type", N_ ("Type"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 3, "first", N_ ("First"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 4, "second", N_ ("Second"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 5, "verdict", N_ ("Verdict"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = verdicts },
  { 6, "reason", N_ ("Reason"), DV_TYPE_TEXT, 0 },
};

/* What somebody decided about two gifts that touch: a hit that was settled stays settled. The ends
 * are ids of people, or of lines (the first version of each) where nobody was found in the register
 * or where both are gifts of one person: a third gift is a new question. */
const DvKind dv_kind_ruling = {
  .id = 38,
  .name = "ruling",
  .label = N_ ("Ruling on an overlap"),
  .label_plural = N_ ("Rulings on overlaps"),
  .icon = "dv-list-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "reason",
  .columns = DV_NAMES ("type", "verdict", "reason"),
  .owner = "campaign",
  .identity = DV_NAMES ("campaign", "type", "first", "second"),
  .scope = DV_SCOPE_WARD,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
