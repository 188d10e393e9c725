/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-secret.h"

G_BEGIN_DECLS

/**
 * DvIdentityField:
 * @DV_IDENTITY_NAME: the name
 * @DV_IDENTITY_ADDRESS: the address
 * @DV_IDENTITY_CONTACT: telephone, e-mail
 * @DV_IDENTITY_ID_NUMBER: the number of the identity card
 * @DV_IDENTITY_HANDWRITING: what is particular about the handwriting
 * @DV_IDENTITY_NOTE: whatever else tells who it is
 * @DV_N_IDENTITY_FIELDS: how many there are
 *
 * What tells who wrote a letter (Luật Tố cáo 25/2018/QH14, art. 8.2). The numbers are stored.
 */
typedef enum {
  DV_IDENTITY_NAME,
  DV_IDENTITY_ADDRESS,
  DV_IDENTITY_CONTACT,
  DV_IDENTITY_ID_NUMBER,
  DV_IDENTITY_HANDWRITING,
  DV_IDENTITY_NOTE,
  DV_N_IDENTITY_FIELDS,
} DvIdentityField;

/* Who wrote a letter, in secret memory. */
typedef struct _DvIdentity DvIdentity;

DvIdentity *dv_identity_new (void);
void dv_identity_free (DvIdentity *self);
void dv_identity_set (DvIdentity *self, DvIdentityField field, DvSecret *value);
DvSecret *dv_identity_get (DvIdentity *self, DvIdentityField field);
gboolean dv_identity_is_empty (DvIdentity *self);
DvSecret *dv_identity_to_secret (DvIdentity *self);
DvIdentity *dv_identity_parse (DvSecret *secret, GError **error);

const char *dv_identity_field_get_name (DvIdentityField field);
const char *dv_identity_field_get_label (DvIdentityField field);
gboolean dv_identity_field_find (const char *name, DvIdentityField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvIdentity, dv_identity_free)

G_END_DECLS
