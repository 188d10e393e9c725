/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-store.h"

G_BEGIN_DECLS

void dv_import_start (GtkWidget *page, DvStore *store, const DvKind *kind);
void dv_import_start_parts (GtkWidget *page,
                            DvStore *store,
                            const DvKind *kind,
                            const DvField *link,
                            DvRecord *owner);
void dv_import_start_file (GtkWidget *page, DvStore *store, const DvKind *kind, GFile *file);

void dv_import_start_text (GtkWidget *page,
                           DvStore *store,
                           const DvKind *kind,
                           const char *text,
                           const char *const *headings);
void dv_import_start_paste (GtkWidget *page,
                            DvStore *store,
                            const DvKind *kind,
                            const char *const *headings);
gboolean dv_import_file_is_sheet (GFile *file);

G_END_DECLS
