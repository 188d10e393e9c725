/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "name", N_ ("Full name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED },
  { 2, "post", N_ ("Post"), DV_TYPE_TEXT, 0 },
  { 3, "public_key", N_ ("Public key"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 4, "wrapped", N_ ("Key behind the passphrase"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 5, "recovery", N_ ("Key behind the recovery key"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 6, "from", N_ ("Holds a key since"), DV_TYPE_DATE, 0 },
  { 7, "to", N_ ("Until"), DV_TYPE_DATE, 0 },
  /* What sealed parts are bound to; the same in all officers of a store. */
  { 8, "store", N_ ("Store"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
};

/* Somebody who may open sealed identities. The secret half of the key is stored behind a passphrase
 * and, once more, behind a recovery key on paper; see src/sealing. */
const DvKind dv_kind_officer = {
  .id = 46,
  .name = "officer",
  .label = N_ ("Key holder"),
  .label_plural = N_ ("Key holders"),
  .icon = "dv-person-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "post", "from", "to"),
  .start = "from",
  .end = "to",
  .scope = DV_SCOPE_OFFICE,
  .flags = DV_KIND_HIDDEN,
};
