/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

G_BEGIN_DECLS

/**
 * DvIcsState:
 * @DV_ICS_NEW: the store has no such event
 * @DV_ICS_CHANGED: the store says something else
 * @DV_ICS_SAME: the store says the same
 * @DV_ICS_PASSED_OVER: it is not taken, see the remark
 *
 * What an import does with an event.
 */
typedef enum {
  DV_ICS_NEW,
  DV_ICS_CHANGED,
  DV_ICS_SAME,
  DV_ICS_PASSED_OVER,
} DvIcsState;

/**
 * DvIcsItem:
 * @state: what is done with it
 * @line: where it begins in the file
 * @record: the event as it is to be
 * @remark: (nullable): what of it is not taken, a sentence
 *
 * An event of a file, held against the store.
 */
typedef struct {
  DvIcsState state;
  guint line;
  DvRecord *record;
  char *remark;
} DvIcsItem;

/**
 * DvIcsImport:
 * @items: (element-type DvIcsItem): the events of the file, in its order
 * @counts: how many there are in each #DvIcsState
 *
 * What an import would do, until it is written.
 */
typedef struct {
  GPtrArray *items;
  guint counts[DV_ICS_PASSED_OVER + 1];
} DvIcsImport;

DvIcsImport *dv_ics_import_new (DvDb *db, const char *text, gsize size, GError **error);
void dv_ics_import_free (DvIcsImport *self);
gboolean dv_ics_import_write (DvWrite *write, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvIcsImport, dv_ics_import_free)

G_END_DECLS
