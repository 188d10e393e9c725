/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <sodium.h>

#include "dv-attachment.h"
#include "dv-conflicts.h"
#include "dv-db.h"
#include "dv-erase.h"
#include "dv-incoming.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-members.h"
#include "dv-outgoing.h"
#include "dv-replay.h"
#include "dv-schema.h"
#include "dv-search.h"
#include "dv-siblings.h"
#include "dv-site.h"
#include "dv-store-error.h"
#include "dv-undo.h"
#include "dv-write.h"

/* Two sites: the office, and the laptop of a residential group, each a database in memory. */
typedef struct {
  DvDb *office;
  DvDb *laptop;
  char *group;
} Fixture;

static gboolean
make_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_schema_update (db, error) && dv_search_update (db, error) &&
         (data == NULL || dv_members_found (db, error));
}

static DvDb *
make_db (gboolean founds)
{
  g_autoptr (GError) error = NULL;
  DvDb *db = dv_db_open (":memory:", DV_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (dv_db_transaction (db, make_cb, founds ? db : NULL, &error));
  g_assert_no_error (error);
  return db;
}

static gboolean
save_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_save (write, data, error);
}

static gboolean
undo_cb (DvWrite *write, gpointer data, GError **error)
{
  g_autofree char *label = NULL;
  DvUndone undone;

  return dv_undo_last (write, FALSE, &undone, &label, error);
}

static gboolean
settle_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_conflicts_settle (write, data, "deleted", error);
}

static gboolean
delete_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_write_delete (write, data, error);
}

static void
run (DvDb *db, DvWriteFunc func, gpointer data)
{
  DvWriteOptions options = { "Người thử", NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_write_transaction (db, &options, func, data, NULL, NULL, &error));
  g_assert_no_error (error);
}

static char *
add (DvDb *db, const DvKind *kind, const char *const *values)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  run (db, save_cb, record);
  return g_strdup (dv_record_get_id (record));
}

static DvRecord *
load (DvDb *db, const char *id)
{
  g_autoptr (GError) error = NULL;
  DvRecord *record = dv_db_load_id (db, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
set (DvDb *db, const char *id, const char *field, const char *value)
{
  g_autoptr (DvRecord) record = load (db, id);

  dv_record_set (record, field, value);
  run (db, save_cb, record);
}

static void delete (DvDb *db, const char *id)
{
  g_autoptr (DvRecord) record = load (db, id);

  run (db, delete_cb, record);
}

static void
assert_value (DvDb *db, const char *id, const char *field, const char *value)
{
  g_autoptr (DvRecord) record = load (db, id);

  g_assert_cmpstr (dv_record_get (record, field), ==, value);
}

static gboolean
collect_cb (GBytes *bytes, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
sign_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_outgoing_sign (db, error);
}

/* Returns: (transfer full): all that @db has of a scope, as it travels */
static GPtrArray *
read_batches (DvDb *db, const char *scope)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_db_transaction (db, sign_cb, NULL, &error));
  g_assert_true (dv_outgoing_each (db, scope, TRUE, NULL, collect_cb, list, &error));
  g_assert_no_error (error);
  return list;
}

typedef struct {
  GPtrArray *certificates;
  GPtrArray *batches;
  const DvId *sender;
  DvArrived arrived;
} Packet;

static gboolean
receive_cb (DvWrite *write, gpointer data, GError **error)
{
  Packet *packet = data;
  g_autoptr (DvIncoming) incoming = NULL;

  for (guint i = 0; i < packet->certificates->len; i++) {
    gboolean news;

    if (!dv_members_take (dv_write_get_db (write), g_ptr_array_index (packet->certificates, i),
                          &news, error))
      return FALSE;
  }
  incoming = dv_incoming_new (write, error);
  if (packet->sender != NULL)
    dv_incoming_set_sender (incoming, packet->sender);
  for (guint i = 0; i < packet->batches->len; i++) {
    DvTaken taken;

    if (!dv_incoming_take (incoming, g_ptr_array_index (packet->batches, i), &taken, error))
      return FALSE;
    g_assert_cmpint (taken, !=, DV_TAKEN_OWN);
    g_assert_cmpint (taken, !=, DV_TAKEN_FORK);
  }
  return dv_incoming_finish (incoming, &packet->arrived, error);
}

static GPtrArray *
read_certificates (DvDb *db)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = dv_members_list (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (list, dv_member_to_bytes (g_ptr_array_index (members, i)));
  return list;
}

