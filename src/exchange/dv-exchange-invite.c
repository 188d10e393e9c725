/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-exchange.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "dv-bytes.h"
#include "dv-file-frame.h"
#include "dv-invitation.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-packet-frames.h"
#include "dv-rescope.h"
#include "dv-sent.h"
#include "dv-site.h"
#include "dv-open.h"
#include "dv-store-error.h"

/* What a new laptop begins with: the id of the ward, keys that the office made for it, and frames
 * as in packets: who takes part, and all that is known in its scopes. The laptop makes keys of its
 * own at once, which nobody else has seen; those that came serve to say so, and to read what is
 * written to it before the others have heard of that. */

#define FORMAT 1

/* A starter packet being made. */
typedef struct {
  DvStore *store;
  DvDb *db;
  const char *name;
  const char *role;
  const char *const *scopes;
  DvMemberKeys keys;
  DvMember *member;
  GByteArray *payload;
} Invite;

static gboolean
put_frame (Invite *self, DvPacketFrameType type, GBytes *data)
{
  gsize size;
  gconstpointer start = g_bytes_get_data (data, &size);

  dv_bytes_put_number (self->payload, type);
  dv_bytes_put_blob (self->payload, start, size);
  return self->payload->len <= DV_INVITATION_MOST_SIZE;
}

static gboolean
refuse_large (GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("There is too much for one starter packet. Nothing was written; give the "
                          "machine fewer residential groups."));
  return FALSE;
}

static gboolean
put_piece_cb (GBytes *data, gpointer user_data, GError **error)
{
  return put_frame (user_data, DV_PACKET_FRAME_FILE, data) || refuse_large (error);
}

static gboolean
put_batch_cb (GBytes *bytes, gpointer data, GError **error)
{
  Invite *self = data;
  g_autoptr (GPtrArray) files = dv_sent_find_files (bytes);

  for (guint i = 0; i < files->len; i++) {
    if (!dv_file_frames_make (dv_store_get_path (self->store), g_ptr_array_index (files, i),
                              put_piece_cb, self, error))
      return FALSE;
  }
  return put_frame (self, DV_PACKET_FRAME_BATCH, bytes) || refuse_large (error);
}

static gboolean
put_certificates (Invite *self, GError **error)
{
  g_autoptr (GPtrArray) members = dv_members_list (self->db, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    g_autoptr (GBytes) certificate = dv_member_to_bytes (g_ptr_array_index (members, i));

    put_frame (self, DV_PACKET_FRAME_CERTIFICATE, certificate);
  }
  return members != NULL;
}

static void
put_keys (Invite *self, const DvId *ward)
{
  dv_bytes_put_number (self->payload, FORMAT);
  g_byte_array_append (self->payload, ward->bytes, DV_ID_SIZE);
  g_byte_array_append (self->payload, (const guint8 *) &self->keys, sizeof self->keys);
}

/* All that is known in a scope, and that the new site knows it. */
static gboolean
put_scope (Invite *self, const char *scope, GError **error)
{
  g_autoptr (GBytes) known = NULL;
  guint32 sid;

  if (!dv_member_may_read (self->member, scope))
    return TRUE;
  known = dv_outgoing_known (self->db, scope, error);
  return known != NULL &&
         dv_outgoing_each (self->db, scope, TRUE, NULL, put_batch_cb, self, error) &&
         dv_site_find (self->db, &self->member->id, &sid, error) &&
         dv_outgoing_take_known (self->db, sid, scope, known, error);
}

static gboolean
put_scopes (Invite *self, GError **error)
{
  g_autoptr (GPtrArray) scopes = dv_sent_list_scopes (self->db, error);

  for (guint i = 0; scopes != NULL && i < scopes->len; i++) {
    if (!put_scope (self, g_ptr_array_index (scopes, i), error))
      return FALSE;
  }
  return scopes != NULL;
}

static gboolean
rescope_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_rescope_all (write, error);
}

