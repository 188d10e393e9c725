/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-earlier-letters.h"

#include <glib/gi18n-lib.h>

#include "dv-confidential.h"
#include "dv-fold.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-search.h"

/* Earlier letters of the same person or about the same matter, while a letter is being typed. Of a
 * letter whose writer is kept secret only the matter is compared, whichever of the two it is. */

/* How many letters are looked at for each thing that was typed. */
#define MAX_CANDIDATES 40

/* Below this they have too little in common. */
#define MIN_SCORE 35

/* How many words next to each other two letters must share to be compared. */
#define WINDOW 3

/* What every other letter says, without marks. */
static const char *const common_words[] = {
  "don", "ve",   "viec", "cua",  "tai",  "va",    "bi",    "duoc", "khong",
  "ong", "phan", "anh",  "kien", "nghi", "khieu", "nai",   "cao",  "de",
  "cac", "cho",  "voi",  "la",   "tu",   "mot",   "nhung", NULL,
};

static void
letter_free (gpointer data)
{
  DvEarlierLetter *letter = data;

  g_object_unref (letter->petition);
  g_free (letter);
}

static char *
fold (DvRecord *record, const char *field)
{
  const char *value = dv_record_get (record, field);

  return value != NULL ? dv_text_fold (value) : NULL;
}

/* The digits alone: people write numbers with points and spaces between them. */
static char *
get_digits (DvRecord *record, const char *field)
{
  const char *value = dv_record_get (record, field);
  GString *digits = g_string_new (NULL);

  for (; value != NULL && *value != '\0'; value++) {
    if (g_ascii_isdigit (*value))
      g_string_append_c (digits, *value);
  }
  return g_string_free (digits, FALSE);
}

/* Returns: (transfer full) (element-type utf8): the words that tell, in their order */
static GPtrArray *
list_words (DvRecord *record)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = fold (record, "title");
  g_auto (GStrv) each = g_strsplit (folded != NULL ? folded : "", " ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    if (*each[i] != '\0' && !g_strv_contains (common_words, each[i]))
      g_ptr_array_add (words, g_strdup (each[i]));
  }
  return words;
}

static GHashTable *
get_words (DvRecord *record)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) list = list_words (record);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (words, g_strdup (g_ptr_array_index (list, i)));
  return words;
}

/* Returns: how much of the words of two letters is the same, of 100 */
static guint
compare_words (DvRecord *first, DvRecord *second)
{
  g_autoptr (GHashTable) a = get_words (first);
  g_autoptr (GHashTable) b = get_words (second);
  GHashTableIter iter;
  gpointer word;
  guint same = 0, all;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    same += g_hash_table_contains (b, word);
  all = g_hash_table_size (a) + g_hash_table_size (b) - same;
  return same >= 2 && all > 0 ? same * 100 / all : 0;
}

