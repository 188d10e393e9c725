/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-proposal.h"

#include "dv-bulk.h"
#include "dv-collate.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-share-propose.h"
#include "dv-share-sources.h"

/* What is needed while a proposal is read, and not after. */
typedef struct {
  DvShareProposal *proposal;
  const DvBulk *people;
  const DvBulk *households;
  const DvBulk *units;
  const DvBulk *sources;
  GHashTable *who_of_person; /* number of a person -> who, for people who stand on lists */
  guint *given;              /* [who][source] */
  guint *n_given;            /* of each who, from whatever source */
  guint n_who;
  char *on; /* the day on which the age counts */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->who_of_person, g_hash_table_unref);
  g_free (self->given);
  g_free (self->n_given);
  g_free (self->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
candidate_free (gpointer data)
{
  DvShareCandidate *candidate = data;

  g_free (candidate->why);
  g_free (candidate->given);
  g_free (candidate->fits);
  g_free (candidate);
}

/**
 * dv_share_proposal_free:
 * @proposal: (transfer full) (nullable): a proposal
 */
void
dv_share_proposal_free (DvShareProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_ptr_array_unref (proposal->candidates);
  g_ptr_array_unref (proposal->sources);
  g_clear_pointer (&proposal->grants, g_array_unref);
  dv_gift_facts_free (proposal->facts);
  g_ptr_array_unref (proposal->kept);
  g_free (proposal);
}

/**
 * dv_share_proposal_get:
 * @proposal: a proposal
 * @index: which candidate
 *
 * Returns: (transfer none): a candidate
 */
const DvShareCandidate *
dv_share_proposal_get (const DvShareProposal *proposal, guint index)
{
  return g_ptr_array_index (proposal->candidates, index);
}

static const char *
get_text (const DvBulk *bulk, guint index, const char *field)
{
  return dv_bulk_get_text (bulk, index, dv_bulk_find_column (bulk, field));
}

static gint64
get_number (const DvBulk *bulk, guint index, const char *field)
{
  gint64 number;

  dv_bulk_get_number (bulk, index, dv_bulk_find_column (bulk, field), &number);
  return number;
}

static gboolean
find_index (const DvBulk *bulk, gint64 row, guint *index)
{
  guint low = 0, high = dv_bulk_get_size (bulk);

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (dv_bulk_get_row (bulk, middle) < row)
      low = middle + 1;
    else
      high = middle;
  }
  *index = low;
  return row != 0 && low < dv_bulk_get_size (bulk) && dv_bulk_get_row (bulk, low) == row;
}

static const DvBulk *
read_bulk (Reader *self, DvDb *db, const DvKind *kind, GError **error)
{
  DvBulk *bulk = dv_bulk_read (db, kind, NULL, NULL, error);

  if (bulk != NULL)
    g_ptr_array_add (self->proposal->kept, bulk);
  return bulk;
}

static gboolean
read_bulks (Reader *self, DvDb *db, GError **error)
{
  return (self->sources = read_bulk (self, db, &dv_kind_source, error)) != NULL &&
         (self->units = read_bulk (self, db, &dv_kind_unit, error)) != NULL &&
         (self->households = read_bulk (self, db, &dv_kind_household, error)) != NULL &&
         (self->people = read_bulk (self, db, &dv_kind_person, error)) != NULL;
}

/* --- what was given before --- */

static gboolean
find_source (const Reader *self, gint64 row, guint *place)
{
  for (*place = 0; *place < self->proposal->sources->len; (*place)++) {
    const DvShareSourceFact *source = g_ptr_array_index (self->proposal->sources, *place);

    if (source->row == row)
      return TRUE;
  }
  return FALSE;
}

static void
count_line (Reader *self, DvCampaignLine *line)
{
  guint source;

  if (line->person != 0)
    g_hash_table_insert (self->who_of_person, &line->person, GUINT_TO_POINTER (line->who));
  if (line->source == 0)
    return;
  self->n_given[line->who]++;
  if (find_source (self, line->source, &source))
    self->given[line->who * self->proposal->sources->len + source]++;
}

/* A line with a source is a gift; one without asks for one. */
static void
count_given (Reader *self)
{
  GArray *lines = self->proposal->facts->lines;

  for (guint i = 0; i < lines->len; i++)
    self->n_who = MAX (self->n_who, g_array_index (lines, DvCampaignLine, i).who);
  self->given = g_new0 (guint, (self->n_who + 1) * self->proposal->sources->len);
  self->n_given = g_new0 (guint, self->n_who + 1);
  for (guint i = 0; i < lines->len; i++)
    count_line (self, &g_array_index (lines, DvCampaignLine, i));
}

