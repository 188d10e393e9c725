/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-exchange.h"

#include <glib/gi18n-lib.h>

#include "dv-exchange-read.h"
#include "dv-exchange-write.h"
#include "dv-folder.h"
#include "dv-members.h"
#include "dv-packet-error.h"
#include "dv-purge.h"
#include "dv-store-error.h"

/* How often a packet is looked at while this store becomes a site of its own. */
#define MOST_LOOKS 3

/**
 * dv_exchange_packet_free:
 * @packet: (transfer full) (nullable): a packet of an exchange
 */
void
dv_exchange_packet_free (DvExchangePacket *packet)
{
  if (packet == NULL)
    return;
  g_free (packet->name);
  g_free (packet->site);
  g_free (packet->arrival);
  g_free (packet->problem);
  g_free (packet);
}

/**
 * dv_exchange_result_free:
 * @result: (transfer full) (nullable): what an exchange did
 */
void
dv_exchange_result_free (DvExchangeResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->packets);
  g_free (result->problem);
  g_free (result);
}

static DvExchangeResult *
result_new (void)
{
  DvExchangeResult *result = g_new0 (DvExchangeResult, 1);

  result->packets = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_exchange_packet_free);
  return result;
}

static void
add_up (DvArrived *sum, const DvArrived *arrived)
{
  sum->n_changes += arrived->n_changes;
  sum->n_new += arrived->n_new;
  sum->n_known += arrived->n_known;
  sum->n_conflicts += arrived->n_conflicts;
  /* What waits is counted over everything, each time. */
  sum->n_waiting = arrived->n_waiting;
}

/* What says nothing to this store is not told. */
static void
add_packet (DvExchangeResult *result, DvExchangePacket *packet, DvExchangeRead read)
{
  g_autoptr (DvExchangePacket) owned = packet;

  if (read == DV_EXCHANGE_READ_KNOWN || read == DV_EXCHANGE_READ_OTHERS)
    return;
  if (read == DV_EXCHANGE_READ_DONE)
    add_up (&result->arrived, &packet->arrived);
  g_ptr_array_add (result->packets, g_steal_pointer (&owned));
}

/* A store that finds that it is a copy becomes a site of its own, and looks again. In each scope it
 * can find that once; more often nothing changes any more. */
static DvExchangePacket *
read_until_settled (DvStore *store,
                    const char *path,
                    DvExchangeRead *read,
                    gboolean *renewed,
                    GError **error)
{
  for (guint i = 0; i < MOST_LOOKS; i++) {
    g_autoptr (DvExchangePacket) packet = g_new0 (DvExchangePacket, 1);

    if (!dv_exchange_read (store, path, packet, read, error))
      return NULL;
    if (*read != DV_EXCHANGE_READ_OWN)
      return g_steal_pointer (&packet);
    *renewed = TRUE;
    if (i + 1 < MOST_LOOKS)
      continue;
    packet->problem =
      g_strdup (_ ("This store was copied, and where the copies part is not known yet. Nothing of "
                   "the packet was taken, and nothing is lost: exchange with the office again."));
    *read = DV_EXCHANGE_READ_REFUSED;
    return g_steal_pointer (&packet);
  }
  return NULL;
}

static gboolean
read_one (DvStore *store, const char *path, DvExchangeResult *result, GError **error)
{
  DvExchangeRead read;
  DvExchangePacket *packet = read_until_settled (store, path, &read, &result->renewed, error);

  if (packet != NULL)
    add_packet (result, packet, read);
  return packet != NULL;
}

typedef struct {
  DvId ward;
  DvId own;
} Ids;

static gboolean
read_ids_cb (DvDb *db, gpointer data, GError **error)
{
  Ids *ids = data;
  g_autoptr (DvMember) own = dv_members_get_own (db, NULL, error);

  if (own == NULL)
    return FALSE;
  ids->own = own->id;
  return dv_members_get_ward (db, &ids->ward, error);
}

static gboolean
is_own_file (const DvFolderFile *file, const Ids *ids)
{
  g_autofree char *own = dv_packet_short_id (ids->own.bytes);

  return strcmp (file->name.site, own) == 0;
}

static DvFolderList *
list_files (DvStore *store, const char *folder, Ids *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvFolderList) list = NULL;

  if (!dv_store_read (store, read_ids_cb, ids, error))
    return NULL;
  list = dv_folder_list (folder, cancellable, error);
  for (guint i = list != NULL ? list->files->len : 0; i-- > 0;) {
    if (is_own_file (g_ptr_array_index (list->files, i), ids))
      g_ptr_array_remove_index (list->files, i);
  }
  return g_steal_pointer (&list);
}

