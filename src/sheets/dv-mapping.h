/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-db.h"
#include "dv-sheet-table.h"
#include "dv-write.h"

G_BEGIN_DECLS

/* The heading of the column by which an exported row is known again. */
#define DV_COLUMN_ID "UUID"

/* The heading of the column in which a sheet of refused rows says why; it is never read. */
#define DV_COLUMN_FAULTS "Lỗi"

/* The heading of a column that counts the rows, unless a kind has a field for it. */
#define DV_COLUMN_COUNT "STT"

/**
 * DvUseType:
 * @DV_USE_NOTHING: it is not read
 * @DV_USE_ID: it has the UUIDs of records
 * @DV_USE_FIELD: what stands in it is the value of a field
 * @DV_USE_SPLIT: the same, and that something stands there gives another field a value: a year of
 *   birth below “Nữ”
 * @DV_USE_MARK: an x in it gives a field a value: a choice, or one of several links
 *
 * What a column is for.
 */
typedef enum {
  DV_USE_NOTHING,
  DV_USE_ID,
  DV_USE_FIELD,
  DV_USE_SPLIT,
  DV_USE_MARK,
} DvUseType;

/**
 * DvUse:
 * @type: what the column is for
 * @field: (nullable): the field that what stands there, or a mark, gives a value
 * @other: (nullable): for %DV_USE_SPLIT, the other field
 * @value: (nullable): for %DV_USE_SPLIT and %DV_USE_MARK, the value that is implied: the code of a
 *   choice, or what a linked record is called
 *
 * What one column is for.
 */
typedef struct {
  DvUseType type;
  const DvField *field;
  const DvField *other;
  char *value;
} DvUse;

/**
 * DvMappingSource:
 * @DV_MAPPING_NONE: nothing answers to the heading
 * @DV_MAPPING_UNSURE: the heading only resembles the name of a field: to be looked at
 * @DV_MAPPING_SURE: the heading is one of the names of a field
 * @DV_MAPPING_REMEMBERED: somebody decided it for a sheet with the same headings
 * @DV_MAPPING_CHOSEN: somebody decided it now
 *
 * Why a column is for what it is for.
 */
typedef enum {
  DV_MAPPING_NONE,
  DV_MAPPING_UNSURE,
  DV_MAPPING_SURE,
  DV_MAPPING_REMEMBERED,
  DV_MAPPING_CHOSEN,
} DvMappingSource;

/* What the columns of a table and the headings between its rows are for. */
typedef struct _DvMapping DvMapping;

/**
 * DvMappingKnows:
 * @target: a kind of record
 * @name: what may be the name of one
 * @data: what the caller gave
 *
 * Returns: whether there is such a record
 */
typedef gboolean (*DvMappingKnows) (const DvKind *target, const char *name, gpointer data);

DvMapping *dv_mapping_guess (const DvKind *kind, const DvSheet *sheet, const DvSheetTable *table);
DvMapping *dv_mapping_copy (const DvMapping *self);
void dv_mapping_free (DvMapping *self);

const DvKind *dv_mapping_get_kind (const DvMapping *self);
guint dv_mapping_count_columns (const DvMapping *self);
const char *dv_mapping_get_heading (const DvMapping *self, guint column);
const DvUse *dv_mapping_get (const DvMapping *self, guint column);
DvMappingSource dv_mapping_get_source (const DvMapping *self, guint column);
const char *dv_mapping_get_note (const DvMapping *self, guint column);
void dv_mapping_set (DvMapping *self, guint column, const DvUse *use);
GPtrArray *dv_mapping_list_uses (const DvMapping *self, guint column);
gboolean dv_mapping_has_field (const DvMapping *self, const DvField *field);
int dv_mapping_find_column (const DvMapping *self, const DvField *field);

void dv_mapping_guess_groups (DvMapping *self,
                              const DvSheetTable *table,
                              DvMappingKnows knows,
                              gpointer data);
guint dv_mapping_count_levels (const DvMapping *self);
const DvField *dv_mapping_get_group (const DvMapping *self, guint level);
DvMappingSource dv_mapping_get_group_source (const DvMapping *self, guint level);
void dv_mapping_set_group (DvMapping *self, guint level, const DvField *field);
GPtrArray *dv_mapping_list_group_fields (const DvMapping *self);

DvColumnFlags *dv_mapping_get_flags (const DvMapping *self);
gboolean
dv_mapping_check (const DvMapping *self, guint header, const char *const *given, GPtrArray *faults);

gboolean dv_mapping_column_needs_look (const DvMapping *self, guint column);
gboolean dv_mapping_needs_look (const DvMapping *self);
gboolean dv_mapping_is_changed (const DvMapping *self);
char *dv_mapping_get_layout (const DvMapping *self);
char *dv_mapping_to_text (const DvMapping *self);
void dv_mapping_take_text (DvMapping *self, const char *text);
gboolean dv_mapping_load (DvMapping *self, DvDb *db, GError **error);
gboolean dv_mapping_save (const DvMapping *self, DvWrite *write, GError **error);

char *dv_use_get_label (const DvUse *use);
gboolean dv_use_equal (const DvUse *a, const DvUse *b);
DvUse *dv_use_copy (const DvUse *use);
void dv_use_free (DvUse *use);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvMapping, dv_mapping_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvUse, dv_use_free)

G_END_DECLS
