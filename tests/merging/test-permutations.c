/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "run.h"

/* What a schedule left behind is read by a store that knows nothing of it: in any order, in packets
 * of any size, any of them several times. The store must always be the same in the end, and the
 * same as that of the office. */

#define N_SCHEDULES 60U
#define N_TRIES     12U

typedef struct {
  Run *run;
  Ward *ward;
  Desk *reader;
  Parcel *all;
  char *wanted;
  guint try;
  guint n_tried;
} Scene;

/* Batches of two scopes wait for each other, so they all go in one heap. */
static gboolean
collect (Scene *scene, GError **error)
{
  Desk *office = ward_get_desk (scene->ward, 0);

  if (!parcel_add_certificates (scene->all, office, error))
    return FALSE;
  for (guint i = 0; i < scene->ward->n_scopes; i++) {
    if (!parcel_add_scope (scene->all, scene->ward, office, scene->reader, i, error))
      return FALSE;
  }
  return TRUE;
}

static void
shuffle (GPtrArray *list, Dice *dice)
{
  for (guint i = list->len; i > 1; i--) {
    guint j = dice_below (dice, i);
    gpointer swapped = list->pdata[i - 1];

    list->pdata[i - 1] = list->pdata[j];
    list->pdata[j] = swapped;
  }
}

/* Returns: all batches in any order, some of them twice or more */
static GPtrArray *
deal (Scene *scene, Dice *dice)
{
  GPtrArray *dealt =
    g_ptr_array_copy (scene->all->batches, (GCopyFunc) (void (*) (void)) g_bytes_ref, NULL);
  guint n = dealt->len;

  for (guint i = 0; i < n; i++) {
    if (dice_chance (dice, 0.3))
      g_ptr_array_add (dealt, g_bytes_ref (g_ptr_array_index (dealt, dice_below (dice, n))));
  }
  shuffle (dealt, dice);
  return dealt;
}

static void
read_all (Scene *scene, GPtrArray *dealt, Dice *dice)
{
  g_autoptr (GError) error = NULL;
  guint i = 0;

  while (i < dealt->len && scene->run->failure == NULL) {
    g_autoptr (Parcel) parcel = parcel_new ();
    guint size = 1 + dice_below (dice, dice_chance (dice, 0.5) ? 3 : dealt->len);
    GBytes *odd = NULL;

    for (guint c = 0; c < scene->all->certificates->len; c++)
      g_ptr_array_add (parcel->certificates,
                       g_bytes_ref (g_ptr_array_index (scene->all->certificates, c)));
    for (; size > 0 && i < dealt->len; size--, i++)
      g_ptr_array_add (parcel->batches, g_bytes_ref (g_ptr_array_index (dealt, i)));
    if (run_took (scene->run, parcel_deliver (parcel, scene->reader, G_MAXUINT, &odd, NULL, &error),
                  &error, "reading") &&
        odd != NULL)
      run_fail (scene->run, "a packet was taken for another one");
  }
}

/* A reader that begins anew each time: nothing of it is kept. */
static gboolean
try_cb (DvDb *db, gpointer data, GError **error)
{
  Scene *scene = data;
  Dice dice = dice_new (scene->run->seed, 1000 + scene->try);
  g_autoptr (GPtrArray) dealt = deal (scene, &dice);
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;

  read_all (scene, dealt, &dice);
  if (scene->run->failure != NULL)
    return FALSE;
  text = state_describe (scene->ward, scene->reader, &local);
  if (run_took (scene->run, text != NULL, &local, "describing") &&
      !g_str_equal (text, scene->wanted))
    run_fail (scene->run, "try %u gave\n%s--- and not\n%s", scene->try, text, scene->wanted);
  scene->n_tried++;
  return FALSE;
}

static void
visit (Run *run, gpointer data)
{
  Scene *scene = data;
  g_autoptr (GError) error = NULL;

  scene->run = run;
  scene->ward = run->ward;
  scene->reader = &run->ward->spare;
  scene->all = parcel_new ();
  if (run_took (run, collect (scene, &error), &error, "exporting")) {
    scene->wanted = state_describe (scene->ward, ward_get_desk (scene->ward, 0), &error);
    run_took (run, scene->wanted != NULL, &error, "describing");
  }
  for (scene->try = 0; scene->try < N_TRIES && run->failure == NULL; scene->try++)
    dv_db_transaction (scene->reader->db, try_cb, scene, NULL);
  g_clear_pointer (&scene->all, parcel_free);
  g_clear_pointer (&scene->wanted, g_free);
}

static void
order_and_number_of_packets_make_no_difference (void)
{
  ScheduleStats stats = { 0 };
  Scene scene = { 0 };

  for (guint64 seed = 0; seed < N_SCHEDULES; seed++) {
    g_autofree char *failure = schedule_visit (seed, visit, &scene, &stats);

    if (failure != NULL)
      g_test_message ("seed %" G_GUINT64_FORMAT ": %s", seed, failure);
    g_assert_null (failure);
  }
  g_test_message ("%u readings of what %u schedules left", scene.n_tried, N_SCHEDULES);
  g_assert_cmpuint (scene.n_tried, ==, N_SCHEDULES * N_TRIES);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merging/permutations", order_and_number_of_packets_make_no_difference);
  result = g_test_run ();
  schedules_free ();
  return result;
}
