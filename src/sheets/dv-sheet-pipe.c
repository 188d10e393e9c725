/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-sheet-pipe.h"

#include <string.h>

/* Reading records and writing cells take about as long, so they are done at the same time: what is
 * read is collected into batches, and another thread writes them. There are few batches, so whoever
 * reads faster waits. */
struct _DvSheetPipe {
  const DvSheetFormat *format;
  gpointer file;
  guint n_columns;
  GThread *thread;
  GAsyncQueue *full;  /* of GString: texts, each with its NUL; the pipe itself ends them */
  GAsyncQueue *empty; /* of GString */
  GString *batch;     /* being filled */
  GError *error;      /* of the thread; read once @failed is set */
  gint failed;
  guint row; /* of the thread, as is @column */
  guint column;
};

#define N_BATCHES  4
#define BATCH_SIZE (64 * 1024)

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static gboolean
write_batch (DvSheetPipe *self, const GString *batch)
{
  const char *end = batch->str + batch->len;

  for (const char *text = batch->str; text < end; text += strlen (text) + 1) {
    if (!self->format->add (self->file, self->row, self->column, *text != '\0' ? text : NULL,
                            &self->error))
      return FALSE;
    if (++self->column == self->n_columns) {
      self->column = 0;
      self->row++;
    }
  }
  return TRUE;
}

/* After a failure the batches are only taken away, so that nobody waits for them. */
static gpointer
write_batches (gpointer data)
{
  DvSheetPipe *self = data;
  gpointer item;

  while ((item = g_async_queue_pop (self->full)) != self) {
    if (!g_atomic_int_get (&self->failed) && !write_batch (self, item))
      g_atomic_int_set (&self->failed, TRUE);
    g_string_truncate (item, 0);
    g_async_queue_push (self->empty, item);
  }
  return NULL;
}

/**
 * dv_sheet_pipe_new:
 * @format: how the file is written
 * @file: a file of the format, which nobody else touches until dv_sheet_pipe_finish()
 * @n_columns: how many cells a row has
 *
 * Returns: (transfer full): a way into the file
 */
DvSheetPipe *
dv_sheet_pipe_new (const DvSheetFormat *format, gpointer file, guint n_columns)
{
  DvSheetPipe *self = g_new0 (DvSheetPipe, 1);

  self->format = format;
  self->file = file;
  self->n_columns = n_columns;
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new_full (free_text);
  for (guint i = 1; i < N_BATCHES; i++)
    g_async_queue_push (self->empty, g_string_sized_new (BATCH_SIZE));
  self->batch = g_string_sized_new (BATCH_SIZE);
  self->thread = g_thread_new ("sheet-writer", write_batches, self);
  return self;
}

static void
stop (DvSheetPipe *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->full, self);
  g_thread_join (g_steal_pointer (&self->thread));
}

static gboolean
take_error (DvSheetPipe *self, GError **error)
{
  stop (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static void
send (DvSheetPipe *self)
{
  g_async_queue_push (self->full, self->batch);
  self->batch = g_async_queue_pop (self->empty);
}

/**
 * dv_sheet_pipe_add:
 * @self: a way into a file
 * @text: (nullable): what stands in the next cell
 * @error: return location for what the format says; then no other cell may be added
 *
 * Returns: whether nothing has failed so far
 */
gboolean
dv_sheet_pipe_add (DvSheetPipe *self, const char *text, GError **error)
{
  if (text != NULL)
    g_string_append (self->batch, text);
  g_string_append_c (self->batch, '\0');
  if (self->batch->len < BATCH_SIZE)
    return TRUE;
  send (self);
  return !g_atomic_int_get (&self->failed) || take_error (self, error);
}

/**
 * dv_sheet_pipe_finish:
 * @self: a way into a file
 * @error: return location for what the format says
 *
 * Waits until every cell is in the file, which belongs to the caller again.
 *
 * Returns: whether all of them are
 */
gboolean
dv_sheet_pipe_finish (DvSheetPipe *self, GError **error)
{
  if (self->thread != NULL)
    send (self);
  return take_error (self, error);
}

/**
 * dv_sheet_pipe_free:
 * @self: (transfer full) (nullable): a way into a file; what is still in it is lost
 */
void
dv_sheet_pipe_free (DvSheetPipe *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->failed, TRUE);
  stop (self);
  g_clear_error (&self->error);
  free_text (self->batch);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_free (self);
}
