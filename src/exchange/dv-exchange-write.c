/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-exchange-write.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>

#include "dv-file-frame.h"
#include "dv-folder.h"
#include "dv-known.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-packet-frames.h"
#include "dv-packet-writer.h"
#include "dv-purge.h"
#include "dv-sent.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* What this store writes for others: for each scope the batches that some reader is not known to
 * have, in packets that are sealed to the readers of that scope. A packet that lies in the folder
 * already and is sealed to all who need it is not written again. */

/* One scope being written. */
typedef struct {
  DvStore *store;
  DvDb *db;
  const char *scope;
  GPtrArray *members; /* of DvMember: all */
  GPtrArray *readers; /* of DvMember: those of the scope */
  const DvMember *own;
  const DvMemberKeys *keys;
  GBytes *known;        /* what every reader has */
  GBytes *upto;         /* what this store has */
  GBytes *certificates; /* hash of those that there are */
  GPtrArray *writers;   /* of DvPacketWriter: packets in the making */
  GHashTable *files;    /* hashes of attachments that are in them */
} Scope;

static void
scope_clear (Scope *self)
{
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_bytes_unref);
  g_clear_pointer (&self->upto, g_bytes_unref);
  g_clear_pointer (&self->certificates, g_bytes_unref);
  g_clear_pointer (&self->writers, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scope, scope_clear)

static DvPacketWriter *
current_writer (Scope *self, gsize size)
{
  DvPacketWriter *writer =
    self->writers->len > 0 ? g_ptr_array_index (self->writers, self->writers->len - 1) : NULL;

  if (writer == NULL || !dv_packet_writer_has_room (writer, size)) {
    writer = dv_packet_writer_new ();
    g_ptr_array_add (self->writers, writer);
  }
  return writer;
}

static gboolean
add_frame (Scope *self, DvPacketFrameType type, GBytes *data, GError **error)
{
  DvPacketWriter *writer = current_writer (self, g_bytes_get_size (data));

  return dv_packet_writer_add (writer, type, data, error);
}

static gboolean
add_piece_cb (GBytes *data, gpointer user_data, GError **error)
{
  return add_frame (user_data, DV_PACKET_FRAME_FILE, data, error);
}

