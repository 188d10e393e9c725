/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-compose.h"

#include "dv-grid.h"

#define PADDING_X   5.4
#define PADDING_Y   2.5
#define TABLE_SPACE 6.0

/* A header higher than this share of the page is not repeated: rows would have no room. */
#define REPEAT_SHARE 0.5

typedef struct {
  DvComposer *composer;
  const DvTable *table;
  double *widths;
  const DvPiece *repeat;
  double room; /* for a row on a page of its own */
} TableComposer;

typedef struct {
  const DvTextBox *box;
  double x;
  double width;
} PlacedCell;

static double
span_width (const double *widths, unsigned first, unsigned n)
{
  double sum = 0;

  for (unsigned i = 0; i < n; i++)
    sum += widths[first + i];
  return sum;
}

static double
padding_of (double width)
{
  return MIN (PADDING_X, width / 8);
}

static const DvTextBox *
new_title (TableComposer *self, const char *title, double width)
{
  DvTextBox *box = dv_text_box_new_plain (self->composer->fonts, DV_ELEMENT_TABLE_HEAD,
                                          DV_ALIGN_CENTER, title, width - 2 * padding_of (width));

  return dv_composer_keep (self->composer, box);
}

static double
cell_height (const DvTextBox *box)
{
  return dv_text_box_get_height (box) + 2 * PADDING_Y;
}

static void
place_cell (DvPiece *piece, const DvTextBox *box, double x, double y, double width, double height)
{
  double top = y + (height - dv_text_box_get_height (box)) / 2;

  dv_piece_add_frame (piece, x, y, width, height);
  dv_piece_add_lines (piece, box, 0, box->lines->len, x + padding_of (width), top);
}

/* The height of the upper row of the header. */
static double
place_groups (TableComposer *self, DvPiece *piece)
{
  const GArray *groups = self->table->groups;
  g_autofree const DvTextBox **boxes = g_new0 (const DvTextBox *, groups->len + 1);
  double height = 0;

  for (guint i = 0; i < groups->len; i++) {
    const DvGroup *group = &g_array_index (groups, DvGroup, i);

    boxes[i] = new_title (self, group->title, span_width (self->widths, group->first, group->n));
    height = MAX (height, cell_height (boxes[i]));
  }
  for (guint i = 0; i < groups->len; i++) {
    const DvGroup *group = &g_array_index (groups, DvGroup, i);

    place_cell (piece, boxes[i], span_width (self->widths, 0, group->first), 0,
                span_width (self->widths, group->first, group->n), height);
  }
  return height;
}

static void
place_titles (TableComposer *self, DvPiece *piece, double upper)
{
  const GArray *columns = self->table->columns;
  g_autofree const DvTextBox **boxes = g_new0 (const DvTextBox *, columns->len);
  double x = 0;

  piece->height = upper;
  for (guint i = 0; i < columns->len; i++) {
    double top = dv_grid_group_of (self->table, i) ? upper : 0;

    boxes[i] = new_title (self, g_array_index (columns, DvColumn, i).title, self->widths[i]);
    piece->height = MAX (piece->height, top + cell_height (boxes[i]));
  }
  for (guint i = 0; i < columns->len; i++) {
    double top = dv_grid_group_of (self->table, i) ? upper : 0;

    place_cell (piece, boxes[i], x, top, self->widths[i], piece->height - top);
    x += self->widths[i];
  }
}

static void
add_header (TableComposer *self)
{
  DvPiece *piece = dv_piece_new (0);

  place_titles (self, piece, place_groups (self, piece));
  piece->space_before = TABLE_SPACE;
  dv_composer_push (self->composer, piece);
  self->composer->join_next = TRUE;

  self->room = self->composer->height;
  if (piece->height < self->composer->height * REPEAT_SHARE) {
    self->repeat = piece;
    self->room -= piece->height;
  }
}

