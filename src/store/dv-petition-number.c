/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-number.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dv-date.h"
#include "dv-id.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-members.h"
#include "dv-site.h"
#include "dv-store-error.h"

/* The books of the register: each letter that comes in gets the next number of its book, year and
 * desk (TT 07/2014/TT-TTCP, art. 29.2). One desk gives the numbers; other desks and the
 * laptops of residential groups give provisional ones, so that no two letters get the same. */

/* What the keys in the table `meta` begin with. */
#define DV_LAST_NUMBER "last-number:"

/* How many provisional numbers were given. */
#define PROVISIONAL "provisional-numbers"

struct _DvNumbers {
  DvDb *db;
  GHashTable *last; /* “desk:book:year” -> guint */
  int holds;        /* whether the books are kept at this site; -1: not asked yet */
};

/**
 * dv_numbers_new:
 * @db: a connection, inside a transaction
 *
 * Returns: (transfer full): the numbers of the books
 */
DvNumbers *
dv_numbers_new (DvDb *db)
{
  DvNumbers *self = g_new0 (DvNumbers, 1);

  self->db = db;
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->holds = -1;
  return self;
}

/**
 * dv_numbers_free:
 * @self: (transfer full) (nullable): the numbers of the books
 */
void
dv_numbers_free (DvNumbers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->last);
  g_free (self);
}

static const char *
choose_book (const char *channel, const char *type)
{
  if (g_strcmp0 (channel, "reception") == 0 || g_strcmp0 (channel, "dialogue") == 0)
    return "reception";
  if (g_strcmp0 (channel, "voters") == 0 || g_strcmp0 (type, "kien-nghi-cu-tri") == 0)
    return "voters";
  return "letters";
}

/**
 * dv_petition_get_book:
 * @petition: a petition
 *
 * Returns: the code of the book that it stands in: the one that it names, or that of its channel
 */
const char *
dv_petition_get_book (DvRecord *petition)
{
  const char *book = dv_record_get (petition, "book");

  return book != NULL
           ? book
           : choose_book (dv_record_get (petition, "channel"), dv_record_get (petition, "type"));
}

