/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "dv-package.h"
#include "dv-reader.h"

/* What this process may take: memory in bytes, time of a processor in seconds. */
#define MAX_MEMORY  (G_GUINT64_CONSTANT (2) << 30)
#define MAX_SECONDS 300

#define COMPOUND_FILE "\xd0\xcf\x11\xe0"

/* A file that takes more ends this process, not the program. */
static void
limit (void)
{
  const struct rlimit seconds = { MAX_SECONDS, MAX_SECONDS };
  const struct rlimit none = { 0, 0 };

#ifndef __SANITIZE_ADDRESS__
  const struct rlimit memory = { MAX_MEMORY, MAX_MEMORY };

  setrlimit (RLIMIT_AS, &memory);
#endif
  setrlimit (RLIMIT_CPU, &seconds);
  /* What lies in memory here is secret: it goes into no core dump, nor into a file. */
  setrlimit (RLIMIT_CORE, &none);
  setrlimit (RLIMIT_FSIZE, &none);
  prctl (PR_SET_DUMPABLE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static gboolean
is_compound_file (void)
{
  char start[4] = { 0 };

  return pread (STDIN_FILENO, start, sizeof start, 0) == (ssize_t) sizeof start &&
         memcmp (start, COMPOUND_FILE, sizeof start) == 0;
}

static void
read_file (DvSink *sink)
{
  if (is_compound_file ())
    dv_xls_read (sink);
  else if (dv_package_has (sink, "content.xml"))
    dv_ods_read (sink);
  else
    dv_xlsx_read (sink);
}

static GLogWriterOutput
ignore_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}

/* libgsf warns of what is wrong with a file, which is the file's fault and no defect of ours. */
static void
silence_libraries (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (ignore_log, NULL, NULL);
}

/* Reads the workbook that is standard input and writes what dv-sheet-stream.h describes. */
int
main (void)
{
  g_autoptr (DvSink) sink = dv_sink_new (stdout);

  silence_libraries ();
  limit ();
  read_file (sink);
  dv_sink_end (sink);
  return EXIT_SUCCESS;
}
