/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dv-page-layout.h"

G_BEGIN_DECLS

#define DV_TYPE_PAPER_VIEW (dv_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (DvPaperView, dv_paper_view, DV, PAPER_VIEW, GtkWidget)

GtkWidget *dv_paper_view_new (void);
void dv_paper_view_set_document (DvPaperView *self, DvDocument *document);
DvPages *dv_paper_view_get_pages (DvPaperView *self);
void dv_paper_view_set_figure (DvPaperView *self, const char *figure);

G_END_DECLS
