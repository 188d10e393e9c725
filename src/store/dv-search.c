/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-search.h"

#include <string.h>

#include "dv-fold.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-site.h"
#include "dv-value.h"

/* The index holds four sorts of words: every word without its marks (`nguyen`), every word that has
 * marks with them behind an underscore (`_nguyễn`), every word of the title without its marks
 * behind a dot (`.nguyen`), and the kind of the record behind two underscores (`__7`). A query word
 * without marks asks the first sort and so matches any marks; one with marks asks the second sort
 * first. FTS5's own folding never folds đ, so the folding is ours. */

/* To be raised when record_words() gives other words for the same record. */
#define RULES 2U

/* How many records that match without marks are looked at for marks that agree. */
#define MAX_CANDIDATES 1000

/* How many titles are looked at before the index is asked for titles: what is seen at a glance. */
#define N_PROBED 8

static gboolean
is_searched (const DvField *field)
{
  return (field->flags & DV_FIELD_SEARCHED) && !(field->flags & DV_FIELD_SENSITIVE);
}

/* The words of a record, each once. They are few, so looking along them costs less than a table. */
typedef struct {
  GString *text;
  GArray *ends; /* of guint: where each of them ends in @text */
} Words;

static gboolean
has_word (const Words *words, const char *word, gsize length)
{
  gsize start = 0;

  for (guint i = 0; i < words->ends->len; i++) {
    guint end = g_array_index (words->ends, guint, i);

    if (end - start == length && memcmp (words->text->str + start, word, length) == 0)
      return TRUE;
    start = end + 1u;
  }
  return FALSE;
}

static void
add_word (Words *words, const char *prefix, const char *word, gsize length)
{
  gsize start = words->text->len;
  guint end;

  g_string_append (words->text, prefix);
  g_string_append_len (words->text, word, (gssize) length);
  if (length == 0 || has_word (words, words->text->str + start, words->text->len - start)) {
    g_string_truncate (words->text, start);
    return;
  }
  end = (guint) words->text->len;
  g_array_append_val (words->ends, end);
  g_string_append_c (words->text, ' ');
}

static void
add_words (Words *words, const char *prefix, const char *text)
{
  while (text != NULL && *text != '\0') {
    gsize length = strcspn (text, " ");

    add_word (words, prefix, text, length);
    text += length + (text[length] == ' ' ? 1 : 0);
  }
}

/* The words of @text that have marks; @text is its own and is taken apart. */
static void
add_marked_words (Words *words, char *text)
{
  char *rest = text;

  for (char *word; (word = strsep (&rest, " ")) != NULL;) {
    if (dv_text_word_has_marks (word))
      add_word (words, "_", word, strlen (word));
  }
}

static void
add_text (Words *words, const char *text, gboolean is_title)
{
  g_autofree char *folded = dv_text_fold (text);
  g_autofree char *marked = dv_text_fold_case (text);

  add_words (words, "", folded);
  if (marked != NULL)
    add_marked_words (words, marked);
  if (is_title)
    add_words (words, ".", folded);
}

static char *
record_words (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  const DvField *title = dv_kind_get_title_field (kind);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Words words = { g_string_sized_new (256), ends };
  g_autofree char *kind_word = g_strdup_printf ("%u", kind->id);

  add_word (&words, "__", kind_word, strlen (kind_word));
  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (record, &kind->fields[i]);

    if (value != NULL && is_searched (&kind->fields[i]))
      add_text (&words, value, &kind->fields[i] == title);
  }
  return g_string_free (words.text, FALSE);
}

static gboolean
run_on_index (DvDb *db, const char *sql, gint64 row, DvRecord *record, GError **error)
{
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  g_autofree char *words = NULL;
  gboolean done;

  if (stmt == NULL)
    return FALSE;
  words = record_words (record);
  dv_stmt_bind_integer (stmt, ":row", row);
  dv_stmt_bind_text (stmt, ":words", words);
  done = dv_stmt_run (stmt, error);
  return done;
}

static gboolean
is_indexed (DvRecord *record)
{
  return !(dv_record_get_kind (record)->flags & DV_KIND_HIDDEN) && !dv_record_is_deleted (record);
}

/**
 * dv_search_is_touched:
 * @old: a record as it was
 * @record: the same record as it is now
 *
 * Returns: whether it is found by other words now
 */
