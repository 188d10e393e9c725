/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-session-private.h"

#include <glib/gi18n.h>

#include "dv-fault.h"
#include "dv-kinds.h"
#include "import/dv-import-words.h"

/* What an import does on other threads, one job at a time, and what comes next. */

/* Reading the file. */

typedef struct {
  char *path;
  char *text;
  GStrv headings;
  const DvKind *kind;
  DvImportFile *file;
  guint place;
  GPtrArray *faults;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading->text);
  g_strfreev (reading->headings);
  g_clear_pointer (&reading->file, dv_import_file_free);
  g_ptr_array_unref (reading->faults);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;

  if (reading->text != NULL)
    reading->file =
      dv_import_file_new_pasted (reading->text, (const char *const *) reading->headings,
                                 reading->kind, reading->faults);
  else
    reading->file =
      dv_import_file_read (reading->path, DV_ENCODING_AUTO, cancellable, reading->faults);
  if (reading->file != NULL)
    reading->place = dv_import_file_choose (reading->file, reading->kind);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvImportSession *self = DV_IMPORT_SESSION (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  self->busy = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  if (reading->file == NULL) {
    dv_session_fail (self, dv_import_describe_faults (reading->faults));
    return;
  }
  self->file = g_steal_pointer (&reading->file);
  self->place = reading->place;
  self->new_sheet = self->new_look = TRUE;
  dv_session_advance (self);
}

void
dv_session_start_reading (DvImportSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, dv_session_begin_job (self), read_cb, NULL);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (self->path);
  reading->text = g_strdup (self->text);
  reading->headings = g_strdupv (self->headings);
  reading->kind = self->kind;
  reading->faults = dv_faults_new ();
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

/* Taking another sheet, or the same in another encoding. */

typedef struct {
  DvSheetEncoding *sheet;
  DvEncoding wanted;
} Conversion;

static void
convert_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Conversion *conversion = data;

  dv_sheet_encoding_apply (conversion->sheet, conversion->wanted);
  g_task_return_boolean (task, TRUE);
}

static void
take_sheet (DvImportSession *self)
{
  self->import = dv_import_new (self->kind, dv_import_file_take (self->file, self->taken));
  if (self->link != NULL)
    dv_import_set_default (self->import, self->link, self->owner);
}

static void
convert_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvImportSession *self = DV_IMPORT_SESSION (source);

  self->busy = FALSE;
  take_sheet (self);
  dv_session_advance (self);
}

static void
retire_all (DvImportSession *self)
{
  GHashTableIter iter;
  gpointer likely;

  g_hash_table_iter_init (&iter, self->same);
  while (g_hash_table_iter_next (&iter, NULL, &likely)) {
    g_ptr_array_add (self->retired, likely);
    g_hash_table_iter_steal (&iter);
  }
  g_hash_table_remove_all (self->unsame);
}

static void
give_back_sheet (DvImportSession *self)
{
  if (self->import == NULL)
    return;
  dv_import_file_give_back (self->file, self->taken,
                            dv_import_steal_sheet (g_steal_pointer (&self->import)));
  g_clear_pointer (&self->mapping, dv_mapping_free);
  retire_all (self);
}

/* Somebody may decide again while the sheet is converted; then it is taken once more. */
static void
start_taking (DvImportSession *self)
{
  DvSheetEncoding *sheet = dv_import_file_get_encoding (self->file, self->place);
  Conversion conversion = { sheet, self->encoding };
  g_autoptr (GTask) task = NULL;

  give_back_sheet (self);
  self->new_sheet = FALSE;
  self->taken = self->place;
  if (dv_sheet_encoding_get_applied (sheet) == self->encoding) {
    take_sheet (self);
    dv_session_advance (self);
    return;
  }
  task = g_task_new (self, dv_session_begin_job (self), convert_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (&conversion, sizeof conversion), g_free);
  g_task_run_in_thread (task, convert_thread);
}

/* Looking what would become of the rows. */

typedef struct {
  DvImport *import;
  gboolean of_people;
  DvLikelySearch *search;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->search, dv_likely_search_free);
  g_free (look);
}

