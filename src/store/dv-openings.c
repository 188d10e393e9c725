/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-openings.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-sealing-error.h"
#include "dv-site.h"

/* The chain of openings in the store. How far the own chain goes is remembered apart from it, so
 * that openings cut off at its end are missed. */

#define HEAD "opening head"

static DvOpening *
read_opening (DvRecord *record)
{
  DvOpening *opening = dv_opening_new ();

  opening->site = g_strdup (dv_record_get (record, "site"));
  opening->number = (guint64) dv_record_get_integer (record, "number");
  opening->time = dv_record_get_integer (record, "time");
  opening->officer = g_strdup (dv_record_get (record, "officer"));
  opening->actor = g_strdup (dv_record_get (record, "actor"));
  opening->record = g_strdup (dv_record_get (record, "record"));
  opening->reason = g_strdup (dv_record_get (record, "reason"));
  opening->previous = g_strdup (dv_record_get (record, "previous"));
  opening->hash = g_strdup (dv_record_get (record, "hash"));
  return opening;
}

static GPtrArray *
read_rows (DvDb *db, DvStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) openings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dv_opening_free);
  DvStep step;

  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (DvRecord) record = dv_db_load (db, dv_stmt_get_integer (stmt, 0), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (openings, read_opening (record));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&openings) : NULL;
}

/**
 * dv_openings_read:
 * @db: a connection
 * @petition: (nullable): the id of a petition, %NULL for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvOpening): who opened sealed identities, the last first;
 *   also openings that somebody marked as deleted
 */
GPtrArray *
dv_openings_read (DvDb *db, const char *petition, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvId id = { { 0 } };

  if (petition != NULL && !dv_id_parse (petition, &id))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dv_opening_free);
  stmt = dv_db_prepare (db,
                        "SELECT rid FROM opening WHERE :all OR record ="
                        " (SELECT rid FROM record WHERE id = :id) ORDER BY time DESC, rid DESC",
                        error);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":all", petition == NULL);
  dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  return read_rows (db, stmt, error);
}

/* The number and hash of the last opening of this site. */
static gboolean
read_head (DvDb *db, const char *site, DvChainHead *head, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dv_meta_get (db, HEAD, &local);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 3);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *head = (DvChainHead){ g_strdup (site), 0, g_strdup ("") };
  if (g_strv_length (parts) != 3 || strcmp (parts[0], site) != 0)
    return TRUE;
  head->number = g_ascii_strtoull (parts[1], NULL, 10);
  g_free (head->hash);
  head->hash = g_strdup (parts[2]);
  return TRUE;
}

static void
head_clear (DvChainHead *head)
{
  g_free (head->site);
  g_free (head->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvChainHead, head_clear)

static char *
read_site (DvDb *db, GError **error)
{
  guint32 sid;
  DvId id;

  return dv_site_get_own (db, &sid, &id, error) ? dv_id_to_text (&id) : NULL;
}

static DvRecord *
opening_to_record (const DvOpening *opening)
{
  DvRecord *record = dv_record_new (&dv_kind_opening);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, opening->number);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, opening->time);

  dv_record_set (record, "record", opening->record);
  dv_record_set (record, "site", opening->site);
  dv_record_set (record, "number", number);
  dv_record_set (record, "time", time);
  dv_record_set (record, "officer", opening->officer);
  dv_record_set (record, "actor", opening->actor);
  dv_record_set (record, "reason", opening->reason);
  dv_record_set (record, "previous", opening->previous);
  dv_record_set (record, "hash", opening->hash);
  return record;
}

static gboolean
save_head (DvDb *db, const DvOpening *opening, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("%s %" G_GUINT64_FORMAT " %s", opening->site, opening->number, opening->hash);

  return dv_meta_set (db, HEAD, text, error);
}

static gboolean
refuse_without_reason (const char *reason, GError **error)
{
  if (reason != NULL && *reason != '\0')
    return TRUE;
  g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_REASON,
                       _ ("Say why the identity is to be opened. Nothing was opened: the reason is "
                          "written down with your name."));
  return FALSE;
}

/**
 * dv_opening_write:
 * @write: a transaction of the purpose `access`
 * @petition: the id of the petition whose sealed part is about to be opened
 * @officer: the id of the key holder
 * @reason: why, in words
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Adds an opening to the chain of this site.
 *
 * Returns: whether it was written
 */
gboolean
dv_opening_write (DvWrite *write,
                  const char *petition,
                  const char *officer,
                  const char *reason,
                  GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autofree char *words = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *site = read_site (db, error);
  g_auto (DvChainHead) head = { 0 };
  g_autoptr (DvOpening) opening = dv_opening_new ();
  g_autoptr (DvRecord) record = NULL;

  if (site == NULL || !refuse_without_reason (words, error) || !read_head (db, site, &head, error))
    return FALSE;
  opening->site = g_steal_pointer (&site);
  opening->number = head.number + 1;
  opening->time = g_get_real_time ();
  opening->officer = g_strdup (officer);
  opening->actor = g_strdup (dv_write_get_actor (write));
  opening->record = g_strdup (petition);
  opening->reason = g_steal_pointer (&words);
  opening->previous = *head.hash != '\0' ? g_strdup (head.hash) : NULL;
  opening->hash = dv_opening_compute_hash (opening);
  record = opening_to_record (opening);
  return dv_write_save (write, record, error) && save_head (db, opening, error);
}

/**
 * dv_openings_verify:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks for openings that were changed, removed or moved.
 *
 * Returns: (transfer full) (element-type DvChainFault): what is wrong, empty if nothing is
 */
GPtrArray *
dv_openings_verify (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) openings = dv_openings_read (db, NULL, error);
  g_autofree char *site = openings != NULL ? read_site (db, error) : NULL;
  g_auto (DvChainHead) head = { 0 };

  if (site == NULL || !read_head (db, site, &head, error))
    return NULL;
  return dv_opening_chain_verify (openings, &head, 1);
}
