/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sent-batch.h"

#include <sodium.h>

#include "dv-bytes.h"

/* The bytes of a batch are: the head, which is signed as it stands, the salt, the changes and the
 * signature. What is signed is a hash over the ward, the head and the hashes of the changes, so
 * that a change can be erased and the others, and the batches that follow, still be verified.
 *
 * The hash of a change is salted. Whoever destroys the body of a change destroys the salt of its
 * batch with it, or short values could be guessed; from then on the hashes of all changes of the
 * batch that were erased travel, and those of the others are believed of an office. */

enum {
  FLAG_UNDOES = 1 << 0,
  FLAG_ACTOR = 1 << 1,
  FLAG_LABEL = 1 << 2,
};

enum {
  OP_HAS_BODY = 1 << 0,
  OP_REDACTED = 1 << 1,
};

static void
sent_op_free (gpointer data)
{
  DvSentOp *op = data;

  g_clear_pointer (&op->body, g_bytes_unref);
  g_free (op);
}

/**
 * dv_sent_batch_new:
 *
 * Returns: (transfer full): a batch without changes
 */
DvSentBatch *
dv_sent_batch_new (void)
{
  DvSentBatch *batch = g_new0 (DvSentBatch, 1);

  batch->sites = g_array_new (FALSE, FALSE, sizeof (DvId));
  batch->ops = g_ptr_array_new_with_free_func (sent_op_free);
  return batch;
}

/**
 * dv_sent_batch_free:
 * @batch: (transfer full) (nullable): a batch
 */
void
dv_sent_batch_free (DvSentBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->scope);
  g_free (batch->actor);
  g_free (batch->label);
  g_free (batch->purpose);
  g_array_unref (batch->sites);
  g_clear_pointer (&batch->deps, g_bytes_unref);
  g_ptr_array_unref (batch->ops);
  g_free (batch);
}

/**
 * dv_sent_batch_add:
 * @batch: a batch
 * @record: the id of the record that is changed
 * @body: (nullable): the change
 * @hash: (nullable): the hash that was signed, if the change was redacted since
 */
void
dv_sent_batch_add (DvSentBatch *batch, const DvId *record, GBytes *body, const guint8 *hash)
{
  DvSentOp *op = g_new0 (DvSentOp, 1);

  op->record = *record;
  op->body = body != NULL ? g_bytes_ref (body) : NULL;
  op->redacted = hash != NULL;
  if (hash != NULL)
    memcpy (op->hash, hash, DV_HASH_SIZE);
  g_ptr_array_add (batch->ops, op);
}

static void
put_id (GByteArray *bytes, const DvId *id)
{
  g_byte_array_append (bytes, id->bytes, DV_ID_SIZE);
}

static void
put_text (GByteArray *bytes, const char *text)
{
  if (text != NULL)
    dv_bytes_put_blob (bytes, text, strlen (text));
}

static void
put_bytes (GByteArray *bytes, GBytes *data)
{
  gsize size = 0;
  gconstpointer start = data != NULL ? g_bytes_get_data (data, &size) : NULL;

  dv_bytes_put_blob (bytes, start, size);
}

static GByteArray *
make_head (const DvSentBatch *batch)
{
  GByteArray *head = g_byte_array_new ();

  dv_bytes_put_number (head, (batch->has_undoes ? FLAG_UNDOES : 0) |
                               (batch->actor != NULL ? FLAG_ACTOR : 0) |
                               (batch->label != NULL ? FLAG_LABEL : 0));
  put_id (head, &batch->site);
  put_text (head, batch->scope);
  dv_bytes_put_number (head, batch->number);
  put_id (head, &batch->id);
  dv_bytes_put_number (head, batch->first);
  dv_bytes_put_number (head, (guint64) batch->hlc);
  dv_bytes_put_number (head, batch->schema);
  put_text (head, batch->actor);
  put_text (head, batch->label);
  put_text (head, batch->purpose);
  if (batch->has_undoes)
    put_id (head, &batch->undoes);
  dv_bytes_put_number (head, batch->sites->len);
  for (guint i = 0; i < batch->sites->len; i++)
    put_id (head, &g_array_index (batch->sites, DvId, i));
  put_bytes (head, batch->deps);
  g_byte_array_append (head, batch->before, DV_HASH_SIZE);
  dv_bytes_put_number (head, batch->ops->len);
  return head;
}