static gboolean
look_cb (DvDb *db, gpointer data, GError **error)
{
  Look *look = data;

  if (!dv_import_preview (look->import, db, error))
    return FALSE;
  if (look->of_people && dv_import_get_result (look->import)->n_new > 0)
    look->search = dv_likely_search_new (look->import, db, error);
  return !look->of_people || look->search != NULL ||
         dv_import_get_result (look->import)->n_new == 0;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportSession) self = user_data;
  g_autoptr (GError) error = NULL;
  Look *look;
  gboolean done = dv_store_read_finish (DV_STORE (source), result, (gpointer *) &look, &error);

  self->busy = FALSE;
  if (self->new_look) {
    dv_session_advance (self);
  } else if (done) {
    if (look->search != NULL)
      dv_session_start_search (self, g_steal_pointer (&look->search));
    dv_session_set_state (self, DV_SESSION_READY);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    dv_session_fail (self, g_strdup (error->message));
  }
}

static void
tell_same (gpointer row, gpointer likely, gpointer import)
{
  dv_import_set_same (import, GPOINTER_TO_UINT (row), ((const DvLikely *) likely)->id);
}

static void
tell_not_same (gpointer row, gpointer value, gpointer import)
{
  dv_import_set_same (import, GPOINTER_TO_UINT (row), NULL);
}

static void
tell_decisions (DvImportSession *self)
{
  dv_import_set_mapping (self->import, self->mapping);
  dv_import_set_existing (self->import, self->existing);
  dv_import_set_read_hidden (self->import, self->read_hidden);
  dv_import_set_leave_out_refused (self->import, self->leave_out);
  g_hash_table_foreach (self->unsame, tell_not_same, self->import);
  g_hash_table_remove_all (self->unsame);
  g_hash_table_foreach (self->same, tell_same, self->import);
}

static void
start_looking (DvImportSession *self)
{
  Look *look = g_new0 (Look, 1);

  dv_session_forget_likely (self);
  tell_decisions (self);
  self->new_look = FALSE;
  look->import = self->import;
  look->of_people = self->kind == &dv_kind_person;
  dv_store_read_async (self->store, look_cb, look, look_free, dv_session_begin_job (self),
                       looked_cb, g_object_ref (self));
}

void
dv_session_advance (DvImportSession *self)
{
  if (self->busy || self->file == NULL)
    return;
  if (self->new_sheet)
    start_taking (self);
  else if (self->new_look)
    start_looking (self);
}

/* What runs is stopped, for it would answer a question that nobody asks any more. */
void
dv_session_look_again (DvImportSession *self)
{
  self->new_look = TRUE;
  if (self->file == NULL || self->state == DV_SESSION_WRITING)
    return;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search);
  dv_session_set_state (self, DV_SESSION_LOOKING);
  dv_session_advance (self);
}

/* Writing. */

static gboolean
write_cb (DvWrite *write, gpointer data, GError **error)
{
  DvImportSession *self = data;

  return dv_import_apply (self->import, write, error);
}

/* Runs on the store's thread: only the numbers are handed over. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  DvImportSession *self = data;

  g_atomic_int_set (&self->done, (gint) done);
  g_atomic_int_set (&self->total, (gint) total);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvImportSession) self = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  g_clear_pointer (&self->message, g_free);
  if (dv_store_write_finish (DV_STORE (source), result, NULL, &self->batch, &error)) {
    dv_session_set_state (self, DV_SESSION_DONE);
    return;
  }
  self->message = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                    ? g_strdup (_ ("The import was stopped. Nothing was written."))
                    : g_strdup (error->message);
  self->state = DV_SESSION_LOOKING;
  dv_session_look_again (self);
}

/**
 * dv_import_session_apply:
 * @self: an import that is ready
 *
 * Writes the rows, all of them or none.
 */
void
dv_import_session_apply (DvImportSession *self)
{
  /* translators: the name of a file */
  g_autofree char *label = g_strdup_printf (_ ("Import of %s"), self->name);

  g_return_if_fail (self->state == DV_SESSION_READY);

  dv_session_forget_likely (self);
  self->done = self->total = 0;
  dv_import_set_progress (self->import, progress_cb, self);
  dv_store_write_async (self->store, "import", label, write_cb, g_object_ref (self), g_object_unref,
                        dv_session_begin_job (self), written_cb, g_object_ref (self));
  dv_session_set_state (self, DV_SESSION_WRITING);
}

/**
 * dv_import_session_cancel:
 * @self: an import
 *
 * Stops what is being done.
 */
void
dv_import_session_cancel (DvImportSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search);
}
