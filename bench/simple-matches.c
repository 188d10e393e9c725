/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simple-matches.h"

#include <string.h>

#include "double-metaphone.h"
#include "dv-fold.h"
#include "dv-matcher.h"

static const DvMatchPerson *
get_person (const MadeUpRegister *made, guint index)
{
  return &g_array_index (made->people, DvMatchPerson, index);
}

/* Returns: (element-type utf8 GArray): the people under each key; the keys are taken over */
static GHashTable *
group_people (const MadeUpRegister *made, char *(*make_key) (const DvMatchPerson *person))
{
  GHashTable *groups =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < made->people->len; i++) {
    char *key = make_key (get_person (made, i));
    GArray *group = key != NULL ? g_hash_table_lookup (groups, key) : NULL;

    if (key != NULL && group == NULL) {
      group = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (groups, g_strdup (key), group);
    }
    if (group != NULL)
      g_array_append_val (group, i);
    g_free (key);
  }
  return groups;
}

/* Scores every pair of each group. */
static GArray *
pair_up (const MadeUpRegister *made,
         char *(*make_key) (const DvMatchPerson *person),
         double (*score) (gconstpointer texts, guint a, guint b),
         gconstpointer texts)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DvMatchPair));
  g_autoptr (GHashTable) groups = group_people (made, make_key);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    GArray *group = value;

    for (guint i = 0; i < group->len; i++) {
      for (guint j = i + 1; j < group->len; j++) {
        DvMatchPair pair = { g_array_index (group, guint, i), g_array_index (group, guint, j), 1,
                             0 };

        if (score != NULL)
          pair.score = score (texts, pair.a, pair.b);
        if (pair.score >= 0.8)
          g_array_append_val (pairs, pair);
      }
    }
  }
  return pairs;
}

static char *
exact_key (const DvMatchPerson *person)
{
  g_autofree char *name = dv_text_fold_case (person->name);

  return person->birth != NULL ? g_strconcat (name, "|", person->birth, NULL) : NULL;
}

/* The same name, whatever its capitals, and the same date of birth as it is written. */
GArray *
simple_match_exact (const MadeUpRegister *made)
{
  return pair_up (made, exact_key, NULL, NULL);
}

static char *
year_key (const DvMatchPerson *person)
{
  return person->birth != NULL ? g_strndup (person->birth, 4) : NULL;
}

static gsize
count_common (const char *a, gsize n_a, const char *b, gsize n_b, gsize *n_turned)
{
  gsize window = MAX (n_a, n_b) / 2, common = 0, at = 0;
  gboolean used_a[128] = { FALSE }, used_b[128] = { FALSE };

  window = window > 0 ? window - 1 : 0;
  for (gsize i = 0; i < n_a; i++) {
    for (gsize j = i > window ? i - window : 0; j < MIN (n_b, i + window + 1); j++) {
      if (used_b[j] || a[i] != b[j])
        continue;
      used_a[i] = used_b[j] = TRUE;
      common++;
      break;
    }
  }
  *n_turned = 0;
  for (gsize i = 0; i < n_a; i++) {
    if (!used_a[i])
      continue;
    while (!used_b[at])
      at++;
    *n_turned += a[i] != b[at++];
  }
  return common;
}

/* Jaro's similarity with Winkler's bonus for up to four letters with which both begin. */
static double
jaro_winkler (const char *a, const char *b)
{
  gsize n_a = MIN (strlen (a), 127), n_b = MIN (strlen (b), 127), n_turned, prefix = 0;
  double common = (double) count_common (a, n_a, b, n_b, &n_turned), jaro;

  if (common == 0)
    return 0;
  jaro =
    (common / (double) n_a + common / (double) n_b + (common - (double) n_turned / 2) / common) / 3;
  while (prefix < 4 && a[prefix] != '\0' && a[prefix] == b[prefix])
    prefix++;
  return jaro + (double) prefix * 0.1 * (1 - jaro);
}

static double
winkler_score (gconstpointer texts, guint a, guint b)
{
  const GPtrArray *names = texts;

  return jaro_winkler (g_ptr_array_index (names, a), g_ptr_array_index (names, b));
}

/* The whole name without marks, among people of the same year of birth. */
GArray *
simple_match_jaro_winkler (const MadeUpRegister *made)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < made->people->len; i++)
    g_ptr_array_add (names, dv_text_fold (get_person (made, i)->name));
  return pair_up (made, year_key, winkler_score, names);
}

static char *
metaphone_key (const DvMatchPerson *person)
{
  g_autofree char *name = dv_text_fold (person->name);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  GString *key = g_string_new (NULL);

  if (person->birth == NULL)
    return g_string_free (key, TRUE);
  for (guint i = 0; words[i] != NULL; i++) {
    Metaphone codes;

    double_metaphone (words[i], &codes);
    g_string_append_printf (key, "%s ", codes.primary);
  }
  g_string_append_printf (key, "|%.4s", person->birth);
  return g_string_free (key, FALSE);
}

/* The codes of all parts of the name, as HOPE gives them to its search engine, and the year of
 * birth. HOPE does not fold marks; here they are, which is better for it. */
GArray *
simple_match_metaphone (const MadeUpRegister *made)
{
  return pair_up (made, metaphone_key, NULL, NULL);
}
