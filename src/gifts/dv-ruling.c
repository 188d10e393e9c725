/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ruling.h"

typedef struct {
  DvOverlapState state;
  char *reason;
} Ruling;

struct _DvRulings {
  GHashTable *by_ends; /* type and both ends -> Ruling */
};

static void
ruling_free (gpointer data)
{
  Ruling *ruling = data;

  g_free (ruling->reason);
  g_free (ruling);
}

/**
 * dv_overlap_type_get_code:
 * @type: a type
 *
 * Returns: its name in records and in JSON; a promise to scripts
 */
const char *
dv_overlap_type_get_code (DvOverlapType type)
{
  static const char *const codes[] = { "same-record", "same-person", "same-household",
                                       "same-need" };

  return codes[type];
}

/* Which end comes first does not matter. */
static char *
make_key (const char *type, const char *a, const char *b)
{
  gboolean turned = strcmp (a, b) > 0;

  return g_strjoin ("\n", type, turned ? b : a, turned ? a : b, NULL);
}

/**
 * dv_rulings_new:
 *
 * Returns: (transfer full): no rulings yet
 */
DvRulings *
dv_rulings_new (void)
{
  DvRulings *rulings = g_new0 (DvRulings, 1);

  rulings->by_ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ruling_free);
  return rulings;
}

/**
 * dv_rulings_free:
 * @rulings: (transfer full) (nullable): rulings
 */
void
dv_rulings_free (DvRulings *rulings)
{
  if (rulings == NULL)
    return;
  g_hash_table_unref (rulings->by_ends);
  g_free (rulings);
}

/**
 * dv_rulings_add:
 * @rulings: rulings
 * @type: the code of a type
 * @first: the UUID of a person or line
 * @second: the UUID of another
 * @verdict: (nullable): `allowed` or `mended`
 * @reason: (nullable): why
 *
 * Adds what was decided about two ends.
 */
void
dv_rulings_add (DvRulings *rulings,
                const char *type,
                const char *first,
                const char *second,
                const char *verdict,
                const char *reason)
{
  Ruling *ruling = g_new0 (Ruling, 1);

  ruling->state = g_strcmp0 (verdict, "mended") == 0 ? DV_OVERLAP_MENDED : DV_OVERLAP_ACCEPTED;
  ruling->reason = g_strdup (reason);
  g_hash_table_insert (rulings->by_ends, make_key (type, first, second), ruling);
}

static const Ruling *
look_up (const DvRulings *rulings, DvOverlapType type, const char *a, const char *b)
{
  g_autofree char *key = NULL;

  if (a == NULL || b == NULL)
    return NULL;
  key = make_key (dv_overlap_type_get_code (type), a, b);
  return g_hash_table_lookup (rulings->by_ends, key);
}

/**
 * dv_rulings_find:
 * @rulings: rulings
 * @type: how two lines touch
 * @first: one side
 * @second: the other side
 * @state: (out): what was decided
 * @reason: (out) (nullable): why
 *
 * Looks for a ruling. Whoever was not in the register when it was made may be there now, so each
 * side is looked for by person and by line.
 *
 * Returns: whether there is one
 */
gboolean
dv_rulings_find (const DvRulings *rulings,
                 DvOverlapType type,
                 const DvRulingEnd *first,
                 const DvRulingEnd *second,
                 DvOverlapState *state,
                 const char **reason)
{
  const char *const firsts[] = { first->line, first->person };
  const char *const seconds[] = { second->line, second->person };

  for (guint i = 0; i < 4; i++) {
    const Ruling *ruling = look_up (rulings, type, firsts[i / 2], seconds[i % 2]);

    if (ruling == NULL)
      continue;
    *state = ruling->state;
    *reason = ruling->reason;
    return TRUE;
  }
  return FALSE;
}

/**
 * dv_ruling_choose_ends:
 * @first: one side of a hit
 * @second: the other side
 * @chosen_first: (out): what to write down of it
 * @chosen_second: (out): what to write down of the other
 *
 * Two people are written down as such, so that the ruling lasts when their lists are typed anew.
 * Two gifts of one person are written down by their lines: a third gift is a new question.
 */
void
dv_ruling_choose_ends (const DvRulingEnd *first,
                       const DvRulingEnd *second,
                       const char **chosen_first,
                       const char **chosen_second)
{
  gboolean one = first->person != NULL && g_strcmp0 (first->person, second->person) == 0;

  *chosen_first = first->person != NULL && !one ? first->person : first->line;
  *chosen_second = second->person != NULL && !one ? second->person : second->line;
}
