/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-session-private.h"

#include <glib/gi18n.h>
#include <malloc.h>

G_DEFINE_FINAL_TYPE (DvImportSession, dv_import_session, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
dv_session_set_state (DvImportSession *self, DvSessionState state)
{
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dv_session_fail (DvImportSession *self, char *message)
{
  g_free (self->message);
  self->message = message;
  dv_session_set_state (self, DV_SESSION_FAILED);
}

GCancellable *
dv_session_begin_job (DvImportSession *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  return self->cancellable;
}
static void
dv_import_session_finalize (GObject *object)
{
  DvImportSession *self = DV_IMPORT_SESSION (object);

  dv_session_forget_likely (self);
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
#ifdef __GLIBC__
  /* A large sheet leaves hundreds of megabytes of small pieces, which are given back only so. */
  malloc_trim (0);
#endif
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
  self->same = g_hash_table_new_full (NULL, NULL, NULL, dv_session_likely_free);
  self->unsame = g_hash_table_new (NULL, NULL);
  self->retired = g_ptr_array_new_with_free_func (dv_session_likely_free);
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
    dv_session_fail (self, g_strdup (_ ("The file is not on this computer. Copy it here first.")));
  else
    dv_session_start_reading (self);
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
  dv_session_start_reading (self);
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
