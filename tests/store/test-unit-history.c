/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-date.h"
#include "dv-unit-history.h"

#include <stdlib.h>

/* Units through time. The oracle goes forward one change after the other and carries every record
 * along; the history is asked only at the end, for all days. */

#define MAX_UNITS   160
#define MAX_RECORDS 60
#define MAX_CHANGES 40

typedef struct {
  gint64 parent; /* of a group: its ward now */
  gboolean is_group;
  int first;
  int last; /* -1: it goes on */
  int touched;
} Unit;

typedef struct {
  gint64 unit;
  gint64 exact;
  int day;
  gint64 unit_now;
  gint64 exact_now;
  gint64 after[MAX_CHANGES]; /* where it was after each change */
} Record;

/* A world of chance: units are numbered from 1, days from 0. */
typedef struct {
  GRand *rand;
  Unit units[MAX_UNITS];
  int n_units;
  Record records[MAX_RECORDS];
  int n_records;
  DvUnitChange changes[MAX_UNITS * 8];
  int days[MAX_UNITS * 8];
  int n_changes;
  int stops[MAX_CHANGES]; /* the day of each change */
  int n_stops;
  int day;
} World;

static char *
iso_of (int day)
{
  DvDate start = { 2015, 1, 1 };
  DvDate date = dv_date_add_days (&start, day);

  return dv_date_to_iso (&date);
}

static gint64
make_unit (World *world, gboolean is_group, gint64 parent)
{
  g_assert_cmpint (world->n_units, <, MAX_UNITS - 1);
  world->units[++world->n_units] = (Unit){ parent, is_group, world->day, -1 };
  return world->n_units;
}

static void
note (World *world, gint64 unit, gint64 other, gint64 former, const char *way, gboolean main)
{
  world->units[unit].touched = world->units[other].touched = world->day;
  world->days[world->n_changes] = world->day;
  world->changes[world->n_changes++] = (DvUnitChange){ unit, other, former, way, NULL, main };
}

/* A unit that is there, was made before today, and to which nothing happened today. */
static gint64
pick (World *world, gboolean is_group, gint64 not_this)
{
  for (int tries = 0; tries < 60; tries++) {
    gint64 i = g_rand_int_range (world->rand, 1, world->n_units + 1);
    const Unit *unit = &world->units[i];

    if (unit->is_group == is_group && unit->last == -1 && unit->first < world->day &&
        unit->touched < world->day && i != not_this)
      return i;
  }
  return 0;
}

static void
end_unit (World *world, gint64 unit)
{
  world->units[unit].last = world->day - 1;
}

static void
move_group (World *world, gint64 group, gint64 ward)
{
  note (world, group, ward, world->units[group].parent, "move", FALSE);
  world->units[group].parent = ward;
}

static void
move_groups (World *world, gint64 from, gint64 to, gint64 other)
{
  for (gint64 i = 1; i <= world->n_units; i++) {
    const Unit *unit = &world->units[i];
    gint64 target = other != 0 && g_rand_boolean (world->rand) ? other : to;

    if (unit->is_group && unit->parent == from && unit->last == -1 && target != from)
      move_group (world, i, target);
  }
}

/* The records of @from go to @main, those of a group that went elsewhere with it. */
static void
carry (World *world, gint64 from, gint64 main, gint64 other)
{
  for (int i = 0; i < world->n_records; i++) {
    Record *record = &world->records[i];
    gint64 ward = record->exact_now != 0 ? world->units[record->exact_now].parent : 0;

    if (record->unit_now == from)
      record->unit_now = other != 0 && ward == other ? other : main;
    if (record->exact_now == from)
      record->exact_now = main;
  }
}

static void
merge (World *world, gboolean groups)
{
  gint64 a = pick (world, groups, 0);
  gint64 b = a != 0 ? pick (world, groups, a) : 0;
  gint64 into;

  if (b == 0 || (groups && world->units[a].parent != world->units[b].parent))
    return;
  into = g_rand_boolean (world->rand) ? b : make_unit (world, groups, world->units[a].parent);
  for (int i = 0; i < (into == b ? 1 : 2); i++) {
    gint64 gone = i == 0 ? a : b;

    note (world, gone, into, 0, "merge", FALSE);
    end_unit (world, gone);
    move_groups (world, gone, into, 0);
    carry (world, gone, into, 0);
  }
}

