/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-petition-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-confidential.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-paper-head.h"
#include "dv-petition-head.h"
#include "dv-placeholders.h"
#include "dv-query.h"
#include "dv-store-error.h"

/* A letter of a case: the text of a form of the office’s catalogue, filled in from the petition and
 * the step that it is of. Who is kept secret is never named. */

/* What a letter is made of. */
typedef struct {
  DvRecord *petition;
  DvRecord *form;
  DvRecord *step;   /* (nullable) */
  DvRecord *writer; /* (nullable): in the register of people */
  DvGiftHead head;
  DvRecord *accepted; /* (nullable): the step by which it was accepted */
  char *day;
} Letter;

static void
letter_clear (Letter *letter)
{
  g_clear_object (&letter->petition);
  g_clear_object (&letter->form);
  g_clear_object (&letter->step);
  g_clear_object (&letter->accepted);
  g_clear_object (&letter->writer);
  dv_gift_head_clear (&letter->head);
  g_free (letter->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letter, letter_clear)

/* --- values --- */

static char *
get_plain (DvRecord *record, const char *field)
{
  return record != NULL ? g_strdup (dv_record_get (record, field)) : NULL;
}

static char *
get_day (DvRecord *record, const char *field)
{
  const char *iso = record != NULL ? dv_record_get (record, field) : NULL;
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_format (&date) : NULL;
}

/* The first of the words of a choice, which is what papers say. */
static char *
get_words (DvRecord *record, const char *name)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);
  const char *code = dv_record_get_value (record, field);
  const DvChoice *choice = code != NULL ? dv_field_find_choice (field, code) : NULL;

  return choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|")) : g_strdup (code);
}

/* Luật Tố cáo 25/2018/QH14, art. 8; NĐ 154/2026/NĐ-CP, art. 12. */
static char *
get_sender (const Letter *letter)
{
  if (g_strcmp0 (dv_record_get (letter->petition, "type"), "to-cao") == 0)
    return g_strdup ("người tố cáo");
  if (dv_petition_is_confidential (letter->petition))
    return g_strdup ("người gửi đơn");
  if (dv_record_get (letter->petition, "sender_name") == NULL && letter->writer != NULL)
    return g_strdup (dv_record_get_title (letter->writer));
  return get_plain (letter->petition, "sender_name");
}

static char *
get_address (const Letter *letter)
{
  if (dv_petition_is_confidential (letter->petition))
    return g_strdup ("(giữ bí mật)");
  if (dv_record_get (letter->petition, "sender_address") == NULL)
    return get_plain (letter->writer, "address");
  return get_plain (letter->petition, "sender_address");
}

static char *
get_body (const Letter *letter)
{
  char *body = get_plain (letter->step, "body");

  return body != NULL ? body : get_plain (letter->petition, "competent_body");
}

static char *
get_office (const Letter *letter)
{
  if (letter->head.lead != NULL)
    return g_strdup (dv_record_get_title (letter->head.lead));
  if (letter->head.own)
    return g_strdup (dv_record_get_title (letter->head.letterhead));
  return g_strdup ("UBND phường");
}

static char *
get_special (const Letter *letter, const char *name)
{
  if (g_str_equal (name, "sender"))
    return get_sender (letter);
  if (g_str_equal (name, "address"))
    return get_address (letter);
  if (g_str_equal (name, "body"))
    return get_body (letter);
  if (g_str_equal (name, "office"))
    return get_office (letter);
  if (g_str_equal (name, "accepted date"))
    return get_day (letter->accepted, "date");
  if (g_str_equal (name, "type"))
    return get_words (letter->petition, "type");
  if (g_str_equal (name, "place"))
    return get_plain (letter->head.letterhead, "place");
  return NULL;
}

typedef enum {
  FROM_PETITION,
  DAY_OF_PETITION,
  FROM_STEP,
  DAY_OF_STEP,
  NUMBER,
} Source;

static const struct {
  const char *name;
  Source source;
  const char *field;
} values[] = {
  { "number", NUMBER, "number" },
  { "receipt date", DAY_OF_PETITION, "start" },
  { "content", FROM_PETITION, "title" },
  { "against", FROM_PETITION, "against" },
  { "request", FROM_PETITION, "request" },
  { "evidence", FROM_PETITION, "evidence" },
  { "forwarder", FROM_PETITION, "forwarder" },
  { "forwarding letter", FROM_PETITION, "forwarding_letter" },
  { "letter date", DAY_OF_PETITION, "letter_date" },
  { "signers", FROM_PETITION, "signers" },
  { "assignee", FROM_PETITION, "assignee" },
  { "settled by", FROM_PETITION, "settled_by" },
  { "competent body", FROM_PETITION, "competent_body" },
  { "answer", FROM_PETITION, "answer" },
  { "due", DAY_OF_PETITION, "due" },
  { "document", FROM_STEP, "document" },
  { "step date", DAY_OF_STEP, "date" },
  { "reason", FROM_STEP, "ground" },
  { "officer", FROM_STEP, "person" },
  { "until", DAY_OF_STEP, "until" },
};

