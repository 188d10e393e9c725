/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvRecordSection:
 * @kind: the kind of record whose form it stands in
 * @name: the name of its place in the form: the box `parts-<name>`
 * @replaces: (nullable): the kind of part that it shows instead of the ordinary table
 * @create: makes the widget, for a record that may be new
 *
 * What the form of one kind shows beside its fields and parts.
 */
typedef struct {
  const DvKind *kind;
  const char *name;
  const DvKind *replaces;
  GtkWidget *(*create) (DvStore *store, DvRecord *record);
} DvRecordSection;

extern const DvRecordSection dv_section_case;
extern const DvRecordSection dv_section_matrix;
extern const DvRecordSection dv_section_posting;
extern const DvRecordSection dv_section_clocks;
extern const DvRecordSection dv_section_land;

const DvRecordSection *const *dv_record_sections_get (guint *n_sections);
gboolean dv_record_sections_replace (const DvKind *kind, const DvKind *part);

G_END_DECLS