/* --- candidates --- */

static void
set_given (const Reader *self, DvShareCandidate *candidate, guint who)
{
  guint n = self->proposal->sources->len;

  if (who == 0)
    return;
  candidate->n_given = self->n_given[who];
  candidate->given = g_memdup2 (&self->given[who * n], n * sizeof (guint));
}

static void
describe_household (const Reader *self, DvShareCandidate *candidate)
{
  guint index;

  if (find_index (self->households, candidate->household, &index)) {
    candidate->head = get_text (self->households, index, "name");
    candidate->need.standard = get_text (self->households, index, "standard");
  }
  if (find_index (self->units, candidate->need.unit, &index))
    candidate->unit = get_text (self->units, index, "short_name");
  if (candidate->unit == NULL && find_index (self->units, candidate->need.unit, &index))
    candidate->unit = get_text (self->units, index, "name");
}

static void
take_person (const Reader *self, DvShareCandidate *candidate, guint index)
{
  DvShareNeed *need = &candidate->need;

  candidate->person = dv_bulk_get_row (self->people, index);
  candidate->name = get_text (self->people, index, "name");
  if (candidate->household == 0)
    candidate->household = get_number (self->people, index, "household");
  if (get_text (self->people, index, "birth") != NULL)
    need->birth = get_text (self->people, index, "birth");
  if (need->unit == 0)
    need->unit = get_number (self->people, index, "unit");
  need->categories =
    dv_bulk_get_links (self->people, index, dv_bulk_find_column (self->people, "categories"),
                       &need->n_categories);
  if (get_text (self->people, index, "died") != NULL)
    candidate->outcome = DV_SHARE_DIED;
  else if (get_text (self->people, index, "left") != NULL)
    candidate->outcome = DV_SHARE_LEFT;
}

static gboolean
fits_source (const Reader *self, const DvShareCandidate *candidate, guint source)
{
  const DvShareSourceFact *fact = g_ptr_array_index (self->proposal->sources, source);

  return candidate->outcome == DV_SHARE_RECEIVES &&
         dv_share_condition_fits (&fact->condition, &candidate->need, self->on);
}

/* Returns: whether a source is for them */
static gboolean
set_fits (const Reader *self, DvShareCandidate *candidate)
{
  gboolean any = FALSE;

  candidate->fits = g_new0 (gboolean, self->proposal->sources->len);
  for (guint i = 0; i < self->proposal->sources->len; i++) {
    candidate->fits[i] = fits_source (self, candidate, i);
    any |= candidate->fits[i];
  }
  return any;
}

static void
add_line (Reader *self, const DvCampaignLine *line)
{
  DvShareCandidate *candidate = g_new0 (DvShareCandidate, 1);
  guint index;

  candidate->line = line->row;
  candidate->name = line->traits.name;
  candidate->household = line->household;
  candidate->need.rank = line->position != 0 ? line->position : G_MAXUINT;
  candidate->need.category = line->category;
  candidate->need.unit = line->traits.unit;
  candidate->need.birth = line->traits.birth;
  candidate->need.sort = line->sort;
  if (find_index (self->people, line->person, &index))
    take_person (self, candidate, index);
  describe_household (self, candidate);
  set_given (self, candidate, line->who);
  set_fits (self, candidate);
  candidate->who = line->who;
  g_ptr_array_add (self->proposal->candidates, candidate);
}

/* Whoever several lists ask for stands in the proposal once, where they stand highest. */
/* A line without a number comes after those that have one. */
static guint
get_rank (const DvCampaignLine *line)
{
  return line->position > 0 ? line->position : G_MAXUINT;
}

static void
add_lines (Reader *self)
{
  const DvGiftFacts *facts = self->proposal->facts;
  g_autofree guint *best = g_new0 (guint, self->n_who + 1);

  for (guint i = 0; i < facts->lines->len; i++) {
    const DvCampaignLine *line = dv_gift_facts_get_line (facts, i);

    if (line->source == 0 &&
        (best[line->who] == 0 ||
         get_rank (line) < get_rank (dv_gift_facts_get_line (facts, best[line->who] - 1))))
      best[line->who] = i + 1;
  }
  for (guint who = 1; who <= self->n_who; who++) {
    if (best[who] != 0)
      add_line (self, dv_gift_facts_get_line (facts, best[who] - 1));
  }
}