static gboolean
try_receive (DvDb *to,
             GPtrArray *certificates,
             GPtrArray *batches,
             DvArrived *arrived,
             GError **error)
{
  DvWriteOptions options = { NULL, NULL, "packet" };
  Packet packet = { certificates, batches, NULL, { 0 } };
  gboolean taken = dv_write_transaction (to, &options, receive_cb, &packet, NULL, NULL, error);

  if (arrived != NULL)
    *arrived = packet.arrived;
  return taken;
}

static void
send_scope (DvDb *from, DvDb *to, const char *scope, DvArrived *arrived)
{
  g_autoptr (GPtrArray) certificates = read_certificates (from);
  g_autoptr (GPtrArray) batches = read_batches (from, scope);
  DvWriteOptions options = { NULL, NULL, "packet" };
  g_autoptr (GError) error = NULL;
  Packet packet = { certificates, batches, NULL, { 0 } };
  guint32 sid;
  DvId sender;

  g_assert_true (dv_site_get_own (from, &sid, &sender, &error));
  packet.sender = &sender;
  dv_write_transaction (to, &options, receive_cb, &packet, NULL, NULL, &error);
  g_assert_no_error (error);
  if (arrived != NULL)
    *arrived = packet.arrived;
}

static void
exchange (Fixture *fixture)
{
  send_scope (fixture->laptop, fixture->office, fixture->group, NULL);
  send_scope (fixture->office, fixture->laptop, "W", NULL);
  send_scope (fixture->office, fixture->laptop, fixture->group, NULL);
}

typedef struct {
  const char *group; /* (nullable): for the laptop of one */
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
    joining->group != NULL
      ? dv_members_invite (db, "Máy TDP 7", "leaf", scopes, &joining->keys, error)
      : dv_members_invite (db, "Bàn 2", "office", NULL, &joining->keys, error);

  return member != NULL && dv_members_get_ward (db, &joining->ward, error);
}

static gboolean
join_cb (DvDb *db, gpointer data, GError **error)
{
  Joining *joining = data;

  return dv_members_join (db, &joining->ward, joining->certificates, &joining->keys, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Joining joining = { 0 };

  fixture->office = make_db (TRUE);
  fixture->laptop = make_db (FALSE);
  fixture->group = add (fixture->office, &dv_kind_unit,
                        DV_NAMES ("name", "Tổ dân phố 7", "type", "group", "code", "TDP7"));
  joining.group = fixture->group;
  g_assert_true (dv_db_transaction (fixture->office, invite_cb, &joining, &error));
  joining.certificates = read_certificates (fixture->office);
  g_assert_true (dv_db_transaction (fixture->laptop, join_cb, &joining, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (joining.certificates);
  send_scope (fixture->office, fixture->laptop, "W", NULL);
}

static void
assert_sound (DvDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 wrong = 0;

  g_assert_true (
    dv_db_get_integer (db, "SELECT count(*) FROM pragma_foreign_key_check", &wrong, &error));
  g_assert_cmpint (wrong, ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_sound (fixture->office);
  assert_sound (fixture->laptop);
  dv_db_close (fixture->office);
  dv_db_close (fixture->laptop);
  g_free (fixture->group);
}

static char *
add_person (DvDb *db, const char *name, const char *group)
{
  return add (db, &dv_kind_person, DV_NAMES ("name", name, "unit", group));
}

static gint64
count_conflicts (DvDb *db)
{
  gint64 n = -1;

  g_assert_true (dv_db_get_integer (db, "SELECT count(*) FROM sync_conflict", &n, NULL));
  return n;
}

static void
what_one_site_types_comes_to_the_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->laptop, "Nguyễn Thị Mận", fixture->group);
  g_autoptr (GArray) found = NULL;

  exchange (fixture);
  assert_value (fixture->office, id, "name", "Nguyễn Thị Mận");
  assert_value (fixture->office, id, "unit", fixture->group);
  found = dv_search (fixture->office, "mận", &dv_kind_person, 10, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  set (fixture->office, id, "phone", "0900000000");
  exchange (fixture);
  set (fixture->laptop, id, "phone", "0900000001");
  exchange (fixture);
  assert_value (fixture->office, id, "phone", "0900000001");
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
}

static void
what_two_change_at_once_is_kept_and_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Trần Văn Ổi", fixture->group);
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GArray) siblings = NULL;

  exchange (fixture);
  set (fixture->laptop, id, "address", "Số 1 ngõ 2");
  g_usleep (2000); /* later, by clocks that count milliseconds */
  set (fixture->office, id, "address", "Số 3 ngõ 4");
  set (fixture->office, id, "phone", "0900000002");
  exchange (fixture);
  exchange (fixture);
  assert_value (fixture->office, id, "address", "Số 3 ngõ 4");
  assert_value (fixture->laptop, id, "address", "Số 3 ngõ 4");
  g_assert_cmpint (count_conflicts (fixture->office), ==, 1);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 1);
  record = load (fixture->office, id);
  g_assert_true (dv_record_is_conflicted (record));
  siblings = dv_siblings_read (fixture->office, dv_record_get_row (record),
                               dv_kind_find_field (&dv_kind_person, "address")->id, NULL);
  g_assert_cmpuint (siblings->len, ==, 2);
  g_assert_cmpstr (g_array_index (siblings, DvSibling, 1).value, ==, "Số 1 ngõ 2");
  /* Typing a third value settles it, here and there. */
  set (fixture->laptop, id, "address", "Số 5 ngõ 6");
  exchange (fixture);
  assert_value (fixture->office, id, "address", "Số 5 ngõ 6");
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
}