static void
put_op (GByteArray *bytes, const DvSentOp *op)
{
  dv_bytes_put_number (bytes,
                       (op->body != NULL ? OP_HAS_BODY : 0) | (op->redacted ? OP_REDACTED : 0));
  put_id (bytes, &op->record);
  if (op->body != NULL)
    put_bytes (bytes, op->body);
  if (op->redacted)
    g_byte_array_append (bytes, op->hash, DV_HASH_SIZE);
}

/**
 * dv_sent_batch_to_bytes:
 * @batch: a batch
 *
 * Returns: (transfer full): the form in which it travels
 */
GBytes *
dv_sent_batch_to_bytes (const DvSentBatch *batch)
{
  GByteArray *bytes = make_head (batch);

  dv_bytes_put_number (bytes, batch->has_salt);
  if (batch->has_salt)
    g_byte_array_append (bytes, batch->salt, DV_SALT_SIZE);
  for (guint i = 0; i < batch->ops->len; i++)
    put_op (bytes, g_ptr_array_index (batch->ops, i));
  g_byte_array_append (bytes, batch->signature, DV_SIGNATURE_SIZE);
  return g_byte_array_free_to_bytes (bytes);
}

static void
get_sites (DvSentBatch *batch, DvReader *reader)
{
  guint n = dv_reader_get_count (reader, DV_BATCH_MAX_SITES);

  for (guint i = 0; i < n && !reader->failed; i++) {
    DvId id;

    dv_reader_copy (reader, &id, sizeof id);
    if (!reader->failed)
      g_array_append_val (batch->sites, id);
  }
}

static GBytes *
get_bytes (DvReader *reader)
{
  gsize size;
  const guint8 *data = dv_reader_get_blob (reader, &size);

  return data != NULL ? g_bytes_new (data, size) : NULL;
}

/* Returns: how many changes follow */
static guint
get_head (DvSentBatch *batch, DvReader *reader)
{
  guint flags = dv_reader_get_count (reader, FLAG_UNDOES | FLAG_ACTOR | FLAG_LABEL);

  dv_reader_copy (reader, &batch->site, DV_ID_SIZE);
  batch->scope = dv_reader_get_text (reader);
  batch->number = dv_reader_get_number (reader);
  dv_reader_copy (reader, &batch->id, DV_ID_SIZE);
  batch->first = dv_reader_get_number (reader);
  batch->hlc = (gint64) dv_reader_get_number (reader);
  batch->schema = dv_reader_get_count (reader, G_MAXUINT32);
  batch->actor = flags & FLAG_ACTOR ? dv_reader_get_text (reader) : NULL;
  batch->label = flags & FLAG_LABEL ? dv_reader_get_text (reader) : NULL;
  batch->purpose = dv_reader_get_text (reader);
  batch->has_undoes = (flags & FLAG_UNDOES) != 0;
  if (batch->has_undoes)
    dv_reader_copy (reader, &batch->undoes, DV_ID_SIZE);
  get_sites (batch, reader);
  batch->deps = get_bytes (reader);
  dv_reader_copy (reader, batch->before, DV_HASH_SIZE);
  return dv_reader_get_count (reader, DV_BATCH_MAX_OPS);
}

static void
get_op (DvSentBatch *batch, DvReader *reader)
{
  DvSentOp *op = g_new0 (DvSentOp, 1);
  guint flags = dv_reader_get_count (reader, OP_HAS_BODY | OP_REDACTED);

  g_ptr_array_add (batch->ops, op);
  dv_reader_copy (reader, &op->record, DV_ID_SIZE);
  op->body = flags & OP_HAS_BODY ? get_bytes (reader) : NULL;
  op->redacted = (flags & OP_REDACTED) != 0;
  if (op->redacted)
    dv_reader_copy (reader, op->hash, DV_HASH_SIZE);
  if (op->body == NULL && !op->redacted)
    reader->failed = TRUE;
}

static gboolean
is_sound (const DvSentBatch *batch)
{
  return batch->number > 0 && batch->number < G_MAXINT64 && batch->first > 0 &&
         batch->first < G_MAXINT64 - DV_BATCH_MAX_OPS && batch->hlc >= 0 && batch->ops->len > 0 &&
         batch->scope != NULL && batch->scope[0] != '\0' && batch->purpose != NULL;
}

/**
 * dv_sent_batch_parse:
 * @bytes: what dv_sent_batch_to_bytes() gave
 *
 * Returns: (transfer full) (nullable): the batch, %NULL if the bytes are damaged; whether they are
 *   signed only dv_verifier_add() tells
 */
