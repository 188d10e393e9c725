/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-reason.h"

#include <glib/gi18n-lib.h>

static gboolean
fits_any (const DvShareProblem *problem, const DvSharePerson *person)
{
  for (guint i = 0; i < problem->n_sources; i++) {
    if (person->fits[i])
      return TRUE;
  }
  return FALSE;
}

/* Whether a source is for somebody who may still have more from it. */
static gboolean
may_have_more (const DvShareProblem *problem, const DvSharePerson *person)
{
  for (guint i = 0; i < problem->n_sources; i++) {
    guint given = person->given != NULL ? person->given[i] : 0;

    if (person->fits[i] && given < problem->rule->per_source)
      return TRUE;
  }
  return FALSE;
}

static DvShareOutcome
explain_one (const DvShareProblem *problem, guint person, guint n_house)
{
  const DvSharePerson *who = &problem->people[person];

  if (!fits_any (problem, who))
    return who->n_given > 0 ? DV_SHARE_HAS_GIFT : DV_SHARE_NO_CONDITION;
  if (who->n_given >= problem->rule->per_person || !may_have_more (problem, who))
    return DV_SHARE_HAS_GIFT;
  if (n_house >= problem->rule->per_household)
    return DV_SHARE_HOUSEHOLD;
  return DV_SHARE_USED_UP;
}

/**
 * dv_share_explain:
 * @problem: what was shared out
 * @grants: (element-type DvShareGrant): what dv_share_solve() proposed
 *
 * Returns: (transfer full) (array): for each of the people, what becomes of them
 */
DvShareOutcome *
dv_share_explain (const DvShareProblem *problem, const GArray *grants)
{
  DvShareOutcome *outcomes = g_new0 (DvShareOutcome, problem->n_people);
  g_autofree guint *n_house = g_new0 (guint, problem->n_households);
  g_autofree gboolean *receives = g_new0 (gboolean, problem->n_people);

  for (guint i = 0; i < problem->n_people; i++)
    n_house[problem->people[i].household] += problem->people[i].n_given;
  for (guint i = 0; i < grants->len; i++) {
    guint person = g_array_index (grants, DvShareGrant, i).person;

    receives[person] = TRUE;
    n_house[problem->people[person].household]++;
  }
  for (guint i = 0; i < problem->n_people; i++)
    outcomes[i] = receives[i] ? DV_SHARE_RECEIVES
                              : explain_one (problem, i, n_house[problem->people[i].household]);
  return outcomes;
}

/**
 * dv_share_outcome_describe:
 * @outcome: what becomes of somebody
 * @sources: the names of the sources that are for them
 *
 * Returns: (transfer full): a sentence that can be said to that person
 */
char *
dv_share_outcome_describe (DvShareOutcome outcome, const char *sources)
{
  switch (outcome) {
  case DV_SHARE_RECEIVES:
    return g_strdup (_ ("Receives a gift."));
  case DV_SHARE_DIED:
    return g_strdup (_ ("Has died."));
  case DV_SHARE_LEFT:
    return g_strdup (_ ("Has moved away."));
  case DV_SHARE_NO_CONDITION:
    return g_strdup (_ ("The conditions of no source fit."));
  case DV_SHARE_HAS_GIFT:
    return g_strdup (_ ("Already has the gifts that one person can get."));
  case DV_SHARE_HOUSEHOLD:
    return g_strdup (_ ("The household already has a gift."));
  case DV_SHARE_USED_UP:
  default:
    /* Translators: %s is one or several sources, “Red Cross, Budget”. */
    return g_strdup_printf (_ ("All gifts of %s go to households that come first."), sources);
  }
}
