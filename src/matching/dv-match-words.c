/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-words.h"

#include <math.h>
#include <string.h>

#include "dv-fold.h"
#include "dv-letter.h"
#include "dv-match-known.h"
#include "dv-match-spelling.h"

/* A word is kept in three forms: as written in lower case, without marks and with leftovers of
 * Telex put right ("nguyeenx"), and as it sounds. Equal forms have equal numbers, so most words are
 * compared without looking at a letter. */

/* How many people of whom nothing is known stand behind every count, so that the frequencies of a
 * small register are not taken for more than they are. */
#define BACKGROUND 400.0

typedef struct {
  char *marked;
  char plain[DV_MATCH_WORD_LENGTH];
  guint plain_number;
  guint sound_number;
  guint8 length;
  guint8 has_marks;
  guint8 telex;
  guint8 initial;
  guint8 nickname;
  guint8 known;
  guint8 known_plain;
  guint n_as[DV_N_PARTS];
  float bits[DV_N_PARTS];
  float plain_bits[DV_N_PARTS];
} Word;

/* So many more count as bearing such a word. */
#define KNOWN 40

struct _DvMatchWords {
  GArray *words;
  GHashTable *by_text; /* marked text -> number + 1 */
  GHashTable *plains;  /* plain text -> number of the first word so written + 1 */
  GHashTable *sounds;  /* sound -> number */
  GHashTable *known;   /* names, with marks and without */
  GArray *plain_counts[DV_N_PARTS];
  guint n_people;
};

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->marked);
}

/**
 * dv_match_words_new:
 *
 * Returns: (transfer full): no words
 */
DvMatchWords *
dv_match_words_new (void)
{
  DvMatchWords *self = g_new0 (DvMatchWords, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (Word));
  g_array_set_clear_func (self->words, word_clear);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->plains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dv_match_known_fill (self->known);
  for (guint part = 0; part < DV_N_PARTS; part++)
    self->plain_counts[part] = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * dv_match_words_free:
 * @self: (transfer full) (nullable): words
 */
void
dv_match_words_free (DvMatchWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->plains);
  g_hash_table_unref (self->sounds);
  g_hash_table_unref (self->known);
  g_array_unref (self->words);
  for (guint part = 0; part < DV_N_PARTS; part++)
    g_array_unref (self->plain_counts[part]);
  g_free (self);
}

static const Word *
get_word (const DvMatchWords *self, guint word)
{
  return &g_array_index (self->words, Word, word);
}

static guint
number_of (GHashTable *table, const char *text, guint next)
{
  gpointer found = g_hash_table_lookup (table, text);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  g_hash_table_insert (table, g_strdup (text), GUINT_TO_POINTER (next + 1));
  return next;
}

static gboolean
is_known_plain (const DvMatchWords *self, const char *plain)
{
  g_autofree char *key = g_strconcat ("=", plain, NULL);

  return g_hash_table_contains (self->known, key);
}

static guint
add_word (DvMatchWords *self, const char *marked)
{
  g_autofree char *folded = dv_text_fold (marked);
  char sound[DV_MATCH_WORD_LENGTH];
  Word word = { 0 };
  guint number = self->words->len, zero = 0;

  word.marked = g_strdup (marked);
  word.has_marks = dv_text_word_has_marks (marked);
  dv_match_repair_telex (folded, word.plain);
  word.telex = strcmp (folded, word.plain) != 0;
  word.length = (guint8) strlen (word.plain);
  word.initial = dv_match_is_initial (word.plain);
  word.nickname = dv_match_known_is_nickname (marked);
  word.known = g_hash_table_contains (self->known, marked);
  word.known_plain = is_known_plain (self, word.plain);
  dv_match_make_sound (word.plain, sound);
  word.plain_number = number_of (self->plains, word.plain, g_hash_table_size (self->plains));
  word.sound_number = number_of (self->sounds, sound, g_hash_table_size (self->sounds));
  for (guint part = 0; part < DV_N_PARTS; part++) {
    if (word.plain_number == self->plain_counts[part]->len)
      g_array_append_val (self->plain_counts[part], zero);
  }
  g_array_append_val (self->words, word);
  g_hash_table_insert (self->by_text, word.marked, GUINT_TO_POINTER (number + 1));
  return number;
}