static void
the_same_value_typed_twice_is_no_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Lê Thị Na", fixture->group);

  exchange (fixture);
  set (fixture->laptop, id, "phone", "0900000003");
  set (fixture->office, id, "phone", "0900000003");
  exchange (fixture);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  set (fixture->office, id, "phone", "0900000004");
  exchange (fixture);
  assert_value (fixture->laptop, id, "phone", "0900000004");
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
}

static void
deleting_what_another_changed_is_a_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Phạm Văn Lê", fixture->group);
  g_autoptr (DvRecord) record = NULL;

  exchange (fixture);
  delete (fixture->office, id);
  set (fixture->laptop, id, "phone", "0900000005");
  exchange (fixture);
  record = load (fixture->office, id);
  g_assert_false (dv_record_is_deleted (record));
  g_assert_true (dv_record_is_conflicted (record));
  g_assert_cmpint (count_conflicts (fixture->office), ==, 1);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 1);
}

static void
one_fact_typed_at_two_places_is_one_record (Fixture *fixture, gconstpointer data)
{
  g_autofree char *person = add_person (fixture->office, "Đỗ Thị Quýt", fixture->group);
  g_autofree char *category =
    add (fixture->office, &dv_kind_category, DV_NAMES ("code", "THU", "name", "Diện thử"));
  g_autofree char *here = NULL, *there = NULL;

  exchange (fixture);
  here = add (fixture->office, &dv_kind_classification,
              DV_NAMES ("person", person, "category", category, "from", "2019"));
  there = add (fixture->laptop, &dv_kind_classification,
               DV_NAMES ("person", person, "category", category, "from", "2019", "to", "2020"));
  g_assert_cmpstr (here, ==, there);
  exchange (fixture);
  exchange (fixture);
  /* Only one of them said until when. */
  assert_value (fixture->office, here, "to", "2020");
  assert_value (fixture->laptop, here, "to", "2020");
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
}

