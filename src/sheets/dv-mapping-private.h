/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-mapping.h"

#include "dv-heading.h"

G_BEGIN_DECLS

/* A column and what it is for. */
typedef struct {
  char *heading;
  char *folded; /* the heading in the form in which it is remembered */
  DvUse use;
  DvMappingSource source;
  char *note;
} DvMappingColumn;

/* What the headings of one level between the rows are for. */
typedef struct {
  const DvField *field;
  DvMappingSource source;
  const DvField *guess;
} DvMappingLevel;

/* What somebody decided that headings are for of which something was guessed. */
typedef struct {
  const DvField *guess;
  const DvField *field;
} DvMappingRule;

struct _DvMapping {
  const DvKind *kind;
  GPtrArray *columns; /* of DvMappingColumn */
  GArray *levels;     /* of DvMappingLevel */
  GArray *rules;      /* of DvMappingRule */
};

DvMapping *dv_mapping_new (const DvKind *kind);
DvMappingColumn *dv_mapping_add_column (DvMapping *self, const char *heading);
DvMappingColumn *dv_mapping_get_column (const DvMapping *self, guint column);
const DvMappingRule *dv_mapping_find_rule (const DvMapping *self, const DvField *guess);
const char *dv_mapping_get_last_words (const DvMapping *self, guint column);
gboolean dv_mapping_is_part_of_date (const DvMapping *self, guint column);
gboolean dv_mapping_joins (const DvMapping *self, guint left, guint right);
void dv_use_set (DvUse *self, DvUse use);

G_END_DECLS
