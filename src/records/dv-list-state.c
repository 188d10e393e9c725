/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-list-state.h"

/* What may follow what. A list that is only reported may have no state, or that of works on a
 * house; it is not bound to any order. */
static const struct {
  const char *state;
  gboolean locked;
  gboolean handed_out; /* gifts are given by it */
  const char *next;    /* the ordinary way */
  const char *const *may_follow;
} steps[] = {
#define TO(...) ((const char *const[]){ __VA_ARGS__, NULL })
  { "draft", FALSE, FALSE, "reviewed", TO ("reviewed", "approved", "locked") },
  { "reviewed", FALSE, FALSE, "approved", TO ("draft", "approved", "locked") },
  { "approved", TRUE, TRUE, "paid", TO ("locked", "paid", "superseded") },
  { "locked", TRUE, TRUE, "paid", TO ("paid", "superseded") },
  { "paid", TRUE, TRUE, "settled", TO ("settled") },
  { "settled", TRUE, FALSE, NULL, TO (NULL) },
  { "superseded", TRUE, FALSE, NULL, TO (NULL) },
#undef TO
};

static int
find (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_strcmp0 (steps[i].state, state) == 0)
      return (int) i;
  }
  return -1;
}

/**
 * dv_list_state_is_locked:
 * @state: (nullable): the state of a list
 *
 * Returns: whether it says that the lines stay as they are
 */
gboolean
dv_list_state_is_locked (const char *state)
{
  int i = find (state);

  return i >= 0 && steps[i].locked;
}

/**
 * dv_list_is_locked:
 * @list: a list
 *
 * A state that came in with a sheet, of a list that was approved on paper, locks nothing.
 *
 * Returns: whether it was approved here, so that its lines stay as they are: a later change is a
 *   new version
 */
gboolean
dv_list_is_locked (DvRecord *list)
{
  return dv_list_state_is_locked (dv_record_get (list, "state")) &&
         dv_record_get (list, "approved_on") != NULL;
}

/**
 * dv_list_state_is_handed_out:
 * @state: (nullable): the state of a list
 *
 * Returns: whether gifts may be handed out by it
 */
gboolean
dv_list_state_is_handed_out (const char *state)
{
  int i = find (state);

  return i >= 0 && steps[i].handed_out;
}

/**
 * dv_list_state_may_follow:
 * @from: (nullable): the state of a list
 * @to: (nullable): another
 *
 * Returns: whether the list may go from one to the other
 */
gboolean
dv_list_state_may_follow (const char *from, const char *to)
{
  int i = find (from);

  return i < 0 || g_strcmp0 (from, to) == 0 ||
         (to != NULL && g_strv_contains (steps[i].may_follow, to));
}

/**
 * dv_list_state_next:
 * @state: (nullable): the state of a list
 *
 * Returns: (nullable): the state that comes next in the ordinary way
 */
const char *
dv_list_state_next (const char *state)
{
  int i = find (state);

  return i >= 0 ? steps[i].next : state == NULL ? "reviewed" : NULL;
}
