/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "dv-fold.h"
#include "dv-seal-private.h"
#include "dv-sealing-error.h"

/* Sealing is of no use if the content of the letter says who wrote it. */

/* A single word, or a few digits, stands in many texts. */
#define FEWEST_DIGITS 8

static void
wipe (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

static gboolean
is_name (const char *folded)
{
  return folded != NULL && strchr (folded, ' ') != NULL;
}

static gboolean
is_number (const char *folded)
{
  guint n = 0;

  for (const char *p = folded; p != NULL && *p != '\0'; p++)
    n += g_ascii_isdigit (*p) ? 1 : 0;
  return n >= FEWEST_DIGITS;
}

static gboolean
names (DvIdentity *identity, DvIdentityField field, const char *folded_text)
{
  DvSecret *value = dv_identity_get (identity, field);
  char *folded = value != NULL ? dv_text_fold (dv_secret_get_text (value)) : NULL;
  gboolean found = FALSE;

  if (field == DV_IDENTITY_NAME ? is_name (folded) : is_number (folded))
    found = strstr (folded_text, folded) != NULL;
  wipe (folded);
  return found;
}

static gboolean
is_named_in (DvIdentity *identity, const char *text)
{
  static const DvIdentityField fields[] = { DV_IDENTITY_NAME, DV_IDENTITY_CONTACT,
                                            DV_IDENTITY_ID_NUMBER };
  g_autofree char *folded = dv_text_fold (text);

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (fields); i++) {
    if (names (identity, fields[i], folded))
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_seal_refuse_named:
 * @petition: a petition as it is saved
 * @identity: who wrote it
 * @error: return location for %DV_SEALING_ERROR_NAMED
 *
 * Refuses a petition that says in one of its texts, with or without marks, the full name, telephone
 * or number of who wrote it.
 *
 * Returns: whether no text does
 */
gboolean
dv_seal_refuse_named (DvRecord *petition, DvIdentity *identity, GError **error)
{
  const DvKind *kind = dv_record_get_kind (petition);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (petition, field);

    if (value == NULL || (field->type != DV_TYPE_TEXT && field->type != DV_TYPE_LONG_TEXT) ||
        !is_named_in (identity, value))
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
