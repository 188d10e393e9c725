/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/dv-import-session.h"

G_BEGIN_DECLS

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

/* The parts of the session, each in a file of its own. */
void dv_session_set_state (DvImportSession *self, DvSessionState state);
void dv_session_fail (DvImportSession *self, char *message);
GCancellable *dv_session_begin_job (DvImportSession *self);
void dv_session_start_reading (DvImportSession *self);
void dv_session_advance (DvImportSession *self);
void dv_session_look_again (DvImportSession *self);
void dv_session_forget_likely (DvImportSession *self);
void dv_session_start_search (DvImportSession *self, DvLikelySearch *search);
void dv_session_likely_free (gpointer data);

G_END_DECLS
