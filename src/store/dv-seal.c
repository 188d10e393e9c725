/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-seal.h"

#include <glib/gi18n-lib.h>

#include "dv-attachment.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-officer.h"
#include "dv-openings.h"
#include "dv-seal-private.h"
#include "dv-sealing-error.h"
#include "dv-store-error.h"

/* Sealed identities in the store. What is in the clear is only ever in memory of its own, and
 * reaches a caller after it was committed that it was opened. */

/**
 * dv_unsealing_free:
 * @unsealing: (transfer full): a #DvUnsealing
 */
void
dv_unsealing_free (gpointer unsealing)
{
  DvUnsealing *self = unsealing;

  g_free (self->petition);
  g_free (self->scan);
  g_free (self->officer);
  g_free (self->reason);
  dv_secret_unref (self->passphrase);
  dv_identity_free (self->identity);
  dv_secret_unref (self->content);
  dv_secret_unref (self->name);
  g_clear_error (&self->refusal);
  g_free (self);
}

/**
 * dv_seal_load_all:
 * @db: a connection
 * @petition: (nullable): the id of a petition, %NULL for all
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): the sealed parts, the first made first
 */
GPtrArray *
dv_seal_load_all (DvDb *db, const char *petition, GError **error)
{
  g_autoptr (GPtrArray) seals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (db,
                   "SELECT rid FROM seal WHERE flags & 1 = 0 AND (:all OR petition ="
                   " (SELECT rid FROM record WHERE id = :id)) ORDER BY rid",
                   error);
  DvId id = { { 0 } };
  DvStep step;

  if (stmt == NULL)
    return NULL;
  if (petition != NULL && !dv_id_parse (petition, &id))
    return g_steal_pointer (&seals);
  dv_stmt_bind_integer (stmt, ":all", petition == NULL);
  dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvRecord *seal = dv_db_load (db, dv_stmt_get_integer (stmt, 0), error);

    if (seal == NULL)
      return NULL;
    g_ptr_array_add (seals, seal);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&seals) : NULL;
}

/**
 * dv_seal_get_place:
 * @seal: a sealed part
 * @store: what sealed parts of the store are bound to
 *
 * Returns: where the part belongs
 */
DvSealPlace
dv_seal_get_place (DvRecord *seal, const char *store)
{
  return (DvSealPlace){ store, dv_record_get (seal, "petition"), dv_record_get (seal, "part"),
                        (guint32) dv_record_get_integer (seal, "version") };
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_DAMAGED,
                       _ ("The sealed part is damaged. Nothing was opened: restore it from a "
                          "backup."));
  return FALSE;
}

static GBytes *
read_scan (DvDb *db, DvRecord *seal, GError **error)
{
  g_autoptr (DvRecord) attachment = dv_db_load_id (db, dv_record_get (seal, "attachment"), error);
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize size;

  if (attachment == NULL)
    return NULL;
  path = dv_attachment_find_file (dv_db_get_path (db), dv_record_get (attachment, "hash"));
  if (g_file_get_contents (path, &data, &size, NULL))
    return g_bytes_new_take (g_steal_pointer (&data), size);
  refuse_damaged (error);
  return NULL;
}

/**
 * dv_seal_get_envelope:
 * @db: a connection
 * @seal: a sealed part
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its content, still sealed
 */
GBytes *
dv_seal_get_envelope (DvDb *db, DvRecord *seal, GError **error)
{
  const char *text = dv_record_get (seal, "content");
  guchar *data;
  gsize size;

  if (dv_record_get (seal, "attachment") != NULL)
    return read_scan (db, seal, error);
  if (text == NULL) {
    refuse_damaged (error);
    return NULL;
  }
  data = g_base64_decode (text, &size);
  return g_bytes_new_take (data, size);
}

/**
 * dv_seal_set_content:
 * @seal: a sealed part that is no scan
 * @envelope: (nullable): its new content, %NULL if it could not be sealed
 *
 * Returns: whether there is one
 */