static gboolean
same_text (DvRecord *first, DvRecord *second, const char *field)
{
  g_autofree char *a = fold (first, field);
  g_autofree char *b = fold (second, field);

  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

static gboolean
same_number (DvRecord *first, DvRecord *second, const char *field)
{
  g_autofree char *a = get_digits (first, field);
  g_autofree char *b = get_digits (second, field);

  return strlen (a) >= 9 && g_str_equal (a, b);
}

static void
compare_writers (DvRecord *typed, DvEarlierLetter *letter)
{
  const struct {
    DvEarlierReason reason;
    guint score;
    gboolean same;
  } each[] = {
    { DV_EARLIER_PERSON, 100,
      dv_record_get (typed, "sender") != NULL &&
        g_strcmp0 (dv_record_get (typed, "sender"), dv_record_get (letter->petition, "sender")) ==
          0 },
    { DV_EARLIER_IDENTITY, 100, same_number (typed, letter->petition, "sender_id") },
    { DV_EARLIER_CONTACT, 60, same_number (typed, letter->petition, "sender_contact") },
    { DV_EARLIER_NAME, 40, same_text (typed, letter->petition, "sender_name") },
    { DV_EARLIER_ADDRESS, 25, same_text (typed, letter->petition, "sender_address") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++) {
    if (!each[i].same)
      continue;
    letter->reasons |= each[i].reason;
    letter->score += each[i].score;
  }
}

static DvEarlierLetter *
compare (DvRecord *typed, DvRecord *petition)
{
  DvEarlierLetter *letter = g_new0 (DvEarlierLetter, 1);
  guint words = compare_words (typed, petition);

  letter->petition = g_object_ref (petition);
  if (!dv_petition_is_confidential (typed) && !dv_petition_is_confidential (petition))
    compare_writers (typed, letter);
  if (words < 34)
    return letter;
  letter->reasons |= DV_EARLIER_MATTER;
  letter->score += words * 7 / 10;
  return letter;
}

/* --- candidates --- */

static void
add_rows (GHashTable *rows, const GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (rows, g_memdup2 (&g_array_index (found, gint64, i), sizeof (gint64)));
}

static gboolean
search_words (DvDb *db, const char *words, GHashTable *rows, GError **error)
{
  g_autoptr (GArray) found = NULL;

  if (words == NULL || *words == '\0')
    return TRUE;
  found = dv_search (db, words, &dv_kind_petition, MAX_CANDIDATES, error);
  if (found == NULL)
    return FALSE;
  add_rows (rows, found);
  return TRUE;
}

/* Words next to each other, so that one other word does not hide a letter. */
static gboolean
search_title (DvDb *db, DvRecord *typed, GHashTable *rows, GError **error)
{
  g_autoptr (GPtrArray) words = list_words (typed);
  guint n = MIN (words->len, WINDOW);

  if (n < 2)
    return TRUE;
  for (guint i = 0; i + n <= words->len; i++) {
    g_autoptr (GString) window = g_string_new (NULL);

    for (guint w = i; w < i + n; w++)
      g_string_append_printf (window, "%s ", (const char *) g_ptr_array_index (words, w));
    if (!search_words (db, window->str, rows, error))
      return FALSE;
  }
  return TRUE;
}

/* Numbers are in no index: who may not see them cannot search for them. */
static gboolean
search_numbers (DvDb *db, DvRecord *typed, GHashTable *rows, GError **error)
{
  const char *identity = dv_record_get (typed, "sender_id");
  const char *contact = dv_record_get (typed, "sender_contact");
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (identity == NULL && contact == NULL)
    return TRUE;
  stmt = dv_db_prepare (db,
                        "SELECT rid FROM petition WHERE flags & 1 = 0"
                        " AND (sender_id = :identity OR sender_contact = :contact) LIMIT :limit",
                        error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":identity", identity);
  dv_stmt_bind_text (stmt, ":contact", contact);
  dv_stmt_bind_integer (stmt, ":limit", MAX_CANDIDATES);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_hash_table_add (rows, g_memdup2 (&row, sizeof row));
  }
  return step == DV_STEP_DONE;
}

static gboolean
search_person (DvDb *db, DvRecord *typed, GHashTable *rows, GError **error)
{
  const char *person = dv_record_get (typed, "sender");
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;
  DvId id;

  if (person == NULL || !dv_id_parse (person, &id))
    return TRUE;
  stmt = dv_db_prepare (db,
                        "SELECT rid FROM petition WHERE flags & 1 = 0"
                        " AND sender = (SELECT rid FROM record WHERE id = :id) LIMIT :limit",
                        error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_blob (stmt, ":id", id.bytes, DV_ID_SIZE);
  dv_stmt_bind_integer (stmt, ":limit", MAX_CANDIDATES);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    g_hash_table_add (rows, g_memdup2 (&row, sizeof row));
  }
  return step == DV_STEP_DONE;
}

static gboolean
find_candidates (DvDb *db, DvRecord *typed, GHashTable *rows, GError **error)
{
  if (!search_title (db, typed, rows, error))
    return FALSE;
  return dv_petition_is_confidential (typed) ||
         (search_words (db, dv_record_get (typed, "sender_name"), rows, error) &&
          search_words (db, dv_record_get (typed, "sender_address"), rows, error) &&
          search_person (db, typed, rows, error) && search_numbers (db, typed, rows, error));
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const DvEarlierLetter *first = *(DvEarlierLetter *const *) a;
  const DvEarlierLetter *second = *(DvEarlierLetter *const *) b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return g_strcmp0 (dv_record_get (second->petition, "start"),
                    dv_record_get (first->petition, "start"));
}

/**
 * dv_petition_find_earlier:
 * @db: a connection
 * @typed: a letter that is being typed; it need not be saved
 * @limit: the most to find
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds letters that are likely of the same person or about the same matter.
 *
 * Returns: (transfer full) (element-type DvEarlierLetter): the likeliest first, then the newest
 */
GPtrArray *
dv_petition_find_earlier (DvDb *db, DvRecord *typed, guint limit, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (letter_free);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer row;

  if (!find_candidates (db, typed, rows, error))
    return NULL;
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    g_autoptr (DvRecord) petition = NULL;
    DvEarlierLetter *letter;

    if (*(gint64 *) row == dv_record_get_row (typed))
      continue;
    petition = dv_db_load (db, *(gint64 *) row, error);
    if (petition == NULL)
      return NULL;
    letter = compare (typed, petition);
    if (letter->score >= MIN_SCORE)
      g_ptr_array_add (letters, letter);
    else
      letter_free (letter);
  }
  g_ptr_array_sort (letters, compare_letters);
  g_ptr_array_set_size (letters, (int) MIN (letters->len, limit));
  return g_steal_pointer (&letters);
}

/**
 * dv_earlier_letter_explain:
 * @letter: an earlier letter
 *
 * Returns: (transfer full): why it is likely the same, in words
 */
char *
dv_earlier_letter_explain (const DvEarlierLetter *letter)
{
  const struct {
    DvEarlierReason reason;
    const char *words;
  } each[] = {
    { DV_EARLIER_PERSON, _ ("the same person") },
    { DV_EARLIER_IDENTITY, _ ("the same citizen ID number") },
    { DV_EARLIER_CONTACT, _ ("the same telephone or contact") },
    { DV_EARLIER_NAME, _ ("the same name") },
    { DV_EARLIER_ADDRESS, _ ("the same address") },
    { DV_EARLIER_MATTER, _ ("a similar content") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (each); i++) {
    if (letter->reasons & each[i].reason)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", each[i].words);
  }
  return g_string_free (text, FALSE);
}