static void
what_comes_out_of_order_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->laptop, "Hoàng Thị Chanh", fixture->group);
  g_autoptr (GPtrArray) certificates = read_certificates (fixture->laptop);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GPtrArray) last = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  DvArrived arrived;

  set (fixture->laptop, id, "phone", "0900000006");
  set (fixture->laptop, id, "phone", "0900000007");
  batches = read_batches (fixture->laptop, fixture->group);
  g_assert_cmpuint (batches->len, ==, 3);
  g_ptr_array_add (last, g_ptr_array_index (batches, 2));
  g_assert_true (try_receive (fixture->office, certificates, last, &arrived, &error));
  g_assert_cmpuint (arrived.n_waiting, ==, 1);
  g_assert_cmpuint (arrived.n_changes, ==, 0);
  g_assert_true (try_receive (fixture->office, certificates, batches, &arrived, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (arrived.n_waiting, ==, 0);
  g_assert_cmpuint (arrived.n_changes, ==, 3);
  g_assert_cmpuint (arrived.n_new, ==, 1);
  g_assert_true (try_receive (fixture->office, certificates, batches, &arrived, &error));
  g_assert_cmpuint (arrived.n_changes, ==, 0);
  g_assert_cmpuint (arrived.n_known, ==, 3);
  assert_value (fixture->office, id, "phone", "0900000007");
}

static char *
add_group (DvDb *db, const char *name, const char *code)
{
  return add (db, &dv_kind_unit, DV_NAMES ("name", name, "type", "group", "code", code));
}

static void
undo_last (DvDb *db)
{
  DvWriteOptions options = { "Người thử", NULL, "undo" };
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_write_transaction (db, &options, undo_cb, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The laptop of group 7 has no business with who moved to group 8. */
static void
who_moves_to_another_group_goes_with_what_is_theirs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = add_group (fixture->office, "Tổ dân phố 8", "TDP8");
  g_autofree char *id = add_person (fixture->office, "Ngô Thị Táo", fixture->group);
  g_autofree char *category =
    add (fixture->office, &dv_kind_category, DV_NAMES ("code", "THU", "name", "Diện thử"));
  g_autofree char *part = add (fixture->office, &dv_kind_classification,
                               DV_NAMES ("person", id, "category", category, "from", "2019"));
  g_autoptr (DvRecord) gone = NULL;
  g_autoptr (DvRecord) gone_part = NULL;

  exchange (fixture);
  set (fixture->office, id, "unit", other);
  set (fixture->office, id, "phone", "0900000008");
  exchange (fixture);
  gone = load (fixture->laptop, id);
  g_assert_true (dv_record_is_deleted (gone));
  g_assert_null (dv_record_get (gone, "phone"));
  gone_part = load (fixture->laptop, part);
  g_assert_true (dv_record_is_deleted (gone_part));
  assert_value (fixture->office, id, "unit", other);
  assert_value (fixture->office, part, "from", "2019");
  /* And back again. */
  undo_last (fixture->office);
  undo_last (fixture->office);
  exchange (fixture);
  assert_value (fixture->office, id, "unit", fixture->group);
  assert_value (fixture->laptop, id, "unit", fixture->group);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
}

static void
what_is_typed_of_somebody_who_was_moved_is_not_lost (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = add_group (fixture->office, "Tổ dân phố 8", "TDP8");
  g_autofree char *id = add_person (fixture->office, "Đinh Văn Vải", fixture->group);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DvRecord) gone = NULL;
  DvConflict *conflict;

  exchange (fixture);
  set (fixture->office, id, "unit", other);
  g_usleep (2000);
  set (fixture->laptop, id, "address", "Số 9 ngõ 9");
  exchange (fixture);
  conflicts = dv_conflicts_list (fixture->office, id, 0, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->type, ==, "moved");
  g_assert_nonnull (
    strstr (((DvConflictValue *) g_ptr_array_index (conflict->values, 0))->shown, "Số 9 ngõ 9"));
  assert_value (fixture->office, id, "unit", other);
  run (fixture->office, settle_cb, conflict->id);
  exchange (fixture);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  gone = load (fixture->laptop, id);
  g_assert_true (dv_record_is_deleted (gone));
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
}

static void
what_belongs_to_something_deleted_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Cao Thị Lựu", fixture->group);
  g_autofree char *category =
    add (fixture->office, &dv_kind_category, DV_NAMES ("code", "THU", "name", "Diện thử"));
  g_autofree char *part = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DvRecord) orphan = NULL;
  DvConflict *conflict;

  exchange (fixture);
  delete (fixture->office, id);
  part = add (fixture->laptop, &dv_kind_classification,
              DV_NAMES ("person", id, "category", category, "from", "2019"));
  exchange (fixture);
  conflicts = dv_conflicts_list (fixture->office, NULL, 0, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->type, ==, "dangling");
  g_assert_cmpstr (conflict->record, ==, part);
  g_assert_nonnull (strstr (conflict->text, "Cao Thị Lựu"));
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 1);
  /* Deleting it as well settles it, here and there. */
  delete (fixture->laptop, part);
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 0);
  exchange (fixture);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
}

static void
two_letters_with_one_number_are_shown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  first = add (fixture->office, &dv_kind_petition,
               DV_NAMES ("type", "phan-anh", "title", "Rác ở ngõ 3", "start", "2026-06-01"));
  assert_value (fixture->office, first, "number", "1/2026");
  second = add (fixture->laptop, &dv_kind_petition,
                DV_NAMES ("type", "phan-anh", "title", "Đèn ở ngõ 5", "start", "2026-06-01",
                          "number", "1/2026"));
  send_scope (fixture->laptop, fixture->office, "O", NULL);
  conflicts = dv_conflicts_list (fixture->office, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (((DvConflict *) g_ptr_array_index (conflicts, 0))->type, ==, "number");
  set (fixture->office, second, "number", "2/2026");
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
}

