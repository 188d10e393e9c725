/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-record.h"

#include "dv-version.h"

G_BEGIN_DECLS

/**
 * DvOpField:
 * @field: number of the field
 * @replaced: (element-type DvDot): the changes whose values the writer saw
 * @value: (nullable): the new value in canonical form
 */
typedef struct {
  guint field;
  GArray *replaced;
  char *value;
} DvOpField;

/**
 * DvOp:
 * @kind: number of the kind of the record
 * @life: what it says of the record's life
 * @creates: whether it makes the record
 * @life_replaced: (element-type DvDot): the changes of its life that the writer saw
 * @fields: (element-type DvOpField): the fields that it sets
 *
 * One change of one record: the unit of the operation log, of undo and of merging.
 */
typedef struct {
  guint kind;
  DvLife life;
  gboolean creates;
  GArray *life_replaced;
  GPtrArray *fields;
} DvOp;

DvOp *dv_op_new (guint kind, DvLife life);
void dv_op_free (DvOp *op);
void dv_op_add (DvOp *op, guint field, GArray *replaced, const char *value);
DvOpField *dv_op_find (const DvOp *op, guint field);
void dv_op_apply (const DvOp *op, DvVersion *version, DvDot dot);
gboolean dv_op_number_sites (DvOp *op, const GArray *sites);
void dv_op_set_values (const DvOp *op, DvRecord *record);
guint32 dv_sites_find (GArray *sites, guint32 site);
GByteArray *dv_op_to_bytes (const DvOp *op, GArray *sites);
GBytes *dv_op_strip (gconstpointer data, gsize size);
DvOp *dv_op_parse (gconstpointer data, gsize size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvOp, dv_op_free)

G_END_DECLS