static gboolean
check_name (Invite *self, GError **error)
{
  g_autoptr (GPtrArray) members = dv_members_list (self->db, error);

  for (guint i = 0; members != NULL && i < members->len; i++) {
    const DvMember *member = g_ptr_array_index (members, i);

    if (strcmp (member->state, "active") != 0 || g_strcmp0 (member->name, self->name) != 0)
      continue;
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: %s is the name of a machine */
                 _ ("There is a machine called “%s” already. Nothing was written; choose another "
                    "name, or retire that one first."),
                 self->name);
    return FALSE;
  }
  return members != NULL;
}

static gboolean
invite_cb (DvWrite *write, gpointer data, GError **error)
{
  Invite *self = data;
  DvId ward;

  self->db = dv_write_get_db (write);
  if (!check_name (self, error) || !dv_outgoing_sign (self->db, error) ||
      !dv_members_get_ward (self->db, &ward, error))
    return FALSE;
  self->member =
    dv_members_invite (self->db, self->name, self->role, self->scopes, &self->keys, error);
  if (self->member == NULL)
    return FALSE;
  put_keys (self, &ward);
  return put_certificates (self, error) && put_scopes (self, error);
}

static gboolean
write_file (Invite *self, const char *path, char **code, GError **error)
{
  g_autoptr (GBytes) payload = g_bytes_new (self->payload->data, self->payload->len);
  g_autoptr (DvSecret) secret = NULL;
  g_autoptr (GBytes) file = dv_invitation_seal (payload, &dv_key_cost_default, &secret, error);
  gsize size;
  const char *data = file != NULL ? g_bytes_get_data (file, &size) : NULL;

  if (data == NULL ||
      !g_file_set_contents_full (path, data, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    return FALSE;
  *code = g_strdup (dv_secret_get_text (secret));
  return TRUE;
}

/* Until the file is written the new site has to stay unknown, or a full stick would leave one that
 * can never come. */
static gboolean
retire_cb (DvWrite *write, gpointer data, GError **error)
{
  Invite *self = data;

  return dv_members_retire (dv_write_get_db (write), &self->member->id, error);
}

/**
 * dv_exchange_invite:
 * @store: the store of an office
 * @name: what people call the new site
 * @role: `office` or `leaf`
 * @scopes: (nullable) (array zero-terminated=1): the UUIDs of the residential groups of a leaf
 * @path: where to write the starter packet
 * @code: (out) (transfer full): the code that opens it, to be read out to whoever sets the machine
 * up
 * @error: return location for why it was not written
 *
 * Enrols a machine and writes what it begins with.
 *
 * Returns: whether it was written
 */
gboolean
dv_exchange_invite (DvStore *store,
                    const char *name,
                    const char *role,
                    const char *const *scopes,
                    const char *path,
                    char **code,
                    GError **error)
{
  Invite self = { .store = store, .name = name, .role = role, .scopes = scopes };
  gboolean written;

  self.payload = g_byte_array_new ();
  written = dv_store_write_as (store, "setup", NULL, rescope_cb, NULL, NULL, error) &&
            dv_store_write_as (store, "packet", NULL, invite_cb, &self, NULL, error);
  if (written && !write_file (&self, path, code, error)) {
    dv_store_write_as (store, "packet", NULL, retire_cb, &self, NULL, NULL);
    written = FALSE;
  }
  sodium_memzero (self.payload->data, self.payload->len);
  sodium_memzero (&self.keys, sizeof self.keys);
  g_byte_array_unref (self.payload);
  dv_member_free (self.member);
  return written;
}

/* A starter packet being used. */
typedef struct {
  DvMemberKeys keys;
  DvId ward;
  GPtrArray *certificates; /* of GBytes */
  GPtrArray *batches;      /* of GBytes */
  DvFileFrames *files;
} Join;

static void
join_clear (Join *self)
{
  sodium_memzero (&self->keys, sizeof self->keys);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->batches, g_ptr_array_unref);
  g_clear_pointer (&self->files, dv_file_frames_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Join, join_clear)

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                       _ ("The starter packet is damaged inside. Nothing was made; ask the office "
                          "for a new one."));
  return FALSE;
}

