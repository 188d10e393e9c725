/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-exchange.h"
#include "dv-packet-head.h"

G_BEGIN_DECLS

/**
 * DvExchangeRead:
 * @DV_EXCHANGE_READ_DONE: the packet was applied
 * @DV_EXCHANGE_READ_KNOWN: it was read before
 * @DV_EXCHANGE_READ_OTHERS: it is sealed for other sites
 * @DV_EXCHANGE_READ_OWN: it shows that this store has a twin, see dv_exchange_read()
 * @DV_EXCHANGE_READ_REFUSED: it was not applied; the packet says why
 *
 * What became of a packet.
 */
typedef enum {
  DV_EXCHANGE_READ_DONE,
  DV_EXCHANGE_READ_KNOWN,
  DV_EXCHANGE_READ_OTHERS,
  DV_EXCHANGE_READ_OWN,
  DV_EXCHANGE_READ_REFUSED,
} DvExchangeRead;

gboolean dv_exchange_read (DvStore *store,
                           const char *path,
                           DvExchangePacket *packet,
                           DvExchangeRead *read,
                           GError **error);
gboolean dv_exchange_read_inside (DvWrite *write,
                                  const char *path,
                                  DvExchangePacket *packet,
                                  DvExchangeRead *read,
                                  GError **error);

G_END_DECLS