DvSentBatch *
dv_sent_batch_parse (GBytes *bytes)
{
  g_autoptr (DvSentBatch) batch = dv_sent_batch_new ();
  DvReader reader;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint n;

  dv_reader_init (&reader, data, size);
  n = get_head (batch, &reader);
  batch->has_salt = dv_reader_get_count (&reader, 1) == 1;
  if (batch->has_salt)
    dv_reader_copy (&reader, batch->salt, DV_SALT_SIZE);
  for (guint i = 0; i < n && !reader.failed; i++)
    get_op (batch, &reader);
  dv_reader_copy (&reader, batch->signature, DV_SIGNATURE_SIZE);
  if (reader.failed || reader.position != size || !is_sound (batch))
    return NULL;
  return g_steal_pointer (&batch);
}

/**
 * dv_sent_op_hash:
 * @salt: the salt of its batch
 * @seq: its number in the stream
 * @record: the id of the record that it changes
 * @body: the change
 * @hash: (out caller-allocates): %DV_HASH_SIZE bytes
 */
void
dv_sent_op_hash (const guint8 *salt, guint64 seq, const DvId *record, GBytes *body, guint8 *hash)
{
  guint64 number = GUINT64_TO_LE (seq);
  crypto_generichash_state state;
  gsize size;
  gconstpointer data = g_bytes_get_data (body, &size);

  crypto_generichash_init (&state, salt, DV_SALT_SIZE, DV_HASH_SIZE);
  crypto_generichash_update (&state, (const guint8 *) &number, sizeof number);
  crypto_generichash_update (&state, record->bytes, DV_ID_SIZE);
  crypto_generichash_update (&state, data, size);
  crypto_generichash_final (&state, hash, DV_HASH_SIZE);
}

static void
update_with_op (crypto_generichash_state *state, const DvSentBatch *batch, guint place)
{
  const DvSentOp *op = g_ptr_array_index (batch->ops, place);
  guint8 hash[DV_HASH_SIZE];

  if (op->redacted)
    memcpy (hash, op->hash, DV_HASH_SIZE);
  else
    dv_sent_op_hash (batch->salt, batch->first + place, &op->record, op->body, hash);
  crypto_generichash_update (state, hash, sizeof hash);
}

/**
 * dv_sent_batch_hash:
 * @batch: a batch
 * @ward: the id of the ward
 * @hash: (out caller-allocates): %DV_HASH_SIZE bytes: what is signed, and what the next batch of
 *   the stream names
 */
void
dv_sent_batch_hash (const DvSentBatch *batch, const DvId *ward, guint8 *hash)
{
  g_autoptr (GByteArray) head = make_head (batch);
  crypto_generichash_state state;

  crypto_generichash_init (&state, (const guint8 *) "danvan-batch-v1!", 16, DV_HASH_SIZE);
  crypto_generichash_update (&state, ward->bytes, DV_ID_SIZE);
  crypto_generichash_update (&state, head->data, head->len);
  for (guint i = 0; i < batch->ops->len; i++)
    update_with_op (&state, batch, i);
  crypto_generichash_final (&state, hash, DV_HASH_SIZE);
}

/**
 * dv_sent_batch_sign:
 * @batch: a batch of this store's own site
 * @ward: the id of the ward
 * @secret: the key to sign with
 * @hash: (out caller-allocates): %DV_HASH_SIZE bytes: what was signed
 */
void
dv_sent_batch_sign (DvSentBatch *batch, const DvId *ward, const guint8 *secret, guint8 *hash)
{
  dv_sent_batch_hash (batch, ward, hash);
  crypto_sign_detached (batch->signature, NULL, hash, DV_HASH_SIZE, secret);
}

/* Without its salt, only what was redacted can be held against the signature; an office vouches
 * for the rest. */
static gboolean
has_all_hashes (const DvSentBatch *batch)
{
  for (guint i = 0; i < batch->ops->len && !batch->has_salt; i++) {
    const DvSentOp *op = g_ptr_array_index (batch->ops, i);

    if (!op->redacted)
      return FALSE;
  }
  return TRUE;
}

/**
 * dv_sent_batch_may_be_signed:
 * @batch: a batch
 *
 * Returns: whether it has all that the signature is over
 */
gboolean
dv_sent_batch_may_be_signed (const DvSentBatch *batch)
{
  return has_all_hashes (batch);
}