static void
a_letter_typed_at_a_laptop_has_a_number_that_looks_provisional (Fixture *fixture,
                                                                gconstpointer data)
{
  g_autofree char *id =
    add (fixture->laptop, &dv_kind_petition,
         DV_NAMES ("type", "phan-anh", "title", "Đèn ở ngõ 5", "start", "2026-06-01"));
  g_autoptr (DvRecord) here = load (fixture->laptop, id);

  g_assert_null (dv_record_get (here, "number"));
  g_assert_true (g_str_has_prefix (dv_record_get (here, "provisional"), "T-"));
  send_scope (fixture->laptop, fixture->office, "O", NULL);
  assert_value (fixture->office, id, "provisional", dv_record_get (here, "provisional"));
  assert_value (fixture->office, id, "number", NULL);
  /* The desk that keeps the book gives the number when it takes the letter up. */
  set (fixture->office, id, "channel", "direct");
  assert_value (fixture->office, id, "number", "1/2026");
}

static void
a_newer_program_is_understood_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Lý Thị Sen", fixture->group);
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  exchange (fixture);
  set (fixture->office, id, "address", "Số 1");
  set (fixture->laptop, id, "address", "Số 2");
  exchange (fixture);
  record = load (fixture->laptop, id);
  /* As if the laptop's program had not known the field when it came. */
  sql = g_strdup_printf ("UPDATE person SET address = NULL, flags = 0 WHERE rid = %" G_GINT64_FORMAT
                         "; DELETE FROM sync_sibling; DELETE FROM sync_conflict;"
                         "INSERT INTO sync_unknown (id, field, sid, seq)"
                         " SELECT id, %u, 1, 1 FROM record WHERE rid = %" G_GINT64_FORMAT,
                         dv_record_get_row (record),
                         dv_kind_find_field (&dv_kind_person, "address")->id,
                         dv_record_get_row (record));
  g_assert_true (dv_db_exec (fixture->laptop, sql, &error));
  g_assert_true (dv_replay_update (fixture->laptop, &error));
  g_assert_no_error (error);
  assert_value (fixture->laptop, id, "address", dv_record_get (record, "address"));
  assert_value (fixture->laptop, id, "name", "Lý Thị Sen");
  g_assert_cmpint (count_conflicts (fixture->laptop), ==, 1);
}

static void
what_was_altered_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->laptop, "Bùi Văn Cam", fixture->group);
  g_autoptr (GPtrArray) certificates = read_certificates (fixture->laptop);
  g_autoptr (GPtrArray) batches = read_batches (fixture->laptop, fixture->group);
  gsize size;
  const guint8 *data_sent = g_bytes_get_data (g_ptr_array_index (batches, 0), &size);

  for (gsize i = 0; i < size; i++) {
    g_autoptr (GPtrArray) altered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
    g_autoptr (GError) error = NULL;
    guint8 *copy = g_memdup2 (data_sent, size);

    copy[i] ^= 1;
    g_ptr_array_add (altered, g_bytes_new_take (copy, size));
    g_assert_false (try_receive (fixture->office, certificates, altered, NULL, &error));
    g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  }
  g_assert_true (try_receive (fixture->office, certificates, batches, NULL, NULL));
  assert_value (fixture->office, id, "name", "Bùi Văn Cam");
}

static gboolean
retire_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_members_retire (db, data, error);
}

