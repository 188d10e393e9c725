/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-document.h"
#include "dv-piece.h"

G_BEGIN_DECLS

/**
 * DvComposer:
 * @pieces: (element-type DvPiece): what has been made so far; owned
 * @boxes: (element-type DvTextBox): where the lines of the pieces are from; owned
 * @width: between the margins, of the section that is being made
 * @height: between the margins, of the section that is being made
 * @join_next: whether the next piece stays with the last one
 * @break_next: whether the next piece starts a page
 * @space_next: what the last block wants free below it
 *
 * Turns blocks into pieces.
 */
typedef struct {
  const DvLayout *layout;
  const DvFonts *fonts;
  GPtrArray *pieces;
  GPtrArray *boxes;
  double width;
  double height;
  gboolean landscape;
  gboolean join_next;
  gboolean break_next;
  double space_next;
} DvComposer;

void dv_composer_init (DvComposer *composer, const DvLayout *layout, const DvFonts *fonts);
void dv_composer_add_document (DvComposer *composer, const DvDocument *document);

void dv_composer_push (DvComposer *composer, DvPiece *piece);
const DvTextBox *dv_composer_keep (DvComposer *composer, DvTextBox *box);
void dv_composer_add_table (DvComposer *composer, const DvTable *table);

G_END_DECLS
