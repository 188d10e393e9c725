/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"

#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "petition", N_ ("Petition"), DV_TYPE_LINK, DV_FIELD_REQUIRED | DV_FIELD_INDEXED,
    .target = "petition", .headings = "Đơn" },
  { 2, "name", N_ ("Full name"), DV_TYPE_TEXT,
    DV_FIELD_REQUIRED | DV_FIELD_SEARCHED | DV_FIELD_PERSON_NAME, .headings = "Họ và tên" },
  { 3, "address", N_ ("Address"), DV_TYPE_TEXT, DV_FIELD_SEARCHED, .headings = "Địa chỉ" },
  { 4, "representative", N_ ("Represents the others"), DV_TYPE_YES_NO, 0,
    .headings = "Người đại diện" },
  { 5, "person", N_ ("In the register of people"), DV_TYPE_LINK, 0, .target = "person",
    .headings = "Mã người", .copies = DV_NAMES ("name", "address") },
};

/* One of several who signed a letter. */
const DvKind dv_kind_signer = {
  .id = 51,
  .name = "signer",
  .label = N_ ("Signer"),
  .label_plural = N_ ("Signers"),
  .icon = "dv-person-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title = "name",
  .columns = DV_NAMES ("name", "address", "representative"),
  .owner = "petition",
  .scope = DV_SCOPE_OWNER,
  .flags = DV_KIND_PART,
};