gboolean
dv_seal_set_content (DvRecord *seal, GBytes *envelope)
{
  g_autofree char *text = NULL;
  gsize size;
  const guchar *data;

  if (envelope == NULL)
    return FALSE;
  data = g_bytes_get_data (envelope, &size);
  text = g_base64_encode (data, size);
  dv_record_set (seal, "content", text);
  return TRUE;
}

static DvRecord *
find_identity (GPtrArray *seals)
{
  for (guint i = 0; i < seals->len; i++) {
    DvRecord *seal = g_ptr_array_index (seals, i);

    if (g_strcmp0 (dv_record_get (seal, "part"), DV_SEAL_IDENTITY) == 0)
      return seal;
  }
  return NULL;
}

/* Returns: (transfer full) (nullable): the record to write the identity of the petition into */
static DvRecord *
take_identity (DvDb *db, const char *petition, gboolean replace, GError **error)
{
  g_autoptr (GPtrArray) seals = dv_seal_load_all (db, petition, error);
  DvRecord *seal = seals != NULL ? find_identity (seals) : NULL;
  g_autofree char *version = NULL;

  if (seals == NULL)
    return NULL;
  if (seal != NULL && !replace) {
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_FAILED,
                         _ ("An identity is sealed with this letter already. Nothing was saved: "
                            "open it first, and say that what is typed now replaces it."));
    return NULL;
  }
  if (seal == NULL) {
    seal = dv_record_new (&dv_kind_seal);
    dv_record_set (seal, "petition", petition);
    dv_record_set (seal, "part", DV_SEAL_IDENTITY);
    dv_record_set (seal, "version", "1");
    return seal;
  }
  version = g_strdup_printf ("%" G_GINT64_FORMAT, dv_record_get_integer (seal, "version") + 1);
  dv_record_set (seal, "version", version);
  return g_object_ref (seal);
}

/**
 * dv_seal_identity:
 * @write: a transaction
 * @petition: a petition that is saved
 * @identity: who wrote it
 * @replace: whether what is sealed already is to be replaced
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Seals the identity to the key holders in force, in the transaction of the petition itself: either
 * both are saved or neither is (Luật Tố cáo 25/2018/QH14, art. 8; NĐ 154/2026/NĐ-CP, art. 12.2).
 *
 * Returns: whether it was written
 */
gboolean
dv_seal_identity (DvWrite *write,
                  DvRecord *petition,
                  DvIdentity *identity,
                  gboolean replace,
                  GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autofree char *store = NULL;
  g_auto (GStrv) keys = dv_officers_get_keys (db, &store, error);
  g_autoptr (DvRecord) seal = NULL;
  g_autoptr (DvSecret) payload = NULL;
  g_autoptr (GBytes) envelope = NULL;
  DvSealPlace place;

  if (keys == NULL || !dv_seal_refuse_named (write, petition, identity, error))
    return FALSE;
  seal = take_identity (db, dv_record_get_id (petition), replace, error);
  if (seal == NULL)
    return FALSE;
  payload = dv_identity_to_secret (identity);
  place = dv_seal_get_place (seal, store);
  envelope = dv_envelope_seal (&place, (const char *const *) keys, payload, error);
  return dv_seal_set_content (seal, envelope) && dv_write_save (write, seal, error);
}

static DvRecord *
find_part (DvDb *db, DvUnsealing *self, GError **error)
{
  g_autoptr (GPtrArray) seals = dv_seal_load_all (db, self->petition, error);

  for (guint i = 0; seals != NULL && i < seals->len; i++) {
    DvRecord *seal = g_ptr_array_index (seals, i);

    if (self->scan != NULL ? g_strcmp0 (dv_record_get (seal, "attachment"), self->scan) == 0
                           : g_strcmp0 (dv_record_get (seal, "part"), DV_SEAL_IDENTITY) == 0)
      return g_object_ref (seal);
  }
  if (seals != NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                         _ ("Nothing is sealed with this letter."));
  return NULL;
}

static gboolean
take_payload (DvUnsealing *self, DvSecret *payload)
{
  if (self->scan != NULL)
    return dv_seal_scan_split (payload, &self->name, &self->content, &self->refusal);
  self->identity = dv_identity_parse (payload, &self->refusal);
  return self->identity != NULL;
}

