/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-element.h"

#include <pango/pango.h>

G_BEGIN_DECLS

#define DV_POINTS_PER_MM (72.0 / 25.4)

/**
 * DvFont:
 * @style: the look
 * @description: the font for Pango, in points
 * @line_height: from one line to the next, in points
 * @baseline: from the top of a line to its baseline, in points
 *
 * An element ready to be set.
 */
typedef struct {
  DvElementStyle style;
  PangoFontDescription *description;
  double line_height;
  double baseline;
} DvFont;

/**
 * DvFonts:
 *
 * The fonts of a layout. One thread at a time; the context measures without a device, so that
 * screen, print and PDF break lines at the same place.
 */
typedef struct {
  PangoContext *context;
  char *families;
  DvFont fonts[DV_N_ELEMENTS];
} DvFonts;

DvFonts *dv_fonts_new (const DvLayout *layout);
void dv_fonts_free (DvFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvFonts, dv_fonts_free)

G_END_DECLS
