/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-exchange-read.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "dv-arrivals.h"
#include "dv-file-frame.h"
#include "dv-fork.h"
#include "dv-known.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-packet-file.h"
#include "dv-packet-frames.h"
#include "dv-packet.h"
#include "dv-site.h"
#include "dv-store-error.h"

static const char fork_text[] =
  N_ ("The machine has written two different things under one number: its store was copied, and "
      "both copies are in use. Nothing of the packet was taken. Let one of the two exchange with "
      "the office first; it will find out by itself.");

/* A packet being read, inside the transaction that applies it. */
typedef struct {
  DvWrite *write;
  DvDb *db;
  GBytes *bytes;
  DvPacketHead *head;
  DvPacketOpener opener;
  GPtrArray *keys; /* of DvMemberKeys */
  DvId ward;
  DvIncoming *incoming;
  GPtrArray *certificates; /* of GBytes: those that were not taken yet */
  DvFileFrames *files;
  guint32 sender; /* local number of the site that made it; 0 until it is known */
  gint64 latest;
  gint64 arrival;
  DvSentBatch *odd; /* (nullable): the batch that is why it was not applied */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->head, dv_packet_head_free);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->incoming, dv_incoming_free);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->files, dv_file_frames_free);
  g_clear_pointer (&self->odd, dv_sent_batch_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
find_sign_key (const guint8 *site, guint8 *key, gpointer user_data)
{
  Reading *self = user_data;
  g_autoptr (DvMember) member = dv_members_find (self->db, (const DvId *) site, NULL, NULL);

  if (member != NULL)
    memcpy (key, member->sign_key, DV_SIGN_KEY_SIZE);
  return member != NULL;
}

static gboolean
refuse_retired (const DvMember *member, GError **error)
{
  if (g_strcmp0 (member->state, "retired") != 0)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: %s is the name of a machine */
               _ ("The machine “%s” was retired. Nothing of its packet was taken; if it is in use "
                  "again, enrol it anew."),
               member->name != NULL ? member->name : "");
  return FALSE;
}

/* Once the certificates were read, the sender is one who takes part, or nothing is taken. */
static gboolean
admit_sender (Reading *self, GError **error)
{
  g_autoptr (DvMember) member = NULL;

  if (self->sender != 0)
    return TRUE;
  member = dv_members_find (self->db, (const DvId *) self->head->sender, &self->sender, error);
  if (member == NULL)
    return (error == NULL || *error == NULL) ? dv_packet_refuse (DV_PACKET_ERROR_STRANGER, error)
                                             : FALSE;
  if (!refuse_retired (member, error))
    return FALSE;
  self->incoming = dv_incoming_new (self->write, error);
  if (self->incoming == NULL)
    return FALSE;
  dv_incoming_set_sender (self->incoming, &member->id);
  return TRUE;
}

static void
note_time (Reading *self, const DvSentBatch *batch)
{
  if (memcmp (&batch->site, self->head->sender, DV_ID_SIZE) == 0)
    self->latest = MAX (self->latest, batch->hlc >> 16);
}

static gboolean
take_batch (Reading *self, GBytes *data, GError **error)
{
  g_autoptr (DvSentBatch) batch = NULL;
  DvTaken taken = DV_TAKEN_KNOWN;

  if (!admit_sender (self, error) || !dv_incoming_take (self->incoming, data, &taken, error))
    return FALSE;
  batch = dv_sent_batch_parse (data);
  note_time (self, batch);
  if (taken == DV_TAKEN_OWN || taken == DV_TAKEN_FORK) {
    self->odd = g_steal_pointer (&batch);
    /* The transaction ends here; what this means is decided outside of it. */
    g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT, "fork");
    return FALSE;
  }
  return TRUE;
}

static gboolean
take_known (Reading *self, GBytes *data, GError **error)
{
  return admit_sender (self, error) && dv_known_take (self->db, self->sender, data, error);
}

/* They come before everything else, in any order among themselves. */
static gboolean
take_certificates (Reading *self, GError **error)
{
  gboolean taken = dv_members_take_all (self->db, self->certificates, error);

  g_ptr_array_set_size (self->certificates, 0);
  return taken;
}

static gboolean
take_frame (guint type, GBytes *data, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (type != DV_PACKET_FRAME_CERTIFICATE && !take_certificates (self, error))
    return FALSE;
  switch ((DvPacketFrameType) type) {
  case DV_PACKET_FRAME_CERTIFICATE:
    g_ptr_array_add (self->certificates, g_bytes_ref (data));
    return TRUE;
  case DV_PACKET_FRAME_KNOWN:
    return take_known (self, data, error);
  case DV_PACKET_FRAME_BATCH:
    return take_batch (self, data, error);
  case DV_PACKET_FRAME_FILE:
    return dv_file_frames_take (self->files, data, error);
  default:
    return TRUE;
  }
}

/* Looks for the certificate of a sender who is not known yet. What it says is only believed if
 * somebody who may say so has signed it. */
