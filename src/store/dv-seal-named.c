/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-personal.h"
#include "dv-scrub.h"
#include "dv-seal-private.h"
#include "dv-sealing-error.h"

/* Sealing is of no use if the content of the letter says who wrote it, or said so before. Addresses
 * are not compared: a denunciation may be about the street where its writer lives. */

static gboolean
is_named_in (DvIdentity *identity, const char *text)
{
  static const struct {
    DvPersonalType type;
    DvIdentityField field;
  } compared[] = {
    { DV_PERSONAL_NAME, DV_IDENTITY_NAME },
    { DV_PERSONAL_CONTACT, DV_IDENTITY_CONTACT },
    { DV_PERSONAL_NUMBER, DV_IDENTITY_ID_NUMBER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++) {
    DvSecret *secret = dv_identity_get (identity, compared[i].field);
    DvPersonalValue value = { compared[i].type,
                              secret != NULL ? dv_secret_get_text (secret) : NULL };
    g_autoptr (GPtrArray) hits = dv_personal_find (text, &value, 1);

    for (guint h = 0; h < hits->len; h++) {
      if (((DvPersonalHit *) g_ptr_array_index (hits, h))->known)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_text (const DvField *field)
{
  return field->type == DV_TYPE_TEXT || field->type == DV_TYPE_LONG_TEXT;
}

static gboolean
refuse_named (DvRecord *record, DvIdentity *identity, GError **error)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (record, field);

    if (value == NULL || !is_text (field) || !is_named_in (identity, value))
      continue;
    g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NAMED,
                 /* translators: %s is the label of a field */
                 _ ("“%s” says who wrote the letter. Nothing was saved: write it without the name, "
                    "telephone and ID number of the writer."),
                 dv_field_get_label (field));
    return FALSE;
  }
  return TRUE;
}

static gboolean
names_writer (const DvField *field, const char *value, gpointer identity)
{
  return is_text (field) && is_named_in (identity, value);
}

static gboolean
check_record (DvWrite *write, DvRecord *record, DvIdentity *identity, GError **error)
{
  return (dv_record_is_deleted (record) || refuse_named (record, identity, error)) &&
         dv_scrub_log (write, record, names_writer, identity, error);
}

/**
 * dv_seal_refuse_named:
 * @write: a transaction
 * @petition: a petition that is saved
 * @identity: who wrote it
 * @error: return location for %DV_SEALING_ERROR_NAMED
 *
 * Refuses a petition if one of its texts, or one of its steps or other parts, says the full name,
 * telephone or number of who wrote it, with or without marks. What they said before is destroyed in
 * the log.
 *
 * Returns: whether no text does
 */
gboolean
dv_seal_refuse_named (DvWrite *write, DvRecord *petition, DvIdentity *identity, GError **error)
{
  static const DvKind *const kinds[] = { &dv_kind_step, &dv_kind_publication, &dv_kind_signer,
                                         &dv_kind_attachment };

  if (!check_record (write, petition, identity, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GPtrArray) parts =
      dv_seal_load_parts (dv_write_get_db (write), kinds[i], petition, error);

    if (parts == NULL)
      return FALSE;
    for (guint k = 0; k < parts->len; k++) {
      if (!check_record (write, g_ptr_array_index (parts, k), identity, error))
        return FALSE;
    }
  }
  return TRUE;
}