/* A number that is not that of the book yet must not be taken for one. */
static char *
get_number (DvRecord *petition)
{
  const char *provisional = dv_record_get (petition, "provisional");
  char *number = get_plain (petition, "number");

  if (number != NULL || provisional == NULL)
    return number;
  return g_strdup_printf ("%s (tạm)", provisional);
}

static char *
get_value (const char *name, gpointer data)
{
  const Letter *letter = data;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    if (!g_str_equal (values[i].name, name))
      continue;
    switch (values[i].source) {
    case DAY_OF_PETITION:
      return get_day (letter->petition, values[i].field);
    case FROM_STEP:
      return get_plain (letter->step, values[i].field);
    case DAY_OF_STEP:
      return get_day (letter->step, values[i].field);
    case NUMBER:
      return get_number (letter->petition);
    case FROM_PETITION:
    default:
      return get_plain (letter->petition, values[i].field);
    }
  }
  return get_special (letter, name);
}

static char *
fill_in (Letter *letter, const char *field)
{
  const char *text = dv_record_get (letter->form, field);

  return text != NULL ? dv_placeholders_fill (text, get_value, letter) : NULL;
}

/* --- the paper --- */

static const char *
get (DvRecord *record, const char *field)
{
  return record != NULL ? dv_record_get (record, field) : NULL;
}

/* “15/QĐ-UBND” of the step is the number of the paper; else it is written by hand. */
static unsigned
get_paper_number (const Letter *letter)
{
  const char *document = get (letter->step, "document");

  return document != NULL ? (unsigned) g_ascii_strtoull (document, NULL, 10) : 0;
}

static char *
format_number (const Letter *letter)
{
  const char *symbol = dv_record_get (letter->form, "symbol");
  const char *body = letter->head.own ? get (letter->head.letterhead, "symbol") : NULL;

  if (symbol == NULL)
    return NULL;
  return dv_layout_format_number (letter->head.layout, get_paper_number (letter), symbol,
                                  body != NULL ? body : "UBND");
}

static void
add_head (DvDocument *document, const Letter *letter)
{
  const char *place = get (letter->head.letterhead, "place");
  g_autofree char *superior =
    letter->head.own ? dv_paper_break_lines (get (letter->head.letterhead, "superior")) : NULL;
  g_autofree char *issuer = letter->head.own
                              ? dv_paper_break_lines (get (letter->head.letterhead, "issuer"))
                              : get_office (letter);
  g_autofree char *number = format_number (letter);
  g_autoptr (GDate) day = dv_paper_day (letter->day);
  g_autofree char *date = dv_format_place_date (place != NULL ? place : "……………", day);
  DvLetterhead texts = { .superior = superior != NULL && *superior != '\0' ? superior : NULL,
                         .issuer = issuer,
                         .number = number,
                         .place_date = date };

  dv_document_add_letterhead (document, &texts);
}

/* A line that begins with “= ” stands bold in the middle. */
static void
add_line (DvDocument *document, const char *line)
{
  DvParagraph *paragraph;

  if (*line == '\0')
    return;
  if (g_str_has_prefix (line, "- ")) {
    dv_paragraph_add_text (dv_document_add_list_item (document, "-"), line + 2);
    return;
  }
  paragraph = dv_document_add_paragraph (document);
  if (!g_str_has_prefix (line, "= ")) {
    dv_paragraph_add_text (paragraph, line);
    return;
  }
  dv_paragraph_set_alignment (paragraph, DV_ALIGN_CENTER);
  dv_paragraph_add_styled (paragraph, line + 2, DV_RUN_BOLD);
}

static void
add_text (DvDocument *document, Letter *letter)
{
  g_autofree char *text = fill_in (letter, "text");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_line (document, lines[i]);
}

static void
add_signers (DvDocument *document, const char *names)
{
  DvSigners *signers = dv_document_add_signers (document);
  g_auto (GStrv) each = g_strsplit (names, ";", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    if (*g_strstrip (each[i]) != '\0')
      dv_signers_add (signers, each[i], "(Ký, ghi rõ họ tên)", NULL);
  }
}

