/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>

#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-seal.h"
#include "dv-store-error.h"

/* Who denounces is nowhere in the clear (Luật Tố cáo 25/2018/QH14, art. 8), and openings are not
 * changed once they are written. */

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
refuse_plain_parts (DvDb *db, DvRecord *petition, GError **error)
{
  gboolean plain = FALSE;

  if (!dv_seal_find_clear (db, petition, &plain, error))
    return FALSE;
  return !plain ||
         refuse (_ (
                   "The law keeps secret who wrote this letter (Luật Tố cáo, art. 8), and its "
                   "signers, scans or history say it in the clear. Nothing was saved: choose “Seal "
                   "the identity” for the letter, which takes them into the sealed part."),
                 error);
}

static gboolean
check_petition (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  const DvField *plain;

  if (after == NULL || !dv_petition_is_confidential (after))
    return TRUE;
  plain = dv_petition_find_plain (after);
  if (plain != NULL) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the label of a field */
                 _ ("%s: the law keeps secret who wrote this letter (Luật Tố cáo, art. 8). Nothing "
                    "was saved: type it into the sealed part, or choose “Seal the identity” for a "
                    "letter that is saved already."),
                 dv_field_get_label (plain));
    return FALSE;
  }
  if (before == NULL || dv_petition_is_confidential (before))
    return TRUE;
  return refuse_plain_parts (db, after, error);
}

const DvGuard dv_guard_petition_seal = { &dv_kind_petition, check_petition, NULL };

static gboolean
load_petition (DvDb *db, const char *id, DvRecord **petition, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, id, error);

  if (record == NULL)
    return FALSE;
  if (dv_record_get_kind (record) == &dv_kind_petition)
    *petition = g_steal_pointer (&record);
  return TRUE;
}

static gboolean
check_signer (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvRecord) petition = NULL;

  if (after == NULL)
    return TRUE;
  if (!load_petition (db, dv_record_get (after, "petition"), &petition, error))
    return FALSE;
  return petition == NULL || !dv_petition_is_confidential (petition) ||
         (g_strcmp0 (dv_record_get (after, "name"), "—") == 0 &&
          dv_record_get (after, "address") == NULL && dv_record_get (after, "person") == NULL) ||
         refuse (_ ("The law keeps secret who signed this letter (Luật Tố cáo, art. 8). Nothing "
                    "was saved: type the signers into the sealed part."),
                 error);
}

const DvGuard dv_guard_signer_seal = { &dv_kind_signer, check_signer, NULL };

static gboolean
check_attachment (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvRecord) petition = NULL;

  if (after == NULL || g_strcmp0 (dv_record_get (after, "media_type"), DV_SEALED_MEDIA_TYPE) == 0 ||
      g_strcmp0 (dv_record_get (after, "hash"), "—") == 0)
    return TRUE;
  if (!load_petition (db, dv_record_get (after, "record"), &petition, error))
    return FALSE;
  return petition == NULL || !dv_petition_is_confidential (petition) ||
         refuse (_ ("A scan shows who wrote this letter (Luật Tố cáo, art. 8). It was not "
                    "attached: attach it as a sealed scan."),
                 error);
}

const DvGuard dv_guard_attachment_seal = { &dv_kind_attachment, check_attachment, NULL };

static gboolean
check_opening (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  return before == NULL ||
         refuse (_ ("The list of openings cannot be changed. Nothing was saved."), error);
}

const DvGuard dv_guard_opening = { &dv_kind_opening, check_opening, NULL };
