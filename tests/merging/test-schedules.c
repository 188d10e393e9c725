/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "schedules.h"

/* test-schedules [FIRST [COUNT]]: runs schedules of chance (see schedules.c). With one seed, it is
 * shrunk. DV_SCHEDULES says how many there are in all, for instance 1000000. With DV_BRIEF nothing
 * is shrunk, with DV_BRIEF=first the first failure is the last. */

static guint64 first = 0;
static guint64 count = 0;

static void
print_failure (guint64 seed, const char *failure)
{
  g_autofree char *story = NULL;
  g_autofree char *shrunk = NULL;
  guint n_steps;

  g_test_message ("seed %" G_GUINT64_FORMAT ": %s", seed, failure);
  if (g_getenv ("DV_BRIEF") != NULL)
    return;
  shrunk = schedule_shrink (seed, &n_steps, &story);
  g_test_message ("with the %u steps that it needs: %s\n%s", n_steps, shrunk, story);
}

static void
print_stats (const ScheduleStats *stats)
{
  g_test_message ("seeds %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT
                  ": %u schedules, %u changes, %u deliveries, %u old forms refused, %u written,"
                  " %u conflicts at the desks, %u settled, %u disks replaced, %u forgeries refused",
                  first, first + count - 1, stats->schedules, stats->ops, stats->deliveries,
                  stats->refused, stats->stale, stats->conflicts, stats->settled, stats->restores,
                  stats->forgeries);
}

static void
every_schedule_ends_as_it_should (void)
{
  const char *brief = g_getenv ("DV_BRIEF");
  ScheduleStats stats = { 0 };
  guint n_failed = 0;

  for (guint64 seed = first; seed < first + count; seed++) {
    g_autofree char *failure = schedule_run (seed, NULL, &stats, NULL);

    if (failure == NULL)
      continue;
    if (n_failed++ < 3)
      print_failure (seed, failure);
    if (g_strcmp0 (brief, "first") == 0)
      break;
  }
  print_stats (&stats);
  g_test_message ("%u of %u schedules failed", n_failed, stats.schedules);
  g_assert_cmpuint (n_failed, ==, 0);
  if (count < 100)
    return;
  g_assert_cmpuint (stats.refused, >, 0);
  g_assert_cmpuint (stats.conflicts, >, 0);
  g_assert_cmpuint (stats.settled, >, 0);
  g_assert_cmpuint (stats.restores, >, 0);
  g_assert_cmpuint (stats.forgeries, >, 0);
}

int
main (int argc, char **argv)
{
  const char *all = g_getenv ("DV_SCHEDULES");
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  first = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  count = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 1;
  if (all != NULL && argc > 2) {
    /* The halves of two processes. */
    first = first > 0 ? g_ascii_strtoull (all, NULL, 10) / 2 : 0;
    count = g_ascii_strtoull (all, NULL, 10) / 2;
  }
  g_test_add_func ("/merging/schedules", every_schedule_ends_as_it_should);
  result = g_test_run ();
  schedules_free ();
  return result;
}
