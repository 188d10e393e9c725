/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-personal.h"
#include "dv-publication.h"
#include "dv-store-error.h"
#include "dv-value.h"

/* Nothing that says who wrote a letter is made public: Luật Tố cáo 25/2018, art. 8 and 40; Luật Bảo
 * vệ dữ liệu cá nhân 91/2025, art. 16. */

static gboolean
refuse_missing (DvRecord *publication, const char *name, GError **error)
{
  const DvField *field = dv_kind_find_field (&dv_kind_publication, name);

  if (dv_record_get_value (publication, field) != NULL)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the label of a field, “Where” */
               _ ("“%s” is missing, so it cannot be marked as published. Nothing was saved."),
               dv_field_get_label (field));
  return FALSE;
}

/* A telephone number may be that of the office, and a street may bear a name: those are asked about
 * in the window. */
static gboolean
is_refused (const DvPersonalHit *hit)
{
  return hit->known || hit->type == DV_PERSONAL_NUMBER;
}

static gboolean
refuse_personal (DvDb *db, DvRecord *petition, const char *text, GError **error)
{
  g_autoptr (GPtrArray) hits = dv_publication_find_personal (db, petition, text, error);

  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const DvPersonalHit *hit = g_ptr_array_index (hits, i);

    if (!is_refused (hit))
      continue;
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 _ ("The text says who somebody is: “%s”. It was not marked as published: take it "
                    "out of the text first (Luật 91/2025/QH15, art. 16; Luật Tố cáo, art. 8)."),
                 hit->text);
    return FALSE;
  }
  return hits != NULL;
}

static gboolean
refuse_unchecked (DvRecord *petition, DvRecord *publication, const char *text, GError **error)
{
  g_autofree char *signature = dv_publication_sign_text (text);

  if (!dv_petition_is_sealed (petition) ||
      g_strcmp0 (dv_record_get (publication, "checked"), signature) == 0)
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("Who wrote this letter is sealed, and the text was not yet compared with "
                          "what is sealed. It was not marked as published: an officer with a key "
                          "does that with “Publish…” (Luật Tố cáo 25/2018, art. 40)."));
  return FALSE;
}

/* An answer without a last day hangs for good, which no rule forbids. */
static gboolean
refuse_short (DvDb *db, DvRecord *petition, DvRecord *publication, GError **error)
{
  const char *to = dv_record_get (publication, "to");
  g_autofree char *basis = NULL;
  g_autofree char *last = NULL;
  g_autofree char *shown = NULL;

  if (!dv_publication_find_last_day (db, petition, dv_record_get (publication, "from"), &basis,
                                     &last, error))
    return FALSE;
  if (to == NULL || last == NULL || strcmp (to, last) >= 0)
    return TRUE;
  shown = dv_field_format (dv_kind_find_field (&dv_kind_publication, "to"), last);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a day, and the law */
               _ ("It has to stay public until %s at least (%s). It was not marked as published: "
                  "mend the last day, or leave it empty."),
               shown, basis != NULL ? basis : "–");
  return FALSE;
}

static gboolean
check (DvDb *db, DvRecord *before, DvRecord *after, GError **error)
{
  g_autoptr (DvRecord) petition = NULL;
  const char *text;

  if (after == NULL || g_strcmp0 (dv_record_get (after, "state"), "published") != 0)
    return TRUE;
  text = dv_record_get (after, "text");
  petition = dv_db_load_id (db, dv_record_get (after, "petition"), error);
  return petition != NULL && refuse_missing (after, "place", error) &&
         refuse_missing (after, "from", error) && refuse_short (db, petition, after, error) &&
         refuse_personal (db, petition, text, error) &&
         refuse_unchecked (petition, after, text, error);
}

const DvGuard dv_guard_publication = { &dv_kind_publication, check, NULL };
