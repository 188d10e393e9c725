/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-sent-batch.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvTaken:
 * @DV_TAKEN_APPLIED: the batch was applied, and those that waited for it
 * @DV_TAKEN_KNOWN: it was known
 * @DV_TAKEN_WAITS: it is kept until others that it builds on have come
 * @DV_TAKEN_OWN: it is a batch of this store's own site that this store does not know: the store is
 *   an older copy, or there is a second one; see dv_members_renew()
 * @DV_TAKEN_FORK: its site signed another batch of the same number: somebody copied its store. The
 *   transaction must not be kept
 *
 * What became of a batch.
 */
typedef enum {
  DV_TAKEN_APPLIED,
  DV_TAKEN_KNOWN,
  DV_TAKEN_WAITS,
  DV_TAKEN_OWN,
  DV_TAKEN_FORK,
} DvTaken;

/**
 * DvArrived:
 * @n_changes: changes that were applied
 * @n_new: of these, records that were made
 * @n_known: changes that were known before
 * @n_waiting: batches that wait for others
 * @n_conflicts: conflicts that there are more than before
 *
 * What a packet brought.
 */
typedef struct {
  guint n_changes;
  guint n_new;
  guint n_known;
  guint n_waiting;
  guint n_conflicts;
} DvArrived;

/* Batches of other sites being applied, inside a transaction of the purpose `packet`. */
typedef struct _DvIncoming DvIncoming;

DvIncoming *dv_incoming_new (DvWrite *write, GError **error);
void dv_incoming_free (DvIncoming *self);
void dv_incoming_set_arrival (DvIncoming *self, gint64 arrival);
void dv_incoming_set_sender (DvIncoming *self, const DvId *sender);
gboolean dv_incoming_take (DvIncoming *self, GBytes *bytes, DvTaken *taken, GError **error);
gboolean dv_incoming_finish (DvIncoming *self, DvArrived *arrived, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvIncoming, dv_incoming_free)

G_END_DECLS
