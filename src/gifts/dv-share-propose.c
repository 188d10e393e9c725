/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-propose.h"

/* The candidates as the plain numbers that dv_share_solve() knows. */
typedef struct {
  DvShareProblem problem;
  GArray *sources;    /* of DvShareSource */
  GArray *people;     /* of DvSharePerson, the candidates first */
  GHashTable *houses; /* number of a household -> its place + 1 */
  gboolean *nothing;  /* for those who ask for no gift */
} Builder;

/* Whoever is in no household is one of their own. */
static guint
place_household (Builder *self, gint64 *household)
{
  gpointer place = *household != 0 ? g_hash_table_lookup (self->houses, household) : NULL;

  if (place != NULL)
    return GPOINTER_TO_UINT (place) - 1;
  self->problem.n_households++;
  if (*household != 0)
    g_hash_table_insert (self->houses, household, GUINT_TO_POINTER (self->problem.n_households));
  return self->problem.n_households - 1;
}

static void
add_sources (Builder *self, const DvShareProposal *proposal)
{
  for (guint i = 0; i < proposal->sources->len; i++) {
    const DvShareSourceFact *fact = g_ptr_array_index (proposal->sources, i);
    DvShareSource source = { fact->stock };

    g_array_append_val (self->sources, source);
  }
}

static void
add_candidates (Builder *self, const DvShareProposal *proposal)
{
  for (guint i = 0; i < proposal->candidates->len; i++) {
    DvShareCandidate *candidate = g_ptr_array_index (proposal->candidates, i);
    DvSharePerson person = { place_household (self, &candidate->household), candidate->fits,
                             candidate->given, candidate->n_given };

    g_array_append_val (self->people, person);
  }
}

static void
add_others (Builder *self, const GArray *others)
{
  for (guint i = 0; i < others->len; i++) {
    DvShareOther *other = &g_array_index (others, DvShareOther, i);
    DvSharePerson person = { place_household (self, &other->household), self->nothing, NULL,
                             other->n_given };

    g_array_append_val (self->people, person);
  }
}

static void
build (Builder *self, const DvShareProposal *proposal, const GArray *others)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (DvShareSource));
  self->people = g_array_new (FALSE, FALSE, sizeof (DvSharePerson));
  self->houses = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->nothing = g_new0 (gboolean, proposal->sources->len);
  add_sources (self, proposal);
  add_candidates (self, proposal);
  add_others (self, others);
  self->problem.sources = (DvShareSource *) (gpointer) self->sources->data;
  self->problem.n_sources = self->sources->len;
  self->problem.people = (DvSharePerson *) (gpointer) self->people->data;
  self->problem.n_people = self->people->len;
  self->problem.rule = &proposal->facts->rule;
}

static void
builder_clear (Builder *self)
{
  g_array_unref (self->sources);
  g_array_unref (self->people);
  g_hash_table_unref (self->houses);
  g_free (self->nothing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* Returns: (transfer full): the names of the sources that are for a candidate */
static char *
list_fitting (const DvShareProposal *proposal, const DvShareCandidate *candidate)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < proposal->sources->len; i++) {
    const DvShareSourceFact *source = g_ptr_array_index (proposal->sources, i);

    if (candidate->fits[i])
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", source->name);
  }
  return g_string_free (names, FALSE);
}

static void
explain (DvShareProposal *proposal, const DvShareProblem *problem)
{
  g_autofree DvShareOutcome *outcomes = dv_share_explain (problem, proposal->grants);

  for (guint i = 0; i < proposal->candidates->len; i++) {
    DvShareCandidate *candidate = g_ptr_array_index (proposal->candidates, i);
    g_autofree char *sources = list_fitting (proposal, candidate);

    if (candidate->outcome == DV_SHARE_RECEIVES)
      candidate->outcome = outcomes[i];
    if (candidate->outcome != DV_SHARE_RECEIVES)
      candidate->why = dv_share_outcome_describe (candidate->outcome, sources);
  }
}

/**
 * dv_share_propose:
 * @proposal: a proposal with its sources and candidates, which gets the gifts and the reasons
 * @others: (element-type DvShareOther): those who have a gift and ask for none
 *
 * Shares out what there is, and says to whoever is left out why.
 */
void
dv_share_propose (DvShareProposal *proposal, const GArray *others)
{
  g_auto (Builder) builder = { 0 };

  build (&builder, proposal, others);
  proposal->grants = dv_share_solve (&builder.problem);
  explain (proposal, &builder.problem);
}

/* The gifts stand in the order of the candidates. */
static guint
find_grant (const DvShareProposal *proposal, guint candidate)
{
  guint low = 0, high = proposal->grants->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (proposal->grants, DvShareGrant, middle).person < candidate)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * dv_share_proposal_dup_sources:
 * @proposal: a proposal
 * @candidate: the place of a candidate
 *
 * Returns: (transfer full): the names of the sources of which they receive a gift, empty for none
 */
char *
dv_share_proposal_dup_sources (const DvShareProposal *proposal, guint candidate)
{
  GString *names = g_string_new (NULL);

  for (guint i = find_grant (proposal, candidate); i < proposal->grants->len; i++) {
    const DvShareGrant *grant = &g_array_index (proposal->grants, DvShareGrant, i);
    const DvShareSourceFact *source = g_ptr_array_index (proposal->sources, grant->source);

    if (grant->person != candidate)
      break;
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", source->name);
  }
  return g_string_free (names, FALSE);
}
