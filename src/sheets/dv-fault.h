/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvFault:
 * @row: the row of the sheet, counted from 1; 0 if the fault is none of a row's
 * @column: (nullable): the heading of the column
 * @value: (nullable): what stands in the cell
 * @reason: what is wrong and what to do
 *
 * One thing that keeps a sheet from being read.
 */
typedef struct {
  guint row;
  char *column;
  char *value;
  char *reason;
} DvFault;

GPtrArray *dv_faults_new (void);
void dv_faults_add (GPtrArray *faults,
                    guint row,
                    const char *column,
                    const char *value,
                    const char *format,
                    ...) G_GNUC_PRINTF (5, 6);
char *dv_fault_to_line (const DvFault *fault, const char *file, const char *sheet);

G_END_DECLS