/* The content of attachments goes along with the batch that names them. */
static gboolean
add_files (Scope *self, GBytes *batch, GError **error)
{
  g_autoptr (GPtrArray) hashes = dv_sent_find_files (batch);

  for (guint i = 0; i < hashes->len; i++) {
    const char *hash = g_ptr_array_index (hashes, i);

    if (!g_hash_table_add (self->files, g_strdup (hash)))
      continue;
    if (!dv_file_frames_make (dv_store_get_path (self->store), hash, add_piece_cb, self, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_batch_cb (GBytes *bytes, gpointer data, GError **error)
{
  Scope *self = data;

  return add_frame (self, DV_PACKET_FRAME_BATCH, bytes, error) && add_files (self, bytes, error);
}

static gboolean
add_certificates (Scope *self, GError **error)
{
  for (guint i = 0; i < self->members->len; i++) {
    g_autoptr (GBytes) certificate = dv_member_to_bytes (g_ptr_array_index (self->members, i));

    if (!add_frame (self, DV_PACKET_FRAME_CERTIFICATE, certificate, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_known (Scope *self, GError **error)
{
  return add_frame (self, DV_PACKET_FRAME_KNOWN, self->upto, error);
}

static gboolean
is_office (const DvMember *member)
{
  return g_strcmp0 (member->role, "office") == 0;
}

static gboolean
fill (Scope *self, gboolean certificates, GError **error)
{
  self->writers = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_packet_writer_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return (!certificates || add_certificates (self, error)) && add_known (self, error) &&
         dv_outgoing_each (self->db, self->scope, is_office (self->own), self->known, add_batch_cb,
                           self, error);
}

static gboolean
is_own (Scope *self, const DvMember *member)
{
  return memcmp (&member->id, &self->own->id, sizeof member->id) == 0;
}

/* Those who may read the scope; who was replaced reads until its successor is heard of. */
static void
find_readers (Scope *self, const char *to)
{
  self->readers = g_ptr_array_new ();
  for (guint i = 0; i < self->members->len; i++) {
    DvMember *member = g_ptr_array_index (self->members, i);

    if (is_own (self, member) || strcmp (member->state, "active") != 0 ||
        !dv_member_may_read (member, self->scope) ||
        (to != NULL && g_strcmp0 (member->name, to) != 0))
      continue;
    g_ptr_array_add (self->readers, member);
  }
}

static GPtrArray *
packet_readers (Scope *self)
{
  GPtrArray *readers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->readers->len; i++) {
    const DvMember *member = g_ptr_array_index (self->readers, i);
    DvPacketReader *reader = g_new0 (DvPacketReader, 1);

    memcpy (reader->site, member->id.bytes, DV_ID_SIZE);
    memcpy (reader->box_key, member->box_key, DV_BOX_KEY_SIZE);
    g_ptr_array_add (readers, reader);
  }
  return readers;
}

static GBytes *
hash_certificates (GPtrArray *members)
{
  guint8 hash[DV_HASH_SIZE];
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  for (guint i = 0; i < members->len; i++) {
    g_autoptr (GBytes) certificate = dv_member_to_bytes (g_ptr_array_index (members, i));
    gsize size;
    const guint8 *data = g_bytes_get_data (certificate, &size);

    crypto_generichash_update (&state, data, size);
  }
  crypto_generichash_final (&state, hash, sizeof hash);
  return g_bytes_new (hash, sizeof hash);
}

/* Where the packets of one call go. */
typedef struct {
  DvStore *store;
  const char *folder; /* (nullable) */
  const char *to;     /* (nullable): the name of the only reader */
  const char *path;   /* (nullable): the file to write */
  GCancellable *cancellable;
  GPtrArray *members;
  DvMember *own;
  DvMemberKeys keys;
  DvId ward;
  GPtrArray *scopes;
  GPtrArray *sent; /* of DvSent: what was written, to be remembered */
  guint n_written;
} Writing;

static void
writing_clear (Writing *self)
{
  sodium_memzero (&self->keys, sizeof self->keys);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->own, dv_member_free);
  g_clear_pointer (&self->scopes, g_ptr_array_unref);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static char *
file_path (Writing *self)
{
  return self->n_written == 0 ? g_strdup (self->path)
                              : g_strdup_printf ("%s.%u", self->path, self->n_written + 1);
}

static char *
write_file (Writing *self,
            DvPacketWriter *writer,
            const DvPacketHead *head,
            GPtrArray *readers,
            GError **error)
{
  g_autofree char *path = file_path (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, self->cancellable, error);

  if (stream == NULL ||
      !dv_packet_writer_finish (writer, head, readers, self->keys.sign_secret,
                                G_OUTPUT_STREAM (stream), self->cancellable, error) ||
      !g_output_stream_close (G_OUTPUT_STREAM (stream), self->cancellable, error))
    return NULL;
  return g_steal_pointer (&path);
}

static void
make_head (Writing *self, const char *scope, DvPacketHead *head)
{
  memcpy (head->ward, self->ward.bytes, sizeof head->ward);
  memcpy (head->sender, self->own->id.bytes, sizeof head->sender);
  head->scope = (char *) scope;
  head->number = (guint64) g_get_real_time ();
}

static gboolean
write_packet (Writing *self, Scope *scope, DvPacketWriter *writer, GError **error)
{
  g_autoptr (GPtrArray) readers = packet_readers (scope);
  DvPacketHead head = { 0 };
  g_autofree char *path = NULL;

  make_head (self, scope->scope, &head);
  if (self->folder != NULL)
    path = dv_folder_write (self->folder, writer, &head, readers, self->keys.sign_secret,
                            self->cancellable, error);
  else
    path = write_file (self, writer, &head, readers, error);
  if (path == NULL)
    return FALSE;
  self->n_written++;
  if (self->folder != NULL)
    g_ptr_array_add (self->sent, dv_sent_new (scope->scope, path, scope->known, scope->upto,
                                              scope->readers, scope->certificates));
  return TRUE;
}

/* Whether there is anything in it that a reader may not know. */
static gboolean
is_worth (Scope *self, const DvSentCover *cover)
{
  guint n = 0;

  for (guint i = 0; i < self->writers->len; i++)
    n += dv_packet_writer_count_frames (g_ptr_array_index (self->writers, i));
  /* One frame says what this store knows, others who takes part. */
  if (n > 1 + (cover->certificates ? 0 : self->members->len))
    return TRUE;
  if (cover->upto == NULL)
    return dv_known_is_worth (self->upto);
  return !cover->certificates || !g_bytes_equal (cover->upto, self->upto);
}

/* A laptop writes nothing in the scope of the ward, so it tells along with its own how far it knows
 * that. */
static gboolean
tells_ward (const DvMember *own, const char *scope)
{
  return !dv_member_may_write (own, "W") && strcmp (scope, "O") != 0;
}

static gboolean
write_scope (Writing *self, DvDb *db, const char *name, GError **error)
{
  g_auto (Scope) scope = { .store = self->store, .db = db, .scope = name };
  g_autoptr (DvSentCover) cover = NULL;

  scope.members = self->members;
  scope.own = self->own;
  scope.keys = &self->keys;
  find_readers (&scope, self->to);
  if (scope.readers->len == 0)
    return TRUE;
  scope.certificates = hash_certificates (self->members);
  scope.upto = dv_known_make (db, name, tells_ward (self->own, name), error);
  cover = scope.upto != NULL ? dv_sent_cover (db, self->folder, name, &self->own->id, scope.readers,
                                              scope.certificates, error)
                             : NULL;
  if (cover == NULL)
    return FALSE;
  scope.known = g_bytes_ref (cover->known);
  if (!fill (&scope, !cover->certificates, error))
    return FALSE;
  if (self->folder != NULL && !is_worth (&scope, cover))
    return TRUE;
  for (guint i = 0; i < scope.writers->len; i++) {
    if (!write_packet (self, &scope, g_ptr_array_index (scope.writers, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_cb (DvDb *db, gpointer data, GError **error)
{
  Writing *self = data;

  self->members = dv_members_list (db, error);
  self->own = self->members != NULL ? dv_members_get_own (db, &self->keys, error) : NULL;
  self->scopes = self->own != NULL ? dv_sent_list_scopes (db, error) : NULL;
  if (self->scopes == NULL || !dv_members_get_ward (db, &self->ward, error))
    return FALSE;
  for (guint i = 0; i < self->scopes->len; i++) {
    const char *scope = g_ptr_array_index (self->scopes, i);

    if (!dv_member_may_write (self->own, scope))
      continue;
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !write_scope (self, db, scope, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
sign_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_outgoing_sign (dv_write_get_db (write), error);
}

static gboolean
remember_cb (DvWrite *write, gpointer data, GError **error)
{
  GPtrArray *sent = data;

  for (guint i = 0; i < sent->len; i++) {
    if (!dv_sent_write (dv_write_get_db (write), g_ptr_array_index (sent, i), error))
      return FALSE;
  }
  return TRUE;
}

/* What was written is remembered even if the next packet could not be. */
static gboolean
write_all (Writing *self, guint *n_written, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean written;

  self->sent = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_sent_free);
  if (self->folder != NULL && !dv_purge_folder (self->store, self->folder, error))
    return FALSE;
  if (!dv_store_write_as (self->store, "packet", NULL, sign_cb, NULL, NULL, error))
    return FALSE;
  written = dv_store_read (self->store, write_cb, self, &local);
  *n_written = self->n_written;
  if (self->sent->len > 0 && !dv_store_write_as (self->store, "packet", NULL, remember_cb,
                                                 self->sent, NULL, written ? &local : NULL))
    written = FALSE;
  if (!written)
    g_propagate_error (error, g_steal_pointer (&local));
  return written;
}

/**
 * dv_exchange_write_folder:
 * @store: a store
 * @folder: the folder of the ward, see dv_folder_make()
 * @cancellable: (nullable): what stops it
 * @n_written: (out): how many packets were written
 * @error: return location for why no more could be written
 *
 * Writes for the other sites what they may not know yet.
 *
 * Returns: whether everything is there
 */
gboolean
dv_exchange_write_folder (DvStore *store,
                          const char *folder,
                          GCancellable *cancellable,
                          guint *n_written,
                          GError **error)
{
  g_auto (Writing) writing = { .store = store, .folder = folder, .cancellable = cancellable };

  return write_all (&writing, n_written, error);
}

/**
 * dv_exchange_write_files:
 * @store: a store
 * @to: (nullable): the name of the only site that is to read them
 * @path: where; further packets get a number behind it
 * @n_written: (out): how many packets were written
 * @error: return location for why they were not
 *
 * Writes packets into files, one for each scope.
 *
 * Returns: whether they were written
 */
gboolean
dv_exchange_write_files (DvStore *store,
                         const char *to,
                         const char *path,
                         guint *n_written,
                         GError **error)
{
  g_auto (Writing) writing = { .store = store, .to = to, .path = path };

  if (!write_all (&writing, n_written, error))
    return FALSE;
  if (*n_written > 0)
    return TRUE;
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such machine, or nothing for it. Nothing was written."));
  return FALSE;
}
