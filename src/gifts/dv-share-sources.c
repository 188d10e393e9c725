/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-share-sources.h"

typedef struct {
  DvShareProposal *proposal;
  const DvBulk *sources;
} Reader;

static void
source_free (gpointer data)
{
  DvShareSourceFact *source = data;

  g_free (source->id);
  g_free (source->name);
  g_free (source);
}

/**
 * dv_share_sources_new:
 *
 * Returns: (transfer full) (element-type DvShareSourceFact): no sources yet
 */
GPtrArray *
dv_share_sources_new (void)
{
  return g_ptr_array_new_with_free_func (source_free);
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

static guint
reckon_stock (const Reader *self, guint index)
{
  gint64 stock = G_MAXINT64, budget, amount, n_used = 0;
  gint64 row = dv_bulk_get_row (self->sources, index);

  if (!dv_bulk_get_number (self->sources, index, dv_bulk_find_column (self->sources, "stock"),
                           &stock))
    stock = G_MAXINT64;
  budget = get_number (self->sources, index, "budget");
  amount = get_number (self->sources, index, "amount");
  if (budget > 0 && amount > 0)
    stock = MIN (stock, budget / amount);
  for (guint i = 0; i < self->proposal->facts->lines->len; i++)
    n_used += dv_gift_facts_get_line (self->proposal->facts, i)->source == row;
  if (stock == G_MAXINT64)
    return DV_SHARE_UNLIMITED;
  return (guint) CLAMP (stock - n_used, 0, G_MAXINT);
}

static void
add_source (const Reader *self, guint index)
{
  DvShareSourceFact *source = g_new0 (DvShareSourceFact, 1);
  DvShareCondition *condition = &source->condition;

  source->row = dv_bulk_get_row (self->sources, index);
  source->id = dv_bulk_dup_id (self->sources, index);
  source->name = g_strdup (get_text (self->sources, index, "name"));
  source->stock = reckon_stock (self, index);
  condition->categories =
    dv_bulk_get_links (self->sources, index, dv_bulk_find_column (self->sources, "categories"),
                       &condition->n_categories);
  condition->standard = get_text (self->sources, index, "standard");
  condition->unit = get_number (self->sources, index, "unit");
  condition->age_from = (guint) get_number (self->sources, index, "age_from");
  condition->age_to = (guint) get_number (self->sources, index, "age_to");
  g_ptr_array_add (self->proposal->sources, source);
}

typedef struct {
  gint64 position;
  guint index;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Sources with a lower number come first; those without a number last. */
/**
 * dv_share_sources_read:
 * @proposal: a proposal with its facts, which gets the sources
 * @sources: all sources of the store
 *
 * Finds the sources of the campaign: how many gifts each still has, and for whom.
 */
void
dv_share_sources_read (DvShareProposal *proposal, const DvBulk *sources)
{
  const Reader reader = { proposal, sources }, *self = &reader;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gint64 campaign = dv_record_get_row (self->proposal->facts->campaign);

  for (guint i = 0; i < dv_bulk_get_size (self->sources); i++) {
    Place place = { .index = i };

    if (get_number (self->sources, i, "campaign") != campaign)
      continue;
    if (!dv_bulk_get_number (self->sources, i, dv_bulk_find_column (self->sources, "position"),
                             &place.position))
      place.position = G_MAXINT64;
    g_array_append_val (places, place);
  }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    add_source (self, g_array_index (places, Place, i).index);
}
