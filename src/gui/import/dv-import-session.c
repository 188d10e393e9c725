/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-session.h"

#include <glib/gi18n.h>

#include "dv-fault.h"
#include "dv-kinds.h"
#include "import/dv-import-words.h"

/* One sheet on its way into the store, without a widget: reads it on a thread of its own, looks on
 * the store's what would become of it, again after every decision, and writes it. There is one job
 * at a time, and while it runs nobody else touches the import. */
struct _DvImportSession {
  GObject parent_instance;

  DvStore *store;
  const DvKind *kind;
  char *path;
  char *text; /* pasted cells, instead of a file */
  GStrv headings;
  const DvField *link; /* to the record that the rows are to belong to; NULL for none */
  char *owner;
  char *name;
  DvSessionState state;
  char *message;
  char *batch;

  DvImportFile *file;
  DvImport *import;
  GPtrArray *likely; /* of DvLikely */

  /* What was decided */
  guint place;
  DvEncoding encoding;
  DvMapping *mapping;
  DvExisting existing;
  gboolean read_hidden;
  gboolean leave_out;
  GHashTable *same;   /* number of a row -> DvLikely */
  GHashTable *unsame; /* rows of which that was taken back */
  GPtrArray *retired; /* of DvLikely: what somebody may still point to */

  gboolean busy;
  gboolean new_sheet; /* the sheet or its encoding is another than the import has */
  gboolean new_look;  /* something was decided since the last preview */
  guint taken;        /* the place of the sheet that the import has */
  GCancellable *cancellable;
  GCancellable *search; /* for likely people, beside everything else */
  gint done;            /* how many records are written, set by the store's thread */
  gint total;
};

G_DEFINE_FINAL_TYPE (DvImportSession, dv_import_session, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void advance (DvImportSession *self);

static void
set_state (DvImportSession *self, DvSessionState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fail (DvImportSession *self, char *message)
{
  g_free (self->message);
  self->message = message;
  set_state (self, DV_SESSION_FAILED);
}

static GCancellable *
begin_job (DvImportSession *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  return self->cancellable;
}

static void
likely_free (gpointer data)
{
  DvLikely *likely = data;

  g_free (likely->id);
  g_free (likely->title);
  g_free (likely);
}

static DvLikely *
likely_copy (const DvLikely *likely)
{
  DvLikely *copy = g_memdup2 (likely, sizeof *likely);

  copy->id = g_strdup (likely->id);
  copy->title = g_strdup (likely->title);
  return copy;
}

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
    fail (self, dv_import_describe_faults (reading->faults));
    return;
  }
  self->file = g_steal_pointer (&reading->file);
  self->place = reading->place;
  self->new_sheet = self->new_look = TRUE;
  advance (self);
}

static void
start_reading (DvImportSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, begin_job (self), read_cb, NULL);
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

static void
convert_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DvImportSession *self = source;

  dv_sheet_encoding_apply (data, self->encoding);
  g_task_return_boolean (task, TRUE);
}

static void
take_sheet (DvImportSession *self)
{
  self->taken = self->place;
  self->import = dv_import_new (self->kind, dv_import_file_take (self->file, self->place));
  if (self->link != NULL)
    dv_import_set_default (self->import, self->link, self->owner);
  self->new_sheet = FALSE;
}

static void
convert_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvImportSession *self = DV_IMPORT_SESSION (source);

  self->busy = FALSE;
  take_sheet (self);
  advance (self);
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

static void
start_taking (DvImportSession *self)
{
  DvSheetEncoding *encoding = dv_import_file_get_encoding (self->file, self->place);
  g_autoptr (GTask) task = NULL;

  give_back_sheet (self);
  if (dv_sheet_encoding_get_applied (encoding) == self->encoding) {
    take_sheet (self);
    advance (self);
    return;
  }
  task = g_task_new (self, begin_job (self), convert_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, encoding, NULL);
  g_task_run_in_thread (task, convert_thread);
}

/* People who are likely in the register already: found beside all the rest, as it takes longer. */

