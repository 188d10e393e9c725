/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-fixture.h"

#include "dv-catalogue.h"
#include "dv-check.h"
#include "dv-store-error.h"

void
case_set_up (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dv-petitions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.danvan", NULL);
  fixture->store = dv_store_create (fixture->path, &error);
  g_assert_no_error (error);
  dv_store_write_as (fixture->store, "setup", NULL, dv_catalogue_fill, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
case_tear_down (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GPtrArray) problems = dv_store_check (fixture->store, TRUE, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&fixture->store);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
case_reopen (CaseFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = dv_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

/* Sets names and values, which alternate and end with %NULL. */
static void
set_all (DvRecord *record, va_list values)
{
  const char *name;

  while ((name = va_arg (values, const char *)) != NULL)
    dv_record_set (record, name, va_arg (values, const char *));
}

DvRecord *
case_add (CaseFixture *fixture, const DvKind *kind, ...)
{
  DvRecord *record = dv_record_new (kind);
  g_autoptr (GError) error = NULL;
  va_list values;

  va_start (values, kind);
  set_all (record, values);
  va_end (values);
  dv_store_save (fixture->store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static DvRecord *
step_new (DvRecord *petition, const char *type, const char *date, const char *document)
{
  DvRecord *step = dv_record_new (&dv_kind_step);

  dv_record_set (step, "petition", dv_record_get_id (petition));
  dv_record_set (step, "type", type);
  dv_record_set (step, "date", date);
  dv_record_set (step, "document", document);
  return step;
}

DvRecord *
case_add_step (CaseFixture *fixture,
               DvRecord *petition,
               const char *type,
               const char *date,
               const char *document)
{
  DvRecord *step = step_new (petition, type, date, document);
  g_autoptr (GError) error = NULL;

  dv_store_save (fixture->store, step, NULL, &error);
  g_assert_no_error (error);
  return step;
}

void
case_change (CaseFixture *fixture, DvRecord *record, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), &error);
  va_list values;

  g_assert_no_error (error);
  va_start (values, record);
  set_all (stored, values);
  va_end (values);
  dv_store_save (fixture->store, stored, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_words (GError *error, const char *words)
{
  g_assert_error (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
}

/* Tries to save @record as it is, and looks for @words in what is said. */
void
case_refuse (CaseFixture *fixture, DvRecord *record, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_save (fixture->store, record, NULL, &error));
  assert_words (error, words);
}

void
case_refuse_step (CaseFixture *fixture,
                  DvRecord *petition,
                  const char *type,
                  const char *date,
                  const char *document,
                  const char *words)
{
  g_autoptr (DvRecord) step = step_new (petition, type, date, document);

  case_refuse (fixture, step, words);
}

void
case_refuse_delete (CaseFixture *fixture, DvRecord *record, const char *words)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dv_store_delete (fixture->store, stored, NULL, &error));
  assert_words (error, words);
}

void
case_delete (CaseFixture *fixture, DvRecord *record)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), NULL);
  g_autoptr (GError) error = NULL;

  dv_store_delete (fixture->store, stored, NULL, &error);
  g_assert_no_error (error);
}

void
case_assert (CaseFixture *fixture, DvRecord *record, const char *name, const char *value)
{
  g_autoptr (DvRecord) stored = dv_store_load (fixture->store, dv_record_get_id (record), NULL);

  g_assert_cmpstr (dv_record_get (stored, name), ==, value);
}

/* Takes back @batch, or what was done last. */
void
case_undo (CaseFixture *fixture, const char *batch)
{
  g_autoptr (GError) error = NULL;
  DvUndone undone;

  dv_store_undo (fixture->store, batch, FALSE, &undone, &error);
  g_assert_no_error (error);
}
