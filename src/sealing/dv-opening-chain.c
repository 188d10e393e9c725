/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-opening-chain.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Each site has a chain of its own, so two sites that open parts on the same day make no conflict
 * and can still be held against what they wrote. */

#define HASH_SIZE 32

/**
 * dv_opening_new:
 *
 * Returns: (transfer full): an opening that says nothing yet
 */
DvOpening *
dv_opening_new (void)
{
  return g_new0 (DvOpening, 1);
}

/**
 * dv_opening_free:
 * @self: (transfer full) (nullable): an opening
 */
void
dv_opening_free (DvOpening *self)
{
  if (self == NULL)
    return;
  g_free (self->site);
  g_free (self->officer);
  g_free (self->actor);
  g_free (self->record);
  g_free (self->reason);
  g_free (self->previous);
  g_free (self->hash);
  g_free (self);
}

static void
add_number (crypto_generichash_state *state, guint64 number)
{
  const guint64 bytes = GUINT64_TO_LE (number);

  crypto_generichash_update (state, (const guint8 *) &bytes, sizeof bytes);
}

/* With its length before it, so that no two lists of texts give the same bytes. */
static void
add_text (crypto_generichash_state *state, const char *text)
{
  const char *bytes = text != NULL ? text : "";

  add_number (state, strlen (bytes));
  crypto_generichash_update (state, (const guint8 *) bytes, strlen (bytes));
}

/**
 * dv_opening_compute_hash:
 * @self: an opening
 *
 * Returns: (transfer full): BLAKE2b over the hash of the opening before and everything that this
 *   one says, as hexadecimal digits
 */
char *
dv_opening_compute_hash (const DvOpening *self)
{
  crypto_generichash_state state;
  guint8 hash[HASH_SIZE];
  char *text = g_malloc (HASH_SIZE * 2 + 1);

  crypto_generichash_init (&state, NULL, 0, sizeof hash);
  add_text (&state, self->previous);
  add_text (&state, self->site);
  add_number (&state, self->number);
  add_number (&state, (guint64) self->time);
  add_text (&state, self->officer);
  add_text (&state, self->actor);
  add_text (&state, self->record);
  add_text (&state, self->reason);
  crypto_generichash_final (&state, hash, sizeof hash);
  return sodium_bin2hex (text, HASH_SIZE * 2 + 1, hash, sizeof hash);
}

/**
 * dv_chain_fault_free:
 * @self: (transfer full) (nullable): a fault
 */
void
dv_chain_fault_free (DvChainFault *self)
{
  if (self == NULL)
    return;
  g_free (self->site);
  g_free (self);
}

/**
 * dv_chain_fault_to_text:
 * @self: a fault
 *
 * Returns: (transfer full): a sentence for a person
 */
char *
dv_chain_fault_to_text (const DvChainFault *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, self->number);

  switch (self->type) {
  case DV_CHAIN_CHANGED:
    /* translators: %s is the number of an opening of a sealed identity */
    return g_strdup_printf (_ ("Opening %s was changed after it was written."), number);
  case DV_CHAIN_MISSING:
    return g_strdup_printf (_ ("Openings before number %s were removed."), number);
  case DV_CHAIN_MOVED:
    return g_strdup_printf (_ ("Opening %s was moved or put in later."), number);
  case DV_CHAIN_CUT:
  default:
    return g_strdup_printf (_ ("Openings after number %s were removed."), number);
  }
}

static void
add_fault (GPtrArray *faults, DvChainFaultType type, const char *site, guint64 number)
{
  DvChainFault *fault = g_new0 (DvChainFault, 1);

  fault->type = type;
  fault->site = g_strdup (site);
  fault->number = number;
  g_ptr_array_add (faults, fault);
}

static int
compare_openings (gconstpointer a, gconstpointer b)
{
  const DvOpening *first = *(const DvOpening *const *) a;
  const DvOpening *second = *(const DvOpening *const *) b;
  int order = g_strcmp0 (first->site, second->site);

  if (order != 0)
    return order;
  return first->number < second->number ? -1 : first->number > second->number;
}

static void
check_opening (GPtrArray *faults, const DvOpening *before, const DvOpening *opening)
{
  guint64 expected = before != NULL ? before->number + 1 : 1;
  const char *previous = before != NULL ? before->hash : "";
  g_autofree char *hash = dv_opening_compute_hash (opening);

  if (g_strcmp0 (hash, opening->hash) != 0)
    add_fault (faults, DV_CHAIN_CHANGED, opening->site, opening->number);
  if (opening->number > expected)
    add_fault (faults, DV_CHAIN_MISSING, opening->site, opening->number);
  else if (opening->number < expected ||
           g_strcmp0 (opening->previous != NULL ? opening->previous : "", previous) != 0)
    add_fault (faults, DV_CHAIN_MOVED, opening->site, opening->number);
}

static const DvOpening *
find_last (GPtrArray *openings, const char *site)
{
  const DvOpening *last = NULL;

  for (guint i = 0; i < openings->len; i++) {
    const DvOpening *opening = g_ptr_array_index (openings, i);

    if (g_strcmp0 (opening->site, site) == 0)
      last = opening;
  }
  return last;
}

static void
check_head (GPtrArray *faults, GPtrArray *sorted, const DvChainHead *head)
{
  const DvOpening *last = find_last (sorted, head->site);
  guint64 number = last != NULL ? last->number : 0;

  if (number < head->number)
    add_fault (faults, DV_CHAIN_CUT, head->site, number);
  else if (last != NULL && number == head->number && g_strcmp0 (last->hash, head->hash) != 0)
    add_fault (faults, DV_CHAIN_CHANGED, head->site, number);
}

/**
 * dv_opening_chain_verify:
 * @openings: (element-type DvOpening): openings, in any order
 * @heads: (array length=n_heads): how far chains are known to go
 * @n_heads: how many
 *
 * Looks for openings that were changed, removed or moved.
 *
 * Returns: (transfer full) (element-type DvChainFault): what is wrong, empty if nothing is
 */
GPtrArray *
dv_opening_chain_verify (GPtrArray *openings, const DvChainHead *heads, guint n_heads)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) dv_chain_fault_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const DvOpening *before = NULL;

  for (guint i = 0; i < openings->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (openings, i));
  g_ptr_array_sort (sorted, compare_openings);
  for (guint i = 0; i < sorted->len; i++) {
    const DvOpening *opening = g_ptr_array_index (sorted, i);

    if (before != NULL && g_strcmp0 (before->site, opening->site) != 0)
      before = NULL;
    check_opening (faults, before, opening);
    before = opening;
  }
  for (guint i = 0; i < n_heads; i++)
    check_head (faults, sorted, &heads[i]);
  return faults;
}
