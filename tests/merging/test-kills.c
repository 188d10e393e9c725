/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "disk.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "state.h"

/* Packets are read onto a disk that fails at every point at which it can. */

#define PATH       "/laptop.danvan"
#define N_PEOPLE   6
#define N_CHANGES  24
#define CHUNK_SIZE 8
#define N_SEEDS    3 /* of what is there of what was being written */

typedef struct {
  Ward *ward;
  Desk *office;
  Desk *leaf;
  Desk *laptop; /* on the disk */
  GPtrArray *parcels;
  DiskImage *before;
  char *wanted;
} Scene;

static DvRecord *
save_person (Scene *scene, Desk *desk, const char *name)
{
  DvRecord *person = dv_record_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;

  dv_record_set (person, "name", name);
  dv_record_set (person, "unit", scene->ward->scopes[SCOPE_GROUPS]);
  ward_save (desk, person, &error);
  g_assert_no_error (error);
  return person;
}

static void
change (Desk *desk, const char *id, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) record = dv_db_load_id (desk->db, id, &error);

  g_assert_no_error (error);
  dv_record_set (record, name, value);
  ward_save (desk, record, &error);
  g_assert_no_error (error);
}

static void
send (Scene *scene, Desk *from, Desk *to)
{
  g_autoptr (GError) error = NULL;

  ward_send (scene->ward, from, to, &error);
  g_assert_no_error (error);
}

static void
review (Scene *scene, Desk *desk, const char *level)
{
  g_autoptr (DvRecord) fact = dv_record_new (&dv_kind_classification);
  g_autoptr (GError) error = NULL;

  dv_record_set (fact, "person", scene->ward->people[SCOPE_GROUPS]);
  dv_record_set (fact, "category", scene->ward->category);
  dv_record_set (fact, "from", "2019");
  dv_record_set (fact, "level", level);
  ward_save (desk, fact, &error);
  g_assert_no_error (error);
}

/* Everybody knows the people, and everybody changes them without hearing of the others. */
static void
make_changes (Scene *scene)
{
  static const char *const fields[] = { "address", "phone", "note", "name" };
  Desk *const desks[] = { scene->office, scene->leaf, scene->laptop };
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  Dice dice = dice_new (6, 0);

  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_add (people, save_person (scene, scene->office, "Trần Thị Thử"));
  send (scene, scene->office, scene->leaf);
  send (scene, scene->office, scene->laptop);
  for (guint i = 0; i < N_CHANGES; i++) {
    DvRecord *person = g_ptr_array_index (people, dice_below (&dice, N_PEOPLE));
    g_autofree char *value = g_strdup_printf ("giá trị %u", i);

    change (desks[i % 3], dv_record_get_id (person), fields[dice_below (&dice, 4)], value);
  }
  review (scene, scene->office, "1");
  review (scene, scene->leaf, "2");
  review (scene, scene->laptop, "3");
  g_object_unref (save_person (scene, scene->leaf, "Lê Văn Mới"));
  send (scene, scene->leaf, scene->office);
}

/* What the laptop lacks, in packets; the second is missing at first, so that those after it wait.
 */
static void
make_parcels (Scene *scene)
{
  g_autoptr (Parcel) all = parcel_new ();
  g_autoptr (GError) error = NULL;
  gpointer second;

  parcel_add_scope (all, scene->ward, scene->office, scene->laptop, SCOPE_GROUPS, &error);
  g_assert_no_error (error);
  scene->parcels = g_ptr_array_new_with_free_func ((GDestroyNotify) parcel_free);
  for (guint i = 0; i < all->batches->len; i++) {
    if (i % CHUNK_SIZE == 0)
      g_ptr_array_add (scene->parcels, parcel_new ());
    g_ptr_array_add (((Parcel *) g_ptr_array_index (scene->parcels, i / CHUNK_SIZE))->batches,
                     g_bytes_ref (g_ptr_array_index (all->batches, i)));
  }
  g_assert_cmpuint (scene->parcels->len, >=, 3);
  second = g_ptr_array_steal_index (scene->parcels, 1);
  g_ptr_array_add (scene->parcels, second);
}

static void
open_laptop (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  scene->laptop->db = ward_open (PATH, DV_DB_WRITE, &scene->laptop->handle, &error);
  g_assert_no_error (error);
  dv_db_exec (scene->laptop->db, "PRAGMA wal_autocheckpoint = 60", &error);
  g_assert_no_error (error);
}

static void
close_laptop (Scene *scene)
{
  g_clear_pointer (&scene->laptop->db, dv_db_close);
}

