/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-import-file.h"
#include "dv-import-likely.h"
#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvSessionState:
 * @DV_SESSION_READING: the file is being read
 * @DV_SESSION_FAILED: it cannot be read, see dv_import_session_get_message()
 * @DV_SESSION_LOOKING: it is being looked what would become of the rows
 * @DV_SESSION_READY: that is known
 * @DV_SESSION_WRITING: the rows are being written
 * @DV_SESSION_DONE: they are
 *
 * How far an import is.
 */
typedef enum {
  DV_SESSION_READING,
  DV_SESSION_FAILED,
  DV_SESSION_LOOKING,
  DV_SESSION_READY,
  DV_SESSION_WRITING,
  DV_SESSION_DONE,
} DvSessionState;

#define DV_TYPE_IMPORT_SESSION (dv_import_session_get_type ())
G_DECLARE_FINAL_TYPE (DvImportSession, dv_import_session, DV, IMPORT_SESSION, GObject)

DvImportSession *dv_import_session_new (DvStore *store, const DvKind *kind);
void dv_import_session_set_owner (DvImportSession *self, const DvField *link, const char *id);
void dv_import_session_read_file (DvImportSession *self, GFile *file);
void
dv_import_session_read_text (DvImportSession *self, const char *text, const char *const *headings);
void dv_import_session_apply (DvImportSession *self);
void dv_import_session_cancel (DvImportSession *self);

DvSessionState dv_import_session_get_state (DvImportSession *self);
const DvKind *dv_import_session_get_kind (DvImportSession *self);
const char *dv_import_session_get_name (DvImportSession *self);
const char *dv_import_session_get_message (DvImportSession *self);
const char *dv_import_session_get_batch (DvImportSession *self);
double dv_import_session_get_progress (DvImportSession *self);
gboolean dv_import_session_needs_look (DvImportSession *self);
DvImport *dv_import_session_get_import (DvImportSession *self);
DvImportFile *dv_import_session_get_file (DvImportSession *self);
GPtrArray *dv_import_session_get_likely (DvImportSession *self);
const DvLikely *dv_import_session_get_same (DvImportSession *self, guint row);

guint dv_import_session_get_place (DvImportSession *self);
void dv_import_session_set_place (DvImportSession *self, guint place);
DvEncoding dv_import_session_get_encoding (DvImportSession *self);
void dv_import_session_set_encoding (DvImportSession *self, DvEncoding encoding);
void dv_import_session_set_mapping (DvImportSession *self, const DvMapping *mapping);
void dv_import_session_set_existing (DvImportSession *self, DvExisting existing);
void dv_import_session_set_read_hidden (DvImportSession *self, gboolean read_hidden);
void dv_import_session_set_leave_out (DvImportSession *self, gboolean leave_out);
void dv_import_session_set_same (DvImportSession *self, const DvLikely *likely, gboolean is_same);

G_END_DECLS
