/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-piece.h"

#include <pango/pangocairo.h>

#define RULE_WIDTH  0.75
#define FRAME_WIDTH 0.5

/**
 * dv_piece_new:
 * @height: in points
 *
 * Returns: (transfer full): a piece with nothing on it
 */
DvPiece *
dv_piece_new (double height)
{
  DvPiece *piece = g_new0 (DvPiece, 1);

  piece->height = height;
  piece->marks = g_array_new (FALSE, FALSE, sizeof (DvMark));
  return piece;
}

/**
 * dv_piece_free:
 * @piece: (transfer full): a piece
 *
 * Frees the piece, not the boxes its lines are from.
 */
void
dv_piece_free (DvPiece *piece)
{
  g_array_unref (piece->marks);
  g_free (piece);
}

/**
 * dv_piece_add_lines:
 * @piece: a piece
 * @box: where the lines are from; must outlive the piece
 * @first: the first line
 * @n: how many; lines that the box does not have are left out
 * @x: the left edge of the box
 * @y: the top of the first line
 *
 * Puts lines of a box under one another.
 */
void
dv_piece_add_lines (DvPiece *piece,
                    const DvTextBox *box,
                    unsigned first,
                    unsigned n,
                    double x,
                    double y)
{
  for (unsigned i = 0; i < n && first + i < box->lines->len; i++) {
    DvMark mark = {
      .kind = DV_MARK_LINE,
      .box = box,
      .line = first + i,
      .x = x,
      .y = y + i * box->font->line_height,
    };
    g_array_append_val (piece->marks, mark);
  }
}

/**
 * dv_piece_add_rule:
 * @piece: a piece
 * @x: its left end
 * @y: its height
 * @width: its length
 *
 * Draws a rule.
 */
void
dv_piece_add_rule (DvPiece *piece, double x, double y, double width)
{
  DvMark mark = { .kind = DV_MARK_RULE, .x = x, .y = y, .width = width };

  g_array_append_val (piece->marks, mark);
}

/**
 * dv_piece_add_frame:
 * @piece: a piece
 * @x: left
 * @y: top
 * @width: from left to right
 * @height: from top to bottom
 *
 * Draws the four sides of a cell.
 */
void
dv_piece_add_frame (DvPiece *piece, double x, double y, double width, double height)
{
  DvMark mark = { DV_MARK_FRAME, .x = x, .y = y, .width = width, .height = height };

  g_array_append_val (piece->marks, mark);
}

static void
draw_line (const DvMark *mark, cairo_t *cr)
{
  const DvTextLine *line = &g_array_index (mark->box->lines, DvTextLine, mark->line);

  cairo_move_to (cr, mark->x + line->x, mark->y + mark->box->font->baseline);
  pango_cairo_show_layout_line (cr, line->line);
}

static void
draw_mark (const DvMark *mark, cairo_t *cr)
{
  switch (mark->kind) {
  case DV_MARK_LINE:
    draw_line (mark, cr);
    break;
  case DV_MARK_RULE:
    cairo_set_line_width (cr, RULE_WIDTH);
    cairo_move_to (cr, mark->x, mark->y);
    cairo_rel_line_to (cr, mark->width, 0);
    cairo_stroke (cr);
    break;
  case DV_MARK_FRAME:
  default:
    cairo_set_line_width (cr, FRAME_WIDTH);
    cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
    cairo_stroke (cr);
    break;
  }
}

/**
 * dv_piece_draw:
 * @piece: a piece
 * @cr: where; the origin is the left margin at the top of the piece, the unit a point
 *
 * Draws the piece in the colour that is set.
 */
void
dv_piece_draw (const DvPiece *piece, cairo_t *cr)
{
  for (guint i = 0; i < piece->marks->len; i++)
    draw_mark (&g_array_index (piece->marks, DvMark, i), cr);
}
