/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-purge.h"

#include <glib/gstdio.h>

#include "dv-erase.h"
#include "dv-members.h"
#include "dv-packet-name.h"
#include "dv-scrub.h"
#include "dv-site.h"

/* What was erased must not lie on in packets that this store wrote before: they are deleted, and
 * what somebody still needs of them is written anew, without it. Of those on sticks that never come
 * back nothing can be deleted; but they are sealed, and whoever reads them has the erasing, too. */

typedef struct {
  gint64 since;
  gint64 done;
  GPtrArray *keys; /* (nullable): of DvMemberKeys: this store's own site, and those before it */
} Purge;

static void
purge_clear (Purge *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Purge, purge_clear)

static gboolean
read_number (DvDb *db, const char *key, gint64 *number, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dv_meta_get (db, key, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Purge *purge = data;

  purge->keys = dv_members_list_own_keys (db, error);
  return purge->keys != NULL && read_number (db, DV_META_PURGE, &purge->since, error) &&
         read_number (db, DV_META_PURGED, &purge->done, error);
}

static void
delete_older (const char *folder, gint64 since)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    DvPacketName parsed;

    if (dv_packet_name_parse (name, &parsed) && (gint64) parsed.number < since)
      g_unlink (path);
  }
}

/**
 * dv_purge_folder:
 * @store: a store
 * @folder: the folder of the ward
 * @error: return location for a #DV_STORE_ERROR
 *
 * Deletes the packets of this store that may hold what was erased since, also those that it wrote
 * under an identity that it had before.
 *
 * Returns: whether the store could be read; what cannot be deleted stays
 */
gboolean
dv_purge_folder (DvStore *store, const char *folder, GError **error)
{
  g_auto (Purge) purge = { 0 };

  if (!dv_store_read (store, read_cb, &purge, error))
    return FALSE;
  for (guint i = 0; purge.since > 0 && i < purge.keys->len; i++) {
    const DvMemberKeys *keys = g_ptr_array_index (purge.keys, i);
    g_autofree char *site = dv_packet_short_id (keys->id.bytes);
    g_autofree char *path = g_build_filename (folder, site, NULL);

    delete_older (path, purge.since);
  }
  return TRUE;
}

static gboolean
note_cb (DvWrite *write, gpointer data, GError **error)
{
  const Purge *purge = data;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, purge->since);

  return dv_meta_set (dv_write_get_db (write), DV_META_PURGED, text, error);
}

/**
 * dv_purge_store:
 * @store: a store
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the store anew if something was erased since that was last done, so that nothing of it
 * lies in free space.
 *
 * Returns: whether nothing of it is left
 */
gboolean
dv_purge_store (DvStore *store, GError **error)
{
  g_auto (Purge) purge = { 0 };

  if (!dv_store_read (store, read_cb, &purge, error))
    return FALSE;
  return purge.since <= purge.done ||
         (dv_store_maintain (store, dv_scrub_free_space, NULL, error) &&
          dv_store_write_as (store, "packet", NULL, note_cb, &purge, NULL, error));
}
