/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-confidential.h"
#include "dv-scrub.h"
#include "dv-seal.h"

/* What of a letter still says in the clear who wrote it. What was deleted or emptied stands in the
 * store and in its history all the same. */

static gboolean
has_plain (DvDb *db, const char *sql, DvRecord *petition, gboolean *has, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (petition));
  step = dv_stmt_step (stmt, error);
  *has = step == DV_STEP_ROW;
  return step != DV_STEP_ERROR;
}

static gboolean
is_sender (const DvField *field, const char *value, gpointer data)
{
  return dv_petition_names_sender (field);
}

/**
 * dv_seal_find_clear:
 * @db: a connection
 * @petition: a petition that is stored
 * @clear: (out): whether its signers, its scans or the history of its sender stand in the clear
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether that could be read
 */
gboolean
dv_seal_find_clear (DvDb *db, DvRecord *petition, gboolean *clear, GError **error)
{
  gboolean signers = FALSE, scans = FALSE, said = FALSE;

  if (!has_plain (db,
                  "SELECT 1 FROM signer WHERE petition = :row AND"
                  " (name IS NOT '—' OR address NOT NULL OR person NOT NULL) LIMIT 1",
                  petition, &signers, error) ||
      !has_plain (db,
                  "SELECT 1 FROM attachment WHERE record = :row AND hash IS NOT '—' AND"
                  " media_type IS NOT '" DV_SEALED_MEDIA_TYPE "' LIMIT 1",
                  petition, &scans, error) ||
      !dv_scrub_find (db, petition, is_sender, NULL, &said, error))
    return FALSE;
  *clear = signers || scans || said;
  return TRUE;
}
