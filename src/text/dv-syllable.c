/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-syllable.h"

#include "dv-letter.h"
#include "dv-normalize.h"

#include <string.h>

/* The longest, nghiêng, has seven. */
#define MAX_LETTERS 7

/* What a syllable begins with, longest first, and the letters that may come next. */
typedef struct {
  const char *letters;
  const char *before; /* NULL: any */
} Onset;

static const Onset onsets[] = {
  { "ngh", "eêi" },      { "ng", "aăâoôơuư" }, { "gh", "eêi" }, { "gi", "aăâeêoôơuư" },
  { "qu", "aăâeêiyôơ" }, { "ch", NULL },       { "kh", NULL },  { "nh", NULL },
  { "ph", NULL },        { "th", NULL },       { "tr", NULL },  { "g", "aăâoôơuưi" },
  { "c", "aăâoôơuư" },   { "k", "eêiy" },      { "b", NULL },   { "d", NULL },
  { "đ", NULL },         { "h", NULL },        { "l", NULL },   { "m", NULL },
  { "n", NULL },         { "p", NULL },        { "r", NULL },   { "s", NULL },
  { "t", NULL },         { "v", NULL },        { "x", NULL },   { "", NULL },
};

static const char rhymes[] = "a ac ach ai am an ang anh ao ap at au ay "
                             "ăc ăm ăn ăng ăp ăt "
                             "âc âm ân âng âp ât âu ây "
                             "e ec em en eng eo ep et "
                             "ê êch êm ên ênh êp êt êu "
                             "i ia ich im in inh ip it iu "
                             "iêc iêm iên iêng iêp iêt iêu "
                             "o oc oi om on ong op ot "
                             "oa oac oach oai oam oan oang oanh oao oap oat oay "
                             "oăc oăm oăn oăng oăt oe oem oen oeo oet ooc oong "
                             "ô ôc ôi ôm ôn ông ôp ôt "
                             "ơ ơi ơm ơn ơp ơt "
                             "u ua uc ui um un ung up ut "
                             "uân uâng uât uây uê uêch uênh uơ "
                             "uôc uôi uôm uôn uông uôt "
                             "uy uya uych uyn uynh uyp uyt uyu uyên uyêt "
                             "ư ưa ưc ưi ưm ưn ưng ưt ưu "
                             "ươc ươi ươm ươn ương ươp ươt ươu "
                             "y";

/* With y for i: without an onset, or after qu. */
static const char bare_rhymes[] = "yêm yên yêng yêt yêu";
static const char after_qu[] = "ych yn ynh yt";

typedef struct {
  DvLetter letters[MAX_LETTERS];
  guint n;
  int toned; /* the letter with the tone, or -1 */
  DvTone tone;
  guint n_capitals;
} Word;

static gboolean
add_letter (Word *word, gunichar c)
{
  DvLetter letter = dv_letter_from_char (c);

  if (word->n == MAX_LETTERS || !g_unichar_isalpha (c) || letter.shape == DV_SHAPE_FOREIGN)
    return FALSE;
  if (letter.tone != DV_TONE_NGANG) {
    if (word->toned >= 0)
      return FALSE;
    word->toned = (int) word->n;
    word->tone = (DvTone) letter.tone;
    dv_letter_set_tone (&letter, DV_TONE_NGANG);
  }
  word->n_capitals += letter.upper;
  word->letters[word->n++] = letter;
  return TRUE;
}

static gboolean
read_word (Word *word, const char *text)
{
  *word = (Word){ .toned = -1, .tone = DV_TONE_NGANG };
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!add_letter (word, g_utf8_get_char (p)))
      return FALSE;
  return word->n > 0;
}

static gboolean
has_regular_case (const Word *word)
{
  return word->n_capitals == 0 || word->n_capitals == word->n ||
         (word->n_capitals == 1 && word->letters[0].upper);
}

/* Whether @text begins with letters, and how many those are. */
static gboolean
begins_with (const Word *word, const char *letters, guint *n)
{
  *n = 0;
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p), (*n)++)
    if (*n >= word->n || word->letters[*n].lower != g_utf8_get_char (p))
      return FALSE;
  return TRUE;
}

static GHashTable *
read_list (const char *list)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (words[i]));
  return set;
}

static gboolean
is_rhyme (const char *rhyme)
{
  static gsize set = 0;

  if (g_once_init_enter (&set))
    g_once_init_leave (&set, GPOINTER_TO_SIZE (read_list (rhymes)));
  return g_hash_table_contains (GSIZE_TO_POINTER (set), rhyme);
}