static gboolean
names_a_writer (DvRecord *petition)
{
  static const char *const fields[] = { "sender",  "sender_name", "sender_address", "sealed",
                                        "signers", "identity",    "letter_date" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (dv_record_get (petition, fields[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_known_channel (DvRecord *petition)
{
  const DvField *field = dv_kind_find_field (&dv_kind_petition, "channel");
  const char *channel = dv_record_get_value (petition, field);

  return channel != NULL && dv_field_find_choice (field, channel) != NULL;
}

/**
 * dv_petition_is_letter:
 * @petition: a petition
 *
 * Tells a letter, or what somebody said, from a row of a report that sums up half a year. A letter
 * came in on a day. A row that goes on to another day, names nobody who wrote, and came through
 * none of the channels by which a letter comes, sums up.
 *
 * Returns: whether it is to have a number
 */
gboolean
dv_petition_is_letter (DvRecord *petition)
{
  const char *start = dv_record_get (petition, "start");
  const char *end = dv_record_get (petition, "end");
  DvDate day;

  if (start == NULL || !dv_date_from_iso (start, &day) || !dv_date_is_full (&day))
    return FALSE;
  return end == NULL || g_str_equal (end, start) || names_a_writer (petition) ||
         has_known_channel (petition);
}

/**
 * dv_petition_parse_number:
 * @number: (nullable): a number in the register: “12/2026”, “12”, “012/ĐT”
 * @year: the year of the letter
 *
 * Returns: the number itself; 0 if it is none, or of another year
 */
guint
dv_petition_parse_number (const char *number, guint year)
{
  char *end = NULL;
  char *rest = NULL;
  guint64 n, other;

  if (number == NULL || !g_ascii_isdigit (*number))
    return 0;
  n = g_ascii_strtoull (number, &end, 10);
  if (n > G_MAXINT || (*end != '\0' && strchr ("/-. ", *end) == NULL))
    return 0;
  other = *end == '/' ? g_ascii_strtoull (end + 1, &rest, 10) : 0;
  if (other >= 1900 && other < 2200 && *rest == '\0' && other != year)
    return 0;
  return (guint) n;
}

/**
 * dv_petition_get_year:
 * @petition: a petition
 *
 * Returns: the year of its receipt, in whose books it stands; 0 if that is not known
 */
guint
dv_petition_get_year (DvRecord *petition)
{
  const char *start = dv_record_get (petition, "start");

  return start != NULL ? (guint) strtoul (start, NULL, 10) : 0;
}

static gboolean
find_desk (DvDb *db, DvRecord *petition, gint64 *desk, GError **error)
{
  const char *text = dv_record_get (petition, "desk");
  DvId id;

  *desk = 0;
  return text == NULL || !dv_id_parse (text, &id) || dv_db_find_row (db, &id, desk, NULL, error);
}

/* The statement borrows the dates. */
static DvStmt *
prepare_of_year (DvDb *db, gint64 desk, const char *from, const char *to, GError **error)
{
  DvStmt *stmt = dv_db_prepare (db,
                                "SELECT number, book, channel, type FROM petition"
                                " WHERE flags & 1 = 0 AND start BETWEEN :from AND :to"
                                " AND number IS NOT NULL AND coalesce (desk, 0) = :desk",
                                error);

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":from", from);
  dv_stmt_bind_text (stmt, ":to", to);
  dv_stmt_bind_integer (stmt, ":desk", desk);
  return stmt;
}

static gboolean
find_last (DvDb *db, gint64 desk, const char *book, guint year, guint *last, GError **error)
{
  g_autofree char *from = g_strdup_printf ("%04u", year);
  g_autofree char *to = g_strdup_printf ("%04u~", year);
  g_autoptr (DvStmt) stmt = prepare_of_year (db, desk, from, to, error);
  DvStep step;

  *last = 0;
  if (stmt == NULL)
    return FALSE;
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    const char *own = dv_stmt_get_text (stmt, 1);

    if (own == NULL)
      own = choose_book (dv_stmt_get_text (stmt, 2), dv_stmt_get_text (stmt, 3));
    if (strcmp (own, book) == 0)
      *last = MAX (*last, dv_petition_parse_number (dv_stmt_get_text (stmt, 0), year));
  }
  return step == DV_STEP_DONE;
}

/**
 * dv_petition_find_last_number:
 * @db: a connection
 * @petition: a petition
 * @last: (out): the last number of its book and year; 0 if there is none
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the book was read
 */
gboolean
dv_petition_find_last_number (DvDb *db, DvRecord *petition, guint *last, GError **error)
{
  gint64 desk = 0;

  return find_desk (db, petition, &desk, error) &&
         find_last (db, desk, dv_petition_get_book (petition), dv_petition_get_year (petition),
                    last, error);
}

static gboolean
holds_books (DvNumbers *self, gboolean *holds, GError **error)
{
  if (self->holds < 0 && !dv_members_holds_books (self->db, &self->holds, error))
    return FALSE;
  *holds = self->holds > 0;
  return TRUE;
}

static gboolean
next_provisional (DvDb *db, guint64 *next, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *last = dv_meta_get (db, PROVISIONAL, &local);
  g_autofree char *text = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *next = (last != NULL ? g_ascii_strtoull (last, NULL, 10) : 0) + 1;
  text = g_strdup_printf ("%" G_GUINT64_FORMAT, *next);
  return dv_meta_set (db, PROVISIONAL, text, error);
}

/* Where the book is not kept a letter gets a number that no other machine gives, and that nobody
 * takes for one of the book: “T-4F25-12”. */
static gboolean
give_provisional (DvNumbers *self, DvRecord *petition, GError **error)
{
  g_autofree char *number = NULL;
  guint64 next;
  guint32 sid;
  DvId own;

  if (dv_record_get (petition, "provisional") != NULL)
    return TRUE;
  if (!dv_site_get_own (self->db, &sid, &own, error) || !next_provisional (self->db, &next, error))
    return FALSE;
  number = g_strdup_printf ("T-%02X%02X-%" G_GUINT64_FORMAT, own.bytes[0], own.bytes[1], next);
  dv_record_set (petition, "provisional", number);
  return TRUE;
}

/* Returns: (transfer full) (nullable): what the last number of the book is remembered by */
static char *
make_key (DvNumbers *self, DvRecord *petition, gint64 *desk, GError **error)
{
  if (!find_desk (self->db, petition, desk, error))
    return NULL;
  return g_strdup_printf (DV_LAST_NUMBER "%" G_GINT64_FORMAT ":%s:%u", *desk,
                          dv_petition_get_book (petition), dv_petition_get_year (petition));
}

/* Whether the book has the number, written as the program writes it. The plus keeps SQLite from
 * going through all of the book. */
static gboolean
has_number (DvNumbers *self,
            DvRecord *petition,
            gint64 desk,
            guint n,
            gboolean *has,
            GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u/%u", n, dv_petition_get_year (petition));
  g_autoptr (DvStmt) stmt =
    dv_db_prepare (self->db,
                   "SELECT EXISTS (SELECT 1 FROM petition WHERE number = :number AND +book = :book"
                   " AND coalesce (desk, 0) = :desk AND flags & 1 = 0)",
                   error);

  if (stmt == NULL)
    return FALSE;
  dv_stmt_bind_text (stmt, ":number", number);
  dv_stmt_bind_text (stmt, ":book", dv_petition_get_book (petition));
  dv_stmt_bind_integer (stmt, ":desk", desk);
  if (dv_stmt_step (stmt, error) != DV_STEP_ROW)
    return FALSE;
  *has = dv_stmt_get_integer (stmt, 0) != 0;
  return TRUE;
}

/* Whether what is remembered is the last number: its letter may be gone since, and an undoing may
 * have brought back the one after it. */
static gboolean
is_last (DvNumbers *self, DvRecord *petition, gint64 desk, guint last, gboolean *is, GError **error)
{
  gboolean has = FALSE;
  gboolean has_next = FALSE;

  if (last > 0 && (!has_number (self, petition, desk, last, &has, error) ||
                   !has_number (self, petition, desk, last + 1, &has_next, error)))
    return FALSE;
  *is = has && !has_next;
  return TRUE;
}

/* The store remembers the last number that it gave, so that a full book need not be read for the
 * next one. When that cannot be the last, or somebody typed a number, the book is read. */
static gboolean
recall_last (DvNumbers *self,
             DvRecord *petition,
             gint64 desk,
             const char *key,
             guint *last,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dv_meta_get (self->db, key, &local);
  gboolean is = FALSE;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *last = text != NULL ? (guint) strtoul (text, NULL, 10) : 0;
  if (!is_last (self, petition, desk, *last, &is, error))
    return FALSE;
  return is || find_last (self->db, desk, dv_petition_get_book (petition),
                          dv_petition_get_year (petition), last, error);
}

static gboolean
remember_last (DvNumbers *self, const char *key, guint last, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", last);

  g_hash_table_replace (self->last, g_strdup (key), GUINT_TO_POINTER (last));
  return dv_meta_set (self->db, key, text, error);
}

static gboolean
give_next (DvNumbers *self, DvRecord *petition, GError **error)
{
  gint64 desk = 0;
  g_autofree char *key = make_key (self, petition, &desk, error);
  g_autofree char *number = NULL;
  gpointer value;
  guint last = 0;

  if (key == NULL)
    return FALSE;
  if (g_hash_table_lookup_extended (self->last, key, NULL, &value))
    last = GPOINTER_TO_UINT (value);
  else if (!recall_last (self, petition, desk, key, &last, error))
    return FALSE;
  number = g_strdup_printf ("%u/%u", last + 1, dv_petition_get_year (petition));
  dv_record_set (petition, "number", number);
  dv_record_set (petition, "book", dv_petition_get_book (petition));
  return remember_last (self, key, last + 1, error);
}

/* What somebody typed may be the last now: the next letter of the book looks. */
static gboolean
forget_last (DvNumbers *self, DvRecord *petition, GError **error)
{
  gint64 desk = 0;
  g_autofree char *key = NULL;

  if (!dv_record_is_changed (petition, dv_kind_find_field (&dv_kind_petition, "number")))
    return TRUE;
  key = make_key (self, petition, &desk, error);
  if (key == NULL)
    return FALSE;
  g_hash_table_remove (self->last, key);
  return dv_meta_set (self->db, key, "0", error);
}

/**
 * dv_numbers_give:
 * @self: the numbers of the books
 * @petition: a petition that is about to be saved
 * @error: return location for a #DV_STORE_ERROR
 *
 * Gives a letter without a number the next one of its book, year and desk, and says which book that
 * is, if the books are kept here (dv_members_holds_books()); else a provisional one. A number that
 * somebody typed is kept.
 *
 * Returns: whether the books could be asked
 */
gboolean
dv_numbers_give (DvNumbers *self, DvRecord *petition, GError **error)
{
  gboolean holds = FALSE;

  if (!dv_petition_is_letter (petition))
    return TRUE;
  if (dv_record_get (petition, "number") != NULL)
    return forget_last (self, petition, error);
  if (!holds_books (self, &holds, error))
    return FALSE;
  return holds ? give_next (self, petition, error) : give_provisional (self, petition, error);
}

/**
 * dv_numbers_forget:
 * @db: a connection, inside a transaction
 * @error: return location for a #DV_STORE_ERROR
 *
 * Has every book read again before the next number is given: what other sites sent may have
 * numbers.
 *
 * Returns: whether it was written
 */
gboolean
dv_numbers_forget (DvDb *db, GError **error)
{
  return dv_db_exec (db, "DELETE FROM meta WHERE key GLOB '" DV_LAST_NUMBER "*'", error);
}

/* What is typed as in an old book (“12”) may begin again each month; what has its year may not. */
static gboolean
is_full_number (DvRecord *petition)
{
  const char *number = dv_record_get (petition, "number");
  const char *slash = number != NULL ? strchr (number, '/') : NULL;

  return dv_record_get (petition, "book") != NULL ||
         (slash != NULL && strlen (slash) == 5 && g_ascii_isdigit (slash[1]) &&
          dv_petition_parse_number (number, (guint) strtoul (slash + 1, NULL, 10)) != 0);
}

static gboolean
shares_book (DvRecord *petition, DvRecord *other)
{
  return dv_petition_get_year (petition) == dv_petition_get_year (other) &&
         g_strcmp0 (dv_record_get (petition, "desk"), dv_record_get (other, "desk")) == 0 &&
         g_str_equal (dv_petition_get_book (petition), dv_petition_get_book (other));
}

/**
 * dv_petition_find_same_number:
 * @db: a connection
 * @petition: a petition
 * @error: return location for a #DV_STORE_ERROR
 *
 * Finds the other letters that have its number in the same book, year and desk: somebody types a
 * number that is taken, or two offices gave the same before they exchanged what they had.
 *
 * Returns: (transfer full) (element-type DvRecord): the other letters
 */
GPtrArray *
dv_petition_find_same_number (DvDb *db, DvRecord *petition, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvStmt) stmt = NULL;
  DvStep step;

  if (dv_record_get (petition, "number") == NULL || !is_full_number (petition))
    return g_steal_pointer (&found);
  stmt = dv_db_prepare (db,
                        "SELECT rid FROM petition WHERE number = :number AND rid <> :own"
                        " AND flags & 1 = 0 ORDER BY rid",
                        error);
  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_text (stmt, ":number", dv_record_get (petition, "number"));
  dv_stmt_bind_integer (stmt, ":own", dv_record_get_row (petition));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    g_autoptr (DvRecord) other = dv_db_load (db, dv_stmt_get_integer (stmt, 0), error);

    if (other == NULL)
      return NULL;
    if (shares_book (petition, other))
      g_ptr_array_add (found, g_steal_pointer (&other));
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/**
 * dv_petition_refuse_gap:
 * @db: a connection
 * @petition: a petition that goes, or went, with its number
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: whether the book has no gap without it: it had no number of the book, or the last
 */
gboolean
dv_petition_refuse_gap (DvDb *db, DvRecord *petition, GError **error)
{
  guint number =
    dv_petition_parse_number (dv_record_get (petition, "number"), dv_petition_get_year (petition));
  const DvField *field = dv_kind_find_field (&dv_kind_petition, "book");
  g_autofree char *book = NULL;
  guint last = 0;

  if (number == 0 || dv_record_get_value (petition, field) == NULL)
    return TRUE;
  if (!dv_petition_find_last_number (db, petition, &last, error))
    return FALSE;
  if (last <= number)
    return TRUE;
  book = dv_record_get_display (petition, field);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: a number in the register, the name of a book, its last number */
               _ (
                 "%s is not the last number of the %s: %u/%u is, and a book has no gaps. Nothing "
                 "was changed: keep the letter, and write down that it was withdrawn or archived."),
               dv_record_get (petition, "number"), book, last, dv_petition_get_year (petition));
  return FALSE;
}
