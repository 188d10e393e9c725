/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-kinds.h"
#include "dv-pulse.h"
#include "dv-store.h"

/* The numbers of the first page. */

static const DvDate today = { 2019, 6, 13 };

typedef struct {
  gint64 since;
  DvPulse *pulse;
} Read;

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Read *read = data;

  read->pulse = dv_pulse_read (db, &today, read->since, error);
  return read->pulse != NULL;
}

static DvPulse *
read_pulse (DvStore *store, gint64 since)
{
  g_autoptr (GError) error = NULL;
  Read read = { since, NULL };

  dv_store_read (store, read_cb, &read, &error);
  g_assert_no_error (error);
  return read.pulse;
}

static DvStore *
create (char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  DvStore *store;

  *folder = g_dir_make_tmp ("dv-pulse-XXXXXX", &error);
  path = g_build_filename (*folder, "test.danvan", NULL);
  store = dv_store_create (path, &error);
  g_assert_no_error (error);
  return store;
}

static void
discard (DvStore *store, char *folder)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);

  dv_store_close (store);
  g_object_unref (store);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (folder);
}

static DvRecord *
save (DvStore *store, const DvKind *kind, const char *title, const char *name, const char *value)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;

  dv_record_set (record, kind->title, title);
  if (name != NULL)
    dv_record_set (record, name, value);
  dv_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
test_months (void)
{
  char *folder;
  DvStore *store = create (&folder);
  static const char *const days[] = { "2018-06-30", "2018-07-01", "2019-06-01", "2019-06-30",
                                      "2019-07-01" };
  g_autoptr (DvPulse) pulse = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_object_unref (save (store, &dv_kind_petition, "Đơn", "start", days[i]));
  pulse = read_pulse (store, 0);
  g_assert_cmpuint (pulse->months[0].year, ==, 2018);
  g_assert_cmpuint (pulse->months[0].month, ==, 7);
  g_assert_cmpuint (pulse->petitions[0], ==, 1);
  g_assert_cmpuint (pulse->months[11].month, ==, 6);
  g_assert_cmpuint (pulse->petitions[11], ==, 2);
  discard (store, folder);
}

static void
test_since (void)
{
  char *folder;
  DvStore *store = create (&folder);
  g_autoptr (DvRecord) old = save (store, &dv_kind_task, "Việc cũ", NULL, NULL);
  g_autoptr (DvPulse) before = read_pulse (store, 0);
  g_autoptr (DvPulse) after = NULL;
  g_autoptr (DvPulse) other = NULL;
  g_autoptr (DvRecord) new = save (store, &dv_kind_task, "Việc mới", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (before->added->len + before->changed->len, ==, 0);
  dv_record_set (old, "title", "Việc sửa");
  dv_store_save (store, old, NULL, &error);
  dv_record_set (new, "title", "Việc mới sửa");
  dv_store_save (store, new, NULL, &error);
  g_assert_no_error (error);
  after = read_pulse (store, before->latest);
  g_assert_cmpuint (after->added->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (after->added, 0), ==, dv_record_get_id (new));
  g_assert_cmpuint (after->changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (after->changed, 0), ==, dv_record_get_id (old));
  other = read_pulse (store, after->latest + 1000);
  g_assert_cmpint (other->since, ==, 0);
  g_assert_cmpuint (other->added->len, ==, 0);
  discard (store, folder);
}

static void
test_assigned (void)
{
  char *folder;
  DvStore *store = create (&folder);
  g_autoptr (DvRecord) open = save (store, &dv_kind_task, "Đang làm", NULL, NULL);
  g_autoptr (DvRecord) closed = save (store, &dv_kind_task, "Đã xong", "state", "done");
  g_autoptr (DvPulse) pulse = NULL;
  DvRecord *const tasks[] = { open, open, closed };

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++) {
    g_autoptr (DvRecord) unit = save (store, &dv_kind_unit, "Chi hội", NULL, NULL);
    g_autoptr (DvRecord) assignment = dv_record_new (&dv_kind_assignment);
    g_autoptr (GError) error = NULL;

    dv_record_set (assignment, "task", dv_record_get_id (tasks[i]));
    dv_record_set (assignment, "unit", dv_record_get_id (unit));
    dv_record_set (assignment, "state", i == 0 ? "not-reported" : "done");
    dv_store_save (store, assignment, NULL, &error);
    g_assert_no_error (error);
  }
  pulse = read_pulse (store, 0);
  g_assert_cmpuint (pulse->assigned, ==, 2);
  g_assert_cmpuint (pulse->reported, ==, 1);
  discard (store, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pulse/months", test_months);
  g_test_add_func ("/pulse/since the last visit", test_since);
  g_test_add_func ("/pulse/reported", test_assigned);
  return g_test_run ();
}