static gboolean
is_room (const char *recipient)
{
  return strstr (recipient, "……") != NULL;
}

static void
add_recipients (DvSignature *signature, Letter *letter)
{
  g_autofree char *recipients = fill_in (letter, "recipients");
  g_auto (GStrv) lines = g_strsplit (recipients != NULL ? recipients : "Lưu: VT", ";", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_strstrip (lines[i]);
    if (*lines[i] != '\0' && !is_room (lines[i]))
      dv_signature_add_recipient (signature, lines[i]);
  }
}

static void
add_signature (DvDocument *document, Letter *letter)
{
  DvSignature *signature = dv_document_add_signature (document);
  const char *body = letter->head.own ? get (letter->head.letterhead, "authority") : NULL;
  const char *post = letter->head.own ? get (letter->head.letterhead, "post") : NULL;
  const char *signer = letter->head.own ? get (letter->head.letterhead, "signer") : NULL;

  dv_signature_add_authority (signature, DV_AUTHORITY_ON_BEHALF,
                              body != NULL ? body : "Ủy ban nhân dân");
  dv_signature_set_post (signature, post != NULL ? post : "Chủ tịch");
  if (signer != NULL)
    dv_signature_set_signer (signature, signer);
  add_recipients (signature, letter);
}

static DvDocument *
make_document (Letter *letter)
{
  DvDocument *document = dv_document_new (letter->head.layout);
  g_autofree char *excerpt = fill_in (letter, "excerpt");
  const char *signers = dv_record_get (letter->form, "signers");

  add_head (document, letter);
  dv_document_add_title (document, dv_record_get (letter->form, "heading"), excerpt);
  add_text (document, letter);
  if (signers != NULL) {
    add_signers (document, signers);
    return document;
  }
  dv_document_add_end_mark (document);
  add_signature (document, letter);
  return document;
}

/* --- reading --- */

static gboolean
is_in_force (DvRecord *form, const char *day)
{
  const char *from = dv_record_get (form, "valid_from");
  const char *to = dv_record_get (form, "valid_to");

  return (from == NULL || strcmp (from, day) <= 0) &&
         (to == NULL || strncmp (to, day, strlen (to)) >= 0);
}

static gboolean
fits (DvRecord *form, DvRecord *petition, const char *step, const char *day)
{
  const char *type = dv_record_get (form, "type");

  return (type == NULL || g_strcmp0 (type, dv_record_get (petition, "type")) == 0) &&
         (step == NULL || g_strcmp0 (dv_record_get (form, "step"), step) == 0) &&
         is_in_force (form, day);
}

/**
 * dv_letter_list_forms:
 * @db: a connection
 * @petition: a petition
 * @step: (nullable): the code of a step, for the papers of that alone
 * @day: the day of the paper
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): the forms in force for such a petition
 */
GPtrArray *
dv_letter_list_forms (DvDb *db,
                      DvRecord *petition,
                      const char *step,
                      const char *day,
                      GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_form);
  g_autoptr (GArray) rows = dv_query_run (query, db, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autoptr (DvRecord) form = dv_db_load (db, g_array_index (rows, gint64, i), error);

    if (form == NULL)
      return NULL;
    if (fits (form, petition, step, day))
      g_ptr_array_add (forms, g_steal_pointer (&form));
  }
  return rows != NULL ? g_steal_pointer (&forms) : NULL;
}

static DvRecord *
find_form (DvDb *db, const char *code, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_form);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "code", code);
  rows = dv_query_run (query, db, error);
  if (rows == NULL)
    return NULL;
  if (rows->len > 0)
    return dv_db_load (db, g_array_index (rows, gint64, 0), error);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: the code of a form */
               _ ("There is no form “%s”. “danvanctl list form” lists them."), code);
  return NULL;
}

static gboolean
find_last_step (DvDb *db, const char *petition, const char *type, DvRecord **step, GError **error)
{
  g_autoptr (DvQuery) query = dv_query_new (&dv_kind_step);
  g_autoptr (GArray) rows = NULL;

  dv_query_where (query, "petition", petition);
  dv_query_where (query, "type", type);
  dv_query_set_order (query, "date", TRUE);
  dv_query_set_limit (query, 1);
  rows = dv_query_run (query, db, error);
  if (rows != NULL && rows->len > 0)
    *step = dv_db_load (db, g_array_index (rows, gint64, 0), error);
  return rows != NULL && (rows->len == 0 || *step != NULL);
}