static gboolean
read_frame (Join *self, DvReader *reader, GError **error)
{
  guint type = dv_reader_get_count (reader, 255);
  gsize size;
  const guint8 *data = dv_reader_get_blob (reader, &size);
  g_autoptr (GBytes) bytes = data != NULL ? g_bytes_new (data, size) : NULL;

  if (bytes == NULL)
    return refuse_damaged (error);
  if (type == DV_PACKET_FRAME_CERTIFICATE)
    g_ptr_array_add (self->certificates, g_steal_pointer (&bytes));
  else if (type == DV_PACKET_FRAME_BATCH)
    g_ptr_array_add (self->batches, g_steal_pointer (&bytes));
  else if (type == DV_PACKET_FRAME_FILE)
    return dv_file_frames_take (self->files, bytes, error);
  return TRUE;
}

static gboolean
read_payload (Join *self, const char *store, GBytes *payload, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (payload, &size);
  const guint8 *ward, *keys;
  DvReader reader;

  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->files = dv_file_frames_new (store);
  dv_reader_init (&reader, data, size);
  if (dv_reader_get_number (&reader) != FORMAT)
    return refuse_damaged (error);
  ward = dv_reader_get_raw (&reader, DV_ID_SIZE);
  keys = dv_reader_get_raw (&reader, sizeof self->keys);
  if (keys == NULL)
    return refuse_damaged (error);
  memcpy (self->ward.bytes, ward, DV_ID_SIZE);
  memcpy (&self->keys, keys, sizeof self->keys);
  while (reader.position < size) {
    if (!read_frame (self, &reader, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
join_cb (DvDb *db, gpointer data, GError **error)
{
  Join *self = data;

  return dv_members_join (db, &self->ward, self->certificates, &self->keys, error);
}

static gboolean
take_cb (DvWrite *write, gpointer data, GError **error)
{
  Join *self = data;
  g_autoptr (DvIncoming) incoming = dv_incoming_new (write, error);
  g_autoptr (DvMember) before = NULL;
  DvArrived arrived;

  if (incoming == NULL)
    return FALSE;
  before = dv_members_find (dv_write_get_db (write), &self->keys.id, NULL, error);
  if (before == NULL)
    return FALSE;
  dv_incoming_set_sender (incoming, &before->signer);
  for (guint i = 0; i < self->batches->len; i++) {
    DvTaken taken;

    if (!dv_incoming_take (incoming, g_ptr_array_index (self->batches, i), &taken, error))
      return FALSE;
    if (taken != DV_TAKEN_APPLIED && taken != DV_TAKEN_WAITS)
      return refuse_damaged (error);
  }
  return dv_incoming_finish (incoming, &arrived, error) &&
         dv_file_frames_finish (self->files, error);
}

/**
 * dv_exchange_join:
 * @store_path: where to make the store; there must be no file yet
 * @path: a starter packet
 * @code: the code that opens it
 * @error: return location for why no store was made
 *
 * Makes the store of a new machine.
 *
 * Returns: (transfer full): the store
 */
DvStore *
dv_exchange_join (const char *store_path, const char *path, const char *code, GError **error)
{
  g_auto (Join) join = { 0 };
  g_autofree char *data = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (DvStore) store = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  file = g_bytes_new (data, size);
  payload = dv_invitation_open (file, code, error);
  if (payload == NULL || !read_payload (&join, store_path, payload, error))
    return NULL;
  store = dv_store_create_with (store_path, join_cb, &join, error);
  if (store == NULL)
    return NULL;
  if (!dv_store_write_as (store, "packet", NULL, take_cb, &join, NULL, error)) {
    g_clear_object (&store);
    dv_store_remove (store_path);
    return NULL;
  }
  return g_steal_pointer (&store);
}
