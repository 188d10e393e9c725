/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-personal.h"

#include <string.h>

#include "dv-fold.h"

/* Whether a text that is to be made public says who somebody is. */

/* The fourteen commonest family names are those of nine people in ten. */
static const char *const family_names[] = {
  "nguyen", "tran", "le", "pham", "hoang",  "huynh", "phan", "vu",    "vo",  "dang",
  "bui",    "do",   "ho", "ngo",  "duong",  "ly",    "dinh", "trinh", "mai", "luong",
  "dao",    "cao",  "ha", "lam",  "truong", "doan",  "ta",   "chu",   "luu", "quach",
};

typedef struct {
  char *word; /* without marks, in small letters */
  const char *start;
  const char *end;
  gboolean capital;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->word);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Returns: (transfer full) (element-type Word): what stands between signs and spaces */
static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, word_clear);
  for (const char *p = text; *p != '\0';) {
    Word word = { NULL, p, NULL, g_unichar_isupper (g_utf8_get_char (p)) };
    g_autofree char *raw = NULL;

    while (*p != '\0' && is_word_char (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    word.end = p;
    raw = g_strndup (word.start, (gsize) (word.end - word.start));
    word.word = dv_text_fold (raw);
    if (word.end > word.start)
      g_array_append_val (words, word);
    else
      p = g_utf8_next_char (p);
    if (word.end == word.start)
      g_free (word.word);
  }
  return words;
}

static const Word *
get_word (GArray *words, guint i)
{
  return &g_array_index (words, Word, i);
}

static gboolean
has_hit (GPtrArray *hits, DvPersonalType type, const char *text)
{
  for (guint i = 0; i < hits->len; i++) {
    const DvPersonalHit *hit = g_ptr_array_index (hits, i);

    if (hit->type == type && strstr (hit->text, text) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
add_hit (GPtrArray *hits, DvPersonalType type, gboolean known, const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize) (end - start));
  DvPersonalHit *hit;

  if (has_hit (hits, type, text))
    return;
  hit = g_new0 (DvPersonalHit, 1);
  hit->type = type;
  hit->known = known;
  hit->text = g_steal_pointer (&text);
  g_ptr_array_add (hits, hit);
}

static void
hit_free (gpointer data)
{
  g_free (((DvPersonalHit *) data)->text);
  g_free (data);
}

static gboolean
stands_at (GArray *words, guint at, GArray *wanted)
{
  if (at + wanted->len > words->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    if (strcmp (get_word (words, at + i)->word, get_word (wanted, i)->word) != 0)
      return FALSE;

  return TRUE;
}

static void
find_words (GPtrArray *hits, GArray *words, DvPersonalType type, GArray *wanted)
{
  for (guint i = 0; wanted->len > 0 && i < words->len; i++)
    if (stands_at (words, i, wanted))
      add_hit (hits, type, TRUE, get_word (words, i)->start,
               get_word (words, i + wanted->len - 1)->end);
}

/* Of an address the part that says which house: “Số 12 ngõ 5” of “Số 12 ngõ 5, phường Mẫu”. A part
 * without a number is a street or a ward, which a text may well name. */
static void
find_address (GPtrArray *hits, GArray *words, const char *address)
{
  g_auto (GStrv) parts = g_strsplit (address, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (GArray) wanted = split_words (parts[i]);

    if (wanted->len >= 2 && strpbrk (parts[i], "0123456789") != NULL)
      find_words (hits, words, DV_PERSONAL_ADDRESS, wanted);
  }
}

static char *
keep_digits (const char *text, gsize length)
{
  GString *digits = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      g_string_append_c (digits, text[i]);
  return g_string_free (digits, FALSE);
}

/* Returns: the next digit, if no more than a space, a point, a hyphen, or a sign that nobody sees
 * stands before it */
static const char *
skip_separator (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *next = *text != '\0' ? g_utf8_next_char (text) : text;

  if (*text != '.' && g_unichar_type (c) != G_UNICODE_SPACE_SEPARATOR &&
      g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION && g_unichar_type (c) != G_UNICODE_FORMAT)
    return NULL;
  return g_ascii_isdigit (*next) ? next : NULL;
}

/* Digits with single signs between them are one number. */
static const char *
skip_number (const char *start)
{
  const char *end = start;

  for (const char *p = start; p != NULL && g_ascii_isdigit (*p);) {
    end = p + 1;
    p = g_ascii_isdigit (*end) ? end : skip_separator (end);
  }
  return end;
}

/* The digits of a number as they stand in any way of writing it: a telephone number may have its
 * country instead of the zero. */
static char *
get_core (const DvPersonalValue *value)
{
  g_autofree char *digits = keep_digits (value->value, strlen (value->value));
  gboolean has_zero = value->type == DV_PERSONAL_CONTACT && *digits == '0';

  return g_strdup (has_zero ? digits + 1 : digits);
}

static gboolean
is_known_number (const char *digits,
                 const DvPersonalValue *values,
                 gsize n_values,
                 DvPersonalType *type)
{
  for (gsize i = 0; i < n_values; i++) {
    g_autofree char *wanted = NULL;

    if (values[i].value == NULL || values[i].type < DV_PERSONAL_NUMBER)
      continue;
    wanted = get_core (&values[i]);
    if (strlen (wanted) < 6 || strstr (digits, wanted) == NULL)
      continue;
    *type = values[i].type;
    return TRUE;
  }
  return FALSE;
}

/* 12 digits are a citizen number, 9 an old identity card, 10 with a zero before them a telephone
 * number. 1.000.000 is money. */
static gboolean
looks_personal (const char *digits, DvPersonalType *type)
{
  gsize length = strlen (digits);

  if (length == 10 && digits[0] == '0')
    *type = DV_PERSONAL_CONTACT;
  else if (length == 11 && g_str_has_prefix (digits, "84"))
    *type = DV_PERSONAL_CONTACT;
  else
    *type = DV_PERSONAL_NUMBER;
  return length == 12 || length == 9 || *type == DV_PERSONAL_CONTACT;
}

static gboolean
is_money (const char *start, const char *end)
{
  while (g_ascii_isspace (*end))
    end++;
  return g_str_has_prefix (end, "đ") || g_str_has_prefix (end, "VN");
}

static void
find_numbers (GPtrArray *hits, const char *text, const DvPersonalValue *values, gsize n_values)
{
  for (const char *p = text; *p != '\0'; p++) {
    const char *end = skip_number (p);
    g_autofree char *digits = keep_digits (p, (gsize) (end - p));
    DvPersonalType type;

    if (end == p)
      continue;
    if (is_known_number (digits, values, n_values, &type))
      add_hit (hits, type, TRUE, p, end);
    else if (looks_personal (digits, &type) && !is_money (p, end))
      add_hit (hits, type, FALSE, p, end);
    p = end - 1;
  }
}

static gboolean
is_family_name (const Word *word)
{
  for (gsize i = 0; word->capital && i < G_N_ELEMENTS (family_names); i++)
    if (strcmp (word->word, family_names[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_next (const Word *word, const Word *next)
{
  return next->capital && next->start == word->end + 1 && *word->end == ' ';
}

/* Three words with capitals of which the first is a family name: whoever it is. Streets are named
 * after people, too, which only a person can tell. */
static void
find_likely_names (GPtrArray *hits, GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    guint last = i;

    while (last + 1 < words->len && last - i < 4 &&
           is_next (get_word (words, last), get_word (words, last + 1)))
      last++;
    if (last < i + 2 || !is_family_name (get_word (words, i)))
      continue;
    add_hit (hits, DV_PERSONAL_NAME, FALSE, get_word (words, i)->start,
             get_word (words, last)->end);
    i = last;
  }
}

static void
find_value (GPtrArray *hits, const char *text, GArray *words, const DvPersonalValue *value)
{
  g_autoptr (GArray) wanted = split_words (value->value);

  if (value->type == DV_PERSONAL_NAME)
    find_words (hits, words, value->type, wanted);
  else if (value->type == DV_PERSONAL_ADDRESS)
    find_address (hits, words, value->value);
  else if (strchr (value->value, '@') != NULL)
    find_words (hits, words, value->type, wanted);
}

/**
 * dv_personal_find:
 * @text: a text that is to be made public
 * @values: (array length=n_values): what is known of the people whom it is about
 * @n_values: how many
 *
 * Finds the given values, whatever the marks, the case and the signs between them, and what only
 * looks like a name, an identity card or a telephone number (Luật Bảo vệ dữ liệu cá nhân 91/2025,
 * art. 16; Luật Tố cáo 25/2018, art. 8 and 40).
 *
 * Returns: (transfer full) (element-type DvPersonalHit): what was found, the known first
 */
GPtrArray *
dv_personal_find (const char *text, const DvPersonalValue *values, gsize n_values)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GArray) words = split_words (composed);
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);

  for (gsize i = 0; i < n_values; i++)
    if (values[i].value != NULL)
      find_value (hits, composed, words, &values[i]);
  find_numbers (hits, composed, values, n_values);
  find_likely_names (hits, words);
  return hits;
}