static void
rename_unit (World *world, gboolean groups)
{
  gint64 a = pick (world, groups, 0);
  gint64 into = a != 0 ? make_unit (world, groups, world->units[a].parent) : 0;

  if (a == 0)
    return;
  note (world, a, into, 0, "rename", FALSE);
  end_unit (world, a);
  move_groups (world, a, into, 0);
  carry (world, a, into, 0);
}

static void
split (World *world, gboolean groups)
{
  gint64 a = pick (world, groups, 0);
  gint64 one = a != 0 ? make_unit (world, groups, world->units[a].parent) : 0;
  gint64 two = a != 0 ? make_unit (world, groups, world->units[a].parent) : 0;
  gboolean first = g_rand_boolean (world->rand);

  if (a == 0)
    return;
  note (world, a, one, 0, "split", first);
  note (world, a, two, 0, "split", !first);
  end_unit (world, a);
  move_groups (world, a, first ? one : two, first ? two : one);
  carry (world, a, first ? one : two, first ? two : one);
}

static void
part (World *world, gboolean groups)
{
  gint64 a = pick (world, groups, 0);
  gint64 to = a != 0 ? pick (world, groups, a) : 0;

  if (to == 0)
    return;
  note (world, a, to, 0, "part", FALSE);
  move_groups (world, a, a, to);
  carry (world, a, a, to);
}

static void
end (World *world, gboolean groups)
{
  gint64 a = pick (world, groups, 0);

  if (a != 0)
    end_unit (world, a);
}

static void
add_record (World *world)
{
  gint64 exact = pick (world, TRUE, 0);
  gint64 unit = exact != 0 ? world->units[exact].parent : 0;
  Record *record = &world->records[world->n_records];

  if (unit == 0 || world->n_records == MAX_RECORDS || world->units[unit].last != -1)
    return;
  *record = (Record){ unit, g_rand_boolean (world->rand) ? exact : 0, world->day };
  if (g_rand_int_range (world->rand, 0, 4) == 0) {
    record->unit = exact;
    record->exact = 0;
  }
  record->unit_now = record->unit;
  record->exact_now = record->exact;
  world->n_records++;
}

static void
step (World *world)
{
  static void (*const ways[]) (World *, gboolean) = { merge, rename_unit, split, part, end };
  int way = g_rand_int_range (world->rand, 0, 9);

  ways[way < 8 ? way % 4 : 4](world, g_rand_int_range (world->rand, 0, 3) == 0);
  for (int i = 0; i < world->n_records; i++)
    world->records[i].after[world->n_stops] = world->records[i].unit_now;
  world->stops[world->n_stops++] = world->day;
}

static void
live (World *world, guint32 seed)
{
  world->rand = g_rand_new_with_seed (seed);
  for (int i = 0; i < 4; i++)
    make_unit (world, FALSE, 0);
  for (int i = 0; i < 12; i++)
    make_unit (world, TRUE, 1 + i % 4);
  world->day = 1;
  while (world->n_stops < MAX_CHANGES) {
    for (int j = 0; j < 4; j++)
      add_record (world);
    world->day += g_rand_int_range (world->rand, 1, 90);
    step (world);
    /* One time in four a second change on the same day. */
    if (world->n_stops < MAX_CHANGES && g_rand_int_range (world->rand, 0, 4) == 0)
      step (world);
  }
  g_rand_free (world->rand);
}

static DvUnitHistory *
tell (const World *world)
{
  DvUnitHistory *history = dv_unit_history_new ();

  for (int i = 1; i <= world->n_units; i++) {
    const Unit *unit = &world->units[i];
    g_autofree char *from = iso_of (unit->first);
    g_autofree char *to = unit->last != -1 ? iso_of (unit->last) : NULL;
    DvUnitSpan span = { .row = i, .parent = unit->parent, .from = from, .to = to };

    dv_unit_history_add_unit (history, &span);
  }
  for (int i = 0; i < world->n_changes; i++) {
    g_autofree char *date = iso_of (world->days[i]);
    DvUnitChange change = world->changes[i];

    change.date = date;
    dv_unit_history_add_change (history, &change);
  }
  return history;
}

