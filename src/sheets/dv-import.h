/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-db.h"
#include "dv-mapping.h"
#include "dv-sheet.h"
#include "dv-sheet-table.h"
#include "dv-write.h"

G_BEGIN_DECLS

/**
 * DvExisting:
 * @DV_EXISTING_SKIP: leave it as it is
 * @DV_EXISTING_FILL: fill in only what is empty
 * @DV_EXISTING_UPDATE: take what the sheet says; an empty cell changes nothing
 *
 * What to do with a row whose record is in the store already.
 */
typedef enum {
  DV_EXISTING_SKIP,
  DV_EXISTING_FILL,
  DV_EXISTING_UPDATE,
} DvExisting;

/**
 * DvImportState:
 * @DV_IMPORT_NEW: the row makes a record
 * @DV_IMPORT_CHANGED: the row changes a record
 * @DV_IMPORT_SAME: the record is as the row says, or is left as it is
 * @DV_IMPORT_REFUSED: the row cannot be read, see the faults
 *
 * What becomes of a row.
 */
typedef enum {
  DV_IMPORT_NEW,
  DV_IMPORT_CHANGED,
  DV_IMPORT_SAME,
  DV_IMPORT_REFUSED,
} DvImportState;

/**
 * DvImportRow:
 * @row: its number in the sheet
 * @state: what becomes of it
 * @record: the record as it is to be; what it was says dv_record_get_original()
 * @notes: (nullable) (element-type DvFault): values that were completed or converted, and how
 *
 * One row of a sheet that is a record.
 */
typedef struct {
  guint row;
  DvImportState state;
  DvRecord *record;
  GPtrArray *notes;
} DvImportRow;

/**
 * DvImportResult:
 * @n_read: rows that are records
 * @n_new: of these, how many make a record
 * @n_changed: how many change one
 * @n_same: how many change nothing
 * @n_refused: how many cannot be read
 * @rows: (element-type DvImportRow): all of them
 * @faults: (element-type DvFault): everything that is wrong; while there is any, nothing is written
 * @n_hidden: rows that were read though the sheet does not show them
 * @left_out: (element-type DvFault): rows that are no records, such as totals, and why
 * @unknown: (element-type utf8): headings that no field answers to
 * @remarks: (element-type DvFault): what there is to say of columns: that another is read instead
 * @created: (element-type DvRecord): campaigns, sections and categories that the rows name and that
 *   are made, too
 *
 * What becomes of a sheet.
 */
typedef struct {
  guint n_read;
  guint n_new;
  guint n_changed;
  guint n_same;
  guint n_refused;
  guint n_hidden;
  GPtrArray *rows;
  GPtrArray *faults;
  GPtrArray *left_out;
  GPtrArray *unknown;
  GPtrArray *remarks;
  GPtrArray *created;
} DvImportResult;

/**
 * DvProgressFunc:
 * @done: how many records are done
 * @total: how many there are
 * @data: what the caller gave
 *
 * Tells how far long work is. It is called on the thread that does the work.
 */
typedef void (*DvProgressFunc) (guint done, guint total, gpointer data);

/* A sheet on its way into the store. */
typedef struct _DvImport DvImport;

DvImport *dv_import_new (const DvKind *kind, DvSheet *sheet);
void dv_import_free (DvImport *self);
DvSheet *dv_import_steal_sheet (DvImport *self);
void dv_import_set_existing (DvImport *self, DvExisting existing);
void dv_import_set_create_missing (DvImport *self, gboolean create_missing);
void dv_import_set_default (DvImport *self, const DvField *field, const char *text);
void dv_import_set_same (DvImport *self, guint row, const char *id);
void dv_import_set_mapping (DvImport *self, const DvMapping *mapping);
void dv_import_set_read_hidden (DvImport *self, gboolean read_hidden);
void dv_import_set_leave_out_refused (DvImport *self, gboolean leave_out);
void dv_import_set_progress (DvImport *self, DvProgressFunc progress, gpointer data);

gboolean dv_import_preview (DvImport *self, DvDb *db, GError **error);
gboolean dv_import_apply (DvImport *self, DvWrite *write, GError **error);
gboolean dv_import_may_apply (DvImport *self);
const DvImportResult *dv_import_get_result (DvImport *self);
const DvSheet *dv_import_get_sheet (DvImport *self);
const DvSheetTable *dv_import_get_table (DvImport *self);
const DvMapping *dv_import_get_mapping (DvImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvImport, dv_import_free)

G_END_DECLS
