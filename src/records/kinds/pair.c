/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvChoice verdicts[] = {
  { "distinct", N_ ("not the same person"), "không phải một người" },
  { NULL },
};

static const DvField fields[] = {
  { 1, "a", N_ ("Person"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED, .target = "person" },
  { 2, "b", N_ ("Other person"), DV_TYPE_LINK,
    DV_FIELD_REQUIRED | DV_FIELD_INDEXED | DV_FIELD_SHARED, .target = "person" },
  { 3, "verdict", N_ ("Decision"), DV_TYPE_CHOICE, DV_FIELD_REQUIRED, .choices = verdicts },
  { 4, "reason", N_ ("Reason"), DV_TYPE_TEXT, 0 },
};

/* What somebody decided about two people who look alike. The one with the lower id is the first, so
 * that two sites that decide the same make one record. */
const DvKind dv_kind_pair = {
  .id = 50,
  .name = "pair",
  .label = N_ ("Decision on two people"),
  .label_plural = N_ ("Decisions on two people"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "verdict",
  .columns = DV_NAMES ("a", "b", "verdict"),
  .owner = "a",
  .identity = DV_NAMES ("a", "b"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
