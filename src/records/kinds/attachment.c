/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "record", N_ ("Record"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED },
  { 2, "name", N_ ("File name"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED },
  { 3, "hash", N_ ("Content"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_COMPUTED },
  { 4, "size", N_ ("Size (bytes)"), DV_TYPE_INTEGER, DV_FIELD_COMPUTED },
  { 5, "media_type", N_ ("File type"), DV_TYPE_TEXT, DV_FIELD_COMPUTED },
  { 6, "caption", N_ ("Caption"), DV_TYPE_TEXT, DV_FIELD_SEARCHED },
  { 7, "date", N_ ("Date"), DV_TYPE_PARTIAL_DATE, 0 },
};

/* The content lies beside the store under its hash, so the same photo is kept once. */
const DvKind dv_kind_attachment = {
  .id = 20,
  .name = "attachment",
  .label = N_ ("Attachment"),
  .label_plural = N_ ("Attachments"),
  .icon = "mail-attachment-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "caption", "date", "size"),
  .owner = "record",
  .identity = DV_NAMES ("record", "hash"),
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
