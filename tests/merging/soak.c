/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dv-kinds.h"
#include "run.h"

/* soak [DAYS]: the ward office and 40 laptops over a quarter of a year. Each visits the office once
 * a week; one has a clock in 2099 and one a clock in 2016, one disk is copied, two laptops are
 * lost, and one comes later. In the end everything is where it should be. */

#define N_LAPTOPS  40
#define FAST_CLOCK 7
#define SLOW_CLOCK 9
#define COPIED     5
#define N_PEOPLE   4 /* in each residential group, in the beginning */
#define DAY        G_GINT64_CONSTANT (86400000000)
#define YEAR       (DAY * 365)

typedef struct {
  Run run;
  guint n_days;
  guint lost[2];
} Soak;

static void
set_up (Soak *soak)
{
  Run *run = &soak->run;

  ward_set_time (0);
  ward_set_chance (2099);
  run->ward = ward_new (N_LAPTOPS);
  run->oracle = oracle_new ();
  run->story = g_string_new (NULL);
  run->stats = g_new0 (ScheduleStats, 1);
  run->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  run->risky = bits_new ();
  for (guint i = 0; i < run->ward->n_scopes; i++)
    run->ids[i] = g_ptr_array_new_with_free_func (g_free);
  run->tracks[0].known = bits_new ();
  run_absorb_first (run);
}

static void
tear_down (Soak *soak)
{
  Run *run = &soak->run;

  for (guint i = 0; i < run->ward->n_scopes; i++)
    g_ptr_array_unref (run->ids[i]);
  for (guint i = 0; i < run->ward->n_desks; i++) {
    g_clear_pointer (&run->tracks[i].known, g_array_unref);
    g_clear_pointer (&run->tracks[i].unnamed, g_array_unref);
    g_clear_pointer (&run->backups[i].known, g_array_unref);
    sqlite3_free (run->backups[i].data);
  }
  g_ptr_array_unref (run->forms);
  g_array_unref (run->risky);
  oracle_free (run->oracle);
  g_string_free (run->story, TRUE);
  g_free (run->stats);
  g_free (run->failure);
  ward_free (run->ward);
}

static void
add_desk (Soak *soak, guint64 groups)
{
  Run *run = &soak->run;
  guint number = run->ward->n_desks;

  run->tracks[number] = (Track){ .known = bits_new () };
  ward_add_desk (run->ward, ":memory:", FALSE, groups);
  run_absorb (run, number);
}

static void
make_people (Soak *soak)
{
  Run *run = &soak->run;
  Dice dice = dice_new (1, 1);

  for (guint scope = SCOPE_GROUPS; scope < run->ward->n_scopes; scope++) {
    for (guint i = 0; i < N_PEOPLE; i++)
      run_create (run, 0, scope, &dice);
  }
}

static gboolean
is_lost (const Soak *soak, guint desk)
{
  return soak->run.ward->desks[desk].gone;
}

static void
work (Soak *soak, guint desk, guint n, Dice *dice)
{
  for (guint i = 0; i < n && soak->run.failure == NULL; i++) {
    run_open (&soak->run, desk, dice);
    run_save (&soak->run, dice);
  }
}

static gboolean
retire_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_members_retire (db, data, error);
}

/* A laptop is lost: what it had not brought to the office is gone, and the office retires it. */
static void
lose (Soak *soak, guint number)
{
  Run *run = &soak->run;
  Desk *desk = ward_get_desk (run->ward, number);
  DvId id = g_array_index (run->ward->sites, DvId, desk->site);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < run->oracle->ops->len; i++) {
    if (bits_has (run->tracks[number].known, i) && !bits_has (run->tracks[0].known, i))
      bits_add (run->risky, i);
  }
  run->tracks[number].generation++;
  desk->gone = TRUE;
  ward_work_at (&run->ward->desks[0]);
  run_took (run, dv_db_transaction (run->ward->desks[0].db, retire_cb, &id, &error), &error,
            "retiring");
}