gboolean
dv_search_is_touched (DvRecord *old, DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);

  if (is_indexed (old) != is_indexed (record))
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];

    if (is_searched (field) &&
        g_strcmp0 (dv_record_get_value (old, field), dv_record_get_value (record, field)) != 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * dv_search_add:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @record: the record as it is now
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the record found by its words, unless it is deleted or of a hidden kind.
 *
 * Returns: whether the index was written
 */
gboolean
dv_search_add (DvDb *db, gint64 row, DvRecord *record, GError **error)
{
  return !is_indexed (record) ||
         run_on_index (db, "INSERT INTO search (rowid, words) VALUES (:row, :words)", row, record,
                       error);
}

/**
 * dv_search_remove:
 * @db: a connection, inside a transaction
 * @row: the number of a record
 * @record: the record as it was when it was added
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the index was written
 */
gboolean
dv_search_remove (DvDb *db, gint64 row, DvRecord *record, GError **error)
{
  return !is_indexed (record) ||
         run_on_index (db,
                       "INSERT INTO search (search, rowid, words) VALUES ('delete', :row, :words)",
                       row, record, error);
}

static gboolean
add_kind (DvDb *db, const DvKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rid FROM \"%s\"", kind->name);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);
    g_autoptr (DvRecord) record = dv_db_load (db, row, error);

    if (record == NULL || !dv_search_add (db, row, record, error))
      return FALSE;
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_search_rebuild:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the index again from the records.
 *
 * Returns: whether it is whole
 */
gboolean
dv_search_rebuild (DvDb *db, GError **error)
{
  if (!dv_db_exec (db, "INSERT INTO search (search) VALUES ('delete-all')", error))
    return FALSE;
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    if (!((*kind)->flags & DV_KIND_HIDDEN) && !add_kind (db, *kind, error))
      return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full): what the words in the index follow from */
static char *
rules (void)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%u", RULES);
  for (const DvKind *const *kind = dv_kinds (); *kind != NULL; kind++) {
    g_string_append_printf (text, ";%u", (*kind)->id);
    for (guint i = 0; i < (*kind)->n_fields; i++) {
      const DvField *field = &(*kind)->fields[i];

      if (is_searched (field))
        g_string_append_printf (text, field == dv_kind_get_title_field (*kind) ? ",t%u" : ",%u",
                                field->id);
    }
  }
  return g_string_free (text, FALSE);
}

static gboolean
update_cb (DvDb *db, gpointer data, GError **error)
{
  return dv_search_rebuild (db, error) && dv_meta_set (db, "search", data, error);
}

/**
 * dv_search_update:
 * @db: a connection
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the index again if it was made by other rules: a word is taken out of it by saying it once
 * more, so the words of a record must be the same as when they were put in.
 *
 * Returns: whether the index follows the rules of this program
 */
gboolean
dv_search_update (DvDb *db, GError **error)
{
  g_autofree char *now = rules ();
  g_autoptr (GError) local = NULL;
  g_autofree char *then = dv_meta_get (db, "search", &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return g_strcmp0 (now, then) == 0 || dv_db_transaction (db, update_cb, now, error);
}

/* A query: its words with and without marks. The last word may be half typed. */
typedef struct {
  GStrv plain;
  GStrv marked;
  guint n_words;
  gboolean has_marks;
} Query;

static void
query_clear (Query *query)
{
  g_strfreev (query->plain);
  g_strfreev (query->marked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static Query
query_parse (const char *text)
{
  g_autofree char *folded = dv_text_fold (text);
  g_autofree char *marked = dv_text_fold_case (text);
  Query query = { 0 };

  query.plain = g_strsplit (folded != NULL ? folded : "", " ", -1);
  query.marked = g_strsplit (marked != NULL ? marked : "", " ", -1);
  query.n_words = MIN (g_strv_length (query.plain), g_strv_length (query.marked));
  if (query.n_words == 1 && query.plain[0][0] == '\0')
    query.n_words = 0;
  for (guint i = 0; i < query.n_words; i++)
    query.has_marks |= dv_text_word_has_marks (query.marked[i]);
  return query;
}

/* The words as FTS5 reads them: whole words but for the last. Words hold letters and digits only,
 * so quoting them is enough. */
static char *
match_expression (const Query *query, const DvKind *kind, gboolean exact, gboolean title)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < query->n_words; i++) {
    gboolean marked = exact && dv_text_word_has_marks (query->marked[i]);
    const char *end = i + 1 == query->n_words ? "*" : "";

    if (i > 0)
      g_string_append (match, " AND ");
    if (title)
      g_string_append_printf (match, "\".%s\"%s%s", query->plain[i], end, marked ? " AND " : "");
    if (marked || !title)
      g_string_append_printf (match, "\"%s%s\"%s", marked ? "_" : "",
                              marked ? query->marked[i] : query->plain[i], end);
  }
  if (kind != NULL)
    g_string_append_printf (match, " AND \"__%u\"", kind->id);
  return g_string_free (match, FALSE);
}

static GStrv
split_text (const char *text)
{
  g_autofree char *folded = dv_text_fold_case (text);

  return g_strsplit (folded != NULL ? folded : "", " ", -1);
}

static gboolean
word_agrees_with_words (const char *word, char **words, gboolean last)
{
  for (guint i = 0; words[i] != NULL; i++) {
    if (dv_text_word_agrees (word, words[i], last))
      return TRUE;
  }
  return FALSE;
}

static gboolean
word_agrees_with_text (const char *word, const char *text, gboolean last)
{
  g_auto (GStrv) words = split_text (text);

  return word_agrees_with_words (word, words, last);
}

static gboolean
word_agrees (DvRecord *record, const char *word, gboolean last)
{
  const DvKind *kind = dv_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (record, &kind->fields[i]);

    if (value != NULL && is_searched (&kind->fields[i]) &&
        word_agrees_with_text (word, value, last))
      return TRUE;
  }
  return FALSE;
}