static gboolean
name_likely_cb (DvDb *db, gpointer data, GError **error)
{
  GTask *task = data;
  GPtrArray *likely = dv_likely_search_finish (g_task_get_task_data (task), db, error);

  if (likely == NULL)
    return FALSE;
  g_object_set_data_full (G_OBJECT (task), "dv-likely", likely, (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

static void
likely_named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvImportSession *self = g_task_get_source_object (task);
  GPtrArray *likely;

  if (!dv_store_read_finish (DV_STORE (source), result, NULL, NULL) ||
      g_task_get_cancellable (task) != self->search || g_cancellable_is_cancelled (self->search) ||
      self->state != DV_SESSION_READY)
    return;
  likely = g_object_get_data (G_OBJECT (task), "dv-likely");
  self->likely = g_ptr_array_ref (likely);
  set_state (self, DV_SESSION_READY);
}

static void
likely_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DvImportSession *self = DV_IMPORT_SESSION (source);
  GTask *task = G_TASK (result);

  if (g_task_propagate_boolean (task, NULL))
    dv_store_read_async (self->store, name_likely_cb, g_object_ref (task), g_object_unref,
                         g_task_get_cancellable (task), likely_named_cb, g_object_ref (task));
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (dv_likely_search_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
forget_likely (DvImportSession *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->likely, g_ptr_array_unref);
}

static void
start_search (DvImportSession *self, DvLikelySearch *search)
{
  g_autoptr (GTask) task = NULL;

  self->search = g_cancellable_new ();
  task = g_task_new (self, self->search, likely_found_cb, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) dv_likely_search_free);
  g_task_run_in_thread (task, search_thread);
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
    advance (self);
  } else if (done) {
    if (look->search != NULL)
      start_search (self, g_steal_pointer (&look->search));
    set_state (self, DV_SESSION_READY);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    fail (self, g_strdup (error->message));
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

  forget_likely (self);
  tell_decisions (self);
  self->new_look = FALSE;
  look->import = self->import;
  look->of_people = self->kind == &dv_kind_person;
  dv_store_read_async (self->store, look_cb, look, look_free, begin_job (self), looked_cb,
                       g_object_ref (self));
}

static void
advance (DvImportSession *self)
{
  if (self->busy || self->file == NULL)
    return;
  if (self->new_sheet)
    start_taking (self);
  else if (self->new_look)
    start_looking (self);
}

/* What runs is stopped, for it would answer a question that nobody asks any more. */
static void
look_again (DvImportSession *self)
{
  self->new_look = TRUE;
  if (self->file == NULL || self->state == DV_SESSION_WRITING)
    return;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search);
  set_state (self, DV_SESSION_LOOKING);
  advance (self);
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
    set_state (self, DV_SESSION_DONE);
    return;
  }
  self->message = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                    ? g_strdup (_ ("The import was stopped. Nothing was written."))
                    : g_strdup (error->message);
  self->state = DV_SESSION_LOOKING;
  look_again (self);
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

  forget_likely (self);
  self->done = self->total = 0;
  dv_import_set_progress (self->import, progress_cb, self);
  dv_store_write_async (self->store, "import", label, write_cb, g_object_ref (self), g_object_unref,
                        begin_job (self), written_cb, g_object_ref (self));
  set_state (self, DV_SESSION_WRITING);
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

static void
dv_import_session_finalize (GObject *object)
{
  DvImportSession *self = DV_IMPORT_SESSION (object);

  forget_likely (self);
  g_clear_pointer (&self->import, dv_import_free);
  g_clear_pointer (&self->file, dv_import_file_free);
  g_clear_pointer (&self->mapping, dv_mapping_free);
  g_clear_pointer (&self->same, g_hash_table_unref);
  g_clear_pointer (&self->unsame, g_hash_table_unref);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_strfreev (self->headings);
  g_free (self->owner);
  g_free (self->path);
  g_free (self->text);
  g_free (self->name);
  g_free (self->message);
  g_free (self->batch);

  G_OBJECT_CLASS (dv_import_session_parent_class)->finalize (object);
}

