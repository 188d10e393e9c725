/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-officer.h"

#include <glib/gi18n-lib.h>

#include "dv-attempts.h"
#include "dv-date.h"
#include "dv-key-file.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-recovery-key.h"
#include "dv-sealing-error.h"
#include "dv-store-error.h"

/* Those who may open sealed identities. Their records are written in transactions of the purpose
 * `access`, which undo passes over: a key that is undone opens nothing any more. */

/**
 * dv_officer_made_free:
 * @made: (transfer full): a #DvOfficerMade
 */
void
dv_officer_made_free (gpointer made)
{
  DvOfficerMade *self = made;

  g_free (self->name);
  g_free (self->post);
  g_free (self->id);
  dv_secret_unref (self->passphrase);
  dv_secret_unref (self->paper);
  g_free (self);
}

/**
 * dv_officer_renewed_free:
 * @renewed: (transfer full): a #DvOfficerRenewed
 */
void
dv_officer_renewed_free (gpointer renewed)
{
  DvOfficerRenewed *self = renewed;

  g_free (self->officer);
  dv_secret_unref (self->old);
  dv_secret_unref (self->typed);
  dv_secret_unref (self->passphrase);
  dv_secret_unref (self->paper);
  g_clear_error (&self->refusal);
  g_free (self);
}

static char *
today (void)
{
  DvDate date;

  dv_date_today (&date);
  return dv_date_to_iso (&date);
}

/**
 * dv_officer_is_in_force:
 * @officer: a key holder
 *
 * Returns: whether letters are sealed for the officer now
 */
gboolean
dv_officer_is_in_force (DvRecord *officer)
{
  const char *to = dv_record_get (officer, "to");
  g_autofree char *now = today ();

  return !dv_record_is_deleted (officer) && (to == NULL || strcmp (to, now) > 0);
}

/**
 * dv_officers_list:
 * @db: a connection
 * @in_force: whether to list only those for whom letters are sealed now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): the key holders, the first made first
 */
GPtrArray *
dv_officers_list (DvDb *db, gboolean in_force, GError **error)
{
  g_autoptr (GPtrArray) officers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db, "SELECT rid FROM officer WHERE flags & 1 = 0 ORDER BY rid", error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (DvRecord) officer = dv_db_load (db, dv_stmt_get_integer (stmt, 0), error);

    if (officer == NULL)
      return NULL;
    if (!in_force || dv_officer_is_in_force (officer))
      g_ptr_array_add (officers, g_steal_pointer (&officer));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&officers) : NULL;
}

/**
 * dv_officer_find:
 * @db: a connection
 * @named: the id or the name of a key holder
 * @error: return location for a #DV_STORE_ERROR or #DV_SEALING_ERROR
 *
 * Returns: (transfer full) (nullable): the key holder
 */
DvRecord *
dv_officer_find (DvDb *db, const char *named, GError **error)
{
  g_autoptr (GPtrArray) officers = dv_officers_list (db, FALSE, error);

  if (officers == NULL)
    return NULL;
  for (guint i = 0; i < officers->len; i++) {
    DvRecord *officer = g_ptr_array_index (officers, i);

    if (g_strcmp0 (dv_record_get_id (officer), named) == 0 ||
        g_strcmp0 (dv_record_get (officer, "name"), named) == 0)
      return g_object_ref (officer);
  }
  g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_KEY_MISSING,
               /* translators: %s is a name that was typed */
               _ ("There is no key holder “%s”. Nothing was opened or changed: choose one of the "
                  "list of key holders."),
               named);
  return NULL;
}

/**
 * dv_officers_get_keys:
 * @db: a connection
 * @store: (out): what sealed parts of this store are bound to
 * @error: return location for a #DV_STORE_ERROR or %DV_SEALING_ERROR_NO_OFFICER
 *
 * Returns: (transfer full) (nullable): the public keys of those in force
 */
char **
dv_officers_get_keys (DvDb *db, char **store, GError **error)
{
  g_autoptr (GPtrArray) officers = dv_officers_list (db, TRUE, error);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (officers == NULL)
    return NULL;
  if (officers->len == 0) {
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NO_OFFICER,
                         _ ("Nobody holds a key for sealed identities yet. Nothing was saved, and "
                            "what was typed is still there: make a key holder first, then save "
                            "again."));
    return NULL;
  }
  for (guint i = 0; i < officers->len; i++)
    g_strv_builder_add (keys, dv_record_get (g_ptr_array_index (officers, i), "public_key"));
  *store = g_strdup (dv_record_get (g_ptr_array_index (officers, 0), "store"));
  return g_strv_builder_end (keys);
}

/* What sealed parts are bound to is made with the first officer. */
static char *
find_store (DvDb *db, GError **error)
{
  g_autoptr (GPtrArray) officers = dv_officers_list (db, FALSE, error);

  if (officers == NULL)
    return NULL;
  return officers->len > 0 ? g_strdup (dv_record_get (g_ptr_array_index (officers, 0), "store"))
                           : g_uuid_string_random ();
}

