/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-import.h"

#include "dv-cell.h"
#include "dv-cell-text.h"
#include "dv-mapping.h"
#include "dv-sheet-table.h"

G_BEGIN_DECLS

struct _DvImport {
  const DvKind *kind;
  DvSheet *sheet;
  DvExisting existing;
  gboolean create_missing;
  gboolean previewed;
  guint64 digest;   /* of what the preview showed: what becomes of each row */
  GHashTable *same; /* number of a row -> id of the record that somebody said it is */
  GStrv defaults;   /* for every field the text that an empty cell stands for; NULL for none */
  DvProgressFunc progress;
  gpointer progress_data;
  DvImportResult result;

  DvSheetTable *table;     /* NULL until it was looked for, and if there is none */
  GPtrArray *table_faults; /* of DvFault: why there is none */
  DvMapping *mapping;      /* as of the last preview */
  DvMapping *chosen;       /* what somebody decided; NULL to guess */
  gboolean read_hidden;
  gboolean leave_out; /* rows that cannot be read are left out */

  /* While a preview is made. */
  DvDb *db;
  DvNames *names;
  GPtrArray *sources; /* for every field which columns it comes from */
  int id_column;
  GArray *scales; /* of guint: for every column, how many đồng one of its amounts is */
  DvCellReader reader;
  GStrv default_values; /* @defaults in canonical form */
  GHashTable *keys;     /* code -> number of the row that has it */
  GHashTable *taken;    /* ids of records that a row was found to be */
  GHashTable *stored;   /* DvImportRow -> DvRecord in the store */
};

const char *dv_import_get_cell (DvImport *self, guint row, const DvField *field);
const char *dv_import_get_heading (DvImport *self, const DvField *field);
void dv_import_find_sources (DvImport *self);
const DvSheetCell *
dv_import_find_cell (DvImport *self, guint row, const DvField *field, guint column, char **note);
gboolean dv_import_read_period (DvImport *self,
                                const DvField *field,
                                const DvSheetCell *cell,
                                DvCellText *text);
char *dv_import_find_end (DvImport *self, guint row, const DvField *field);
void dv_import_find_scales (DvImport *self);
gboolean dv_import_scale (DvImport *self,
                          const DvField *field,
                          const DvSheetCell *cell,
                          DvCellText *text,
                          GError **error);
gboolean dv_import_says (DvImport *self, guint row, const DvField *field);
gboolean
dv_import_read_field (DvImport *self, DvImportRow *row, const DvField *field, GError **error);
gboolean dv_import_find_table (DvImport *self, GError **error);
gboolean dv_import_identify_row (DvImport *self, DvImportRow *row, GError **error);
gboolean dv_import_read_row (DvImport *self, DvImportRow *row, GError **error);
void dv_import_refuse (DvImport *self,
                       DvImportRow *row,
                       const DvField *field,
                       const char *value,
                       const char *reason);
void dv_import_leave_out (DvImport *self, GPtrArray *order);
GPtrArray *dv_import_sort_new (DvImport *self);

G_END_DECLS
