/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-attachment.h"
#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-officer.h"
#include "dv-seal-private.h"
#include "dv-sealing-error.h"

/* Scans of sealed letters: a scan shows the handwriting. Its file name is sealed with it, and what
 * can be seen of it is a neutral name and a size that says little. */

/* The length of the name stands before it, little-endian. */
#define LENGTH_SIZE 4

/**
 * dv_seal_scan_join:
 * @name: the name of a file
 * @content: what is in it
 *
 * Returns: (transfer full): both, to be sealed
 */
DvSecret *
dv_seal_scan_join (const char *name, DvSecret *content)
{
  const guint32 length = GUINT32_TO_LE ((guint32) strlen (name));
  DvSecret *joined = dv_secret_new (LENGTH_SIZE + strlen (name) + dv_secret_get_size (content));
  char *p = dv_secret_get_data (joined);

  memcpy (p, &length, LENGTH_SIZE);
  memcpy (p + LENGTH_SIZE, name, strlen (name));
  memcpy (p + LENGTH_SIZE + strlen (name), dv_secret_get_data (content),
          dv_secret_get_size (content));
  return joined;
}

/**
 * dv_seal_scan_split:
 * @joined: what dv_seal_scan_join() gave
 * @name: (out): the name of the file
 * @content: (out): what is in it
 * @error: return location for %DV_SEALING_ERROR_DAMAGED
 *
 * Returns: whether it is whole
 */
gboolean
dv_seal_scan_split (DvSecret *joined, DvSecret **name, DvSecret **content, GError **error)
{
  const char *data = dv_secret_get_data (joined);
  gsize size = dv_secret_get_size (joined);
  guint32 length = 0;

  if (size >= LENGTH_SIZE)
    memcpy (&length, data, LENGTH_SIZE);
  length = GUINT32_FROM_LE (length);
  if (size < LENGTH_SIZE || length > size - LENGTH_SIZE) {
    g_set_error_literal (error, DV_SEALING_ERROR, DV_SEALING_ERROR_DAMAGED,
                         _ ("The sealed part is damaged. Nothing was opened: restore it from a "
                            "backup."));
    return FALSE;
  }
  *name = dv_secret_new_from (data + LENGTH_SIZE, length);
  *content = dv_secret_new_from (data + LENGTH_SIZE + length, size - LENGTH_SIZE - length);
  return TRUE;
}

/**
 * dv_seal_keep_scan:
 * @write: a transaction
 * @attachment: the attachment that stands for the scan
 * @envelope: the sealed scan
 * @error: return location for the reason of failure
 *
 * Keeps the sealed scan beside the store and says so in @attachment, which is saved.
 *
 * Returns: whether it was kept
 */
gboolean
dv_seal_keep_scan (DvWrite *write, DvRecord *attachment, GBytes *envelope, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (envelope));
  g_autofree char *hash = dv_attachment_keep (dv_db_get_path (db), envelope, error);

  if (hash == NULL)
    return FALSE;
  dv_record_set (attachment, "hash", hash);
  dv_record_set (attachment, "size", size);
  return dv_write_save (write, attachment, error);
}

static gboolean
count_scans (DvDb *db, const char *petition, guint *n, GError **error)
{
  g_autoptr (GPtrArray) seals = dv_seal_load_all (db, petition, error);

  *n = 0;
  for (guint i = 0; seals != NULL && i < seals->len; i++) {
    if (dv_record_get (g_ptr_array_index (seals, i), "attachment") != NULL)
      (*n)++;
  }
  return seals != NULL;
}

static DvRecord *
attachment_new (const char *petition, guint number)
{
  DvRecord *attachment = dv_record_new (&dv_kind_attachment);
  /* translators: what a sealed scan is called where others see it, and its number */
  g_autofree char *name = g_strdup_printf (_ ("Sealed scan %u"), number);

  dv_record_set (attachment, "record", petition);
  dv_record_set (attachment, "name", name);
  dv_record_set (attachment, "media_type", DV_SEALED_MEDIA_TYPE);
  return attachment;
}

static DvRecord *
seal_new (const char *petition)
{
  DvRecord *seal = dv_record_new (&dv_kind_seal);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *part = g_strconcat ("scan ", uuid, NULL);

  dv_record_set (seal, "petition", petition);
  dv_record_set (seal, "part", part);
  dv_record_set (seal, "version", "1");
  return seal;
}

/**
 * dv_seal_scan:
 * @write: a transaction
 * @petition: the id of a petition
 * @name: the name of the file
 * @content: what is in it
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Seals a scan of a letter to the key holders in force and attaches it under a neutral name.
 *
 * Returns: whether it was written
 */
gboolean
dv_seal_scan (DvWrite *write,
              const char *petition,
              const char *name,
              DvSecret *content,
              GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autofree char *store = NULL;
  g_auto (GStrv) keys = dv_officers_get_keys (db, &store, error);
  g_autoptr (DvSecret) joined = dv_seal_scan_join (name, content);
  g_autoptr (DvRecord) seal = seal_new (petition);
  g_autoptr (DvRecord) attachment = NULL;
  g_autoptr (GBytes) envelope = NULL;
  DvSealPlace place;
  guint n;

  if (keys == NULL || !count_scans (db, petition, &n, error))
    return FALSE;
  place = dv_seal_get_place (seal, store);
  envelope = dv_envelope_seal (&place, (const char *const *) keys, joined, error);
  attachment = attachment_new (petition, n + 1);
  if (envelope == NULL || !dv_seal_keep_scan (write, attachment, envelope, error))
    return FALSE;
  dv_record_set (seal, "attachment", dv_record_get_id (attachment));
  return dv_write_save (write, seal, error);
}