static void
dv_import_session_class_init (DvImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_import_session_finalize;

  /**
   * DvImportSession::changed:
   * @self: the import
   *
   * Its state is another, or something more is known.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dv_import_session_init (DvImportSession *self)
{
  self->encoding = DV_ENCODING_AUTO;
  self->existing = DV_EXISTING_UPDATE;
  self->read_hidden = TRUE;
  self->same = g_hash_table_new_full (NULL, NULL, NULL, likely_free);
  self->unsame = g_hash_table_new (NULL, NULL);
  self->retired = g_ptr_array_new_with_free_func (likely_free);
}

/**
 * dv_import_session_new:
 * @store: a store
 * @kind: the kind of record that the rows are
 *
 * Returns: (transfer full): an import of nothing yet
 */
DvImportSession *
dv_import_session_new (DvStore *store, const DvKind *kind)
{
  DvImportSession *self = g_object_new (DV_TYPE_IMPORT_SESSION, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  return self;
}

/**
 * dv_import_session_set_owner:
 * @self: an import that has not begun
 * @link: a link of its kind
 * @id: the record to which rows are linked by it that name no other, such as the list that their
 *   gifts belong to
 */
void
dv_import_session_set_owner (DvImportSession *self, const DvField *link, const char *id)
{
  self->link = link;
  g_free (self->owner);
  self->owner = g_strdup (id);
}

/**
 * dv_import_session_read_file:
 * @self: a new import
 * @file: a spreadsheet
 *
 * Begins to read it.
 */
void
dv_import_session_read_file (DvImportSession *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  self->path = g_file_get_path (file);
  self->name = g_filename_display_name (name);
  if (self->path == NULL)
    fail (self, g_strdup (_ ("The file is not on this computer. Copy it here first.")));
  else
    start_reading (self);
}

/**
 * dv_import_session_read_text:
 * @self: a new import
 * @text: cells from the clipboard
 * @headings: (array zero-terminated=1): those of the columns, if the cells come without
 *
 * Begins to read them.
 */
void
dv_import_session_read_text (DvImportSession *self, const char *text, const char *const *headings)
{
  self->text = g_strdup (text);
  self->headings = g_strdupv ((char **) headings);
  self->name = g_strdup (_ ("pasted cells"));
  start_reading (self);
}

DvSessionState
dv_import_session_get_state (DvImportSession *self)
{
  return self->state;
}

const DvKind *
dv_import_session_get_kind (DvImportSession *self)
{
  return self->kind;
}

/**
 * dv_import_session_get_name:
 * @self: an import
 *
 * Returns: what a person calls it: the name of the file
 */
const char *
dv_import_session_get_name (DvImportSession *self)
{
  return self->name;
}

/**
 * dv_import_session_get_message:
 * @self: an import
 *
 * Returns: (nullable): why it cannot be read, or was not written
 */
const char *
dv_import_session_get_message (DvImportSession *self)
{
  return self->message;
}

/**
 * dv_import_session_get_batch:
 * @self: an import that is done
 *
 * Returns: the id under which it can be withdrawn
 */
const char *
dv_import_session_get_batch (DvImportSession *self)
{
  return self->batch;
}

/**
 * dv_import_session_get_progress:
 * @self: an import that is being written
 *
 * Returns: how much of it is, from 0 to 1; below 0 while that is not known
 */
double
dv_import_session_get_progress (DvImportSession *self)
{
  gint total = g_atomic_int_get (&self->total);

  return total > 0 ? (double) g_atomic_int_get (&self->done) / total : -1;
}

static guint
count_shown_sheets (DvImportSession *self)
{
  guint n = 0;

  for (guint i = 0; i < dv_import_file_count_sheets (self->file); i++) {
    const DvSheet *sheet = dv_import_file_get_sheet (self->file, i);

    n += sheet != NULL && !dv_sheet_is_hidden (sheet) && dv_sheet_count_rows (sheet) > 0;
  }
  return n;
}

/**
 * dv_import_session_needs_look:
 * @self: an import that is ready
 *
 * Returns: whether somebody should look at the columns first
 */
gboolean
dv_import_session_needs_look (DvImportSession *self)
{
  const DvSheetTable *table = dv_import_get_table (self->import);
  DvSheetEncoding *encoding = dv_import_file_get_encoding (self->file, self->taken);

  return self->text != NULL || table == NULL || table->n_hidden > 0 ||
         dv_sheet_encoding_get_columns (encoding)->len > 0 || count_shown_sheets (self) > 0 ||
         dv_import_get_result (self->import)->rows->len == 0 ||
         dv_mapping_needs_look (dv_import_get_mapping (self->import));
}

/**
 * dv_import_session_get_import:
 * @self: an import
 *
 * Returns: (transfer none) (nullable): what would become of the rows; %NULL unless it is ready or
 *   done
 */
DvImport *
dv_import_session_get_import (DvImportSession *self)
{
  return self->state == DV_SESSION_READY || self->state == DV_SESSION_DONE ? self->import : NULL;
}

DvImportFile *
dv_import_session_get_file (DvImportSession *self)
{
  return self->file;
}

/**
 * dv_import_session_get_likely:
 * @self: an import
 *
 * Returns: (transfer none) (nullable) (element-type DvLikely): rows of which the person is likely
 * in the register; %NULL while that is not known
 */
GPtrArray *
dv_import_session_get_likely (DvImportSession *self)
{
  return self->likely;
}

/**
 * dv_import_session_get_same:
 * @self: an import
 * @row: the number of a row
 *
 * Returns: (transfer none) (nullable): the person that somebody said the row is
 */
const DvLikely *
dv_import_session_get_same (DvImportSession *self, guint row)
{
  return g_hash_table_lookup (self->same, GUINT_TO_POINTER (row));
}

guint
dv_import_session_get_place (DvImportSession *self)
{
  return self->place;
}

/**
 * dv_import_session_set_place:
 * @self: an import
 * @place: the place of the sheet that is to be read
 */
void
dv_import_session_set_place (DvImportSession *self, guint place)
{
  if (place == self->place)
    return;
  self->place = place;
  self->encoding = DV_ENCODING_AUTO;
  self->new_sheet = TRUE;
  look_again (self);
}

DvEncoding
dv_import_session_get_encoding (DvImportSession *self)
{
  return self->encoding;
}

/**
 * dv_import_session_set_encoding:
 * @self: an import
 * @encoding: what the sheet is converted from
 */
void
dv_import_session_set_encoding (DvImportSession *self, DvEncoding encoding)
{
  if (encoding == self->encoding)
    return;
  self->encoding = encoding;
  self->new_sheet = TRUE;
  look_again (self);
}

/**
 * dv_import_session_set_mapping:
 * @self: an import
 * @mapping: what its columns are for
 */
void
dv_import_session_set_mapping (DvImportSession *self, const DvMapping *mapping)
{
  g_clear_pointer (&self->mapping, dv_mapping_free);
  self->mapping = dv_mapping_copy (mapping);
  look_again (self);
}

void
dv_import_session_set_existing (DvImportSession *self, DvExisting existing)
{
  if (existing == self->existing)
    return;
  self->existing = existing;
  look_again (self);
}

void
dv_import_session_set_read_hidden (DvImportSession *self, gboolean read_hidden)
{
  if (!read_hidden == !self->read_hidden)
    return;
  self->read_hidden = read_hidden;
  look_again (self);
}

void
dv_import_session_set_leave_out (DvImportSession *self, gboolean leave_out)
{
  if (!leave_out == !self->leave_out)
    return;
  self->leave_out = leave_out;
  look_again (self);
}

/**
 * dv_import_session_set_same:
 * @self: an import
 * @likely: a row and a person of the register
 * @is_same: whether the row is that person
 */
void
dv_import_session_set_same (DvImportSession *self, const DvLikely *likely, gboolean is_same)
{
  gpointer row = GUINT_TO_POINTER (likely->row);

  if (is_same == (g_hash_table_lookup (self->same, row) != NULL))
    return;
  if (is_same) {
    g_hash_table_insert (self->same, row, likely_copy (likely));
  } else {
    g_ptr_array_add (self->retired, g_hash_table_lookup (self->same, row));
    g_hash_table_steal (self->same, row);
    g_hash_table_add (self->unsame, row);
  }
  look_again (self);
}
