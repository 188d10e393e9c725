/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-outgoing.h"
#include "dv-store-error.h"
#include "ward.h"

/* What goes from one store to another. */

Parcel *
parcel_new (void)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  parcel->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return parcel;
}

void
parcel_free (Parcel *parcel)
{
  if (parcel == NULL)
    return;
  g_ptr_array_unref (parcel->certificates);
  g_ptr_array_unref (parcel->batches);
  g_free (parcel);
}

gboolean
parcel_add_certificates (Parcel *parcel, Desk *from, GError **error)
{
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (from->db,
                   "SELECT certificate FROM sync_site WHERE certificate IS NOT NULL ORDER BY sid",
                   error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gsize size;
    gconstpointer data = dv_stmt_get_blob (stmt, 0, &size);

    g_ptr_array_add (parcel->certificates, g_bytes_new (data, size));
  }
  return step == DV_STEP_DONE;
}

/* Turns around the order in which a desk hears of others, but for the first ones: of each the one
 * that was invited comes before the one that took its place. */
void
parcel_turn_certificates (Parcel *parcel, guint n_first)
{
  GPtrArray *list = parcel->certificates;

  for (guint i = n_first, j = list->len - 2; i + 1 < j; i += 2, j -= 2) {
    for (guint k = 0; k < 2; k++) {
      gpointer swapped = list->pdata[i + k];

      list->pdata[i + k] = list->pdata[j + k];
      list->pdata[j + k] = swapped;
    }
  }
}

static gboolean
add_batch_cb (GBytes *bytes, gpointer data, GError **error)
{
  Parcel *parcel = data;

  g_ptr_array_add (parcel->batches, g_bytes_ref (bytes));
  return TRUE;
}

typedef struct {
  Parcel *parcel;
  const char *scope;
  gboolean relays;
  GBytes *known;
} Adding;

static gboolean
add_scope_cb (DvDb *db, gpointer data, GError **error)
{
  Adding *adding = data;

  return dv_outgoing_sign (db, error) &&
         dv_outgoing_each (db, adding->scope, adding->relays, adding->known, add_batch_cb,
                           adding->parcel, error);
}

/* Adds the batches of a scope, those that @to lacks if it is given. */
gboolean
parcel_add_scope (Parcel *parcel, Ward *ward, Desk *from, Desk *to, guint scope, GError **error)
{
  g_autoptr (GBytes) known = NULL;
  Adding adding = { parcel, ward->scopes[scope], TRUE, NULL };

  if (to != NULL) {
    ward_work_at (to);
    known = dv_outgoing_known (to->db, ward->scopes[scope], error);
    if (known == NULL)
      return FALSE;
  }
  adding.known = known;
  ward_work_at (from);
  return dv_db_transaction (from->db, add_scope_cb, &adding, error);
}

/* Adds what the site of the store wrote itself. */
gboolean
parcel_add_own (Parcel *parcel, Ward *ward, Desk *from, guint scope, GError **error)
{
  Adding adding = { parcel, ward->scopes[scope], FALSE, NULL };

  ward_work_at (from);
  return dv_db_transaction (from->db, add_scope_cb, &adding, error);
}

typedef struct {
  const Parcel *parcel;
  guint n_batches;
  GBytes **odd;
  DvArrived *arrived;
} Delivery;

static gboolean
take_certificates (const Parcel *parcel, DvDb *db, GError **error)
{
  for (guint i = 0; i < parcel->certificates->len; i++) {
    gboolean news;

    if (!dv_members_take (db, g_ptr_array_index (parcel->certificates, i), &news, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
deliver_cb (DvWrite *write, gpointer data, GError **error)
{
  Delivery *delivery = data;
  g_autoptr (DvIncoming) incoming = NULL;

  if (!take_certificates (delivery->parcel, dv_write_get_db (write), error))
    return FALSE;
  incoming = dv_incoming_new (write, error);
  for (guint i = 0; incoming != NULL && i < delivery->n_batches; i++) {
    DvTaken taken;

    if (!dv_incoming_take (incoming, g_ptr_array_index (delivery->parcel->batches, i), &taken,
                           error))
      return FALSE;
    if (taken == DV_TAKEN_OWN || taken == DV_TAKEN_FORK) {
      if (delivery->odd != NULL)
        *delivery->odd = g_ptr_array_index (delivery->parcel->batches, i);
      g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_CONFLICT, "fork");
      return FALSE;
    }
  }
  return incoming != NULL && dv_incoming_finish (incoming, delivery->arrived, error);
}

/* Delivers the first @n_batches of a parcel; says which one does not go together with what is known
 * of the site that signed it. */
gboolean
parcel_deliver (const Parcel *parcel,
                Desk *to,
                guint n_batches,
                GBytes **odd,
                DvArrived *arrived,
                GError **error)
{
  DvArrived unused;
  Delivery delivery = { parcel, MIN (n_batches, parcel->batches->len), odd,
                        arrived != NULL ? arrived : &unused };
  DvWriteOptions options = { .purpose = "packet" };

  ward_work_at (to);
  return dv_write_transaction (to->db, &options, deliver_cb, &delivery, NULL, NULL, error);
}

/* Gives @to all that it lacks and may read of what @from has. */
gboolean
ward_send (Ward *ward, Desk *from, Desk *to, GError **error)
{
  g_autoptr (Parcel) parcel = parcel_new ();

  if (!parcel_add_certificates (parcel, from, error))
    return FALSE;
  for (guint i = 0; i < ward->n_scopes; i++) {
    if (desk_reads (from, i) && desk_reads (to, i) &&
        !parcel_add_scope (parcel, ward, from, to, i, error))
      return FALSE;
  }
  return parcel_deliver (parcel, to, parcel->batches->len, NULL, NULL, error);
}