/* Whether a unit may hold records on a day: it is there, or it ended and nothing came after it. */
static gboolean
may_hold (const World *world, const DvUnitHistory *history, gint64 unit, const char *day)
{
  if (dv_unit_history_is_in_force (history, unit, day))
    return TRUE;
  for (int i = 0; i < world->n_changes; i++) {
    g_autofree char *date = iso_of (world->days[i]);

    if (world->changes[i].unit == unit && g_strcmp0 (world->changes[i].way, "move") != 0 &&
        g_strcmp0 (world->changes[i].way, "part") != 0 && g_strcmp0 (date, day) <= 0)
      return FALSE;
  }
  return TRUE;
}

static void
compare (const World *world, const DvUnitHistory *history, int stop, guint32 seed)
{
  g_autofree char *day = iso_of (world->stops[stop]);
  int as_then[MAX_UNITS] = { 0 }, as_now[MAX_UNITS] = { 0 };
  int then = 0, now = 0;

  for (int i = 0; i < world->n_records; i++) {
    const Record *record = &world->records[i];
    g_autofree char *since = iso_of (record->day);
    gint64 found;

    if (record->day >= world->stops[stop])
      continue;
    found = dv_unit_history_place (history, record->unit, record->exact, since, day);
    if (found != record->after[stop] || !may_hold (world, history, found, day))
      g_error ("seed %u, %s: record %d of unit %d (group %d, %s) is in %d, not %d", seed, day, i,
               (int) record->unit, (int) record->exact, since, (int) found,
               (int) record->after[stop]);
    as_then[record->unit]++;
    as_now[found]++;
  }
  for (int i = 1; i <= world->n_units; i++) {
    then += as_then[i];
    now += as_now[i];
  }
  g_assert_cmpint (now, ==, then);
}

static void
every_record_counts_once_whatever_happens (void)
{
  const char *rounds = g_getenv ("DV_ROUNDS");
  const char *given = g_getenv ("DV_SEED");
  int n = rounds != NULL ? atoi (rounds) : 300;
  guint32 seed = given != NULL ? (guint32) atoi (given) : g_random_int ();

  g_test_message ("DV_SEED=%u", seed);
  for (int i = 0; i < n; i++) {
    g_autofree World *world = g_new0 (World, 1);
    g_autoptr (DvUnitHistory) history = NULL;

    live (world, seed + (guint32) i);
    history = tell (world);
    for (int stop = 0; stop < world->n_stops; stop++)
      if (stop + 1 == world->n_stops || world->stops[stop + 1] != world->stops[stop])
        compare (world, history, stop, seed + (guint32) i);
  }
}

/* --- the reform of 01/07/2025, in small --- */

static void
add (DvUnitHistory *history, gint64 row, gint64 parent, const char *from, const char *to)
{
  DvUnitSpan span = { .row = row, .parent = parent, .from = from, .to = to };

  dv_unit_history_add_unit (history, &span);
}

/* 1 Ngọc Lâm (group 3) and 2 Đức Giang (groups 4, 5) become 10 Bồ Đề, of Đức Giang only a part; the
 * rest is 11 Việt Hưng. */
