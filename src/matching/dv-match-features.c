/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-match-features.h"

#include <string.h>

#include "dv-date.h"
#include "dv-fold.h"
#include "dv-match-address.h"
#include "dv-normalize.h"

/* How people are addressed, wherever it stands in a name: with their marks these are no names. */
static gboolean
is_address_word (const char *word)
{
  static const char *const words[] = { "ông", "bà", "cụ", "bác", "chú", "cô", "chị", NULL };

  return g_strv_contains (words, word);
}

/* The same without marks, in front of a whole name. */
static gboolean
is_plain_address_word (const char *word)
{
  return strcmp (word, "ong") == 0 || strcmp (word, "ba") == 0 || strcmp (word, "cu") == 0;
}

static char *
take_brackets (const char *name, char **alias)
{
  const char *open = strchr (name, '('), *close = open != NULL ? strchr (open, ')') : NULL;

  *alias = NULL;
  if (open == NULL || open == name)
    return g_strdup (name);
  *alias = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (open + 1);
  return g_strndup (name, (gsize) (open - name));
}

static void
add_words (DvMatchFeatures *features, DvMatchWords *words, char **split)
{
  guint n = g_strv_length (split);
  gboolean marks = FALSE;

  for (guint i = 0; i < n; i++) {
    guint at = MIN (features->n_words, DV_MATCH_MAX_WORDS - 1);

    if (split[i][0] == '\0' || (n > 1 && is_address_word (split[i])) ||
        (n > 2 && i == 0 && is_plain_address_word (split[i])))
      continue;
    features->words[at] = dv_match_words_add (words, split[i]);
    features->n_words = (guint8) (at + 1);
    marks |= dv_match_words_has_marks (words, features->words[at]);
  }
  features->unmarked = !marks && features->n_words > 1;
}

static guint32
mix (guint32 hash, guint32 value)
{
  hash ^= value + 0x9E3779B9u + (hash << 6) + (hash >> 2);
  return hash * 0x85EBCA6Bu;
}

/* The sum does not depend on the order. */
static guint32
make_name_number (const DvMatchFeatures *features, const DvMatchWords *words)
{
  guint32 sum = 0;

  for (guint i = 0; i < features->n_words; i++)
    sum += mix (0x1234567u, dv_match_words_get_sound (words, features->words[i]) + 1);
  return features->n_words > 1 ? MAX (sum, 1) : 0;
}

static void
read_name (const char *name, DvMatchWords *words, DvMatchFeatures *features)
{
  g_autofree char *utf8 = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *valid = dv_text_normalize (utf8);
  g_autofree char *alias = NULL;
  g_autofree char *main_name = take_brackets (valid, &alias);
  g_autofree char *folded = dv_text_fold_case (main_name);
  g_autofree char *folded_alias = dv_text_fold_case (alias);
  g_auto (GStrv) split = g_strsplit (g_strstrip (folded), " ", -1);

  add_words (features, words, split);
  if (*g_strstrip (folded_alias) != '\0' && strchr (folded_alias, ' ') == NULL)
    features->alias = dv_match_words_add (words, folded_alias) + 1;
  features->name = make_name_number (features, words);
}

static guint64
read_digits (const char *text, gsize length)
{
  guint64 number = 0;

  if (text == NULL || strlen (text) != length || strspn (text, "0123456789") != length ||
      !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &number, NULL))
    return 0;
  return number + 1;
}

static guint32
read_phone (const char *text)
{
  guint64 number = 0;
  guint n = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++) {
    if (g_ascii_isdigit (*p)) {
      number = number * 10 + (guint64) (*p - '0');
      n++;
    }
  }
  /* +84 is what 0 is at home; the last nine digits are the number. */
  return n >= 8 ? (guint32) (number % 1000000000) + 1 : 0;
}

/* The citizen number says in which century and year somebody was born, and their sex: Luật Căn cước
 * 26/2023/QH15, art. 12. */
static void
read_citizen_number (DvMatchFeatures *features)
{
  guint64 digits = features->cccd - 1;
  guint sex = (guint) (digits / 100000000 % 10);

  if (features->cccd == 0)
    return;
  if (features->female > 1)
    features->female = sex % 2;
  if (features->year == 0) {
    features->year = (guint16) (1900 + sex / 2 * 100 + digits / 1000000 % 100);
    features->from_number = TRUE;
  }
}

static void
read_papers (const DvMatchPerson *person, DvMatchFeatures *features)
{
  features->cccd = read_digits (person->id_number, 12);
  features->cmnd = (guint32) read_digits (person->id_number, 9);
  if (features->cmnd == 0)
    features->cmnd = (guint32) read_digits (person->old_id_number, 9);
}

/* Who knows only the year is often written down as born on 1 January. */
static void
read_birth (const char *birth, DvMatchFeatures *features)
{
  DvDate date;

  if (!dv_date_from_iso (birth, &date))
    return;
  features->year = date.year;
  if (date.month == 1 && date.day == 1)
    return;
  features->month = date.month;
  features->day = date.day;
}

static guint8
read_sex (const char *sex)
{
  if (g_strcmp0 (sex, "female") == 0)
    return 1;
  return g_strcmp0 (sex, "male") == 0 ? 0 : 2;
}

/**
 * dv_match_features_read:
 * @person: what the register says of somebody
 * @words: the words of names; new ones are added
 * @features: (out): the person, taken apart
 *
 * Takes apart what the register says: words by which people are addressed and names in brackets
 * are set aside, the year and the sex that a citizen number tells are used where nothing else says
 * them.
 */
void
dv_match_features_read (const DvMatchPerson *person, DvMatchWords *words, DvMatchFeatures *features)
{
  DvMatchAddress address;

  *features = (DvMatchFeatures){ 0 };
  read_name (person->name, words, features);
  features->female = read_sex (person->sex);
  read_birth (person->birth, features);
  read_papers (person, features);
  read_citizen_number (features);
  features->phone = read_phone (person->phone);
  features->unit = (guint32) person->unit;
  features->household = (guint32) person->household;
  dv_match_address_read (person->address, &address);
  features->address = address.whole;
  features->street = address.street;
}