static gboolean
read_folder (DvStore *store,
             const char *folder,
             DvExchangeResult *result,
             GCancellable *cancellable,
             DvExchangeProgress progress,
             gpointer data,
             GError **error)
{
  Ids ids;
  g_autoptr (DvFolderList) list = list_files (store, folder, &ids, cancellable, error);

  if (list == NULL)
    return FALSE;
  result->n_foreign = list->n_foreign;
  for (guint i = 0; i < list->files->len; i++) {
    const DvFolderFile *file = g_ptr_array_index (list->files, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (progress != NULL)
      progress (i, list->files->len, data);
    if (!read_one (store, file->path, result, error))
      return FALSE;
  }
  if (progress != NULL)
    progress (list->files->len, list->files->len, data);
  return TRUE;
}

/**
 * dv_exchange_folder:
 * @store: a store
 * @place: a folder that others exchange through, too: a stick, a share, a synchronised folder
 * @cancellable: (nullable): what stops it between two packets
 * @progress: (nullable): told how far it is
 * @data: what to hand to it
 * @error: return location for why it could not be done at all
 *
 * Reads the packets of other sites that were not read before, each in a transaction of its own, and
 * then writes for them what they may not know. To be called on a thread that may wait.
 *
 * Returns: (transfer full): what was done; what could not be read or written stands in it
 */
DvExchangeResult *
dv_exchange_folder (DvStore *store,
                    const char *place,
                    GCancellable *cancellable,
                    DvExchangeProgress progress,
                    gpointer data,
                    GError **error)
{
  g_autoptr (DvExchangeResult) result = result_new ();
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = NULL;
  Ids ids;

  if (!dv_store_read (store, read_ids_cb, &ids, error))
    return NULL;
  folder = dv_folder_make (place, ids.ward.bytes, error);
  if (folder == NULL || !read_folder (store, folder, result, cancellable, progress, data, error))
    return NULL;
  if (!dv_purge_store (store, error))
    return NULL;
  if (!dv_exchange_write_folder (store, folder, cancellable, &result->n_written, &local)) {
    if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    result->problem = g_strdup (local->message);
  }
  return g_steal_pointer (&result);
}

typedef struct {
  DvFolderList *list;
  DvExchangeResult *result;
  GCancellable *cancellable;
  gboolean seen;
} Preview;

static gboolean
preview_cb (DvWrite *write, gpointer data, GError **error)
{
  Preview *self = data;

  for (guint i = 0; i < self->list->files->len; i++) {
    const DvFolderFile *file = g_ptr_array_index (self->list->files, i);
    g_autoptr (DvExchangePacket) packet = g_new0 (DvExchangePacket, 1);
    DvExchangeRead read;

    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !dv_exchange_read_inside (write, file->path, packet, &read, error))
      return FALSE;
    add_packet (self->result, g_steal_pointer (&packet), read);
  }
  self->seen = TRUE;
  /* Nothing of it is kept. */
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, "preview");
  return FALSE;
}

static gboolean
run_preview (DvStore *store, Preview *preview, GError **error)
{
  g_autoptr (GError) local = NULL;

  dv_store_write_as (store, "packet", NULL, preview_cb, preview, NULL, &local);
  if (preview->seen)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dv_exchange_preview:
 * @store: a store
 * @place: a folder that others exchange through
 * @cancellable: (nullable): what stops it
 * @error: return location for why it could not be read
 *
 * Finds out what an exchange would bring by doing it in a transaction that is not kept.
 *
 * Returns: (transfer full): what it would bring
 */
DvExchangeResult *
dv_exchange_preview (DvStore *store, const char *place, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvExchangeResult) result = result_new ();
  g_autoptr (DvFolderList) list = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Preview preview = { .result = result, .cancellable = cancellable };
  Ids ids;

  if (!dv_store_read (store, read_ids_cb, &ids, error))
    return NULL;
  found = dv_folder_find (place, ids.ward.bytes);
  if (found->len == 0)
    return g_steal_pointer (&result);
  list = list_files (store, g_ptr_array_index (found, 0), &ids, cancellable, error);
  if (list == NULL)
    return NULL;
  preview.list = list;
  result->n_foreign = list->n_foreign;
  return run_preview (store, &preview, error) ? g_steal_pointer (&result) : NULL;
}

/**
 * dv_exchange_apply:
 * @store: a store
 * @path: a packet
 * @error: return location for why it was not applied
 *
 * Returns: (transfer full): what it brought
 */
DvExchangePacket *
dv_exchange_apply (DvStore *store, const char *path, GError **error)
{
  g_autoptr (DvExchangePacket) packet = NULL;
  gboolean renewed = FALSE;
  DvExchangeRead read;

  packet = read_until_settled (store, path, &read, &renewed, error);
  if (packet == NULL)
    return NULL;
  if (read == DV_EXCHANGE_READ_OTHERS)
    dv_packet_refuse (DV_PACKET_ERROR_NOT_FOR_US, error);
  else if (packet->problem != NULL)
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, packet->problem);
  else
    return g_steal_pointer (&packet);
  return NULL;
}

/**
 * dv_exchange_inspect:
 * @store: a store
 * @path: a packet
 * @error: return location for why it could not be looked at
 *
 * Returns: (transfer full): what it would bring, or why it would be refused
 */
DvExchangePacket *
dv_exchange_inspect (DvStore *store, const char *path, GError **error)
{
  g_autoptr (DvExchangeResult) result = result_new ();
  g_autoptr (DvFolderList) list = g_new0 (DvFolderList, 1);
  DvFolderFile file = { .path = (char *) path };
  Preview preview = { .list = list, .result = result };
  gboolean seen;

  list->files = g_ptr_array_new ();
  g_ptr_array_add (list->files, &file);
  seen = run_preview (store, &preview, error);
  if (seen && result->packets->len == 0) {
    DvExchangePacket *packet = g_new0 (DvExchangePacket, 1);

    packet->name = g_path_get_basename (path);
    return packet;
  }
  return seen ? g_ptr_array_steal_index (result->packets, 0) : NULL;
}

/**
 * dv_exchange_make:
 * @store: a store
 * @to: (nullable): the name of the only site that is to read it
 * @path: where
 * @error: return location for why it was not written
 *
 * Returns: how many packets were written; 0 if none was
 */
guint
dv_exchange_make (DvStore *store, const char *to, const char *path, GError **error)
{
  guint n = 0;

  return dv_exchange_write_files (store, to, path, &n, error) ? n : 0;
}