static gboolean
find_certificates (guint type, GBytes *data, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (type == DV_PACKET_FRAME_CERTIFICATE)
    g_ptr_array_add (self->certificates, g_bytes_ref (data));
  return TRUE;
}

static gboolean
meet_sender (Reading *self, GError **error)
{
  DvPacketOpener opener = self->opener;
  guint8 key[DV_SIGN_KEY_SIZE];

  if (find_sign_key (self->head->sender, key, self))
    return TRUE;
  opener.find_sign_key = NULL;
  return dv_packet_open (self->bytes, &opener, find_certificates, self, error) &&
         take_certificates (self, error);
}

/* Returns: whether it is sealed to this store, under one of the identities that it has had */
static gboolean
choose_key (Reading *self)
{
  for (guint i = 0; i < self->keys->len; i++) {
    const DvMemberKeys *keys = g_ptr_array_index (self->keys, i);

    if (!dv_packet_head_is_for (self->head, keys->id.bytes))
      continue;
    self->opener.site = keys->id.bytes;
    self->opener.box_key = keys->box_key;
    self->opener.box_secret = keys->box_secret;
    return TRUE;
  }
  return FALSE;
}

static gboolean
start (Reading *self, const char *path, gboolean *ours, GError **error)
{
  *ours = FALSE;
  self->bytes = dv_packet_load (path, error);
  self->head = self->bytes != NULL ? dv_packet_peek (self->bytes, error) : NULL;
  if (self->head == NULL)
    return FALSE;
  self->keys = dv_members_list_own_keys (self->db, error);
  if (self->keys == NULL || !dv_members_get_ward (self->db, &self->ward, error))
    return FALSE;
  self->opener = (DvPacketOpener){
    .ward = self->ward.bytes,
    .find_sign_key = find_sign_key,
    .user_data = self,
  };
  if (memcmp (self->head->ward, self->ward.bytes, sizeof self->head->ward) != 0)
    return dv_packet_refuse (DV_PACKET_ERROR_OTHER_WARD, error);
  *ours = choose_key (self);
  return TRUE;
}

static gboolean
note_sender (Reading *self, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (
    self->db,
    "UPDATE sync_site SET heard = :now, ahead = iif (:latest > 0, max (0, :latest - :now / 1000),"
    " ahead) WHERE sid = :sid",
    error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_integer (stmt, ":now", g_get_real_time ());
  dv_stmt_bind_integer (stmt, ":latest", self->latest);
  dv_stmt_bind_integer (stmt, ":sid", self->sender);
  return dv_stmt_run (stmt, error);
}

static gboolean
write_arrival (Reading *self, const guint8 *hash, DvExchangePacket *packet, GError **error)
{
  DvId id;

  if (!dv_arrivals_add (self->db, hash, packet->name, self->sender, &id, &self->arrival, error))
    return FALSE;
  packet->arrival = dv_id_to_text (&id);
  dv_incoming_set_arrival (self->incoming, self->arrival);
  return TRUE;
}

static void
name_sender (Reading *self, DvExchangePacket *packet)
{
  g_autoptr (DvMember) member =
    dv_members_find (self->db, (const DvId *) self->head->sender, NULL, NULL);

  g_free (packet->site);
  packet->site = member != NULL ? g_strdup (member->name) : NULL;
}

/* The arrival is written first, for the batches point to it. */
static gboolean
apply (Reading *self, const guint8 *hash, DvExchangePacket *packet, GError **error)
{
  if (!meet_sender (self, error) || !admit_sender (self, error))
    return FALSE;
  name_sender (self, packet);
  return write_arrival (self, hash, packet, error) &&
         dv_packet_open (self->bytes, &self->opener, take_frame, self, error) &&
         take_certificates (self, error) &&
         dv_incoming_finish (self->incoming, &packet->arrived, error) &&
         dv_file_frames_finish (self->files, error) && note_sender (self, error) &&
         dv_arrivals_finish (self->db, self->arrival, &packet->arrived, error);
}

static void
hash_file (GBytes *bytes, guint8 *hash)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  crypto_generichash (hash, DV_HASH_SIZE, data, size, NULL, 0);
}

typedef struct {
  Reading *reading;
  const char *path;
  const char *store;
  DvExchangePacket *packet;
  DvExchangeRead *read;
} Work;

static gboolean
run (Work *work, DvWrite *write, GError **error)
{
  Reading *self = work->reading;
  guint8 hash[DV_HASH_SIZE];
  gboolean ours = FALSE, known = FALSE;

  self->write = write;
  self->db = dv_write_get_db (write);
  self->files = dv_file_frames_new (work->store);
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  *work->read = DV_EXCHANGE_READ_REFUSED;
  if (!start (self, work->path, &ours, error))
    return FALSE;
  *work->read = DV_EXCHANGE_READ_OTHERS;
  if (!ours)
    return TRUE;
  hash_file (self->bytes, hash);
  if (!dv_arrivals_find (self->db, hash, &known, error))
    return FALSE;
  *work->read = DV_EXCHANGE_READ_KNOWN;
  if (known)
    return TRUE;
  *work->read = DV_EXCHANGE_READ_REFUSED;
  if (!apply (self, hash, work->packet, error))
    return FALSE;
  *work->read = DV_EXCHANGE_READ_DONE;
  return TRUE;
}