/* Returns: whether all packets were read; a person would stop at the first error */
static gboolean
read_parcels (Scene *scene, guint *n_read)
{
  *n_read = 0;
  for (guint i = 0; i < scene->parcels->len; i++) {
    if (!parcel_deliver (g_ptr_array_index (scene->parcels, i), scene->laptop, G_MAXUINT, NULL,
                         NULL, NULL))
      return FALSE;
    ++*n_read;
  }
  return TRUE;
}

static char *
describe (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  char *text = state_describe (scene->ward, scene->laptop, &error);

  g_assert_no_error (error);
  return text;
}

static gint64
count_changes (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  dv_db_get_integer (
    scene->laptop->db,
    "SELECT (SELECT count (*) FROM sync_op) + (SELECT count (*) FROM sync_waiting)", &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
set_up (Scene *scene, const char *journal)
{
  g_autofree char *mode = g_strdup_printf ("PRAGMA journal_mode = %s", journal);
  g_autoptr (GError) error = NULL;
  guint n_read;

  ward_set_chance (4);
  scene->ward = ward_new (1);
  scene->office = ward_get_desk (scene->ward, 0);
  scene->leaf = ward_add_desk (scene->ward, ":memory:", FALSE, 1);
  scene->laptop = ward_add_desk (scene->ward, PATH, FALSE, 1);
  dv_db_exec (scene->laptop->db, mode, &error);
  g_assert_no_error (error);
  make_changes (scene);
  make_parcels (scene);
  close_laptop (scene);
  scene->before = disk_copy ();
  open_laptop (scene);
  g_assert_true (read_parcels (scene, &n_read));
  scene->wanted = describe (scene);
  g_assert_nonnull (strstr (scene->wanted, "conflict field"));
  close_laptop (scene);
}

static void
tear_down (Scene *scene)
{
  disk_set_fault (DISK_SOUND, 0);
  disk_empty ();
  g_clear_pointer (&scene->before, disk_image_free);
  g_ptr_array_unref (scene->parcels);
  g_free (scene->wanted);
  ward_free (scene->ward);
}

static void
check (Scene *scene, guint at, const char *when)
{
  g_autofree char *problem = state_check (scene->laptop, TRUE);

  if (problem != NULL)
    g_error ("failing at %u, %s: %s", at, when, problem);
}

/* Reads the packets while the disk fails once, and again when it is well.
 *
 * Returns: whether it failed */
static gboolean
try_at (Scene *scene, DiskFault fault, guint at, guint seed)
{
  Dice dice = dice_new (seed, at);
  g_autofree char *text = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint n_read = 0;
  gboolean failed;

  disk_put_back (scene->before);
  open_laptop (scene);
  disk_set_fault (fault, at);
  read_parcels (scene, &n_read);
  failed = disk_failed ();
  if (fault == DISK_KILLED) {
    close_laptop (scene);
    disk_lose_power (&dice);
    disk_set_fault (DISK_SOUND, 0);
    open_laptop (scene);
  } else {
    disk_set_fault (DISK_SOUND, 0);
  }
  check (scene, at, "before reading again");
  /* What was said to be kept is kept. */
  for (guint i = 0; i < n_read; i++) {
    gint64 before = count_changes (scene);

    g_assert_true (parcel_deliver (g_ptr_array_index (scene->parcels, i), scene->laptop, G_MAXUINT,
                                   NULL, NULL, NULL));
    g_assert_cmpint (count_changes (scene), ==, before);
  }
  if (!read_parcels (scene, &n_read))
    g_error ("failing at %u: the packets were not read again", at);
  check (scene, at, "after reading again");
  text = describe (scene);
  g_assert_cmpstr (text, ==, scene->wanted);
  close_laptop (scene);
  return failed;
}

/* At every point at which the disk is asked to change something. */
static guint
try_all (Scene *scene, DiskFault fault, guint seed)
{
  guint at = 1;

  while (try_at (scene, fault, at, seed))
    at++;
  return at - 1;
}

static void
a_failing_disk_loses_nothing (gconstpointer data)
{
  Scene scene = { 0 };
  guint n_killed = 0, n_full, n_broken;

  set_up (&scene, data);
  for (guint seed = 0; seed < N_SEEDS; seed++)
    n_killed += try_all (&scene, DISK_KILLED, seed);
  n_full = try_all (&scene, DISK_FULL, 0);
  n_broken = try_all (&scene, DISK_BROKEN, 0);
  g_test_message ("%s: %u kills, %u times no room, %u failures", (const char *) data, n_killed,
                  n_full, n_broken);
  g_assert_cmpuint (n_killed, >=, 500);
  tear_down (&scene);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  disk_set_up ();
  g_test_add_data_func ("/merging/kills/wal", "WAL", a_failing_disk_loses_nothing);
  g_test_add_data_func ("/merging/kills/journal", "DELETE", a_failing_disk_loses_nothing);
  return g_test_run ();
}
