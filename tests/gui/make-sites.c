/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make-sites.h"

#include "dv-incoming.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-schema.h"
#include "dv-search.h"

/* Two sites that change the same records at once, for the tests of the pages that show it. What
 * goes from one to the other goes without files. */

typedef struct {
  const char *scope;
  GPtrArray *certificates;
  GPtrArray *batches;
} Sent;

static gboolean
collect_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
collect_all_cb (DvDb *db, gpointer data, GError **error)
{
  Sent *sent = data;
  g_autoptr (GPtrArray) members = dv_members_list (db, error);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (sent->certificates, dv_member_to_bytes (g_ptr_array_index (members, i)));
  return dv_outgoing_sign (db, error) &&
         dv_outgoing_each (db, sent->scope, TRUE, NULL, collect_cb, sent->batches, error);
}

static gboolean
in_transaction_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_db_transaction (db, collect_all_cb, data, error);
}

static gboolean
take_cb (DvWrite *write, gpointer data, GError **error)
{
  Sent *sent = data;
  g_autoptr (DvIncoming) incoming = NULL;
  DvArrived arrived;

  for (guint i = 0; i < sent->certificates->len; i++) {
    gboolean news;

    if (!dv_members_take (dv_write_get_db (write), g_ptr_array_index (sent->certificates, i), &news,
                          error))
      return FALSE;
  }
  incoming = dv_incoming_new (write, error);
  for (guint i = 0; incoming != NULL && i < sent->batches->len; i++) {
    DvTaken taken;

    if (!dv_incoming_take (incoming, g_ptr_array_index (sent->batches, i), &taken, error))
      return FALSE;
  }
  return incoming != NULL && dv_incoming_finish (incoming, &arrived, error);
}

static void
sent_init (Sent *sent, const char *scope)
{
  sent->scope = scope;
  sent->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sent->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static void
sent_clear (Sent *sent)
{
  g_ptr_array_unref (sent->certificates);
  g_ptr_array_unref (sent->batches);
}

static void
send_to_laptop (MakeSites *sites, const char *scope)
{
  const DvWriteOptions options = { NULL, NULL, "packet" };
  g_autoptr (GError) error = NULL;
  Sent sent;

  sent_init (&sent, scope);
  dv_store_maintain (sites->office, in_transaction_cb, &sent, &error);
  g_assert_no_error (error);
  dv_write_transaction (sites->laptop, &options, take_cb, &sent, NULL, NULL, &error);
  g_assert_no_error (error);
  sent_clear (&sent);
}

static void
send_to_office (MakeSites *sites, const char *scope)
{
  g_autoptr (GError) error = NULL;
  Sent sent;

  sent_init (&sent, scope);
  in_transaction_cb (sites->laptop, &sent, &error);
  g_assert_no_error (error);
  dv_store_write_as (sites->office, "packet", NULL, take_cb, &sent, NULL, &error);
  g_assert_no_error (error);
  sent_clear (&sent);
}

typedef struct {
  const char *group;
  DvMemberKeys keys;
  DvId ward;
  GPtrArray *certificates;
} Joining;

static gboolean
invite_cb (DvDb *db, gpointer data, GError **error)
{
  Joining *joining = data;
  const char *scopes[] = { joining->group, NULL };
  g_autoptr (DvMember) member =
    dv_members_invite (db, "Nhà văn hóa 7", "leaf", scopes, &joining->keys, error);
  g_autoptr (GPtrArray) members = member != NULL ? dv_members_list (db, error) : NULL;

  for (guint i = 0; members != NULL && i < members->len; i++)
    g_ptr_array_add (joining->certificates, dv_member_to_bytes (g_ptr_array_index (members, i)));
  return members != NULL && dv_members_get_ward (db, &joining->ward, error);
}

static gboolean
invite_in_transaction_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_db_transaction (db, invite_cb, data, error);
}

static gboolean
join_cb (DvDb *db, gpointer data, GError **error)
{
  Joining *joining = data;

  return dv_schema_update (db, error) && dv_search_update (db, error) &&
         dv_members_join (db, &joining->ward, joining->certificates, &joining->keys, error);
}

void
make_sites_init (MakeSites *sites, DvStore *office)
{
  g_autoptr (GError) error = NULL;
  Joining joining = { 0 };

  sites->office = g_object_ref (office);
  sites->laptop = dv_db_open (":memory:", DV_DB_CREATE, &error);
  g_assert_no_error (error);
  sites->group = make_sites_add (sites, &dv_kind_unit,
                                 DV_NAMES ("name", "Tổ dân phố 7", "type", "group", "code", "T7"));
  joining.group = sites->group;
  joining.certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  dv_store_maintain (office, invite_in_transaction_cb, &joining, &error);
  g_assert_no_error (error);
  dv_db_transaction (sites->laptop, join_cb, &joining, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (joining.certificates);
  send_to_laptop (sites, "W");
}

void
make_sites_clear (MakeSites *sites)
{
  g_clear_object (&sites->office);
  g_clear_pointer (&sites->laptop, dv_db_close);
  g_clear_pointer (&sites->group, g_free);
}

/* What was written on both sides comes to the other. */
void
make_sites_exchange (MakeSites *sites)
{
  send_to_laptop (sites, "W");
  send_to_office (sites, sites->group);
  send_to_laptop (sites, sites->group);
}

/* Adds a record at the office. */
char *
make_sites_add (MakeSites *sites, const DvKind *kind, const char *const *values)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  dv_store_save (sites->office, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (dv_record_get_id (record));
}

void
make_sites_set_office (MakeSites *sites, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_store_load (sites->office, id, &error);

  g_assert_no_error (error);
  dv_record_set (record, field, value);
  dv_store_save (sites->office, record, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static gboolean
delete_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_delete (write, data, error);
}

static void
write_laptop (MakeSites *sites, DvWriteFunc func, DvRecord *record)
{
  const DvWriteOptions options = { "Phạm Thị Mây", NULL, NULL };
  g_autoptr (GError) error = NULL;

  dv_write_transaction (sites->laptop, &options, func, record, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
make_sites_set_laptop (MakeSites *sites, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_db_load_id (sites->laptop, id, &error);

  g_assert_no_error (error);
  dv_record_set (record, field, value);
  write_laptop (sites, save_cb, record);
}

void
make_sites_delete_laptop (MakeSites *sites, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_db_load_id (sites->laptop, id, &error);

  g_assert_no_error (error);
  write_laptop (sites, delete_cb, record);
}

/* A person whose address was changed at both sites. Returns: (transfer full): the person */
char *
make_sites_add_conflict (MakeSites *sites)
{
  char *id = make_sites_add (sites, &dv_kind_person,
                             DV_NAMES ("name", "Trần Văn Ổi", "unit", sites->group, "address",
                                       "Số 12 ngõ 5"));

  make_sites_exchange (sites);
  make_sites_set_laptop (sites, id, "address", "Số 12 ngõ 15 Ngọc Lâm");
  g_usleep (2000); /* later, by clocks that count milliseconds */
  make_sites_set_office (sites, id, "address", "Số 21 ngõ 5");
  make_sites_exchange (sites);
  return id;
}