static gboolean
run_cb (DvWrite *write, gpointer data, GError **error)
{
  return run (data, write, error);
}

static gboolean
fork_off_cb (DvWrite *write, gpointer data, GError **error)
{
  const DvSentBatch *odd = data;

  return dv_fork_off (dv_write_get_db (write), odd, error);
}

static gboolean
alarm_cb (DvWrite *write, gpointer data, GError **error)
{
  const DvSentBatch *odd = data;
  DvDb *db = dv_write_get_db (write);
  guint32 sid;

  /* The copy that comes late is sent what there is, so that it sees that it is one. */
  return dv_members_set_alarm (db, &odd->site, "fork", error) &&
         dv_site_find (db, &odd->site, &sid, error) &&
         dv_outgoing_forget_known (db, sid, &odd->site, odd->scope, error);
}

static gboolean
is_own (const Reading *self)
{
  for (guint i = 0; i < self->keys->len; i++) {
    const DvMemberKeys *keys = g_ptr_array_index (self->keys, i);

    if (memcmp (&keys->id, &self->odd->site, sizeof keys->id) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The same number with other content. If it is our own, this store is a copy, or was copied: it
 * becomes a site of its own. If it is another's, the office has to know. */
static gboolean
settle_fork (DvStore *store,
             Reading *self,
             DvExchangePacket *packet,
             DvExchangeRead *read,
             GError **error)
{
  if (is_own (self)) {
    *read = DV_EXCHANGE_READ_OWN;
    return dv_store_write_as (store, "packet", NULL, fork_off_cb, self->odd, NULL, error);
  }
  packet->problem = g_strdup (_ (fork_text));
  return dv_store_write_as (store, "packet", NULL, alarm_cb, self->odd, NULL, error);
}

/**
 * dv_exchange_read:
 * @store: a store
 * @path: a packet
 * @packet: (inout): what it brought, or why it was refused
 * @read: (out): what became of it
 * @error: return location for a failure of the store itself
 *
 * Reads a packet in one transaction. If it shows that this store has a twin, the store becomes a
 * site of its own, and the packet is to be read again.
 *
 * Returns: whether to go on with other packets
 */
gboolean
dv_exchange_read (DvStore *store,
                  const char *path,
                  DvExchangePacket *packet,
                  DvExchangeRead *read,
                  GError **error)
{
  g_auto (Reading) reading = { 0 };
  Work work = { &reading, path, dv_store_get_path (store), packet, read };
  g_autoptr (GError) local = NULL;

  packet->name = g_path_get_basename (path);
  if (dv_store_write_as (store, "packet", NULL, run_cb, &work, NULL, &local))
    return TRUE;
  *read = DV_EXCHANGE_READ_REFUSED;
  g_clear_pointer (&packet->arrival, g_free);
  packet->arrived = (DvArrived){ 0 };
  if (reading.odd != NULL)
    return settle_fork (store, &reading, packet, read, error);
  if (dv_store_error_is_store_unusable (local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  packet->problem = g_strdup (local->message);
  return TRUE;
}

static gboolean
run_inside_cb (DvDb *db, gpointer data, GError **error)
{
  Work *work = data;

  return run (work, work->reading->write, error);
}

/**
 * dv_exchange_read_inside:
 * @write: a transaction of the purpose `packet` that will not be kept
 * @path: a packet
 * @packet: (inout): what it would bring, or why it would be refused
 * @read: (out): what would become of it
 * @error: return location for a failure of the store itself
 *
 * Reads a packet to see what it would bring. Attachments are not written.
 *
 * Returns: whether to go on with other packets
 */
gboolean
dv_exchange_read_inside (DvWrite *write,
                         const char *path,
                         DvExchangePacket *packet,
                         DvExchangeRead *read,
                         GError **error)
{
  g_auto (Reading) reading = { .write = write };
  Work work = { &reading, path, NULL, packet, read };
  g_autoptr (GError) local = NULL;

  packet->name = g_path_get_basename (path);
  if (dv_db_transaction (dv_write_get_db (write), run_inside_cb, &work, &local))
    return TRUE;
  packet->arrived = (DvArrived){ 0 };
  *read =
    reading.odd != NULL && is_own (&reading) ? DV_EXCHANGE_READ_OWN : DV_EXCHANGE_READ_REFUSED;
  if (dv_store_error_is_store_unusable (local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  packet->problem = g_strdup (reading.odd != NULL ? _ (fork_text) : local->message);
  return TRUE;
}
