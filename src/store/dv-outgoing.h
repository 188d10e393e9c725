/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-sent-batch.h"

G_BEGIN_DECLS

/**
 * DvOutgoingFunc:
 * @bytes: a batch in the form in which it travels
 * @data: what the caller gave
 * @error: return location for the reason of failure
 *
 * Returns: whether to go on
 */
typedef gboolean (*DvOutgoingFunc) (GBytes *bytes, gpointer data, GError **error);

/* How much of the hash of a batch is said along with its number: enough to tell two apart. Zeros
 * say nothing. */
#define DV_KNOWN_HASH_SIZE 8

gboolean dv_outgoing_sign (DvDb *db, GError **error);
GBytes *dv_outgoing_known (DvDb *db, const char *scope, GError **error);
gboolean
dv_outgoing_take_known (DvDb *db, guint32 peer, const char *scope, GBytes *known, GError **error);
gboolean dv_outgoing_forget_known (DvDb *db,
                                   guint32 peer,
                                   const DvId *id,
                                   const char *scope,
                                   GError **error);
gboolean dv_outgoing_each (DvDb *db,
                           const char *scope,
                           gboolean relays,
                           GBytes *known,
                           DvOutgoingFunc func,
                           gpointer data,
                           GError **error);

G_END_DECLS