/**
 * dv_match_words_add:
 * @self: words
 * @word: a word from dv_text_fold_case()
 *
 * Returns: the number of the word
 */
guint
dv_match_words_add (DvMatchWords *self, const char *word)
{
  gpointer found = g_hash_table_lookup (self->by_text, word);

  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : add_word (self, word);
}

/**
 * dv_match_words_count:
 * @self: words
 * @word: the number of a word
 * @part: as which part of a name somebody bears it
 */
void
dv_match_words_count (DvMatchWords *self, guint word, DvNamePart part)
{
  Word *counted = &g_array_index (self->words, Word, word);

  counted->n_as[part]++;
  g_array_index (self->plain_counts[part], guint, counted->plain_number)++;
}

/* What is expected of a word before any name was read. */
static double
expect (const Word *word, DvNamePart part)
{
  static const struct {
    const char *plain;
    DvNamePart part;
    double share;
  } known[] = {
    { "nguyen", DV_PART_FAMILY, 0.38 }, { "tran", DV_PART_FAMILY, 0.12 },
    { "le", DV_PART_FAMILY, 0.095 },    { "pham", DV_PART_FAMILY, 0.07 },
    { "hoang", DV_PART_FAMILY, 0.05 },  { "phan", DV_PART_FAMILY, 0.045 },
    { "vu", DV_PART_FAMILY, 0.039 },    { "thi", DV_PART_MIDDLE, 0.3 },
    { "van", DV_PART_MIDDLE, 0.25 },
  };
  static const double other[DV_N_PARTS] = { 0.01, 0.02, 0.01 };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    if (known[i].part == part && strcmp (known[i].plain, word->plain) == 0)
      return known[i].share;
  }
  return other[part];
}

/* How many bits it takes to find out that somebody bears the word: a rare one says much. */
static float
bits_of (double count, double expected, double n_people)
{
  return (float) -log2 ((count + BACKGROUND * expected) / (n_people + BACKGROUND));
}

/**
 * dv_match_words_finish:
 * @self: words, counted
 * @n_people: how many people bear them
 *
 * Reckons what each word is worth. No word can be added after this.
 */
void
dv_match_words_finish (DvMatchWords *self, guint n_people)
{
  self->n_people = n_people;
  for (guint i = 0; i < self->words->len; i++) {
    Word *word = &g_array_index (self->words, Word, i);

    for (guint part = 0; part < DV_N_PARTS; part++) {
      double expected = expect (word, (DvNamePart) part);
      guint n_plain = g_array_index (self->plain_counts[part], guint, word->plain_number);

      word->bits[part] = bits_of (word->n_as[part], expected, n_people);
      word->plain_bits[part] = bits_of (n_plain, expected, n_people);
    }
  }
}

/**
 * dv_match_words_has_marks:
 * @self: words
 * @word: the number of a word
 *
 * Returns: whether it is written with marks
 */
gboolean
dv_match_words_has_marks (const DvMatchWords *self, guint word)
{
  return get_word (self, word)->has_marks;
}

/**
 * dv_match_words_get_plain:
 * @self: words
 * @word: the number of a word
 *
 * Returns: a number that all words have which are the same without marks
 */
guint
dv_match_words_get_plain (const DvMatchWords *self, guint word)
{
  return get_word (self, word)->plain_number;
}

/**
 * dv_match_words_get_sound:
 * @self: words
 * @word: the number of a word
 *
 * Returns: a number that all words have which sound alike
 */
guint
dv_match_words_get_sound (const DvMatchWords *self, guint word)
{
  return get_word (self, word)->sound_number;
}