static gboolean
open_part (DvUnsealing *self, DvDb *db, DvRecord *seal, DvRecord *officer, DvOfficerKey *key)
{
  const DvSealPlace place = dv_seal_get_place (seal, dv_record_get (officer, "store"));
  g_autoptr (GBytes) envelope = dv_seal_get_envelope (db, seal, &self->refusal);
  g_autoptr (DvSecret) payload =
    envelope != NULL ? dv_envelope_open (envelope, &place, key, &self->refusal) : NULL;

  return payload != NULL && take_payload (self, payload);
}

/* What was opened and could not be written down was never opened. */
static void
forget (DvUnsealing *self)
{
  g_clear_pointer (&self->identity, dv_identity_free);
  g_clear_pointer (&self->content, dv_secret_unref);
  g_clear_pointer (&self->name, dv_secret_unref);
}

/**
 * dv_seal_open:
 * @write: a transaction of the purpose `access`
 * @unsealing: a #DvUnsealing
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Opens a sealed part for a stated reason. The opening stands in the same transaction: if it cannot
 * be committed, the caller must not use what was opened.
 *
 * Returns: whether the transaction is to be kept; see @unsealing for a refusal
 */
gboolean
dv_seal_open (DvWrite *write, gpointer unsealing, GError **error)
{
  DvUnsealing *self = unsealing;
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvRecord) seal = find_part (db, self, error);
  g_autoptr (DvRecord) officer = seal != NULL ? dv_officer_find (db, self->officer, error) : NULL;
  g_autoptr (DvOfficerKey) key = NULL;

  if (officer == NULL)
    return FALSE;
  if (self->reason == NULL || *self->reason == '\0')
    return dv_opening_write (write, self->petition, dv_record_get_id (officer), NULL, error);
  key = dv_officer_unlock (write, officer, self->passphrase, &self->refusal, error);
  if (key == NULL || !open_part (self, db, seal, officer, key))
    return self->refusal != NULL;
  if (dv_opening_write (write, self->petition, dv_record_get_id (officer), self->reason, error))
    return TRUE;
  forget (self);
  return FALSE;
}

static void
sealed_free (gpointer data)
{
  DvSealed *sealed = data;

  g_free (sealed->part);
  g_free (sealed->attachment);
  g_ptr_array_unref (sealed->officers);
  g_free (sealed);
}

static DvSealed *
read_sealed (DvDb *db, DvRecord *seal, GPtrArray *officers)
{
  DvSealed *sealed = g_new0 (DvSealed, 1);
  g_autoptr (GBytes) envelope = dv_seal_get_envelope (db, seal, NULL);

  sealed->part = g_strdup (dv_record_get (seal, "part"));
  sealed->attachment = g_strdup (dv_record_get (seal, "attachment"));
  sealed->version = (guint) dv_record_get_integer (seal, "version");
  sealed->officers = g_ptr_array_new_with_free_func (g_free);
  sealed->is_current = envelope != NULL;
  for (guint i = 0; envelope != NULL && i < officers->len; i++) {
    DvRecord *officer = g_ptr_array_index (officers, i);
    gboolean may_open = dv_envelope_is_for (envelope, dv_record_get (officer, "public_key"));

    if (may_open)
      g_ptr_array_add (sealed->officers, g_strdup (dv_record_get (officer, "name")));
    if (may_open != dv_officer_is_in_force (officer))
      sealed->is_current = FALSE;
  }
  return sealed;
}

/**
 * dv_seal_list:
 * @db: a connection
 * @petition: the id of a petition
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvSealed): what is sealed with it and for whom
 */
GPtrArray *
dv_seal_list (DvDb *db, const char *petition, GError **error)
{
  g_autoptr (GPtrArray) seals = dv_seal_load_all (db, petition, error);
  g_autoptr (GPtrArray) officers = seals != NULL ? dv_officers_list (db, FALSE, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (sealed_free);

  if (officers == NULL)
    return NULL;
  for (guint i = 0; i < seals->len; i++)
    g_ptr_array_add (list, read_sealed (db, g_ptr_array_index (seals, i), officers));
  return g_steal_pointer (&list);
}
