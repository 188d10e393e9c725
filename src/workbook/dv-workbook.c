/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-workbook.h"

#include <glib/gi18n-lib.h>

#include "dv-sheet-stream.h"

#define READER "danvan-read-workbook"

/* How much is read from the pipe at a time. */
#define CHUNK 65536

G_DEFINE_QUARK (dv - workbook - error - quark, dv_workbook_error)

/**
 * dv_workbook_detect:
 * @path: a file
 *
 * Returns: whether it begins as a workbook does, whatever its name ends in: a zip archive or a
 *   compound file, and not text
 */
gboolean
dv_workbook_detect (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[4] = { 0 };

  if (stream == NULL || g_input_stream_read (G_INPUT_STREAM (stream), start, sizeof start, NULL,
                                             NULL) != sizeof start)
    return FALSE;
  return memcmp (start, "PK\003\004", 4) == 0 || memcmp (start, "\xd0\xcf\x11\xe0", 4) == 0;
}

static char *
find_reader (GError **error)
{
  const char *folder = g_getenv ("DANVAN_LIBEXECDIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : DV_LIBEXECDIR, READER, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);
  g_set_error (error, DV_WORKBOOK_ERROR, DV_WORKBOOK_ERROR_NO_READER,
               /* translators: %s is a file name */
               _ ("The part of the program that reads workbooks is missing: %s. Install the "
                  "program again."),
               path);
  return NULL;
}

static GSubprocess *
start_reader (const char *path, GError **error)
{
  g_autofree char *reader = find_reader (error);
  g_autoptr (GSubprocessLauncher) launcher = NULL;

  if (reader == NULL)
    return NULL;
  launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* Not by name: names tell what is in a file, and are seen by everybody on the machine. */
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  return g_subprocess_launcher_spawn (launcher, error, reader, NULL);
}

static gboolean
collect (GInputStream *pipe, GByteArray *stream, GCancellable *cancellable, GError **error)
{
  gssize n = 1;

  while (n > 0 && stream->len < DV_WORKBOOK_MAX_BYTES) {
    guint length = stream->len;

    g_byte_array_set_size (stream, length + CHUNK);
    n = g_input_stream_read (pipe, stream->data + length, CHUNK, cancellable, error);
    g_byte_array_set_size (stream, length + (guint) MAX (n, 0));
  }
  return n >= 0;
}

/* An array that grew holds up to twice what it needs. */
static GBytes *
give_back_rest (GByteArray *stream)
{
  guint length = stream->len;
  guint8 *data = g_byte_array_free (stream, FALSE);

  return g_bytes_new_take (g_realloc (data, MAX (length, 1)), length);
}

/**
 * dv_workbook_read:
 * @path: an xlsx, xls or ods file
 * @cancellable: (nullable): to stop reading it
 * @error: return location for a #DV_WORKBOOK_ERROR or a #GIOErrorEnum
 *
 * Reads a workbook, in a process of its own: what is wrong with a file that came from anywhere can
 * neither bring the program down nor fill its memory, and to cancel is to end the process. It is
 * looked for in the folder that the environment variable `DANVAN_LIBEXECDIR` names (tests do this),
 * then where it was installed.
 *
 * Returns: (transfer full) (element-type DvSheet) (nullable): its sheets, hidden ones included
 */
GPtrArray *
dv_workbook_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = start_reader (path, error);
  g_autoptr (GByteArray) stream = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gboolean collected;

  if (process == NULL)
    return NULL;
  collected = collect (g_subprocess_get_stdout_pipe (process), stream, cancellable, error);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  if (!collected)
    return NULL;
  bytes = give_back_rest (g_steal_pointer (&stream));
  return dv_sheet_stream_parse (bytes, error);
}
