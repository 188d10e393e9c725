/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-up-slips.h"

#include <stdlib.h>
#include <string.h>

#include "dv-fold.h"
#include "dv-letter.h"

#define PICK(random, names) (names[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (names))])

static gboolean
happens (GRand *random, int percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

/* One letter too many, too few, another one, or two in the wrong order. */
static char *
slip_letter (GRand *random, const char *name)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (name, -1, &n);
  g_autoptr (GString) out = g_string_new (NULL);
  glong at = g_rand_int_range (random, 1, (gint32) MAX (n, 2));
  int way = g_rand_int_range (random, 0, 4);

  while (at + 1 < n && (chars[at] == ' ' || chars[at + 1] == ' '))
    at++;
  for (glong i = 0; i < n; i++) {
    gunichar other = (gunichar) g_rand_int_range (random, 'a', 'z' + 1);

    if (i == at && way == 0)
      continue;
    if (i == at && way == 3 && i + 1 < n) {
      g_string_append_unichar (out, chars[++i]);
      g_string_append_unichar (out, chars[i - 1]);
      continue;
    }
    g_string_append_unichar (out, i == at && way == 1 ? other : chars[i]);
    if (i == at && way == 2)
      g_string_append_unichar (out, other);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Hỏi for ngã, or another tone, or none, on one syllable. */
static char *
slip_tone (GRand *random, const char *name)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (name, -1, &n);
  g_autoptr (GString) out = g_string_new (NULL);
  glong first = g_rand_int_range (random, 0, (gint32) MAX (n, 1));
  gboolean done = FALSE;

  for (glong i = 0; i < n; i++) {
    DvLetter letter = dv_letter_from_char (chars[i]);
    gunichar c = chars[i];

    if (!done && i >= first && letter.tone != DV_TONE_NGANG) {
      DvTone tone = letter.tone == DV_TONE_HOI   ? DV_TONE_NGA
                    : letter.tone == DV_TONE_NGA ? DV_TONE_HOI
                                                 : (DvTone) g_rand_int_range (random, 0, 6);

      dv_letter_set_tone (&letter, tone);
      c = letter.upper ? g_unichar_toupper (letter.lower) : letter.lower;
      done = TRUE;
    }
    g_string_append_unichar (out, c);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  if (at == NULL)
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

/* What sounds alike in some province or may be spelled both ways. */
static char *
slip_spelling (GRand *random, const char *name)
{
  static const char *const pairs[][2] = {
    { "y", "i" },         { "ý", "í" },     { "ỳ", "ì" },     { " S", " X" },
    { " X", " S" },       { " Ch", " Tr" }, { " Tr", " Ch" }, { " L", " N" },
    { " N", " L" },       { " D", " Gi" },  { " Gi", " D" },  { "Vũ", "Võ" },
    { "Hoàng", "Huỳnh" }, { "òa", "oà" },   { "úy", "uý" },   { "ủy", "uỷ" },
  };

  for (guint i = 0; i < 40; i++) {
    const char *const *pair = PICK (random, pairs);
    char *changed = replace_once (name, pair[0], pair[1]);

    if (changed != NULL)
      return changed;
  }
  return g_strdup (name);
}

/* The keys of Telex where the input method was off: one syllable, or all. */
static char *
telex_word (const char *word)
{
  static const char keys[] = { 0, 'f', 'r', 'x', 's', 'j' };
  g_autoptr (GString) out = g_string_new (NULL);
  DvTone tone = DV_TONE_NGANG;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    DvLetter letter = dv_letter_from_char (g_utf8_get_char (p));
    gunichar base = letter.upper ? g_unichar_toupper (letter.base) : letter.base;

    if (letter.tone != DV_TONE_NGANG)
      tone = (DvTone) letter.tone;
    g_string_append_unichar (out, base);
    if (letter.shape == DV_SHAPE_CIRCUMFLEX || letter.shape == DV_SHAPE_STROKE)
      g_string_append_unichar (out, letter.base);
    else if (letter.shape == DV_SHAPE_BREVE || letter.shape == DV_SHAPE_HORN)
      g_string_append_c (out, 'w');
  }
  if (tone != DV_TONE_NGANG)
    g_string_append_c (out, keys[tone]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
slip_telex (GRand *random, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n = g_strv_length (words);
  guint only = (guint) g_rand_int_range (random, 0, (gint32) n);
  gboolean all = happens (random, 40);

  for (guint i = 0; i < n; i++) {
    char *typed = all || i == only ? telex_word (words[i]) : g_strdup (words[i]);

    g_free (words[i]);
    words[i] = typed;
  }
  return g_strjoinv (" ", words);
}

static char *
without_marks (GRand *random, const char *name)
{
  g_autofree char *folded = dv_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    words[i][0] = g_ascii_toupper (words[i][0]);
  return g_strjoinv (" ", words);
}

static char *
without_middle (GRand *random, const char *name)
{
  const char *first = strchr (name, ' '), *last = strrchr (name, ' ');

  if (first == NULL || first == last)
    return g_strdup (name);
  if (happens (random, 60))
    return g_strdup_printf ("%.*s%s", (int) (first - name), name, last);
  return g_strdup_printf ("%.*s%s", (int) (first - name), name, strchr (first + 1, ' '));
}

static char *
with_middle (GRand *random, const char *name)
{
  static const char *const middles[] = { "Thị", "Văn", "Ngọc", "Minh", "Thanh", "Đức", "Thu" };
  const char *first = strchr (name, ' ');

  if (first == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s %s%s", (int) (first - name), name, PICK (random, middles), first);
}

static char *
given_first (GRand *random, const char *name)
{
  const char *last = strrchr (name, ' ');

  if (last == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%s %.*s", last + 1, (int) (last - name), name);
}

static char *
initials (GRand *random, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = g_strv_length (words);
  gboolean tight = happens (random, 30);

  for (guint i = 0; i + 1 < n; i++) {
    if (i == 0 && g_str_has_prefix (words[0], "Nguy") && happens (random, 60))
      g_string_append (out, "Ng.");
    else {
      g_string_append_unichar (out, g_utf8_get_char (words[i]));
      g_string_append_c (out, '.');
    }
    g_string_append (out, tight ? "" : " ");
  }
  g_string_append (out, words[n - 1]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Half of them still say the real name. */
static char *
nickname (GRand *random, const char *name)
{
  static const char *const nicks[] = { "Tý", "Cu",  "Bi", "Tèo", "Mít", "Bống",
                                       "Tí", "Cún", "Ba", "Tư",  "Năm", "Út" };
  const char *last = strrchr (name, ' ');
  const char *nick = PICK (random, nicks);

  if (last == NULL || happens (random, 60))
    return g_strdup_printf ("%s (%s)", name, nick);
  return g_strdup_printf ("%.*s %s", (int) (last - name), name, nick);
}

static char *
address_word (GRand *random, const char *name)
{
  static const char *const words[] = { "Ông", "Bà", "Cụ", "Bác" };

  return g_strdup_printf ("%s %s", PICK (random, words), name);
}

static char *
upper_case (GRand *random, const char *name)
{
  return g_utf8_strup (name, -1);
}

static char *
decomposed (GRand *random, const char *name)
{
  return g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
}

/**
 * slip_name:
 *
 * Returns: (transfer full): the name as it is written down a second time, with one thing wrong
 */
char *
slip_name (GRand *random, const char *name)
{
  static const struct {
    char *(*slip) (GRand *random, const char *name);
    int percent;
  } ways[] = {
    { slip_letter, 17 }, { slip_tone, 15 },      { without_marks, 14 }, { slip_spelling, 10 },
    { slip_telex, 6 },   { without_middle, 12 }, { with_middle, 4 },    { given_first, 3 },
    { initials, 4 },     { nickname, 3 },        { address_word, 3 },   { upper_case, 6 },
    { decomposed, 3 },
  };
  int chance = g_rand_int_range (random, 0, 100);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (chance < ways[i].percent)
      return ways[i].slip (random, name);
    chance -= ways[i].percent;
  }
  return g_strdup (name);
}

/**
 * slip_digits:
 *
 * Returns: (transfer full): digits with one wrong or two in the wrong order
 */
char *
slip_digits (GRand *random, const char *digits)
{
  char *out = g_strdup (digits);
  int n = (int) strlen (out);
  int at = g_rand_int_range (random, 0, n - 1);
  char first = out[at];

  if (happens (random, 40)) {
    out[at] = out[at + 1];
    out[at + 1] = first;
  } else {
    out[at] = (char) ('0' + (first - '0' + g_rand_int_range (random, 1, 10)) % 10);
  }
  return out;
}

static char *
swap_day_and_month (const char *birth)
{
  return g_strdup_printf ("%.4s-%.2s-%.2s", birth, birth + 8, birth + 5);
}

/* A year, a month or a day with another last digit, if that gives a date. */
static char *
slip_date_digit (GRand *random, const char *birth)
{
  static const int places[] = { 2, 3, 3, 6, 9, 9, 8 };
  g_autofree char *out = g_strdup (birth);
  int month, day;

  out[PICK (random, places)] = (char) ('0' + g_rand_int_range (random, 0, 10));
  month = atoi (out + 5);
  day = atoi (out + 8);
  if (month < 1 || month > 12 || day < 1 || day > 28 || atoi (out) > 2019)
    return g_strdup (birth);
  return g_steal_pointer (&out);
}

/**
 * slip_birth:
 *
 * Returns: (transfer full) (nullable): the date of birth as it is written down a second time, with
 *   something missing or wrong
 */
char *
slip_birth (GRand *random, const char *birth)
{
  int chance = g_rand_int_range (random, 0, 100);
  gboolean full = strlen (birth) == 10;
  int year = atoi (birth);

  if (full && chance < 45)
    return g_strdup_printf ("%d", year);
  if (full && chance < 62)
    return atoi (birth + 8) <= 12 ? swap_day_and_month (birth) : g_strdup_printf ("%d", year);
  if (full && chance < 80)
    return slip_date_digit (random, birth);
  if (full && chance < 84)
    return g_strdup_printf ("%d-01-01", year);
  if (chance < 92)
    return g_strdup_printf ("%d", year + (happens (random, 70) ? -1 : 1));
  return NULL;
}

/**
 * slip_address:
 *
 * Returns: (transfer full) (nullable): the same address, written in another way or not at all
 */
char *
slip_address (GRand *random, const char *address)
{
  int chance = g_rand_int_range (random, 0, 100);
  g_autofree char *plain = NULL;
  char *changed = NULL;

  if (chance < 25)
    return NULL;
  if (chance < 45)
    return dv_text_fold (address);
  if (chance < 65)
    changed = replace_once (address, " phố ", " ");
  else if (chance < 85) {
    plain = replace_once (address, "Số ", "");
    changed = plain != NULL ? replace_once (plain, ", ngõ ", "/") : NULL;
  } else {
    changed = replace_once (address, ", ngõ", " ngõ");
  }
  return changed != NULL ? changed : g_strdup (address);
}
