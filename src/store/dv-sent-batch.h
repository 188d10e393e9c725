/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dv-id.h"

G_BEGIN_DECLS

#define DV_HASH_SIZE      32
#define DV_SIGNATURE_SIZE 64
#define DV_SALT_SIZE      16

/* What is believed of one batch. */
#define DV_BATCH_MAX_OPS   1000000
#define DV_BATCH_MAX_SITES 4096

/**
 * DvSentOp:
 * @record: the id of the record that it changes
 * @body: (nullable): the change, see dv-op.c; %NULL if it was erased
 * @redacted: whether values were taken out of @body, or all of it, since it was signed
 * @hash: if it was redacted, the hash that was signed
 *
 * A change as it travels.
 */
typedef struct {
  DvId record;
  GBytes *body;
  gboolean redacted;
  guint8 hash[DV_HASH_SIZE];
} DvSentOp;

/**
 * DvSentBatch:
 * @site: who wrote it
 * @scope: the name of the scope: `W`, `O` or the UUID of a residential group
 * @number: its number in the stream, from 1
 * @id: the transaction that it is part of
 * @first: the number of its first change in the stream
 * @hlc: hybrid logical clock: milliseconds << 16 | counter
 * @schema: version of the tables that it was written by
 * @actor: (nullable): who
 * @label: (nullable): what, in words
 * @purpose: `edit`, `import`, …
 * @has_undoes: whether it takes another transaction back
 * @undoes: which
 * @sites: (element-type DvId): the other sites that it names
 * @deps: (nullable): how far its writer knew other streams, see dv-stream.c
 * @before: hash of the batch before it in the stream; zeros for the first
 * @has_salt: whether @salt is known: not where a change of it was erased
 * @salt: makes the hash of an erased change say nothing
 * @ops: (element-type DvSentOp): its changes
 * @signature: Ed25519 of @site over the hash of all this
 *
 * What one site committed at once in one scope, as it travels from store to store.
 */
typedef struct {
  DvId site;
  char *scope;
  guint64 number;
  DvId id;
  guint64 first;
  gint64 hlc;
  guint schema;
  char *actor;
  char *label;
  char *purpose;
  gboolean has_undoes;
  DvId undoes;
  GArray *sites;
  GBytes *deps;
  guint8 before[DV_HASH_SIZE];
  gboolean has_salt;
  guint8 salt[DV_SALT_SIZE];
  GPtrArray *ops;
  guint8 signature[DV_SIGNATURE_SIZE];
} DvSentBatch;

DvSentBatch *dv_sent_batch_new (void);
void dv_sent_batch_free (DvSentBatch *batch);
void dv_sent_batch_add (DvSentBatch *batch, const DvId *record, GBytes *body, const guint8 *hash);
GBytes *dv_sent_batch_to_bytes (const DvSentBatch *batch);
DvSentBatch *dv_sent_batch_parse (GBytes *bytes);
void
dv_sent_op_hash (const guint8 *salt, guint64 seq, const DvId *record, GBytes *body, guint8 *hash);
void dv_sent_batch_hash (const DvSentBatch *batch, const DvId *ward, guint8 *hash);
void dv_sent_batch_sign (DvSentBatch *batch, const DvId *ward, const guint8 *secret, guint8 *hash);
gboolean dv_sent_batch_may_be_signed (const DvSentBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvSentBatch, dv_sent_batch_free)

G_END_DECLS