/**
 * dv_match_words_is_nickname:
 * @self: words
 * @word: the number of a word
 *
 * Returns: whether people are called so at home rather than in their papers
 */
gboolean
dv_match_words_is_nickname (const DvMatchWords *self, guint word)
{
  return get_word (self, word)->nickname;
}

/**
 * dv_match_words_get_count:
 * @self: words
 * @word: the number of a word
 * @part: a part of a name
 * @plain: whether marks do not count
 *
 * Returns: how many people bear the word, and some more if it is a name wherever one comes from
 */
guint
dv_match_words_get_count (const DvMatchWords *self, guint word, DvNamePart part, gboolean plain)
{
  const Word *counted = get_word (self, word);

  if (plain)
    return g_array_index (self->plain_counts[part], guint, counted->plain_number) +
           (counted->known_plain ? KNOWN : 0);
  return counted->n_as[part] + (counted->known ? KNOWN : 0);
}

/**
 * dv_match_words_get_bits:
 * @self: words, finished
 * @word: the number of a word
 * @part: a part of a name
 * @plain: whether marks do not count
 *
 * Returns: how many bits it says that two people bear the word
 */
float
dv_match_words_get_bits (const DvMatchWords *self, guint word, DvNamePart part, gboolean plain)
{
  return plain ? get_word (self, word)->plain_bits[part] : get_word (self, word)->bits[part];
}

static DvWordMatch
compare_marks (const Word *a, const Word *b)
{
  const char *p = a->marked, *q = b->marked;

  if (a->telex != b->telex)
    return DV_WORD_UNMARKED;
  while (*p != '\0' && *q != '\0') {
    DvLetter left = dv_letter_from_char (g_utf8_get_char (p));
    DvLetter right = dv_letter_from_char (g_utf8_get_char (q));

    if (left.shape != right.shape ||
        (left.tone != right.tone && (left.tone < DV_TONE_HOI || left.tone > DV_TONE_NGA ||
                                     right.tone < DV_TONE_HOI || right.tone > DV_TONE_NGA)))
      return DV_WORD_MARKS;
    p = g_utf8_next_char (p);
    q = g_utf8_next_char (q);
  }
  return *p == *q ? DV_WORD_TONE : DV_WORD_MARKS;
}

/* Whether one letter is missing, another one, or two changed places. */
static gboolean
is_one_apart (const Word *a, const Word *b)
{
  const char *p = a->plain, *q = b->plain;
  int more = a->length - b->length;

  if (more < -1 || more > 1 || MAX (a->length, b->length) < 3)
    return FALSE;
  while (*p != '\0' && *p == *q)
    p++, q++;
  if (more > 0)
    return strcmp (p + 1, q) == 0;
  if (more < 0)
    return strcmp (p, q + 1) == 0;
  return *p == '\0' || strcmp (p + 1, q + 1) == 0 ||
         (p[0] == q[1] && p[1] == q[0] && strcmp (p + 2, q + 2) == 0);
}

static gboolean
begins (const Word *initial, const Word *whole)
{
  return initial->initial && !whole->initial &&
         strncmp (initial->plain, whole->plain, initial->length) == 0;
}

/**
 * dv_match_words_compare:
 * @self: words
 * @a: the number of a word
 * @b: the number of another
 *
 * Returns: how they are alike
 */
DvWordMatch
dv_match_words_compare (const DvMatchWords *self, guint a, guint b)
{
  const Word *left = get_word (self, a), *right = get_word (self, b);

  if (a == b)
    return DV_WORD_SAME;
  if (left->plain_number == right->plain_number)
    return compare_marks (left, right);
  if (left->sound_number == right->sound_number)
    return DV_WORD_SOUND;
  if (begins (left, right) || begins (right, left))
    return DV_WORD_INITIAL;
  return is_one_apart (left, right) ? DV_WORD_SLIP : DV_WORD_OTHER;
}