static DvUnitHistory *
make_reform (void)
{
  DvUnitHistory *history = dv_unit_history_new ();
  const DvUnitChange changes[] = {
    { 1, 10, 0, "merge", "2025-07-01", FALSE }, { 2, 10, 0, "split", "2025-07-01", FALSE },
    { 2, 11, 0, "split", "2025-07-01", TRUE },  { 3, 10, 1, "move", "2025-07-01", FALSE },
    { 4, 10, 2, "move", "2025-07-01", FALSE },  { 5, 11, 2, "move", "2025-07-01", FALSE },
  };

  add (history, 1, 0, "2003", "2025-06-30");
  add (history, 2, 0, "2003", "2025-06-30");
  add (history, 3, 10, NULL, NULL);
  add (history, 4, 10, NULL, NULL);
  add (history, 5, 11, NULL, NULL);
  add (history, 10, 0, "2025-07-01", NULL);
  add (history, 11, 0, "2025-07-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    dv_unit_history_add_change (history, &changes[i]);
  return history;
}

static void
a_record_goes_where_its_group_went (void)
{
  g_autoptr (DvUnitHistory) history = make_reform ();
  const struct {
    gint64 unit, exact, then, now;
  } cases[] = { { 1, 0, 1, 10 }, { 1, 3, 1, 10 }, { 2, 0, 2, 11 },
                { 2, 4, 2, 10 }, { 2, 5, 2, 11 }, { 3, 0, 3, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (dv_unit_history_place (history, cases[i].unit, cases[i].exact, "2019-05-02",
                                            "2025-06-30"),
                     ==, cases[i].then);
    g_assert_cmpint (dv_unit_history_place (history, cases[i].unit, cases[i].exact, "2019-05-02",
                                            "2026-01-01"),
                     ==, cases[i].now);
  }
}

static void
a_day_has_its_units_and_its_tree (void)
{
  g_autoptr (DvUnitHistory) history = make_reform ();
  g_autoptr (GArray) before = dv_unit_history_list (history, "2025-06-30");
  g_autoptr (GArray) after = dv_unit_history_list (history, "2025-07-01");
  g_autoptr (GArray) below_then = dv_unit_history_list_below (history, 1, "2019-01-01");
  g_autoptr (GArray) below_now = dv_unit_history_list_below (history, 10, "2026-01-01");
  g_autoptr (GArray) origins = dv_unit_history_list_origins (history, 10, "2026-01-01");

  g_assert_cmpuint (before->len, ==, 5);
  g_assert_cmpuint (after->len, ==, 5);
  g_assert_cmpint (dv_unit_history_get_parent (history, 3, "2019-01-01"), ==, 1);
  g_assert_cmpint (dv_unit_history_get_parent (history, 3, "2026-01-01"), ==, 10);
  g_assert_cmpuint (below_then->len, ==, 2);
  g_assert_cmpuint (below_now->len, ==, 3);
  g_assert_cmpuint (origins->len, ==, 2);
}

/* 1 gave parts to 2 and 3 and ended; 4 was renamed 5 and 5 merged into 6, all on one day. */
static void
what_is_left_goes_to_the_main_part_and_on_the_same_day_further (void)
{
  g_autoptr (DvUnitHistory) history = dv_unit_history_new ();
  const DvUnitChange changes[] = {
    { 1, 2, 0, "part", "2025-07-01", FALSE },
    { 1, 3, 0, "part", "2025-07-01", TRUE },
    { 4, 5, 0, "rename", "2025-07-01", FALSE },
    { 5, 6, 0, "merge", "2025-07-01", FALSE },
  };

  for (gint64 i = 1; i <= 6; i++)
    add (history, i, 0, NULL, i == 1 || i == 4 || i == 5 ? "2025-06" : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    dv_unit_history_add_change (history, &changes[i]);
  g_assert_cmpint (dv_unit_history_place (history, 1, 0, "2019", "2025-07-01"), ==, 3);
  g_assert_cmpint (dv_unit_history_place (history, 4, 0, "2019", "2025-07-01"), ==, 6);
}

static void
a_circle_ends (void)
{
  g_autoptr (DvUnitHistory) history = dv_unit_history_new ();
  const DvUnitChange there = { 1, 2, 0, "merge", "2025-07-01", FALSE };
  const DvUnitChange back = { 2, 1, 0, "merge", "2025-07-01", FALSE };
  gint64 found;

  add (history, 1, 2, NULL, NULL);
  add (history, 2, 1, NULL, NULL);
  dv_unit_history_add_change (history, &there);
  dv_unit_history_add_change (history, &back);
  found = dv_unit_history_place (history, 1, 2, "2019", "2026-01-01");
  g_assert_true (found == 1 || found == 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-history/every-record-counts-once-whatever-happens",
                   every_record_counts_once_whatever_happens);
  g_test_add_func ("/unit-history/a-record-goes-where-its-group-went",
                   a_record_goes_where_its_group_went);
  g_test_add_func ("/unit-history/a-day-has-its-units-and-its-tree",
                   a_day_has_its_units_and_its_tree);
  g_test_add_func ("/unit-history/what-is-left-goes-to-the-main-part-and-on-the-same-day-further",
                   what_is_left_goes_to_the_main_part_and_on_the_same_day_further);
  g_test_add_func ("/unit-history/a-circle-ends", a_circle_ends);

  return g_test_run ();
}
