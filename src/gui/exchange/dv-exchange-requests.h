/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-site-standing.h"
#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvExchangeState:
 * @arrivals: (element-type DvArrival): packets that were read, the newest first
 * @missing: (element-type DvMissing): what others wait for
 * @sites: (element-type DvSiteStanding): who takes part
 *
 * What the pages of the exchange show.
 */
typedef struct {
  GPtrArray *arrivals;
  GPtrArray *missing;
  GPtrArray *sites;
} DvExchangeState;

void dv_exchange_state_free (DvExchangeState *state);

void dv_request_exchange_state (DvStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DvExchangeState *
dv_request_exchange_state_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_own_site (DvStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
DvSiteStanding *dv_request_own_site_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_groups (DvStore *store,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

void dv_request_retire (DvStore *store,
                        const char *site,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean dv_request_retire_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_invite (DvStore *store,
                        const char *name,
                        const char *role,
                        const char *const *scopes,
                        const char *path,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *dv_request_invite_finish (DvStore *store, GAsyncResult *result, GError **error);

void dv_request_join (const char *store_path,
                      const char *invitation,
                      const char *code,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
gboolean dv_request_join_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvExchangeState, dv_exchange_state_free)

G_END_DECLS