static void
a_retired_site_is_not_heard_any_more (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = add_person (fixture->laptop, "Vũ Thị Bưởi", fixture->group);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  guint32 sid;
  DvId id;

  exchange (fixture);
  g_assert_true (dv_site_get_own (fixture->laptop, &sid, &id, NULL));
  g_assert_true (dv_db_transaction (fixture->office, retire_cb, &id, &error));
  g_assert_no_error (error);
  after = add_person (fixture->laptop, "Vũ Thị Mít", fixture->group);
  certificates = read_certificates (fixture->laptop);
  batches = read_batches (fixture->laptop, fixture->group);
  g_assert_false (try_receive (fixture->office, certificates, batches, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  assert_value (fixture->office, before, "name", "Vũ Thị Bưởi");
  g_assert_null (dv_db_load_id (fixture->office, after, NULL));
}

static void
only_a_machine_that_is_known_is_retired (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DvId id = dv_id_new ();

  g_assert_false (dv_db_transaction (fixture->office, retire_cb, &id, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND);
}

static void
nobody_writes_what_is_not_theirs (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->laptop, "Trịnh Văn Khế", fixture->group);
  g_autoptr (DvRecord) unit = dv_record_new (&dv_kind_unit);
  g_autoptr (GPtrArray) certificates = read_certificates (fixture->laptop);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;
  DvWriteOptions options = { NULL, NULL, NULL };

  dv_record_set (unit, "name", "Hội giả");
  dv_record_set (unit, "type", "association");
  g_assert_false (
    dv_write_transaction (fixture->laptop, &options, save_cb, unit, NULL, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_clear_error (&error);
  /* As a laptop might whose program was tampered with. */
  g_assert_true (dv_db_exec (fixture->laptop,
                             "UPDATE sync_scope SET name = 'was W' WHERE name = 'W';"
                             "UPDATE sync_scope SET name = 'W' WHERE length (name) = 36",
                             &error));
  batches = read_batches (fixture->laptop, "W");
  g_assert_cmpuint (batches->len, ==, 1);
  g_assert_false (try_receive (fixture->office, certificates, batches, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_null (dv_db_load_id (fixture->office, id, NULL));
}

static gboolean
take_cb (DvDb *db, gpointer data, GError **error)
{
  gboolean news;

  return dv_members_take (db, data, &news, error);
}

static gboolean
take_certificate (DvDb *db, const DvMember *member, GError **error)
{
  g_autoptr (GBytes) bytes = dv_member_to_bytes (member);

  return dv_db_transaction (db, take_cb, bytes, error);
}

static DvMember *
get_own (DvDb *db, DvMemberKeys *keys)
{
  g_autoptr (GError) error = NULL;
  DvMember *own = dv_members_get_own (db, keys, &error);

  g_assert_no_error (error);
  return own;
}

/* The laptop says of @victim that it took the place of the laptop, as often as it takes until its
 * words stand before those of whoever enrolled it. */
static DvMember *
forge (Fixture *fixture, DvDb *victim, const char *state, const guint8 *after)
{
  g_autoptr (DvMember) member = get_own (victim, NULL);
  g_autoptr (DvMember) liar = NULL;
  DvMemberKeys keys;
  DvId ward;

  liar = get_own (fixture->laptop, &keys);
  g_assert_true (dv_members_get_ward (fixture->laptop, &ward, NULL));
  g_free (member->role);
  member->role = g_strdup (liar->role);
  g_free (member->state);
  member->state = g_strdup (state);
  g_clear_pointer (&member->scopes, g_strfreev);
  member->scopes = g_strdupv (liar->scopes);
  member->has_before = TRUE;
  member->before = liar->id;
  member->version = 1;
  for (guint i = 0; i == 0 || memcmp (member->signature, after, DV_SIGNATURE_SIZE) <= 0; i++) {
    g_free (member->name);
    member->name = g_strdup_printf ("Máy %u", i);
    dv_member_sign (member, &ward, &keys);
  }
  return g_steal_pointer (&member);
}

/* Whoever says that another site took its own place says it of a site that agrees. */
static void
nobody_takes_the_office_for_its_successor (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "active", "retired" };
  g_autoptr (DvMember) office = get_own (fixture->office, NULL);

  exchange (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (DvMember) forged = forge (fixture, fixture->office, states[i], office->signature);
    g_autoptr (DvMember) after = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (take_certificate (fixture->office, forged, &error));
    g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
    after = get_own (fixture->office, NULL);
    g_assert_cmpstr (after->role, ==, "office");
    g_assert_cmpstr (after->state, ==, "active");
  }
}

static DvDb *
join (Fixture *fixture, const char *group)
{
  g_autoptr (GError) error = NULL;
  Joining joining = { .group = group };
  DvDb *db = make_db (FALSE);

  g_assert_true (dv_db_transaction (fixture->office, invite_cb, &joining, &error));
  joining.certificates = read_certificates (fixture->office);
  dv_db_transaction (db, join_cb, &joining, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (joining.certificates);
  return db;
}

/* Laptops enrolled later are told of those whose place was taken. */
static void
a_second_laptop_joins_after_the_first (Fixture *fixture, gconstpointer data)
{
  DvDb *second;

  exchange (fixture);
  second = join (fixture, fixture->group);
  dv_db_close (second);
}

static gboolean
erase_cb (DvWrite *write, gpointer data, GError **error)
{
  return dv_erase_record (write, data, error);
}

static gint64
count_logged (DvDb *db, const char *value)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM sync_op WHERE instr (body, CAST ('%s' AS BLOB)) > 0",
                     value);
  gint64 n = -1;

  g_assert_true (dv_db_get_integer (db, sql, &n, NULL));
  return n;
}

/* Nobody brings it back by settling that it was changed meanwhile. */
static void
what_was_erased_stays_so_when_that_is_settled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->office, "Hứa Thị Nhãn", fixture->group);
  DvWriteOptions options = { "Người thử", NULL, "erase" };
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  exchange (fixture);
  record = load (fixture->office, id);
  g_assert_true (
    dv_write_transaction (fixture->office, &options, erase_cb, record, NULL, NULL, &error));
  set (fixture->laptop, id, "phone", "0900000009");
  send_scope (fixture->laptop, fixture->office, fixture->group, NULL);
  g_assert_cmpint (count_logged (fixture->office, "0900000009"), ==, 0);
  conflicts = dv_conflicts_list (fixture->office, id, 0, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  run (fixture->office, settle_cb, ((DvConflict *) g_ptr_array_index (conflicts, 0))->id);
  set (fixture->laptop, id, "address", "Số 10 ngõ 10");
  send_scope (fixture->laptop, fixture->office, fixture->group, NULL);
  assert_value (fixture->office, id, "address", NULL);
}

/* Whichever of the two is heard of first. */
static void
what_was_erased_stays_so_where_it_was_moved_to (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = add_group (fixture->office, "Tổ dân phố 8", "TDP8");
  g_autofree char *id = add_person (fixture->office, "Hứa Thị Nhãn", fixture->group);
  DvDb *desk = join (fixture, NULL);
  DvWriteOptions options = { "Người thử", NULL, "erase" };
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (DvRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  send_scope (fixture->office, desk, "W", NULL);
  send_scope (fixture->office, desk, fixture->group, NULL);
  set (desk, id, "unit", other);
  record = load (fixture->office, id);
  g_assert_true (
    dv_write_transaction (fixture->office, &options, erase_cb, record, NULL, NULL, &error));
  for (guint i = 0; i < 2; i++) {
    DvDb *from = i == 0 ? desk : fixture->office, *to = i == 0 ? fixture->office : desk;
    g_autoptr (DvRecord) erased = NULL;

    send_scope (from, to, i == 0 ? other : fixture->group, NULL);
    send_scope (from, to, i == 0 ? fixture->group : other, NULL);
    erased = load (to, id);
    g_assert_true (dv_record_is_deleted (erased));
    g_assert_null (dv_record_get (erased, "name"));
    g_assert_cmpint (count_logged (to, "Hứa Thị Nhãn"), ==, 0);
  }
  /* The laptop of the other group has it still, until somebody looks. */
  conflicts = dv_conflicts_list (fixture->office, id, 0, NULL);
  g_assert_cmpuint (conflicts->len, ==, 2);
  for (guint i = 0; i < conflicts->len; i++)
    run (fixture->office, settle_cb, ((DvConflict *) g_ptr_array_index (conflicts, i))->id);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  send_scope (fixture->office, desk, fixture->group, NULL);
  send_scope (fixture->office, desk, other, NULL);
  g_assert_cmpint (count_conflicts (desk), ==, 0);
  dv_db_close (desk);
}

/* A machine that was stolen has its keys, but no right to say that it was not. */
static void
whoever_was_retired_does_not_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvMember) founder = NULL;
  g_autoptr (DvMember) known = NULL;
  g_autoptr (GError) error = NULL;
  DvMemberKeys keys;
  DvId ward;

  founder = get_own (fixture->office, &keys);
  g_assert_true (dv_members_get_ward (fixture->office, &ward, NULL));
  g_assert_true (dv_db_exec (fixture->laptop,
                             "UPDATE sync_site SET state = 'retired' WHERE role = 'office'", NULL));
  founder->version = 9;
  dv_member_sign (founder, &ward, &keys);
  g_assert_true (take_certificate (fixture->laptop, founder, &error));
  g_assert_no_error (error);
  known = dv_members_find (fixture->laptop, &founder->id, NULL, NULL);
  g_assert_cmpstr (known->state, ==, "retired");
}

/* What the laptop makes as if it were a record of its group. */
static void
make_under_id (DvDb *db, const DvKind *kind, const char *id, const char *const *values)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);

  for (guint i = 0; values[i] != NULL; i += 2)
    dv_record_set (record, values[i], values[i + 1]);
  dv_record_set_stored (record, id, 0, NULL);
  run (db, save_cb, record);
}