/* Wraps the key behind a new passphrase and, if @paper is given, behind a new recovery key. */
static gboolean
set_key (DvRecord *officer,
         DvOfficerKey *key,
         DvSecret *passphrase,
         const DvKeyCost *cost,
         DvSecret **paper,
         GError **error)
{
  g_autofree char *wrapped = dv_officer_key_wrap (key, passphrase, cost, error);
  g_autoptr (DvSecret) recovery = dv_recovery_key_new ();
  g_autofree char *recoverable = NULL;

  if (wrapped == NULL)
    return FALSE;
  dv_record_set (officer, "wrapped", wrapped);
  if (paper == NULL)
    return TRUE;
  recoverable = dv_officer_key_wrap_for_recovery (key, recovery, error);
  if (recoverable == NULL)
    return FALSE;
  dv_record_set (officer, "recovery", recoverable);
  *paper = dv_recovery_key_to_text (recovery);
  return TRUE;
}

/**
 * dv_officer_make:
 * @write: a transaction of the purpose `access`
 * @made: a #DvOfficerMade
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Gives somebody a key. Letters that were sealed before are not opened by it until they are sealed
 * anew.
 *
 * Returns: whether it was written
 */
gboolean
dv_officer_make (DvWrite *write, gpointer made, GError **error)
{
  DvOfficerMade *self = made;
  g_autoptr (DvRecord) officer = dv_record_new (&dv_kind_officer);
  g_autoptr (DvOfficerKey) key = dv_officer_key_new ();
  g_autofree char *store = find_store (dv_write_get_db (write), error);
  g_autofree char *now = today ();

  if (store == NULL)
    return FALSE;
  dv_record_set (officer, "name", self->name);
  dv_record_set (officer, "post", self->post);
  dv_record_set (officer, "public_key", dv_officer_key_get_public (key));
  dv_record_set (officer, "from", now);
  dv_record_set (officer, "store", store);
  if (!set_key (officer, key, self->passphrase, self->cost, &self->paper, error) ||
      !dv_write_save (write, officer, error))
    return FALSE;
  self->id = g_strdup (dv_record_get_id (officer));
  return TRUE;
}

static gboolean
has_sealed_parts (DvDb *db, gboolean *has, GError **error)
{
  gint64 n;

  if (!dv_db_get_integer (db, "SELECT EXISTS (SELECT 1 FROM seal WHERE flags & 1 = 0)", &n, error))
    return FALSE;
  *has = n != 0;
  return TRUE;
}

/**
 * dv_officer_retire:
 * @write: a transaction of the purpose `access`
 * @officer: the id of a key holder
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Seals nothing for the officer any more from now on. What was sealed before stays open to the
 * officer's key until it is sealed anew.
 *
 * Returns: whether it was written
 */
gboolean
dv_officer_retire (DvWrite *write, gpointer officer, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) record = dv_officer_find (db, officer, error);
  g_autoptr (GPtrArray) others = record != NULL ? dv_officers_list (db, TRUE, error) : NULL;
  g_autofree char *now = today ();
  gboolean sealed = FALSE;

  if (others == NULL || !has_sealed_parts (db, &sealed, error))
    return FALSE;
  if (sealed && others->len <= 1 && dv_officer_is_in_force (record)) {
    g_set_error (error, DV_SEALING_ERROR, DV_SEALING_ERROR_NO_OFFICER,
                 _ ("“%s” is the only one who can open the sealed letters. Nothing was changed: "
                    "make another key holder and seal the letters anew, then retire this one."),
                 dv_record_get (record, "name"));
    return FALSE;
  }
  dv_record_set (record, "to", now);
  return dv_write_save (write, record, error);
}

/**
 * dv_officer_unlock:
 * @write: a transaction of the purpose `access`
 * @officer: a key holder
 * @passphrase: what was typed
 * @refusal: return location for a #DV_SEALING_ERROR: the transaction is to be kept all the same,
 *   because it counts that a passphrase was tried
 * @error: return location for a #DV_STORE_ERROR: the transaction is not to be kept
 *
 * Opens the key of an officer. After wrong passphrases one has to wait, longer each time.
 *
 * Returns: (transfer full) (nullable): the key
 */
DvOfficerKey *
dv_officer_unlock (DvWrite *write,
                   DvRecord *officer,
                   DvSecret *passphrase,
                   GError **refusal,
                   GError **error)
{
  DvDb *db = dv_write_get_db (write);
  const char *id = dv_record_get_id (officer);
  g_autoptr (DvOfficerKey) key = NULL;
  g_autoptr (GError) local = NULL;

  if (!dv_attempts_may_try (db, id, refusal, error))
    return NULL;
  key = dv_officer_key_unwrap (dv_record_get (officer, "wrapped"),
                               dv_record_get (officer, "public_key"), passphrase, &local);
  if (g_error_matches (local, DV_SEALING_ERROR, DV_SEALING_ERROR_PASSPHRASE) &&
      !dv_attempts_count (db, id, error))
    return NULL;
  if (key == NULL)
    g_propagate_error (refusal, g_steal_pointer (&local));
  else if (!dv_attempts_forget (db, id, error))
    return NULL;
  return g_steal_pointer (&key);
}

