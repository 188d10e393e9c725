/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ballot.h"

static const DvShareRule two_thirds = { 2, 3, FALSE };
static const DvShareRule more_than_half = { 1, 2, TRUE };
static const DvShareRule nothing = { 0, 0, FALSE };

static void
shares_are_exact (void)
{
  const struct {
    const DvShareRule *rule;
    guint part, whole;
    gboolean reached;
  } cases[] = {
    { &two_thirds, 66, 100, FALSE },
    { &two_thirds, 67, 100, TRUE },
    { &two_thirds, 200, 300, TRUE },
    { &two_thirds, 199, 300, FALSE },
    { &more_than_half, 50, 100, FALSE },
    { &more_than_half, 51, 100, TRUE },
    { &more_than_half, 1, 1, TRUE },
    { &more_than_half, 0, 0, FALSE },
    { &two_thirds, 0, 0, FALSE },
    { &nothing, 0, 0, TRUE },
    { &two_thirds, G_MAXUINT, G_MAXUINT, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dv_share_rule_is_reached (cases[i].rule, cases[i].part, cases[i].whole), ==,
                     cases[i].reached);
}

static void
numbers_that_cannot_be_are_found (void)
{
  const struct {
    DvBallotCount count;
    DvBallotFault fault;
  } cases[] = {
    { { 120, 90, 0, 0, 0, 80 }, DV_BALLOT_SOUND },
    { { 120, 121, 0, 0, 0, 0 }, DV_BALLOT_PRESENT },
    { { 120, 90, 121, 0, 0, 0 }, DV_BALLOT_ISSUED },
    { { 120, 90, 90, 91, 0, 0 }, DV_BALLOT_RETURNED },
    { { 120, 90, 90, 88, 89, 0 }, DV_BALLOT_VALID },
    { { 120, 90, 90, 88, 86, 87 }, DV_BALLOT_AGREE },
    { { 120, 90, 90, 88, 86, 86 }, DV_BALLOT_SOUND },
    { { 120, 90, 0, 0, 0, 91 }, DV_BALLOT_AGREE },
    { { 0, 0, 0, 1, 0, 0 }, DV_BALLOT_RETURNED },
    { { 0, 0, 0, 0, 0, 0 }, DV_BALLOT_SOUND },
    { { 120, 0, 120, 100, 99, 70 }, DV_BALLOT_SOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dv_ballot_check (&cases[i].count), ==, cases[i].fault);
}

/* Neither cluster alone says what all of them say. */
static void
clusters_count_as_one_meeting (void)
{
  const DvBallotCount clusters[] = { { 110, 40, 0, 0, 0, 40 }, { 100, 70, 0, 0, 0, 66 } };
  DvBallotCount sum = dv_ballot_sum (clusters, G_N_ELEMENTS (clusters));

  g_assert_cmpuint (sum.households, ==, 210);
  g_assert_cmpuint (sum.present, ==, 110);
  g_assert_false (dv_ballot_is_held (&clusters[0], &more_than_half));
  g_assert_true (dv_ballot_is_held (&sum, &more_than_half));
  g_assert_true (dv_ballot_is_passed (&sum, &more_than_half, DV_BALLOT_OF_HOUSEHOLDS));
  g_assert_false (dv_ballot_is_passed (&sum, &two_thirds, DV_BALLOT_OF_HOUSEHOLDS));
  g_assert_true (dv_ballot_is_passed (&sum, &two_thirds, DV_BALLOT_OF_PRESENT));
}

static void
written_ballots_that_came_back_took_part (void)
{
  const DvBallotCount count = { 120, 0, 120, 61, 60, 59 };

  g_assert_true (dv_ballot_is_held (&count, &more_than_half));
  g_assert_false (dv_ballot_is_passed (&count, &more_than_half, DV_BALLOT_OF_HOUSEHOLDS));
  g_assert_true (dv_ballot_is_passed (&count, &two_thirds, DV_BALLOT_OF_VALID));
}

static void
those_with_most_votes_are_elected (void)
{
  const struct {
    guint votes[5];
    guint seats;
    gboolean elected[5];
    gboolean tied;
  } cases[] = {
    { { 90, 80, 70, 60, 10 }, 3, { TRUE, TRUE, TRUE, FALSE, FALSE }, FALSE },
    { { 90, 80, 70, 70, 10 }, 3, { TRUE, TRUE, FALSE, FALSE, FALSE }, TRUE },
    { { 90, 50, 40, 30, 10 }, 3, { TRUE, FALSE, FALSE, FALSE, FALSE }, FALSE },
    { { 90, 90, 90, 90, 90 }, 5, { TRUE, TRUE, TRUE, TRUE, TRUE }, FALSE },
    { { 90, 90, 10, 10, 10 }, 1, { FALSE, FALSE, FALSE, FALSE, FALSE }, TRUE },
    { { 0, 0, 0, 0, 0 }, 1, { FALSE, FALSE, FALSE, FALSE, FALSE }, FALSE },
    { { 10, 51, 60, 52, 53 }, 2, { FALSE, FALSE, TRUE, FALSE, TRUE }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean elected[5], tied;

    dv_ballot_elect (cases[i].votes, 5, cases[i].seats, &more_than_half, 100, elected, &tied);
    for (guint j = 0; j < 5; j++)
      g_assert_cmpint (elected[j], ==, cases[i].elected[j]);
    g_assert_cmpint (tied, ==, cases[i].tied);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ballot/shares-are-exact", shares_are_exact);
  g_test_add_func ("/ballot/numbers-that-cannot-be-are-found", numbers_that_cannot_be_are_found);
  g_test_add_func ("/ballot/clusters-count-as-one-meeting", clusters_count_as_one_meeting);
  g_test_add_func ("/ballot/written-ballots-that-came-back-took-part",
                   written_ballots_that_came_back_took_part);
  g_test_add_func ("/ballot/those-with-most-votes-are-elected", those_with_most_votes_are_elected);

  return g_test_run ();
}
