/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dv-book.h"
#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-petition-letter.h"
#include "dv-voters-paper.h"
#include "records/dv-record-commands.h"
#include "records/dv-words.h"
#include "reports/dv-paper-window.h"

/* The letters and papers of a case, and the register of a year. */

static gboolean
add_letter (DvDb *db, const char *petition, DvRecord *form, GPtrArray *papers, GError **error)
{
  const DvLetterOptions options = { .petition = petition, .form = dv_record_get (form, "code") };

  return dv_paper_window_add (papers, dv_record_get_title (form),
                              dv_petition_letter (db, &options, error));
}

/* Of the step where the case stands first, then what goes with any: a receipt. */
static guint
rank_form (DvRecord *form, const char *stage)
{
  const char *step = dv_record_get (form, "step");

  if (step != NULL && g_strcmp0 (step, stage) == 0)
    return 0;
  return step == NULL ? 1 : 2;
}

static int
compare_forms (gconstpointer a, gconstpointer b, gpointer stage)
{
  return (int) rank_form (*(DvRecord *const *) a, stage) -
         (int) rank_form (*(DvRecord *const *) b, stage);
}

static gboolean
write_letters (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  g_autoptr (DvRecord) petition = dv_db_load_id (db, data, error);
  g_autofree char *today = dv_words_today ();
  g_autoptr (GPtrArray) forms =
    petition != NULL ? dv_letter_list_forms (db, petition, NULL, today, error) : NULL;

  if (forms != NULL)
    g_ptr_array_sort_with_data (forms, compare_forms, (gpointer) dv_record_get (petition, "stage"));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    if (!add_letter (db, data, g_ptr_array_index (forms, i), papers, error))
      return FALSE;
  if (forms != NULL && forms->len == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("No form of the catalogue is in force for such a petition. Write one "
                            "in Catalogues, Forms."));
  return forms != NULL && forms->len > 0;
}

static void
run_letters (GtkWidget *widget, DvStore *store, DvRecord *petition)
{
  g_autofree char *words = dv_words_petition (petition);
  const DvPaperSource source = {
    .title = words,
    .heading = _ ("Letters and papers"),
    .subtitle = words,
    .choice = _ ("Which paper to write"),
    .whole = "",
    .write = write_letters,
    .data = g_strdup (dv_record_get_id (petition)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static gboolean
write_book (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  const DvBookOptions options = { .year = GPOINTER_TO_INT (data) };
  g_autoptr (DvBook) book = dv_book_read (db, &options, error);

  return book != NULL && dv_paper_window_add (papers, NULL, dv_book_to_document (db, book, error));
}

static gboolean
write_book_sheet (DvDb *db, gpointer data, const char *path, GError **error)
{
  const DvBookOptions options = { .year = GPOINTER_TO_INT (data) };
  g_autoptr (DvBook) book = dv_book_read (db, &options, error);

  return book != NULL && dv_book_write_sheet (book, path, error);
}

static void
show_book (GtkWidget *parent, DvStore *store, int year)
{
  /* translators: the title of a window and a file; %d is a year */
  g_autofree char *title = g_strdup_printf (_ ("Register of petitions %d"), year);
  g_autofree char *shown = g_strdup_printf ("%d", year);
  const DvPaperSource source = {
    .title = title,
    .heading = _ ("Register of petitions"),
    .subtitle = shown,
    .choice = "",
    .whole = "",
    .write = write_book,
    .write_sheet = write_book_sheet,
    .data = GINT_TO_POINTER (year),
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (parent, store, &source)));
}

static gboolean
write_voters (DvDb *db, gpointer data, GPtrArray *papers, GError **error)
{
  return dv_paper_window_add (papers, NULL, dv_voters_paper_build (db, data, error));
}

static void
run_voters (GtkWidget *widget, DvStore *store, DvRecord *meeting)
{
  /* translators: the title of a window and a file; %s is a meeting with voters */
  g_autofree char *title =
    g_strdup_printf (_ ("Voters’ recommendations – %s"), dv_record_get_title (meeting));
  const DvPaperSource source = {
    .title = title,
    .heading = _ ("Voters’ recommendations"),
    .subtitle = dv_record_get_title (meeting),
    .choice = "",
    .whole = "",
    .write = write_voters,
    .data = g_strdup (dv_record_get_id (meeting)),
    .destroy = g_free,
  };

  gtk_window_present (GTK_WINDOW (dv_paper_window_new (widget, store, &source)));
}

static gboolean
is_voter_meeting (DvRecord *event)
{
  return g_strcmp0 (dv_record_get (event, "type"), "voter-meeting") == 0;
}

/* Of the year in which the letter was received, so that an old one opens its own book. */
static void
run_book (GtkWidget *widget, DvStore *store, DvRecord *petition)
{
  const char *start = dv_record_get (petition, "start");
  DvDate date;

  dv_date_today (&date);
  if (start != NULL)
    dv_date_from_iso (start, &date);
  show_book (widget, store, date.year);
}

const DvRecordCommand dv_command_letters = {
  .kind = &dv_kind_petition,
  .name = "print",
  .label = N_ ("Letters and papers"),
  .icon = "document-print-symbolic",
  .hint = N_ ("Ctrl+P"),
  .run = run_letters,
};

const DvRecordCommand dv_command_book = {
  .kind = &dv_kind_petition,
  .name = "book",
  .label = N_ ("Register of petitions"),
  .icon = "accessories-dictionary-symbolic",
  .hint = N_ ("The statutory book of the year, as paper and as sheet"),
  .run = run_book,
};

const DvRecordCommand dv_command_voters = {
  .kind = &dv_kind_event,
  .name = "print",
  .label = N_ ("Voters’ recommendations"),
  .icon = "document-print-symbolic",
  .hint =
    N_ ("What was asked for at the meeting and what is left of earlier ones, with the answers"),
  .applies = is_voter_meeting,
  .run = run_voters,
};