static void
pass_day (Soak *soak, guint day)
{
  Run *run = &soak->run;
  Dice dice = dice_new (90, day);

  ward_set_time (DAY * (1 + (gint64) day));
  work (soak, 0, 5, &dice);
  for (guint i = 1; i < run->ward->n_desks && run->failure == NULL; i++) {
    if (is_lost (soak, i))
      continue;
    work (soak, i, dice_below (&dice, 3), &dice);
    if ((i + day) % 7 == 0)
      run_visit (run, i);
  }
}

static void
go_through_days (Soak *soak)
{
  Run *run = &soak->run;

  for (guint day = 0; day < soak->n_days && run->failure == NULL; day++) {
    if (day == soak->n_days / 3)
      run_clone (run, COPIED);
    if (day == soak->n_days / 2)
      lose (soak, soak->lost[0]);
    if (day == soak->n_days / 2 + 1)
      add_desk (soak, G_GUINT64_CONSTANT (1) << (soak->lost[0] - 1));
    if (day == soak->n_days * 2 / 3)
      lose (soak, soak->lost[1]);
    pass_day (soak, day);
  }
}

/* The lost laptop turns up, and somebody reads what it has. */
static void
find_lost (Soak *soak)
{
  Run *run = &soak->run;
  Desk *lost = ward_get_desk (run->ward, soak->lost[0]);
  g_autoptr (Parcel) parcel = parcel_new ();
  g_autoptr (DvRecord) record = dv_record_new (&dv_kind_person);
  g_autoptr (GError) error = NULL;
  gint64 last = run->tracks[0].last;

  lost->gone = FALSE;
  dv_record_set (record, "name", "Người lạ");
  dv_record_set (record, "unit", run->ward->scopes[SCOPE_GROUPS + soak->lost[0] - 1]);
  run_took (run,
            ward_save (lost, record, &error) &&
              parcel_add_scope (parcel, run->ward, lost, &run->ward->desks[0],
                                SCOPE_GROUPS + soak->lost[0] - 1, &error),
            &error, "typing at a lost laptop");
  lost->gone = TRUE;
  if (run->failure == NULL && parcel->batches->len == 0)
    run_fail (run, "the lost laptop has nothing to say");
  if (run->failure == NULL &&
      parcel_deliver (parcel, &run->ward->desks[0], G_MAXUINT, NULL, NULL, NULL))
    run_fail (run, "a retired laptop was believed");
  run_absorb (run, 0);
  if (run->tracks[0].last != last)
    run_fail (run, "changes of a retired laptop were taken");
}

static void
a_quarter_of_a_year_loses_nothing (gconstpointer data)
{
  Soak soak = { .n_days = *(const guint *) data, .lost = { 11, 12 } };
  Run *run = &soak.run;
  gint64 start = g_get_monotonic_time ();

  set_up (&soak);
  for (guint i = 0; i < N_LAPTOPS; i++)
    add_desk (&soak, G_GUINT64_CONSTANT (1) << i);
  make_people (&soak);
  ward_get_desk (run->ward, FAST_CLOCK)->skew = 73 * YEAR;
  ward_get_desk (run->ward, SLOW_CLOCK)->skew = -10 * YEAR;
  go_through_days (&soak);
  for (guint round = 0; round < 3; round++) {
    for (guint i = 1; i < run->ward->n_desks && run->failure == NULL; i++) {
      if (!is_lost (&soak, i))
        run_visit (run, i);
    }
  }
  find_lost (&soak);
  if (run->failure == NULL)
    run_check_all (run);
  g_test_message ("%u days, %u desks, %u changes, %u old forms refused, %u conflicts at the desks,"
                  " %.1f s",
                  soak.n_days, run->ward->n_desks, run->stats->ops, run->stats->refused,
                  run->stats->conflicts, (double) (g_get_monotonic_time () - start) / 1e6);
  if (run->failure != NULL)
    g_test_message ("%s", run->failure);
  g_assert_null (run->failure);
  tear_down (&soak);
}

int
main (int argc, char **argv)
{
  guint n_days;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  n_days = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 90;
  g_test_add_data_func ("/merging/soak", &n_days, a_quarter_of_a_year_loses_nothing);
  return g_test_run ();
}