static gboolean
is_in_list (const char *list, const char *rhyme)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) words, rhyme);
}

static gboolean
goes_with (const Onset *onset, const char *rhyme)
{
  gboolean qu = strcmp (onset->letters, "qu") == 0;

  if (onset->before != NULL && g_utf8_strchr (onset->before, -1, g_utf8_get_char (rhyme)) == NULL)
    return FALSE;
  if (g_str_has_prefix (rhyme, "yê"))
    return (qu || *onset->letters == '\0') && is_in_list (bare_rhymes, rhyme);
  if (qu && g_str_has_prefix (rhyme, "ô"))
    return strcmp (rhyme, "ôc") == 0;
  if (strcmp (onset->letters, "g") == 0 && strcmp (rhyme, "ia") == 0)
    return FALSE;
  return is_rhyme (rhyme) || (qu && is_in_list (after_qu, rhyme));
}

static char *
write_rhyme (const Word *word, guint start)
{
  GString *rhyme = g_string_new (NULL);

  for (guint i = start; i < word->n; i++)
    g_string_append_unichar (rhyme, word->letters[i].lower);
  return g_string_free (rhyme, FALSE);
}

/* p, t, c and ch end no syllable of another tone. */
static gboolean
tone_goes_with_end (const Word *word)
{
  gunichar last = word->letters[word->n - 1].lower;
  gboolean ch = last == 'h' && word->n > 1 && word->letters[word->n - 2].lower == 'c';

  if (!ch && last != 'p' && last != 't' && last != 'c')
    return TRUE;
  return word->tone == DV_TONE_SAC || word->tone == DV_TONE_NANG;
}

static int
last_shaped (const Word *word, guint start)
{
  int found = -1;

  for (guint i = start; i < word->n; i++)
    if (word->letters[i].shape != DV_SHAPE_NONE)
      found = (int) i;
  return found;
}

static gboolean
is_pair (const Word *word, guint at, const char *pair)
{
  return at + 1 < word->n && word->letters[at].lower == (gunichar) pair[0] &&
         word->letters[at + 1].lower == (gunichar) pair[1];
}

/* Both placements of oa, oe and uy are in use. A tone on the u of qu is a slip that is common in
 * old files. */
static gboolean
tone_is_in_place (const Word *word, guint start)
{
  int shaped = last_shaped (word, start);
  guint at = (guint) word->toned;
  gboolean rising;

  if (word->toned < 0)
    return TRUE;
  if (at < start)
    return at == 1 && is_pair (word, 0, "qu") && start + 1 == word->n;
  if (shaped >= 0)
    return word->toned == shaped;
  rising =
    is_pair (word, start, "oa") || is_pair (word, start, "oe") || is_pair (word, start, "uy");
  if (rising && word->n - start == 2)
    return TRUE;
  return at == start + (rising || is_pair (word, start, "oo"));
}

/**
 * dv_syllable_is_valid:
 * @word: a word, in NFC or not; bytes that are no UTF-8 are no word
 *
 * Checks a word against the closed inventory of Vietnamese spelling: one of the onsets, one of the
 * rhymes that goes with it, at most one tone, on the vowel where it belongs (both placements of
 * hòa and hoà), and only sắc and nặng before p, t, c and ch; i and y for one another where both are
 * in use. Capitals are none, the first letter, or all.
 *
 * Returns: %TRUE if @word can be a Vietnamese syllable
 */
gboolean
dv_syllable_is_valid (const char *word)
{
  g_autofree char *composed = NULL;
  Word read;

  g_return_val_if_fail (word != NULL, FALSE);

  /* Before it is composed: of a last letter cut short GLib reads on behind its end. */
  if (!g_utf8_validate (word, -1, NULL))
    return FALSE;
  if (!dv_text_is_regular (word))
    composed = g_utf8_normalize (word, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (!read_word (&read, composed != NULL ? composed : word) || !has_regular_case (&read))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++) {
    g_autofree char *rhyme = NULL;
    guint n;

    if (!begins_with (&read, onsets[i].letters, &n) || n == read.n)
      continue;
    rhyme = write_rhyme (&read, n);
    if (goes_with (&onsets[i], rhyme) && tone_goes_with_end (&read) && tone_is_in_place (&read, n))
      return TRUE;
  }
  return FALSE;
}
