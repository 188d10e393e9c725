/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dv-cli-print.h"
#include "dv-kinds.h"
#include "dv-book.h"
#include "dv-save.h"

typedef struct {
  DvBookOptions options;
  gboolean as_sheet;
  DvBook *read;
  DvDocument *document;
} Job;

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->read, dv_book_free);
  g_clear_pointer (&job->document, dv_document_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
read_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->read = dv_book_read (db, &job->options, error);
  if (job->read != NULL && !job->as_sheet)
    job->document = dv_book_to_document (db, job->read, error);
  return job->read != NULL && (job->as_sheet || job->document != NULL);
}

static void
print_json (const DvBook *read)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < read->parts->len; i++) {
    const DvBookPart *part = g_ptr_array_index (read->parts, i);

    json_builder_begin_object (builder);
    dv_cli_add_string (builder, "form", part->form->name);
    json_builder_set_member_name (builder, "rows");
    json_builder_add_int_value (builder, part->rows->len);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (read->national)
    dv_cli_add_string (builder, "reminder", dv_book_get_reminder ());
  json_builder_end_object (builder);
  dv_cli_print_json (builder);
}

static DvExit
write_register (DvCli *cli, Job *job, const char *output)
{
  g_autoptr (GError) error = NULL;

  if (dv_cli_open (cli) == NULL)
    return DV_EXIT_STORE;
  if (!dv_store_read (cli->store, read_cb, job, &error))
    return dv_cli_fail (cli, error);
  if (!(job->as_sheet ? dv_book_write_sheet (job->read, output, &error)
                      : dv_document_save (job->document, output, &error)))
    return dv_cli_refuse ("--output", "%s", error->message);
  if (cli->json)
    print_json (job->read);
  else if (job->options.national)
    printf ("%s\n", dv_book_get_reminder ());
  return DV_EXIT_DONE;
}

static gboolean
is_sheet (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".csv");
}

static gboolean
is_book (const char *book)
{
  return book == NULL ||
         dv_field_find_choice (dv_kind_find_field (&dv_kind_petition, "book"), book) != NULL;
}

static DvExit
run_register (DvCli *cli, int argc, char **argv)
{
  g_auto (Job) job = { 0 };
  g_autofree char *book = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &job.options.year, NULL, NULL },
    { "book", 0, 0, G_OPTION_ARG_STRING, &book, NULL, NULL },
    { "national", 0, 0, G_OPTION_ARG_NONE, &job.options.national, NULL, NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    { NULL },
  };

  if (!dv_cli_parse (&argc, &argv, entries, 1, 1))
    return DV_EXIT_USAGE;
  if (!g_str_equal (argv[1], "petitions"))
    return dv_cli_usage (_ ("There is no register “%s”; there is petitions."), argv[1]);
  if (job.options.year < 1900 || job.options.year > 2200 || output == NULL)
    return dv_cli_usage (_ ("A register needs --year and --output."));
  if (!is_book (book))
    return dv_cli_usage (_ ("There is no book “%s”; there are reception, letters and voters."),
                         book);
  job.options.book = book;
  job.as_sheet = is_sheet (output);
  return write_register (cli, &job, output);
}

const DvCommand dv_cli_register_commands[] = {
  { "register",
    "petitions --year Y [--book reception|letters|voters] [--national]"
    " --output F.xlsx|.csv|.docx|.pdf|.txt",
    N_ ("Writes the statutory book; --national in the order in which it is typed into the national "
        "database."),
    run_register },
  { NULL },
};