static GArray *
break_cells (TableComposer *self, const DvRow *row)
{
  static const DvParagraph nothing_yet = { .block.kind = DV_BLOCK_PARAGRAPH };
  g_autoptr (GArray) grid = dv_grid_place_row (self->table, row);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DvRun));
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (PlacedCell));
  DvParagraph empty = nothing_yet;
  DvElement element = row->kind == DV_ROW_BODY ? DV_ELEMENT_TABLE_CELL : DV_ELEMENT_TABLE_TOTAL;

  empty.runs = none;
  for (guint i = 0; i < grid->len; i++) {
    const DvGridCell *from = &g_array_index (grid, DvGridCell, i);
    PlacedCell cell = {
      .x = span_width (self->widths, 0, from->first),
      .width = span_width (self->widths, from->first, from->span),
    };
    cell.box = dv_composer_keep (self->composer,
                                 dv_text_box_new (self->composer->fonts, element, from->alignment,
                                                  from->content ? from->content : &empty,
                                                  cell.width - 2 * padding_of (cell.width)));
    g_array_append_val (cells, cell);
  }
  return cells;
}

static unsigned
count_lines (const GArray *cells)
{
  unsigned n = 1;

  for (guint i = 0; i < cells->len; i++)
    n = MAX (n, g_array_index (cells, PlacedCell, i).box->lines->len);
  return n;
}

static void
push_row (TableComposer *self, DvPiece *piece, gboolean joined)
{
  piece->repeat = self->repeat;
  piece->joined = joined;
  dv_composer_push (self->composer, piece);
}

static void
push_whole_row (TableComposer *self, const GArray *cells, double height, gboolean joined)
{
  DvPiece *piece = dv_piece_new (height);

  for (guint i = 0; i < cells->len; i++) {
    const PlacedCell *cell = &g_array_index (cells, PlacedCell, i);
    place_cell (piece, cell->box, cell->x, 0, cell->width, height);
  }
  push_row (self, piece, joined);
}

/* A row higher than a page goes on in a row of its own. */
static void
push_part (TableComposer *self, const GArray *cells, unsigned first, unsigned n, double height)
{
  DvPiece *piece = dv_piece_new (height);

  for (guint i = 0; i < cells->len; i++) {
    const PlacedCell *cell = &g_array_index (cells, PlacedCell, i);

    dv_piece_add_frame (piece, cell->x, 0, cell->width, height);
    dv_piece_add_lines (piece, cell->box, first, n, cell->x + padding_of (cell->width), PADDING_Y);
  }
  push_row (self, piece, FALSE);
}

static void
push_long_row (TableComposer *self, const GArray *cells, unsigned n_lines)
{
  double line = g_array_index (cells, PlacedCell, 0).box->font->line_height;
  unsigned most = MAX (1, (unsigned) ((self->room - 2 * PADDING_Y) / line));

  for (unsigned first = 0; first < n_lines; first += most) {
    unsigned n = MIN (most, n_lines - first);
    push_part (self, cells, first, n, n * line + 2 * PADDING_Y);
  }
}

static void
add_row (TableComposer *self, const DvRow *row)
{
  g_autoptr (GArray) cells = break_cells (self, row);
  unsigned n_lines = count_lines (cells);
  double line = g_array_index (cells, PlacedCell, 0).box->font->line_height;
  double height = MAX (n_lines * line + 2 * PADDING_Y, row->height * DV_POINTS_PER_MM);

  if (height <= self->room)
    push_whole_row (self, cells, height, row->kind == DV_ROW_TOTAL);
  else
    push_long_row (self, cells, n_lines);
  self->composer->join_next = row->kind == DV_ROW_SECTION;
}

/**
 * dv_composer_add_table:
 * @composer: a composer
 * @table: a table; without columns nothing is added
 *
 * Makes a piece of the header and one of each row; rows carry the header for the next page.
 */
void
dv_composer_add_table (DvComposer *composer, const DvTable *table)
{
  if (table->columns->len == 0)
    return;

  g_autofree double *widths = dv_grid_widths (table, composer->width);
  TableComposer self = { .composer = composer, .table = table, .widths = widths };

  add_header (&self);
  for (guint i = 0; i < table->rows->len; i++)
    add_row (&self, g_ptr_array_index (table->rows, i));
  composer->join_next = FALSE;
  composer->space_next = TABLE_SPACE;
}