static gboolean
find_step (DvDb *db, const DvLetterOptions *options, Letter *letter, GError **error)
{
  const char *type = dv_record_get (letter->form, "step");

  if (!find_last_step (db, options->petition, "accepted", &letter->accepted, error))
    return FALSE;
  if (options->step != NULL) {
    letter->step = dv_db_load_id (db, options->step, error);
    return letter->step != NULL;
  }
  return type == NULL || find_last_step (db, options->petition, type, &letter->step, error);
}

static gboolean
find_writer (DvDb *db, Letter *letter, GError **error)
{
  const char *id = dv_record_get (letter->petition, "sender");

  if (id == NULL || dv_petition_is_confidential (letter->petition))
    return TRUE;
  letter->writer = dv_db_load_id (db, id, error);
  return letter->writer != NULL;
}

static char *
choose_day (const DvLetterOptions *options, const Letter *letter)
{
  DvDate today;

  if (options->day != NULL)
    return g_strdup (options->day);
  if (letter->step != NULL && dv_record_get (letter->step, "date") != NULL)
    return g_strdup (dv_record_get (letter->step, "date"));
  dv_date_today (&today);
  return dv_date_to_iso (&today);
}

static gboolean
refuse_kind (const Letter *letter, GError **error)
{
  if (dv_record_get_kind (letter->petition) == &dv_kind_petition)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: the title of a record */
               _ ("“%s” is not a petition."), dv_record_get_title (letter->petition));
  return FALSE;
}

static gboolean
refuse_unknown (const Letter *letter, GError **error)
{
  static const char *const fields[] = { "text", "excerpt", "recipients" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *text = dv_record_get (letter->form, fields[i]);
    g_autofree char *unknown = text != NULL ? dv_placeholders_find_unknown (text) : NULL;

    if (unknown == NULL)
      continue;
    g_set_error (
      error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
      /* translators: the name of a form, and what stands in it between braces */
      _ ("The form “%s” asks for {%s}, which no letter can fill in. Mend its text first."),
      dv_record_get_title (letter->form), unknown);
    return FALSE;
  }
  return TRUE;
}

static gboolean
refuse_form (const Letter *letter, GError **error)
{
  const char *type = dv_record_get (letter->form, "type");
  g_autofree char *day = NULL;
  DvDate date;

  if (type != NULL && g_strcmp0 (type, dv_record_get (letter->petition, "type")) != 0) {
    g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
                 /* translators: the name of a form */
                 _ ("The form “%s” is for petitions of another type. Nothing was written."),
                 dv_record_get_title (letter->form));
    return FALSE;
  }
  if (is_in_force (letter->form, letter->day))
    return TRUE;
  day = dv_date_from_iso (letter->day, &date) ? dv_date_format (&date) : g_strdup (letter->day);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID,
               /* translators: the name and the code of a form, and a date */
               _ ("The form “%s” (%s) is not in force on %s. Nothing was written: take the form of "
                  "that day."),
               dv_record_get_title (letter->form), dv_record_get (letter->form, "code"), day);
  return FALSE;
}

static gboolean
read_letter (DvDb *db, const DvLetterOptions *options, Letter *letter, GError **error)
{
  letter->petition = dv_db_load_id (db, options->petition, error);
  if (letter->petition == NULL || !refuse_kind (letter, error))
    return FALSE;
  letter->form = find_form (db, options->form, error);
  if (letter->form == NULL || !refuse_unknown (letter, error) ||
      !find_step (db, options, letter, error) || !find_writer (db, letter, error))
    return FALSE;
  letter->day = choose_day (options, letter);
  return refuse_form (letter, error) &&
         dv_petition_head_read (db, letter->day, &letter->head, error);
}

/**
 * dv_petition_letter:
 * @db: a connection
 * @options: which letter
 * @error: return location for a #DV_STORE_ERROR: there is no such form, it is not in force on the
 *   day or is for another type of petition, or it asks for what no letter knows
 *
 * Makes a letter or paper of a case from a form of the catalogue. What nobody knows is left to be
 * written by hand. A writer who is kept secret is called “người tố cáo”, never by name (Luật Tố cáo
 * 25/2018/QH14, art. 8).
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_petition_letter (DvDb *db, const DvLetterOptions *options, GError **error)
{
  g_auto (Letter) letter = { 0 };

  return read_letter (db, options, &letter, error) ? make_document (&letter) : NULL;
}
