/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "run.h"

/* A disk is copied, and both copies go on as the same site, until they hear of each other. */

#define N_SCHEDULES 300U

typedef struct {
  guint n_forks;
} Scene;

static void
work (Run *run, guint desk, Dice *dice)
{
  guint n = dice_below (dice, 3);

  for (guint i = 0; i < n && run->failure == NULL; i++) {
    run_open (run, desk, dice);
    run_save (run, dice);
  }
}

/* What the schedule left is the beginning. */
static void
visit (Run *run, gpointer data)
{
  Dice dice = dice_new (run->seed, 5000);
  Scene *scene = data;
  guint original = 1 + dice_below (&dice, run->ward->n_desks - 1);
  guint site = ward_get_desk (run->ward, original)->site;
  guint copy = run->ward->n_desks;

  work (run, original, &dice);
  run_clone (run, original);
  for (guint i = 0; i < 8 && run->failure == NULL; i++) {
    guint desk = dice_chance (&dice, 0.5)   ? copy
                 : dice_chance (&dice, 0.6) ? original
                                            : dice_below (&dice, run->ward->n_desks);

    work (run, desk, &dice);
    if (desk != 0 && dice_chance (&dice, 0.5))
      run_visit (run, desk);
  }
  for (guint round = 0; round < 3 && run->failure == NULL; round++) {
    for (guint i = 1; i < run->ward->n_desks && run->failure == NULL; i++)
      run_visit (run, i);
  }
  if (run->failure == NULL)
    run_check_all (run);
  scene->n_forks += ward_get_desk (run->ward, original)->site != site ||
                    ward_get_desk (run->ward, copy)->site != site;
}

static guint64 first = 0;
static guint64 count = N_SCHEDULES;

static void
copies_of_a_disk_lose_nothing (void)
{
  ScheduleStats stats = { 0 };
  Scene scene = { 0 };
  guint n_failed = 0;

  for (guint64 seed = first; seed < first + count; seed++) {
    g_autofree char *failure = schedule_visit (seed, visit, &scene, &stats);

    if (failure != NULL && n_failed++ < 3)
      g_test_message ("seed %" G_GUINT64_FORMAT ": %s", seed, failure);
  }
  g_test_message ("%u copies became sites of their own; %u of %u schedules failed", scene.n_forks,
                  n_failed, stats.schedules);
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_cmpuint (scene.n_forks, >, 0);
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  first = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  count = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : argc > 1 ? 1 : N_SCHEDULES;
  g_test_add_func ("/merging/twins", copies_of_a_disk_lose_nothing);
  result = g_test_run ();
  schedules_free ();
  return result;
}
