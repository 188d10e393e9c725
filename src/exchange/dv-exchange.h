/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-incoming.h"
#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvExchangePacket:
 * @name: the name of the file
 * @site: (nullable): the name of the site that sent it
 * @arrival: (nullable): the id by which it can be withdrawn; %NULL if nothing was applied
 * @arrived: what it brought, or would bring
 * @problem: (nullable): why it was not read, as a sentence
 *
 * One packet of an exchange.
 */
typedef struct {
  char *name;
  char *site;
  char *arrival;
  DvArrived arrived;
  char *problem;
} DvExchangePacket;

/**
 * DvExchangeResult:
 * @packets: (element-type DvExchangePacket): packets that were not read before
 * @arrived: what came in all
 * @n_written: packets that were written for others
 * @n_foreign: files in the folder that are no packets
 * @problem: (nullable): why nothing could be written, as a sentence
 * @renewed: whether this store found that it is a copy, and became a site of its own
 *
 * What an exchange with a folder did, or would do.
 */
typedef struct {
  GPtrArray *packets;
  DvArrived arrived;
  guint n_written;
  guint n_foreign;
  char *problem;
  gboolean renewed;
} DvExchangeResult;

/**
 * DvExchangeProgress:
 * @done: packets that were read
 * @all: packets to be read
 * @data: what the caller gave
 *
 * Called on the thread that reads.
 */
typedef void (*DvExchangeProgress) (guint done, guint all, gpointer data);

void dv_exchange_packet_free (DvExchangePacket *packet);
void dv_exchange_result_free (DvExchangeResult *result);
DvExchangeResult *dv_exchange_folder (DvStore *store,
                                      const char *place,
                                      GCancellable *cancellable,
                                      DvExchangeProgress progress,
                                      gpointer data,
                                      GError **error);
DvExchangeResult *
dv_exchange_preview (DvStore *store, const char *place, GCancellable *cancellable, GError **error);
DvExchangePacket *dv_exchange_apply (DvStore *store, const char *path, GError **error);
DvExchangePacket *dv_exchange_inspect (DvStore *store, const char *path, GError **error);
guint dv_exchange_make (DvStore *store, const char *to, const char *path, GError **error);

gboolean dv_exchange_invite (DvStore *store,
                             const char *name,
                             const char *role,
                             const char *const *scopes,
                             const char *path,
                             char **code,
                             GError **error);
DvStore *
dv_exchange_join (const char *store_path, const char *path, const char *code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvExchangePacket, dv_exchange_packet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvExchangeResult, dv_exchange_result_free)

G_END_DECLS
