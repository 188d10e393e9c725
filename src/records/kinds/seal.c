/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "petition", N_ ("Petition"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "petition" },
  { 2, "part", N_ ("Sealed part"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 3, "version", N_ ("Version"), DV_TYPE_INTEGER, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 4, "content", N_ ("Sealed content"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 5, "attachment", N_ ("Sealed scan"), DV_TYPE_LINK, DV_FIELD_COMPUTED, .target = "attachment" },
};

/* What tells who wrote a letter, sealed to the key holders (Luật Tố cáo 25/2018/QH14, art. 8). It
 * is text that says nothing, so the log, undo and the exchange with other sites need no care. */
const DvKind dv_kind_seal = {
  .id = 47,
  .name = "seal",
  .label = N_ ("Sealed identity"),
  .label_plural = N_ ("Sealed identities"),
  .icon = "channel-secure-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "part",
  .columns = DV_NAMES ("part", "version"),
  .owner = "petition",
  .identity = DV_NAMES ("petition", "part"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART | DV_KIND_HIDDEN,
};