/* The laptop of group 7 cannot take away a person of group 8, who never was in its group. */
static void
no_laptop_takes_records_of_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = add_group (fixture->office, "Tổ dân phố 8", "TDP8");
  g_autofree char *id = add_person (fixture->office, "Mai Thị Đào", other);
  g_autoptr (GPtrArray) conflicts = NULL;

  exchange (fixture);
  g_usleep (2000);
  make_under_id (fixture->laptop, &dv_kind_person, id,
                 DV_NAMES ("name", "Kẻ Giả", "unit", fixture->group));
  exchange (fixture);
  assert_value (fixture->office, id, "name", "Mai Thị Đào");
  assert_value (fixture->office, id, "unit", other);
  conflicts = dv_conflicts_list (fixture->office, id, 0, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  run (fixture->office, settle_cb, ((DvConflict *) g_ptr_array_index (conflicts, 0))->id);
  g_assert_cmpint (count_conflicts (fixture->office), ==, 0);
  assert_value (fixture->office, id, "name", "Mai Thị Đào");
}

/* A laptop does not read what the office has, so it cannot have seen what it says it replaces. */
static void
a_laptop_changes_only_its_own_letters (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
    add (fixture->laptop, &dv_kind_petition,
         DV_NAMES ("type", "phan-anh", "title", "Đèn ở ngõ 5", "start", "2026-06-01"));
  g_autoptr (GPtrArray) certificates = read_certificates (fixture->laptop);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture->laptop, id, "title", "Đèn ở ngõ 6");
  send_scope (fixture->laptop, fixture->office, "O", NULL);
  assert_value (fixture->office, id, "title", "Đèn ở ngõ 6");
  set (fixture->office, id, "title", "Đèn đường");
  /* As if its program had been tampered with. */
  send_scope (fixture->office, fixture->laptop, "O", NULL);
  set (fixture->laptop, id, "title", "Không có gì");
  batches = read_batches (fixture->laptop, "O");
  g_assert_false (try_receive (fixture->office, certificates, batches, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  assert_value (fixture->office, id, "title", "Đèn đường");
}

/* A category among the people of a group would come into the lists of the whole ward. */
static void
no_laptop_makes_what_is_the_wards (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_person (fixture->laptop, "Diện giả", fixture->group);
  g_autofree char *sql =
    g_strdup_printf ("UPDATE sync_op SET body = CAST (x'%02x' || substr (body, 2) AS BLOB)"
                     " WHERE op = (SELECT max (op) FROM sync_op)",
                     dv_kind_category.id);
  g_autoptr (GPtrArray) certificates = read_certificates (fixture->laptop);
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dv_db_exec (fixture->laptop, sql, &error));
  batches = read_batches (fixture->laptop, fixture->group);
  g_assert_false (try_receive (fixture->office, certificates, batches, NULL, &error));
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_assert_null (dv_db_load_id (fixture->office, id, NULL));
}

