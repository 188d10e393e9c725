/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * DvPages:
 *
 * A document laid out on pages: the same for the preview, the printer and PDF. Lengths are points
 * from the top left corner of the paper. Used from the thread that made it.
 */
typedef struct _DvPages DvPages;

typedef struct {
  const char *figure;
  double x;
  double y;
  double width;
  double height;
} DvFigureArea;

typedef struct {
  const DvHeading *heading;
  unsigned page;
  double y;
} DvOutlineEntry;

DvPages *dv_pages_new (DvDocument *document);
void dv_pages_free (DvPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPages, dv_pages_free)

unsigned dv_pages_get_n_pages (const DvPages *pages);
DvDocument *dv_pages_get_document (const DvPages *pages);
void dv_pages_get_size (const DvPages *pages, unsigned page, double *width, double *height);
void dv_pages_draw (const DvPages *pages, unsigned page, cairo_t *cr);
GArray *dv_pages_figure_areas (const DvPages *pages, unsigned page);
const char *dv_pages_hit (const DvPages *pages, unsigned page, double x, double y);
GArray *dv_pages_outline (const DvPages *pages);

G_END_DECLS