static DvOfficerKey *
open_key (DvWrite *write, DvOfficerRenewed *self, DvRecord *officer, GError **error)
{
  g_autoptr (DvSecret) recovery = NULL;

  if (self->typed == NULL)
    return dv_officer_unlock (write, officer, self->old, &self->refusal, error);
  recovery = dv_recovery_key_parse (dv_secret_get_text (self->typed), &self->refusal);
  if (recovery == NULL)
    return NULL;
  return dv_officer_key_recover (dv_record_get (officer, "recovery"),
                                 dv_record_get (officer, "public_key"), recovery, &self->refusal);
}

/**
 * dv_officer_renew:
 * @write: a transaction of the purpose `access`
 * @renewed: a #DvOfficerRenewed
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Gives the key of an officer a new passphrase, with the old one or with the recovery key. A
 * recovery key that was used is replaced.
 *
 * Returns: whether the transaction is to be kept; see @renewed for a refusal
 */
gboolean
dv_officer_renew (DvWrite *write, gpointer renewed, GError **error)
{
  DvOfficerRenewed *self = renewed;
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) officer = NULL;
  g_autoptr (DvOfficerKey) key = NULL;

  if (!dv_passphrase_check (self->passphrase, error))
    return FALSE;
  officer = dv_officer_find (db, self->officer, error);
  if (officer == NULL)
    return FALSE;
  key = open_key (write, self, officer, error);
  if (key == NULL)
    return self->refusal != NULL;
  return set_key (officer, key, self->passphrase, self->cost,
                  self->typed != NULL ? &self->paper : NULL, error) &&
         dv_attempts_forget (db, dv_record_get_id (officer), error) &&
         dv_write_save (write, officer, error);
}

/**
 * dv_officer_save_key:
 * @db: a connection
 * @officer: the id or name of a key holder
 * @path: where to keep a copy of the key
 * @error: return location for a #DV_SEALING_ERROR, #DV_STORE_ERROR or #GFileError
 *
 * Returns: whether the file was written
 */
gboolean
dv_officer_save_key (DvDb *db, const char *officer, const char *path, GError **error)
{
  g_autoptr (DvRecord) record = dv_officer_find (db, officer, error);
  DvKeyFile file;

  if (record == NULL)
    return FALSE;
  file = (DvKeyFile){
    (char *) dv_record_get (record, "store"),   (char *) dv_record_get_id (record),
    (char *) dv_record_get (record, "name"),    (char *) dv_record_get (record, "public_key"),
    (char *) dv_record_get (record, "wrapped"), (char *) dv_record_get (record, "recovery")
  };
  return dv_key_file_save (&file, path, error);
}

static gboolean
refuse_file (const char *message, GError **error)
{
  g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_OTHER_STORE, message);
  return FALSE;
}

static DvRecord *
find_owner (DvDb *db, const DvKeyFile *file, GError **error)
{
  g_autoptr (GPtrArray) officers = dv_officers_list (db, FALSE, error);

  for (guint i = 0; officers != NULL && i < officers->len; i++) {
    DvRecord *officer = g_ptr_array_index (officers, i);

    if (g_strcmp0 (dv_record_get_id (officer), file->officer) == 0 &&
        g_strcmp0 (dv_record_get (officer, "public_key"), file->public_key) == 0 &&
        g_strcmp0 (dv_record_get (officer, "store"), file->store) == 0)
      return g_object_ref (officer);
  }
  if (officers != NULL)
    refuse_file (_ ("The key in the file belongs to no key holder of this store. Nothing was "
                    "changed: take the file that was kept from this store."),
                 error);
  return NULL;
}

/**
 * dv_officer_load_key:
 * @write: a transaction of the purpose `access`
 * @path: a key file
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Puts a key that was damaged or lost back, as it was when it was copied to the file, with the
 * passphrase of that day.
 *
 * Returns: whether it was written
 */
gboolean
dv_officer_load_key (DvWrite *write, gpointer path, GError **error)
{
  g_autoptr (DvKeyFile) file = dv_key_file_load (path, error);
  g_autoptr (DvRecord) officer = NULL;

  if (file == NULL)
    return FALSE;
  officer = find_owner (dv_write_get_db (write), file, error);
  if (officer == NULL)
    return FALSE;
  dv_record_set (officer, "wrapped", file->wrapped);
  dv_record_set (officer, "recovery", file->recovery);
  return dv_write_save (write, officer, error);
}
