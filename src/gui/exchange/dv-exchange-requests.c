/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/dv-exchange-requests.h"

#include "dv-arrivals.h"
#include "dv-exchange.h"
#include "dv-kinds.h"
#include "dv-members.h"
#include "records/dv-requests.h"

/* What the pages of the exchange ask of the store. Everything runs on other threads. */

#define MAX_ARRIVALS 200

/**
 * dv_exchange_state_free:
 * @state: (transfer full) (nullable): what the pages show
 */
void
dv_exchange_state_free (DvExchangeState *state)
{
  if (state == NULL)
    return;
  g_clear_pointer (&state->arrivals, g_ptr_array_unref);
  g_clear_pointer (&state->missing, g_ptr_array_unref);
  g_clear_pointer (&state->sites, g_ptr_array_unref);
  g_free (state);
}

static gboolean
state_cb (DvDb *db, gpointer data, GError **error)
{
  DvExchangeState **state = data;

  *state = g_new0 (DvExchangeState, 1);
  (*state)->arrivals = dv_arrivals_list (db, MAX_ARRIVALS, error);
  if ((*state)->arrivals == NULL)
    return FALSE;
  (*state)->missing = dv_arrivals_list_missing (db, error);
  if ((*state)->missing == NULL)
    return FALSE;
  (*state)->sites = dv_site_standings_list (db, error);
  return (*state)->sites != NULL;
}

static void
state_request_free (gpointer data)
{
  DvExchangeState **state = data;

  dv_exchange_state_free (*state);
  g_free (state);
}

/**
 * dv_request_exchange_state:
 *
 * Reads who takes part, what was read and what is missing.
 */
void
dv_request_exchange_state (DvStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  dv_store_read_async (store, state_cb, g_new0 (DvExchangeState *, 1), state_request_free,
                       cancellable, callback, user_data);
}

/**
 * dv_request_exchange_state_finish:
 *
 * Returns: (transfer full): what the pages show, or %NULL with an error
 */
DvExchangeState *
dv_request_exchange_state_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  DvExchangeState **state;

  if (!dv_store_read_finish (store, result, (gpointer *) &state, error))
    return NULL;
  return g_steal_pointer (state);
}

static gboolean
own_cb (DvDb *db, gpointer data, GError **error)
{
  DvSiteStanding **own = data;

  *own = dv_site_standing_read_own (db, error);
  return *own != NULL;
}

static void
own_request_free (gpointer data)
{
  DvSiteStanding **own = data;

  dv_site_standing_free (*own);
  g_free (own);
}

/**
 * dv_request_own_site:
 *
 * Reads which site the store is.
 */
void
dv_request_own_site (DvStore *store,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  dv_store_read_async (store, own_cb, g_new0 (DvSiteStanding *, 1), own_request_free, cancellable,
                       callback, user_data);
}

/**
 * dv_request_own_site_finish:
 *
 * Returns: (transfer full): the site, or %NULL with an error
 */
DvSiteStanding *
dv_request_own_site_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  DvSiteStanding **own;

  if (!dv_store_read_finish (store, result, (gpointer *) &own, error))
    return NULL;
  return g_steal_pointer (own);
}

/**
 * dv_request_groups:
 *
 * Reads the residential groups; dv_request_list_finish() ends it.
 */
void
dv_request_groups (DvStore *store,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_unit);

  dv_query_where (query, "type", "group");
  dv_query_set_order (query, "name", FALSE);
  dv_request_list (store, query, cancellable, callback, user_data);
}

static gboolean
retire_in_transaction_cb (DvDb *db, gpointer data, GError **error)
{
  DvId id;

  return dv_id_parse (data, &id) && dv_members_retire (db, &id, error);
}

/* Who takes part is not a record: nothing of it is logged or undone. */
static gboolean
retire_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_db_transaction (db, retire_in_transaction_cb, data, error);
}

/**
 * dv_request_retire:
 * @site: the UUID of a site
 *
 * Lets a site take part no longer.
 */
void
dv_request_retire (DvStore *store,
                   const char *site,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  dv_store_maintain_async (store, retire_cb, g_strdup (site), g_free, callback, user_data);
}

/**
 * dv_request_retire_finish:
 *
 * Returns: whether it no longer takes part
 */
gboolean
dv_request_retire_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  return dv_store_read_finish (store, result, NULL, error);
}

/* An invitation that is written or read: a key is derived from the code, which takes a second. */
typedef struct {
  char *store_path;
  char *name;
  char *role;
  GStrv scopes;
  char *path;
  char *code;
} Invitation;

static void
invitation_free (gpointer data)
{
  Invitation *invitation = data;

  g_free (invitation->store_path);
  g_free (invitation->name);
  g_free (invitation->role);
  g_strfreev (invitation->scopes);
  g_free (invitation->path);
  g_free (invitation->code);
  g_free (invitation);
}

static void
invite_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Invitation *invitation = data;
  GError *error = NULL;
  char *code = NULL;

  if (dv_exchange_invite (source, invitation->name, invitation->role,
                          (const char *const *) invitation->scopes, invitation->path, &code,
                          &error))
    g_task_return_pointer (task, code, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * dv_request_invite:
 * @name: what the new computer is called
 * @role: `office` or `leaf`
 * @scopes: (nullable) (array zero-terminated=1): UUIDs of the residential groups that it holds
 * @path: the file of the invitation
 *
 * Writes an invitation.
 */
void
dv_request_invite (DvStore *store,
                   const char *name,
                   const char *role,
                   const char *const *scopes,
                   const char *path,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);
  Invitation *invitation = g_new0 (Invitation, 1);

  invitation->name = g_strdup (name);
  invitation->role = g_strdup (role);
  invitation->scopes = g_strdupv ((GStrv) scopes);
  invitation->path = g_strdup (path);
  g_task_set_task_data (task, invitation, invitation_free);
  g_task_run_in_thread (task, invite_in_thread);
}

/**
 * dv_request_invite_finish:
 *
 * Returns: (transfer full): the code that opens the invitation, shown this once; %NULL with an
 * error
 */
char *
dv_request_invite_finish (DvStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
join_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Invitation *invitation = data;
  GError *error = NULL;
  g_autoptr (DvStore) store =
    dv_exchange_join (invitation->store_path, invitation->path, invitation->code, &error);

  if (store == NULL) {
    g_task_return_error (task, error);
    return;
  }
  dv_store_close (store);
  g_task_return_boolean (task, TRUE);
}

/**
 * dv_request_join:
 * @store_path: where the store is to stand
 * @invitation: the file of the invitation
 * @code: the code that opens it
 *
 * Makes a store out of an invitation, and closes it.
 */
void
dv_request_join (const char *store_path,
                 const char *invitation,
                 const char *code,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Invitation *request = g_new0 (Invitation, 1);

  request->store_path = g_strdup (store_path);
  request->path = g_strdup (invitation);
  request->code = g_strdup (code);
  g_task_set_task_data (task, request, invitation_free);
  g_task_run_in_thread (task, join_in_thread);
}

/**
 * dv_request_join_finish:
 *
 * Returns: whether there is a store now
 */
gboolean
dv_request_join_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
