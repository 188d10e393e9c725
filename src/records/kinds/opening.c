/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "record", N_ ("Petition"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "petition" },
  { 2, "site", N_ ("Site"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 3, "number", N_ ("No."), DV_TYPE_INTEGER, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 4, "time", N_ ("When"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 5, "officer", N_ ("Key holder"), DV_TYPE_LINK, DV_FIELD_REQUIRED, .target = "officer" },
  { 6, "actor", N_ ("At the keyboard"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 7, "reason", N_ ("Reason"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 8, "previous", N_ ("Hash of the opening before"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 9, "hash", N_ ("Hash"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
};

/* That somebody opened a sealed identity: a link of the chain of its site. */
const DvKind dv_kind_opening = {
  .id = 48,
  .name = "opening",
  .label = N_ ("Opening of a sealed identity"),
  .label_plural = N_ ("Openings of sealed identities"),
  .icon = "dv-link-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "reason",
  .columns = DV_NAMES ("time", "officer", "reason"),
  .owner = "record",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN | DV_KIND_TRACE,
};
