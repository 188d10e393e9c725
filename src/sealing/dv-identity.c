/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-sealing-error.h"

struct _DvIdentity {
  DvSecret *values[DV_N_IDENTITY_FIELDS];
};

/* Before each value in the sealed bytes: its field and its length, little-endian. */
#define TAG_SIZE 5

static const struct {
  const char *name;
  const char *label;
} fields[DV_N_IDENTITY_FIELDS] = {
  [DV_IDENTITY_NAME] = { "name", N_ ("Full name") },
  [DV_IDENTITY_ADDRESS] = { "address", N_ ("Address") },
  [DV_IDENTITY_CONTACT] = { "contact", N_ ("Telephone, e-mail") },
  [DV_IDENTITY_ID_NUMBER] = { "id_number", N_ ("Citizen ID number") },
  [DV_IDENTITY_HANDWRITING] = { "handwriting", N_ ("Handwriting") },
  [DV_IDENTITY_NOTE] = { "note", N_ ("Whatever else tells who it is") },
};

/**
 * dv_identity_new:
 *
 * Returns: (transfer full): an identity of which nothing is known
 */
DvIdentity *
dv_identity_new (void)
{
  return g_new0 (DvIdentity, 1);
}

/**
 * dv_identity_free:
 * @self: (transfer full) (nullable): an identity, which is wiped
 */
void
dv_identity_free (DvIdentity *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++)
    dv_secret_unref (self->values[i]);
  g_free (self);
}

/**
 * dv_identity_set:
 * @self: an identity
 * @field: what to set
 * @value: (nullable): a text; an empty one is none
 */
void
dv_identity_set (DvIdentity *self, DvIdentityField field, DvSecret *value)
{
  g_clear_pointer (&self->values[field], dv_secret_unref);
  if (value != NULL && dv_secret_get_size (value) > 0)
    self->values[field] = dv_secret_ref (value);
}

/**
 * dv_identity_get:
 * @self: an identity
 * @field: what to get
 *
 * Returns: (nullable): it as a text
 */
DvSecret *
dv_identity_get (DvIdentity *self, DvIdentityField field)
{
  return self->values[field];
}

/**
 * dv_identity_is_empty:
 * @self: an identity
 *
 * Returns: whether nothing is known of it
 */
gboolean
dv_identity_is_empty (DvIdentity *self)
{
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    if (self->values[i] != NULL)
      return FALSE;
  }
  return TRUE;
}

static gsize
count_bytes (DvIdentity *self)
{
  gsize size = 0;

  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    if (self->values[i] != NULL)
      size += TAG_SIZE + dv_secret_get_size (self->values[i]);
  }
  return size;
}

static char *
put_value (char *p, guint field, DvSecret *value)
{
  const guint32 size = GUINT32_TO_LE ((guint32) dv_secret_get_size (value));

  *p = (char) field;
  memcpy (p + 1, &size, sizeof size);
  memcpy (p + TAG_SIZE, dv_secret_get_data (value), dv_secret_get_size (value));
  return p + TAG_SIZE + dv_secret_get_size (value);
}

/**
 * dv_identity_to_secret:
 * @self: an identity
 *
 * Returns: (transfer full): it as bytes that can be sealed
 */
DvSecret *
dv_identity_to_secret (DvIdentity *self)
{
  DvSecret *secret = dv_secret_new (count_bytes (self));
  char *p = dv_secret_get_data (secret);

  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    if (self->values[i] != NULL)
      p = put_value (p, i, self->values[i]);
  }
  return secret;
}

/* What a later version of the program writes and this one does not know is passed over. */
static gboolean
take_value (DvIdentity *self, const char **p, gsize *left)
{
  guint field;
  guint32 size;

  if (*left < TAG_SIZE)
    return FALSE;
  field = (guint8) * *p;
  memcpy (&size, *p + 1, sizeof size);
  size = GUINT32_FROM_LE (size);
  if (size > *left - TAG_SIZE)
    return FALSE;
  if (field < DV_N_IDENTITY_FIELDS) {
    g_autoptr (DvSecret) value = dv_secret_new_from (*p + TAG_SIZE, size);

    dv_identity_set (self, field, value);
  }
  *p += TAG_SIZE + size;
  *left -= TAG_SIZE + size;
  return TRUE;
}

/**
 * dv_identity_parse:
 * @secret: what dv_identity_to_secret() gave
 * @error: return location for %DV_SEALING_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the identity
 */
DvIdentity *
dv_identity_parse (DvSecret *secret, GError **error)
{
  g_autoptr (DvIdentity) self = dv_identity_new ();
  const char *p = dv_secret_get_data (secret);
  gsize left = dv_secret_get_size (secret);

  while (left > 0) {
    if (take_value (self, &p, &left))
      continue;
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_DAMAGED,
                         _ ("The sealed part is damaged. Nothing was opened: restore it from a "
                            "backup."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dv_identity_field_get_name:
 * @field: a part of an identity
 *
 * Returns: its name in JSON
 */
const char *
dv_identity_field_get_name (DvIdentityField field)
{
  return fields[field].name;
}

/**
 * dv_identity_field_get_label:
 * @field: a part of an identity
 *
 * Returns: what a person reads
 */
const char *
dv_identity_field_get_label (DvIdentityField field)
{
  return _ (fields[field].label);
}

/**
 * dv_identity_field_find:
 * @name: a name in JSON
 * @field: (out): the part of an identity that it names
 *
 * Returns: whether there is one
 */
gboolean
dv_identity_field_find (const char *name, DvIdentityField *field)
{
  for (guint i = 0; i < DV_N_IDENTITY_FIELDS; i++) {
    if (strcmp (fields[i].name, name) != 0)
      continue;
    *field = i;
    return TRUE;
  }
  return FALSE;
}