static void
add_person (Reader *self, guint index)
{
  DvShareCandidate *candidate = g_new0 (DvShareCandidate, 1);
  gint64 row = dv_bulk_get_row (self->people, index);

  take_person (self, candidate, index);
  describe_household (self, candidate);
  candidate->who = GPOINTER_TO_UINT (g_hash_table_lookup (self->who_of_person, &row));
  set_given (self, candidate, candidate->who);
  if (set_fits (self, candidate))
    g_ptr_array_add (self->proposal->candidates, candidate);
  else
    candidate_free (candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DvShareCandidate *x = *(const DvShareCandidate *const *) a;
  const DvShareCandidate *y = *(const DvShareCandidate *const *) b;
  int order = dv_share_need_compare (&x->need, &y->need);

  return order != 0 ? order : (x->person > y->person) - (x->person < y->person);
}

static void
sort_candidates (Reader *self)
{
  GPtrArray *candidates = self->proposal->candidates;

  for (guint i = 0; i < candidates->len; i++) {
    DvShareCandidate *candidate = g_ptr_array_index (candidates, i);
    g_autofree char *key = dv_text_name_sort_key (candidate->name);

    candidate->need.sort = g_string_chunk_insert (self->proposal->facts->texts, key);
  }
  g_ptr_array_sort (candidates, compare_candidates);
}

/* Whether the campaign was asked for gifts: those who asked and have them are no candidates any
 * more, and nobody else is asked for. */
static gboolean
has_requests (const DvGiftFacts *facts)
{
  for (guint i = 0; i < facts->lines->len; i++) {
    if (dv_gift_facts_get_line (facts, i)->origin != 0)
      return TRUE;
  }
  return FALSE;
}

static void
read_candidates (Reader *self)
{
  add_lines (self);
  if (self->proposal->candidates->len > 0 || has_requests (self->proposal->facts))
    return;
  for (guint i = 0; i < dv_bulk_get_size (self->people); i++)
    add_person (self, i);
}

/* Those who have a gift and are no candidates: their households have one, too. */
static GArray *
list_others (const Reader *self)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (DvShareOther));
  const DvGiftFacts *facts = self->proposal->facts;
  g_autofree gboolean *known = g_new0 (gboolean, self->n_who + 1);

  for (guint i = 0; i < self->proposal->candidates->len; i++)
    known[dv_share_proposal_get (self->proposal, i)->who] = TRUE;
  for (guint i = 0; i < facts->lines->len; i++) {
    const DvCampaignLine *line = dv_gift_facts_get_line (facts, i);
    DvShareOther other = { line->household, self->n_given[line->who] };

    if (!known[line->who] && other.n_given > 0)
      g_array_append_val (others, other);
    known[line->who] = TRUE;
  }
  return others;
}

/* The age counts on the first day of the campaign. */
static char *
choose_day (DvRecord *campaign)
{
  DvDate today;

  if (dv_record_get (campaign, "start") != NULL)
    return g_strdup (dv_record_get (campaign, "start"));
  dv_date_today (&today);
  return dv_date_to_iso (&today);
}

static DvShareProposal *
proposal_new (DvGiftFacts *facts)
{
  DvShareProposal *proposal = g_new0 (DvShareProposal, 1);

  proposal->facts = facts;
  proposal->sources = dv_share_sources_new ();
  proposal->candidates = g_ptr_array_new_with_free_func (candidate_free);
  proposal->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_bulk_free);
  return proposal;
}

/**
 * dv_share_proposal_read:
 * @db: a connection
 * @campaign_id: the UUID of a campaign
 * @error: return location for a #DV_STORE_ERROR
 *
 * Proposes how to share out the gifts of a campaign. Lines that name no source, nor does their
 * list, ask for a gift: where there are any, they are the candidates, ranked by their numbers on
 * the lists. Else these are all living people for whom a source is. Lines that name a source are
 * gifts already: they count against the source, the person and the household.
 *
 * Returns: (transfer full): the proposal
 */
DvShareProposal *
dv_share_proposal_read (DvDb *db, const char *campaign_id, GError **error)
{
  DvGiftFacts *facts = dv_gift_facts_read (db, campaign_id, error);
  g_autoptr (DvShareProposal) proposal = facts != NULL ? proposal_new (facts) : NULL;
  g_auto (Reader) reader = { .proposal = proposal };
  g_autoptr (GArray) others = NULL;

  if (proposal == NULL || !read_bulks (&reader, db, error))
    return NULL;
  reader.who_of_person = g_hash_table_new (g_int64_hash, g_int64_equal);
  reader.on = choose_day (facts->campaign);
  dv_share_sources_read (proposal, reader.sources);
  count_given (&reader);
  read_candidates (&reader);
  sort_candidates (&reader);
  others = list_others (&reader);
  dv_share_propose (proposal, others);
  return g_steal_pointer (&proposal);
}
