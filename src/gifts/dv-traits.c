/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-traits.h"

#include <string.h>

#include "dv-fold.h"

struct _DvNameKeys {
  GHashTable *words; /* word as written -> the same without marks */
  GString *word;
  GString *key;
};

/**
 * dv_name_keys_new:
 *
 * Returns: (transfer full): what makes keys of names
 */
DvNameKeys *
dv_name_keys_new (void)
{
  DvNameKeys *keys = g_new0 (DvNameKeys, 1);

  keys->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  keys->word = g_string_new (NULL);
  keys->key = g_string_new (NULL);
  return keys;
}

/**
 * dv_name_keys_free:
 * @keys: (transfer full) (nullable): what makes keys of names
 */
void
dv_name_keys_free (DvNameKeys *keys)
{
  if (keys == NULL)
    return;
  g_hash_table_unref (keys->words);
  g_string_free (keys->word, TRUE);
  g_string_free (keys->key, TRUE);
  g_free (keys);
}

static const char *
fold_word (DvNameKeys *keys, const char *start, gsize length)
{
  const char *folded;

  g_string_truncate (keys->word, 0);
  g_string_append_len (keys->word, start, (gssize) length);
  folded = g_hash_table_lookup (keys->words, keys->word->str);
  if (folded != NULL)
    return folded;
  g_hash_table_insert (keys->words, g_strdup (keys->word->str), dv_text_fold (keys->word->str));
  return g_hash_table_lookup (keys->words, keys->word->str);
}

/**
 * dv_name_keys_make:
 * @keys: what makes keys of names
 * @name: (nullable): a name
 *
 * Returns: (transfer none): the name without marks and in lower case, until the next call
 */
const char *
dv_name_keys_make (DvNameKeys *keys, const char *name)
{
  g_string_truncate (keys->key, 0);
  while (name != NULL && *name != '\0') {
    gsize length = strcspn (name, " ");
    const char *folded = length > 0 ? fold_word (keys, name, length) : "";

    if (*folded != '\0' && keys->key->len > 0)
      g_string_append_c (keys->key, ' ');
    g_string_append (keys->key, folded);
    name += length + (name[length] == ' ');
  }
  return keys->key->str;
}

typedef enum {
  DISAGREE,
  UNKNOWN,
  AGREE,
} Agreement;

/* A year agrees with every day in it. */
static Agreement
compare_births (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return UNKNOWN;
  return strncmp (a, b, MIN (strlen (a), strlen (b))) == 0 ? AGREE : DISAGREE;
}

static Agreement
compare_addresses (const char *a, const char *b)
{
  g_autofree char *folded_a = a != NULL ? dv_text_fold (a) : NULL;
  g_autofree char *folded_b = b != NULL ? dv_text_fold (b) : NULL;

  if (a == NULL || b == NULL)
    return UNKNOWN;
  return g_str_equal (folded_a, folded_b) ? AGREE : DISAGREE;
}

static Agreement
compare_places (const DvTraits *a, const DvTraits *b, Agreement addresses)
{
  if (addresses == AGREE)
    return AGREE;
  if (a->unit == 0 || b->unit == 0)
    return UNKNOWN;
  return a->unit == b->unit ? AGREE : DISAGREE;
}

/**
 * dv_traits_match:
 * @a: traits
 * @b: other traits with the same key
 *
 * Decides whether two lists speak of the same person. Nothing may contradict: not the birth as far
 * as both know it, not the sex, and not the residential group unless the address is the same. And
 * something must speak for it: the birth, or the same address. A name and a group alone do not: too
 * many people of a group share a name.
 *
 * Returns: whether they do
 */
gboolean
dv_traits_match (const DvTraits *a, const DvTraits *b)
{
  Agreement births = compare_births (a->birth, b->birth);
  Agreement addresses;

  if (births == DISAGREE || (a->sex != NULL && b->sex != NULL && !g_str_equal (a->sex, b->sex)))
    return FALSE;
  addresses = compare_addresses (a->address, b->address);
  if (births == UNKNOWN)
    return addresses == AGREE;
  return compare_places (a, b, addresses) != DISAGREE;
}

/**
 * dv_traits_names_agree:
 * @a: a name
 * @b: another name with the same key
 *
 * Returns: whether the marks say the same, too; a name that was typed without marks agrees with
 *   any, so NGUYEN VAN HOA is Nguyễn Văn Hòa, but Nguyễn Văn Hóa is somebody else
 */
gboolean
dv_traits_names_agree (const char *a, const char *b)
{
  g_autofree char *folded_a = dv_text_fold_case (a);
  g_autofree char *folded_b = dv_text_fold_case (b);
  gboolean marked = dv_text_word_has_marks (folded_a) && dv_text_word_has_marks (folded_b);
  g_auto (GStrv) words_a = g_strsplit (folded_a, " ", -1);
  g_auto (GStrv) words_b = g_strsplit (folded_b, " ", -1);

  if (!marked)
    return TRUE;
  for (guint i = 0; words_a[i] != NULL && words_b[i] != NULL; i++) {
    if (!g_str_equal (words_a[i], words_b[i]))
      return FALSE;
  }
  return TRUE;
}
