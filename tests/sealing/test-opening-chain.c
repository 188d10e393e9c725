/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "dv-opening-chain.h"

static void
add (GPtrArray *openings, const char *site, guint64 number)
{
  DvOpening *opening = dv_opening_new ();
  const DvOpening *before = NULL;

  for (guint i = 0; i < openings->len; i++) {
    const DvOpening *other = g_ptr_array_index (openings, i);

    if (g_str_equal (other->site, site))
      before = other;
  }
  opening->site = g_strdup (site);
  opening->number = number;
  opening->time = (gint64) number * 1000;
  opening->officer = g_strdup ("officer");
  opening->actor = g_strdup ("ai đó");
  opening->record = g_strdup ("record");
  opening->reason = g_strdup_printf ("lý do %" G_GUINT64_FORMAT, number);
  opening->previous = g_strdup (before != NULL ? before->hash : NULL);
  opening->hash = dv_opening_compute_hash (opening);
  g_ptr_array_add (openings, opening);
}

static GPtrArray *
make_chain (const char *site, guint n)
{
  GPtrArray *openings = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_opening_free);

  for (guint i = 1; i <= n; i++)
    add (openings, site, i);
  return openings;
}

static void
assert_fault (GPtrArray *openings, DvChainFaultType type, guint64 number)
{
  g_autoptr (GPtrArray) faults = dv_opening_chain_verify (openings, NULL, 0);
  const DvChainFault *first;
  g_autofree char *text = NULL;

  g_assert_cmpuint (faults->len, >, 0);
  first = g_ptr_array_index (faults, 0);
  g_assert_cmpint (first->type, ==, type);
  g_assert_cmpuint (first->number, ==, number);
  text = dv_chain_fault_to_text (first);
  g_assert_nonnull (text);
}

static void
test_whole_chain_is_good (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 5);
  const DvOpening *last = g_ptr_array_index (openings, 4);
  const DvChainHead head = { (char *) "a", 5, last->hash };
  g_autoptr (GPtrArray) faults = dv_opening_chain_verify (openings, &head, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) empty = dv_opening_chain_verify (none, NULL, 0);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

static void
test_two_sites_do_not_fight (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 2);
  g_autoptr (GPtrArray) faults = NULL;

  add (openings, "b", 1);
  add (openings, "a", 3);
  add (openings, "b", 2);
  faults = dv_opening_chain_verify (openings, NULL, 0);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_every_changed_field_is_found (void)
{
  for (guint field = 0; field < 6; field++) {
    g_autoptr (GPtrArray) openings = make_chain ("a", 5);
    DvOpening *opening = g_ptr_array_index (openings, 2);
    char **texts[] = { &opening->officer, &opening->actor, &opening->record, &opening->reason,
                       &opening->hash };

    if (field == 5) {
      opening->time++;
    } else {
      g_free (*texts[field]);
      *texts[field] = g_strdup ("khác");
    }
    assert_fault (openings, DV_CHAIN_CHANGED, 3);
  }
}

/* Whoever changes an opening and its hash has to change all that follow. */
static void
test_change_with_a_new_hash_is_found (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 5);
  DvOpening *opening = g_ptr_array_index (openings, 2);

  g_free (opening->reason);
  opening->reason = g_strdup ("khác");
  g_free (opening->hash);
  opening->hash = dv_opening_compute_hash (opening);
  assert_fault (openings, DV_CHAIN_MOVED, 4);
}

static void
test_removed_opening_is_found (void)
{
  g_autoptr (GPtrArray) first = make_chain ("a", 5);
  g_autoptr (GPtrArray) inner = make_chain ("a", 5);

  g_ptr_array_remove_index (first, 0);
  assert_fault (first, DV_CHAIN_MISSING, 2);
  g_ptr_array_remove_index (inner, 2);
  assert_fault (inner, DV_CHAIN_MISSING, 4);
}

static void
test_cut_end_is_found_by_the_head (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 5);
  const DvOpening *last = g_ptr_array_index (openings, 4);
  g_autofree char *hash = g_strdup (last->hash);
  const DvChainHead head = { (char *) "a", 5, hash };
  g_autoptr (GPtrArray) faults = NULL;

  g_ptr_array_remove_index (openings, 4);
  faults = dv_opening_chain_verify (openings, &head, 1);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpint (((DvChainFault *) g_ptr_array_index (faults, 0))->type, ==, DV_CHAIN_CUT);
}

/* The same openings, numbered and hashed one by one in another order. */
static void
test_reordered_openings_are_found (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 5);
  DvOpening *second = g_ptr_array_index (openings, 1);
  DvOpening *third = g_ptr_array_index (openings, 2);

  second->number = 3;
  third->number = 2;
  g_free (second->hash);
  second->hash = dv_opening_compute_hash (second);
  g_free (third->hash);
  third->hash = dv_opening_compute_hash (third);
  assert_fault (openings, DV_CHAIN_MOVED, 2);
}

static void
test_doubled_opening_is_found (void)
{
  g_autoptr (GPtrArray) openings = make_chain ("a", 3);

  add (openings, "a", 3);
  assert_fault (openings, DV_CHAIN_MOVED, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opening-chain/whole-chain-is-good", test_whole_chain_is_good);
  g_test_add_func ("/opening-chain/two-sites-do-not-fight", test_two_sites_do_not_fight);
  g_test_add_func ("/opening-chain/every-changed-field-is-found",
                   test_every_changed_field_is_found);
  g_test_add_func ("/opening-chain/change-with-a-new-hash-is-found",
                   test_change_with_a_new_hash_is_found);
  g_test_add_func ("/opening-chain/removed-opening-is-found", test_removed_opening_is_found);
  g_test_add_func ("/opening-chain/cut-end-is-found-by-the-head",
                   test_cut_end_is_found_by_the_head);
  g_test_add_func ("/opening-chain/reordered-openings-are-found",
                   test_reordered_openings_are_found);
  g_test_add_func ("/opening-chain/doubled-opening-is-found", test_doubled_opening_is_found);

  return g_test_run ();
}