/* What a packet names as the content of an attachment must not be read from elsewhere, to be sent
 * on, nor deleted when the attachment is erased. */
static void
no_attachment_names_another_file (Fixture *fixture, gconstpointer data)
{
  static const char *const hashes[] = { "../../etc/passwd", "/etc/passwd", "..", "a", "", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++) {
    g_autofree char *path = dv_attachment_find_file ("/kho/phuong.danvan", hashes[i]);

    g_assert_true (g_str_has_prefix (path, "/kho/phuong"));
    g_assert_null (strstr (path, ".."));
    g_assert_null (strstr (path, "passwd"));
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (sodium_init () < 0)
    return 1;
#define ADD(name) g_test_add ("/merging/" #name, Fixture, NULL, set_up, name, tear_down)
  ADD (what_one_site_types_comes_to_the_other);
  ADD (what_two_change_at_once_is_kept_and_shown);
  ADD (the_same_value_typed_twice_is_no_conflict);
  ADD (deleting_what_another_changed_is_a_conflict);
  ADD (one_fact_typed_at_two_places_is_one_record);
  ADD (what_comes_out_of_order_waits);
  ADD (who_moves_to_another_group_goes_with_what_is_theirs);
  ADD (what_is_typed_of_somebody_who_was_moved_is_not_lost);
  ADD (what_belongs_to_something_deleted_is_shown);
  ADD (two_letters_with_one_number_are_shown);
  ADD (a_letter_typed_at_a_laptop_has_a_number_that_looks_provisional);
  ADD (a_newer_program_is_understood_later);
  ADD (what_was_altered_is_refused);
  ADD (a_retired_site_is_not_heard_any_more);
  ADD (only_a_machine_that_is_known_is_retired);
  ADD (nobody_writes_what_is_not_theirs);
  ADD (nobody_takes_the_office_for_its_successor);
  ADD (a_second_laptop_joins_after_the_first);
  ADD (what_was_erased_stays_so_when_that_is_settled);
  ADD (what_was_erased_stays_so_where_it_was_moved_to);
  ADD (whoever_was_retired_does_not_come_back);
  ADD (no_laptop_takes_records_of_others);
  ADD (no_laptop_makes_what_is_the_wards);
  ADD (no_attachment_names_another_file);
  ADD (a_laptop_changes_only_its_own_letters);
  return g_test_run ();
}
