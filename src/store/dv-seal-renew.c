/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-officer.h"
#include "dv-scrub.h"
#include "dv-seal-private.h"
#include "dv-sealing-error.h"

/* After a change of officers. Whoever joins is given the content key; if somebody left, the part is
 * sealed anew under another one, and what the log still has of the old one is destroyed. */

/* Work under way. */
typedef struct {
  DvWrite *write;
  DvResealing *asked;
  DvRecord *officer;
  DvOfficerKey *key;
  char **keys;
  char *store;
} Renewal;

static void
renewal_clear (Renewal *self)
{
  g_clear_object (&self->officer);
  g_clear_pointer (&self->key, dv_officer_key_free);
  g_clear_pointer (&self->keys, g_strfreev);
  g_clear_pointer (&self->store, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Renewal, renewal_clear)

/**
 * dv_resealing_free:
 * @resealing: (transfer full): a #DvResealing
 */
void
dv_resealing_free (gpointer resealing)
{
  DvResealing *self = resealing;

  g_free (self->petition);
  g_free (self->officer);
  dv_secret_unref (self->passphrase);
  g_clear_error (&self->refusal);
  g_free (self);
}

/* How many of those in force can open the part. */
static guint
count_in_force (Renewal *self, GBytes *envelope)
{
  guint n = 0;

  for (guint i = 0; self->keys[i] != NULL; i++)
    n += dv_envelope_is_for (envelope, self->keys[i]) ? 1 : 0;
  return n;
}

static GBytes *
seal_anew (Renewal *self, DvRecord *seal, GBytes *envelope, GError **error)
{
  DvSealPlace place = dv_seal_get_place (seal, self->store);
  g_autoptr (DvSecret) payload = dv_envelope_open (envelope, &place, self->key, error);
  g_autofree char *version = g_strdup_printf ("%u", place.version + 1);

  if (payload == NULL)
    return NULL;
  place.version++;
  dv_record_set (seal, "version", version);
  return dv_envelope_seal (&place, (const char *const *) self->keys, payload, error);
}

static gboolean
keep_scan (Renewal *self, DvRecord *seal, GBytes *envelope, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);
  g_autoptr (DvRecord) attachment = dv_db_load_id (db, dv_record_get (seal, "attachment"), error);
  g_autofree char *old = NULL;

  if (attachment == NULL)
    return FALSE;
  /* Should another part fail, the old one is the only one that stays. */
  old = g_strdup (dv_record_get (attachment, "hash"));
  return dv_seal_keep_scan (self->write, attachment, envelope, error) &&
         dv_scrub_file (self->write, old, error);
}

static gboolean
keep (Renewal *self, DvRecord *seal, GBytes *envelope, GError **error)
{
  static const char *const fields[] = { "content", NULL };

  if (dv_record_get (seal, "attachment") != NULL)
    return keep_scan (self, seal, envelope, error) && dv_write_save (self->write, seal, error);
  dv_seal_set_content (seal, envelope);
  return dv_scrub_fields (self->write, seal, fields, error) &&
         dv_write_save (self->write, seal, error);
}

static gboolean
renew_part (Renewal *self, DvRecord *seal, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);
  const DvSealPlace place = dv_seal_get_place (seal, self->store);
  g_autoptr (GBytes) envelope = dv_seal_get_envelope (db, seal, error);
  g_autoptr (GBytes) renewed = NULL;
  guint n_readers, n_in_force;

  if (envelope == NULL)
    return FALSE;
  n_readers = dv_envelope_count_readers (envelope);
  n_in_force = count_in_force (self, envelope);
  if (n_in_force == n_readers && n_in_force == g_strv_length (self->keys))
    return TRUE;
  if (!dv_envelope_is_for (envelope, dv_officer_key_get_public (self->key))) {
    self->asked->n_left++;
    return TRUE;
  }
  renewed = n_in_force == n_readers ? dv_envelope_add (envelope, &place, self->key,
                                                       (const char *const *) self->keys, error)
                                    : seal_anew (self, seal, envelope, error);
  if (renewed == NULL || !keep (self, seal, renewed, error))
    return FALSE;
  self->asked->n_done++;
  return TRUE;
}

static gboolean
renew_parts (Renewal *self, GError **error)
{
  DvDb *db = dv_write_get_db (self->write);
  g_autoptr (GPtrArray) seals = dv_seal_load_all (db, self->asked->petition, error);

  for (guint i = 0; seals != NULL && i < seals->len; i++) {
    if (!renew_part (self, g_ptr_array_index (seals, i), error))
      return FALSE;
  }
  return seals != NULL;
}

/**
 * dv_seal_renew:
 * @write: a transaction of the purpose `access`
 * @resealing: a #DvResealing
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Seals parts anew for the key holders in force. Nothing of them is shown to anybody.
 *
 * Returns: whether the transaction is to be kept; see @resealing for a refusal
 */
gboolean
dv_seal_renew (DvWrite *write, gpointer resealing, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_auto (Renewal) self = { .write = write, .asked = resealing };

  self.asked->n_done = self.asked->n_left = 0;
  self.officer = dv_officer_find (db, self.asked->officer, error);
  self.keys = self.officer != NULL ? dv_officers_get_keys (db, &self.store, error) : NULL;
  if (self.keys == NULL)
    return FALSE;
  self.key =
    dv_officer_unlock (write, self.officer, self.asked->passphrase, &self.asked->refusal, error);
  if (self.key == NULL)
    return self.asked->refusal != NULL;
  return renew_parts (&self, error);
}
