/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dv-text-box.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef enum {
  DV_MARK_LINE,
  DV_MARK_RULE,
  DV_MARK_FRAME,
} DvMarkKind;

/**
 * DvMark:
 * @box: for a line, the box it is from; borrowed
 * @line: for a line, which line of the box
 * @x: from the left margin; for a line, the left edge of its box
 * @y: from the top of the piece; for a line, the top of the line
 *
 * One thing on the paper: a line of words, a rule or the frame of a cell.
 */
typedef struct {
  DvMarkKind kind;
  const DvTextBox *box;
  unsigned line;
  double x;
  double y;
  double width;
  double height;
} DvMark;

/**
 * DvPiece:
 * @space_before: left out at the top of a page
 * @joined: whether it stays on the page of the piece before it
 * @page_break: whether it starts a page
 * @repeat: (nullable): stands above it when it starts a page; borrowed
 *
 * What is never broken over two pages: a line of a paragraph, a row of a table, a letterhead.
 */
typedef struct _DvPiece DvPiece;
struct _DvPiece {
  GArray *marks; /* of DvMark */
  double height;
  double space_before;
  gboolean joined;
  gboolean page_break;
  gboolean landscape;
  const DvPiece *repeat;
  const DvHeading *heading; /* the heading that starts here, or NULL */
};

DvPiece *dv_piece_new (double height);
void dv_piece_free (DvPiece *piece);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvPiece, dv_piece_free)

void dv_piece_add_lines (DvPiece *piece,
                         const DvTextBox *box,
                         unsigned first,
                         unsigned n,
                         double x,
                         double y);
void dv_piece_add_rule (DvPiece *piece, double x, double y, double width);
void dv_piece_add_frame (DvPiece *piece, double x, double y, double width, double height);
void dv_piece_draw (const DvPiece *piece, cairo_t *cr);

G_END_DECLS
