/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-kind.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvColumn:
 * @field: what it shows
 * @width: in pixels, or -1 for what is left
 * @visible: whether it is shown
 */
typedef struct {
  const DvField *field;
  int width;
  gboolean visible;
} DvColumn;

/**
 * DvColumns:
 * @columns: (element-type DvColumn): the columns in order
 * @sort: (nullable): the field that the list is sorted by
 * @descending: whether the order is turned round
 *
 * How a person has arranged a list.
 */
typedef struct {
  GArray *columns;
  const DvField *sort;
  gboolean descending;
} DvColumns;

DvColumns *dv_columns_new (const DvKind *kind, const char *without);
void dv_columns_free (DvColumns *columns);
void dv_columns_read (DvColumns *columns, const DvKind *kind, GVariant *saved);
GVariant *dv_columns_write (const DvColumns *columns);
int dv_columns_get_width (const DvKind *kind, const DvField *field);
gboolean dv_columns_is_compact (const DvKind *kind, const DvField *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvColumns, dv_columns_free)

G_END_DECLS