static gboolean
query_agrees (DvDb *db, const Query *query, gint64 row)
{
  g_autoptr (DvRecord) record = dv_db_load (db, row, NULL);

  for (guint i = 0; record != NULL && i < query->n_words; i++) {
    if (!word_agrees (record, query->marked[i], i + 1 == query->n_words))
      return FALSE;
  }
  return record != NULL;
}

/* What was found so far. */
typedef struct {
  GArray *rows;     /* of gint64, best first */
  GHashTable *seen; /* the same */
  guint limit;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->rows, g_array_unref);
  g_clear_pointer (&found->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
add_found (Found *found, gint64 row)
{
  if (g_hash_table_add (found->seen, g_memdup2 (&row, sizeof row)))
    g_array_append_val (found->rows, row);
}

/* Adds what @match finds; when @check is set, only what agrees with its marks. */
static gboolean
collect (DvDb *db, const Query *check, const char *match, Found *found, GError **error)
{
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (found->rows->len >= found->limit)
    return TRUE;
  stmt = dv_db_prepare (
    db, "SELECT rowid FROM search WHERE search MATCH :match ORDER BY rowid DESC LIMIT :limit",
    error);
  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":match", match);
  dv_stmt_bind_integer (stmt, ":limit",
                        check != NULL ? MAX_CANDIDATES : (gint64) found->limit + found->rows->len);
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    gint64 row = dv_stmt_get_integer (stmt, 0);

    if (check == NULL ||
        (!g_hash_table_contains (found->seen, &row) && query_agrees (db, check, row)))
      add_found (found, row);
    if (found->rows->len >= found->limit)
      return TRUE;
  }
  return step == DV_STEP_DONE;
}

/* Returns: (transfer full) (nullable): the text that names a record, without the rest of it */
static char *
read_title (DvDb *db, gint64 row)
{
  g_autoptr (DvStmt) find = dv_db_prepare (db, "SELECT kind FROM record WHERE rid = :row", NULL);
  g_autoptr (DvStmt) read = NULL;
  g_autofree char *sql = NULL;
  const DvKind *kind;

  if (find == NULL)
    return NULL;
  dv_stmt_bind_integer (find, ":row", row);
  if (dv_stmt_step (find, NULL) != DV_STEP_ROW)
    return NULL;
  kind = dv_kind_find_by_id ((guint) dv_stmt_get_integer (find, 0));
  if (kind == NULL || !is_searched (dv_kind_get_title_field (kind)))
    return NULL;
  sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE rid = :row",
                         dv_kind_get_title_field (kind)->name, kind->name);
  read = dv_db_prepare (db, sql, NULL);
  if (read == NULL)
    return NULL;
  dv_stmt_bind_integer (read, ":row", row);
  return dv_stmt_step (read, NULL) == DV_STEP_ROW ? g_strdup (dv_stmt_get_text (read, 0)) : NULL;
}

static gboolean
title_agrees (DvDb *db, const Query *query, gint64 row)
{
  g_autofree char *title = read_title (db, row);
  g_auto (GStrv) words = split_text (title != NULL ? title : "");

  for (guint i = 0; i < query->n_words; i++) {
    if (!word_agrees_with_words (query->marked[i], words, i + 1 == query->n_words))
      return FALSE;
  }
  return title != NULL;
}

