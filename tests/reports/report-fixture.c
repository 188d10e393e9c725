/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report-fixture.h"

#include <string.h>

#include "dv-catalogue.h"
#include "dv-document-text.h"
#include "dv-kinds.h"
#include "dv-sample.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dv-report-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (path, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_catalogue_fill, NULL, NULL, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_sample_fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

typedef struct {
  const DvHalfYearOptions *options;
  const DvHalfYear *given;
  DvHalfYear *report;
  char *text;
} Job;

static gboolean
build_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;

  job->report = dv_half_year_build (db, job->options, NULL, error);
  return job->report != NULL;
}

DvHalfYear *
build_report (Fixture *fixture, const DvHalfYearOptions *options)
{
  Job job = { .options = options };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, build_cb, &job, &error);
  g_assert_no_error (error);
  return job.report;
}

DvHalfYear *
build_sample (Fixture *fixture)
{
  const DvHalfYearOptions options = { .from = "2019-01-01",
                                      .to = "2019-06-30",
                                      .cut_off = "2019-06-13" };

  return build_report (fixture, &options);
}

void
assert_refused (Fixture *fixture, const DvHalfYearOptions *options)
{
  Job job = { .options = options };
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_read (fixture->store, build_cb, &job, &error));
  g_assert_nonnull (error);
}

static gboolean
text_cb (DvDb *db, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (DvDocument) document = dv_half_year_to_document (db, job->given, error);

  if (document != NULL)
    job->text = dv_document_to_text (document);
  return document != NULL;
}

char *
report_to_text (Fixture *fixture, const DvHalfYear *report)
{
  Job job = { .given = report };
  g_autoptr (GError) error = NULL;

  dv_store_read (fixture->store, text_cb, &job, &error);
  g_assert_no_error (error);
  return job.text;
}

/* DANVAN_WRITE_EXPECTED=1 writes the files anew; read them before they are committed. */
void
assert_same_as_file (const char *text, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("DANVAN_WRITE_EXPECTED") != NULL)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static GPtrArray *
list_where (Fixture *fixture, const DvKind *kind, const char *field, const char *value)
{
  g_autoptr (DvQuery) query = dv_query_new (kind);
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  dv_query_where (query, field, value);
  records = dv_store_list (fixture->store, query, &error);
  g_assert_no_error (error);
  return records;
}

DvRecord *
find_record (Fixture *fixture, const DvKind *kind, const char *code)
{
  g_autoptr (GPtrArray) records = list_where (fixture, kind, "code", code);

  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (g_ptr_array_index (records, 0));
}

static void
save (Fixture *fixture, DvRecord *record)
{
  g_autoptr (GError) error = NULL;

  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
}

/* Makes a record of names of fields and values. Returns: its id */
char *
add_record (Fixture *fixture, const DvKind *kind, ...)
{
  g_autoptr (DvRecord) record = dv_record_new (kind);
  const char *field;
  va_list args;

  va_start (args, kind);
  while ((field = va_arg (args, const char *)) != NULL)
    dv_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  save (fixture, record);
  return g_strdup (dv_record_get_id (record));
}

void
set_value (Fixture *fixture,
           const DvKind *kind,
           const char *code,
           const char *field,
           const char *value)
{
  g_autoptr (DvRecord) record = find_record (fixture, kind, code);

  dv_record_set (record, field, value);
  save (fixture, record);
}

static void
delete_some_lines (Fixture *fixture, const char *code, guint n)
{
  g_autoptr (DvRecord) list = find_record (fixture, &dv_kind_list, code);
  g_autoptr (GPtrArray) lines =
    list_where (fixture, &dv_kind_line, "list", dv_record_get_id (list));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MIN (n, lines->len); i++) {
    dv_store_delete (fixture->store, g_ptr_array_index (lines, i), NULL, &error);
    g_assert_no_error (error);
  }
}

void
delete_lines (Fixture *fixture, const char *list)
{
  delete_some_lines (fixture, list, G_MAXUINT);
}

void
delete_one_line (Fixture *fixture, const char *list)
{
  delete_some_lines (fixture, list, 1);
}

void
unreport_one (Fixture *fixture, const char *task)
{
  g_autoptr (DvRecord) record = find_record (fixture, &dv_kind_task, task);
  g_autoptr (GPtrArray) parts =
    list_where (fixture, &dv_kind_assignment, "task", dv_record_get_id (record));

  g_assert_cmpuint (parts->len, >, 1);
  dv_record_set (g_ptr_array_index (parts, 0), "state", "not-reported");
  save (fixture, g_ptr_array_index (parts, 0));
}

/* The figure whose key is @prefix and the id of the record of this code. */
const DvHalfFigure *
find_figure (const DvHalfYear *report, const char *prefix, Fixture *fixture, const char *code)
{
  g_autoptr (DvRecord) record = find_record (fixture, &dv_kind_list, code);
  g_autofree char *key = g_strconcat (prefix, dv_record_get_id (record), NULL);
  const DvHalfFigure *figure = dv_half_year_find_figure (report, key);

  g_assert_nonnull (figure);
  return figure;
}
