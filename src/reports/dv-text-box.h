/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-block.h"
#include "dv-fonts.h"

G_BEGIN_DECLS

/**
 * DvTextLine:
 * @line: the line, owned by the layout of the box
 * @x: where its ink starts, from the left edge of the box, in points
 */
typedef struct {
  PangoLayoutLine *line;
  double x;
  double width;
} DvTextLine;

typedef struct {
  const char *figure;
  int start;
  int end;
} DvTextFigure;

/**
 * DvTextBox:
 *
 * Words broken into lines of a width. All lines have the height of the font. Figures are borrowed
 * from the document.
 */
typedef struct {
  const DvFont *font;
  PangoLayout *layout;
  GArray *lines;   /* of DvTextLine */
  GArray *figures; /* of DvTextFigure, NULL = none */
} DvTextBox;

DvTextBox *dv_text_box_new (const DvFonts *fonts,
                            DvElement element,
                            DvAlignment alignment,
                            const DvParagraph *paragraph,
                            double width);
DvTextBox *dv_text_box_new_plain (const DvFonts *fonts,
                                  DvElement element,
                                  DvAlignment alignment,
                                  const char *text,
                                  double width);
void dv_text_box_free (DvTextBox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvTextBox, dv_text_box_free)

double dv_text_box_get_height (const DvTextBox *box);
double dv_text_box_get_widest (const DvTextBox *box);

G_END_DECLS