/* Returns: whether the first @n rows have all the words in their titles */
static gboolean
titles_agree (DvDb *db, const Query *query, const GArray *rows, guint n)
{
  for (guint i = 0; i < MIN (rows->len, n); i++) {
    if (!title_agrees (db, query, g_array_index (rows, gint64, i)))
      return FALSE;
  }
  return TRUE;
}

/* Puts those first that have all the words in their titles. */
static void
sort_by_title (DvDb *db, const Query *query, Found *found)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; i < found->rows->len; i++) {
    gint64 row = g_array_index (found->rows, gint64, i);

    if (title_agrees (db, query, row))
      g_array_index (found->rows, gint64, n++) = row;
    else
      g_array_append_val (others, row);
  }
  g_array_set_size (found->rows, n);
  g_array_append_vals (found->rows, others->data, others->len);
}

/* Words that find few records are slow to bring together, so the index is asked for them once and
 * the titles are looked at here. Words that find many are answered at once; then the index is asked
 * for titles, too, unless the newest records have the words in their titles anyway. */
static gboolean
collect_exact (DvDb *db, const Query *query, const DvKind *kind, Found *found, GError **error)
{
  g_autofree char *any = match_expression (query, kind, TRUE, FALSE);
  g_autofree char *title = NULL;
  g_autoptr (GArray) newest = NULL;

  if (!collect (db, NULL, any, found, error))
    return FALSE;
  if (found->rows->len < found->limit) {
    sort_by_title (db, query, found);
    return TRUE;
  }
  if (kind != NULL || titles_agree (db, query, found->rows, N_PROBED))
    return TRUE;
  newest = g_steal_pointer (&found->rows);
  found->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_remove_all (found->seen);
  title = match_expression (query, kind, TRUE, TRUE);
  if (!collect (db, NULL, title, found, error))
    return FALSE;
  for (guint i = 0; i < newest->len && found->rows->len < found->limit; i++)
    add_found (found, g_array_index (newest, gint64, i));
  return TRUE;
}

/* Other marks are looked at while a single word is typed, and where nothing has the marks as typed.
 */
static gboolean
wants_loose (const Query *query, const Found *found)
{
  return query->has_marks && (query->n_words == 1 || found->rows->len == 0);
}

/**
 * dv_search:
 * @db: a connection
 * @text: what was typed so far
 * @kind: (nullable): the kind of record to look for, or %NULL for every kind
 * @limit: the most records to find
 * @error: return location for a #DV_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Finds the records that have all the words of @text; the last one may be half typed. Words without
 * marks match any marks; a letter typed with a mark matches only that mark. Records that have the
 * words just as they were typed come first, and among them those that have them in their titles;
 * newer ones come before older ones.
 *
 * Returns: (transfer full) (element-type gint64): the numbers of the records; empty if @text has no
 *   words
 */
GArray *
dv_search (DvDb *db, const char *text, const DvKind *kind, guint limit, GError **error)
{
  g_auto (Found)
    found = { g_array_new (FALSE, FALSE, sizeof (gint64)),
              g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), limit };
  g_auto (Query) query = query_parse (text);
  g_autofree char *loose = NULL;

  if (query.n_words == 0)
    return g_steal_pointer (&found.rows);
  loose = match_expression (&query, kind, FALSE, FALSE);
  if (!collect_exact (db, &query, kind, &found, error) ||
      (wants_loose (&query, &found) && !collect (db, &query, loose, &found, error)))
    return NULL;
  return g_steal_pointer (&found.rows);
}

/**
 * dv_search_snippet:
 * @record: a record that was found
 * @text: what was searched for
 *
 * Returns: (transfer full): the first of its values, beside the title, in which a word of @text
 *   stands, with its label; empty if only the title has them
 */
char *
dv_search_snippet (DvRecord *record, const char *text)
{
  const DvKind *kind = dv_record_get_kind (record);
  g_auto (Query) query = query_parse (text);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    const char *value = dv_record_get_value (record, field);

    if (value == NULL || !is_searched (field) || field == dv_kind_get_title_field (kind))
      continue;
    for (guint w = 0; w < query.n_words; w++) {
      g_autofree char *shown = NULL;

      if (!word_agrees_with_text (query.marked[w], value, w + 1 == query.n_words))
        continue;
      shown = dv_record_get_display (record, field);
      return g_strdup_printf ("%s: %s", dv_field_get_label (field), shown);
    }
  }
  return g_strdup ("");
}
