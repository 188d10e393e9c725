/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-page-layout.h"

#include "dv-compose.h"

typedef struct {
  const DvPiece *piece;
  double y;     /* from the top margin */
  double scale; /* below 1 for a piece higher than the page */
} Placed;

typedef struct {
  gboolean landscape;
  double height; /* between the margins */
  double used;
  GArray *placed;
} Page;

struct _DvPages {
  DvDocument *document;
  const DvLayout *layout;
  DvFonts *fonts;
  GPtrArray *pieces;
  GPtrArray *boxes;
  GPtrArray *pages;
};

static void
free_page (gpointer data)
{
  Page *page = data;

  g_array_unref (page->placed);
  g_free (page);
}

static double
paper_width (const DvLayout *layout, gboolean landscape)
{
  return (landscape ? layout->paper_height : layout->paper_width) * DV_POINTS_PER_MM;
}

static double
paper_height (const DvLayout *layout, gboolean landscape)
{
  return paper_width (layout, !landscape);
}

static Page *
add_page (DvPages *pages, gboolean landscape)
{
  const DvLayout *layout = pages->layout;
  Page *page = g_new0 (Page, 1);

  page->landscape = landscape;
  page->height = paper_height (layout, landscape) -
                 (layout->margin_top + layout->margin_bottom) * DV_POINTS_PER_MM;
  page->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_ptr_array_add (pages->pages, page);
  return page;
}

static void
place (Page *page, const DvPiece *piece)
{
  if (page->used > 0)
    page->used += piece->space_before;

  Placed placed = { .piece = piece, .y = page->used, .scale = 1 };
  if (piece->height > page->height)
    placed.scale = page->height / piece->height;
  page->used += piece->height * placed.scale;
  g_array_append_val (page->placed, placed);
}

static gboolean
fits (double used, const DvPiece *piece, double height)
{
  return used + piece->space_before + piece->height <= height + 0.01;
}

static double
height_of_repeat (const DvPiece *piece)
{
  return piece->repeat ? piece->repeat->height : 0;
}

/* The piece after the last one that has room on a page that starts with @first, joined or not. */
static guint
find_overflow (const GPtrArray *pieces, guint first, double height)
{
  const DvPiece *start = g_ptr_array_index (pieces, first);
  double used = height_of_repeat (start) + start->height;
  guint i;

  for (i = first + 1; i < pieces->len; i++) {
    const DvPiece *piece = g_ptr_array_index (pieces, i);

    if (piece->page_break || !fits (used, piece, height))
      break;
    used += piece->space_before + piece->height;
  }
  return i;
}

/* Back to where a break is allowed; when that would empty the page, the break comes anyway. */
static guint
find_break (const GPtrArray *pieces, guint first, double height)
{
  guint overflow = find_overflow (pieces, first, height);
  guint end = overflow;

  while (end < pieces->len && end > first &&
         ((const DvPiece *) g_ptr_array_index (pieces, end))->joined)
    end--;
  return end > first ? end : overflow;
}

static void
fill_page (Page *page, const GPtrArray *pieces, guint first, guint end)
{
  const DvPiece *start = g_ptr_array_index (pieces, first);

  if (start->repeat)
    place (page, start->repeat);
  for (guint i = first; i < end; i++)
    place (page, g_ptr_array_index (pieces, i));
}

static void
break_pages (DvPages *pages)
{
  for (guint first = 0; first < pages->pieces->len;) {
    const DvPiece *start = g_ptr_array_index (pages->pieces, first);
    Page *page = add_page (pages, start->landscape);
    guint end = find_break (pages->pieces, first, page->height);

    fill_page (page, pages->pieces, first, end);
    first = end;
  }
  if (pages->pages->len == 0)
    add_page (pages, FALSE);
}

static double
page_number_y (const DvLayout *layout, const Page *page, const DvPiece *piece)
{
  double distance = layout->page_number_distance * DV_POINTS_PER_MM;
  double top = layout->margin_top * DV_POINTS_PER_MM;

  if (layout->page_number_place == DV_NUMBER_TOP)
    return distance - top;
  return paper_height (layout, page->landscape) - top - distance - piece->height;
}

static void
number_page (DvPages *pages, guint i)
{
  Page *page = g_ptr_array_index (pages->pages, i);
  const DvLayout *layout = pages->layout;
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  double width = paper_width (layout, page->landscape) -
                 (layout->margin_left + layout->margin_right) * DV_POINTS_PER_MM;
  DvTextBox *box =
    dv_text_box_new_plain (pages->fonts, DV_ELEMENT_PAGE_NUMBER, DV_ALIGN_DEFAULT, number, width);
  DvPiece *piece = dv_piece_new (dv_text_box_get_height (box));

  g_ptr_array_add (pages->boxes, box);
  g_ptr_array_add (pages->pieces, piece);
  dv_piece_add_lines (piece, box, 0, 1, 0, 0);

  Placed placed = { .piece = piece, .y = page_number_y (layout, page, piece), .scale = 1 };
  g_array_append_val (page->placed, placed);
}

static void
number_pages (DvPages *pages)
{
  if (pages->layout->page_number_place == DV_NUMBER_NONE)
    return;
  for (guint i = pages->layout->page_number_first ? 0 : 1; i < pages->pages->len; i++)
    number_page (pages, i);
}

/**
 * dv_pages_new:
 * @document: a document that is built
 *
 * Breaks the document into lines and pages: no heading stands alone at the foot of a page, no
 * paragraph leaves one line behind or takes one along, a table repeats its header, a signature
 * takes the end of the text with it. What is higher than a page is made smaller.
 *
 * Returns: (transfer full): at least one page
 */
DvPages *
dv_pages_new (DvDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  DvPages *pages = g_new0 (DvPages, 1);
  DvComposer composer;

  pages->document = dv_document_ref (document);
  pages->layout = dv_document_get_layout (document);
  pages->fonts = dv_fonts_new (pages->layout);
  dv_composer_init (&composer, pages->layout, pages->fonts);
  dv_composer_add_document (&composer, document);

  pages->pieces = composer.pieces;
  pages->boxes = composer.boxes;
  pages->pages = g_ptr_array_new_with_free_func (free_page);
  break_pages (pages);
  number_pages (pages);
  return pages;
}

/**
 * dv_pages_free:
 * @pages: (transfer full): the pages
 *
 * Frees the pages and drops the document.
 */
void
dv_pages_free (DvPages *pages)
{
  g_ptr_array_unref (pages->pages);
  g_ptr_array_unref (pages->pieces);
  g_ptr_array_unref (pages->boxes);
  dv_fonts_free (pages->fonts);
  dv_document_unref (pages->document);
  g_free (pages);
}

/**
 * dv_pages_get_n_pages:
 * @pages: the pages
 *
 * Returns: how many pages there are, 1 or more
 */
unsigned
dv_pages_get_n_pages (const DvPages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);

  return pages->pages->len;
}

/**
 * dv_pages_get_document:
 * @pages: the pages
 *
 * Returns: (transfer none): the document that stands on them
 */
DvDocument *
dv_pages_get_document (const DvPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->document;
}

/**
 * dv_pages_get_size:
 * @pages: the pages
 * @page: which one, from 0
 * @width: (out): the width of the paper in points
 * @height: (out): its height in points
 *
 * The size of a sheet; a landscape page is wider than high.
 */
void
dv_pages_get_size (const DvPages *pages, unsigned page, double *width, double *height)
{
  g_return_if_fail (pages != NULL && page < pages->pages->len);

  const Page *sheet = g_ptr_array_index (pages->pages, page);
  *width = paper_width (pages->layout, sheet->landscape);
  *height = paper_height (pages->layout, sheet->landscape);
}

static void
draw_placed (const Placed *placed, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 0, placed->y);
  cairo_scale (cr, placed->scale, placed->scale);
  dv_piece_draw (placed->piece, cr);
  cairo_restore (cr);
}

/**
 * dv_pages_draw:
 * @pages: the pages
 * @page: which one, from 0
 * @cr: where; the origin is the corner of the paper, the unit a point
 *
 * Draws the words and lines of a page in black; the paper itself is not painted.
 */
void
dv_pages_draw (const DvPages *pages, unsigned page, cairo_t *cr)
{
  g_return_if_fail (pages != NULL && page < pages->pages->len && cr != NULL);

  const Page *sheet = g_ptr_array_index (pages->pages, page);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_translate (cr, pages->layout->margin_left * DV_POINTS_PER_MM,
                   pages->layout->margin_top * DV_POINTS_PER_MM);
  for (guint i = 0; i < sheet->placed->len; i++)
    draw_placed (&g_array_index (sheet->placed, Placed, i), cr);
  cairo_restore (cr);
}

/* The ranges of Pango start at the left edge of the box and count indent and alignment. */
static void
append_ranges (GArray *areas, const DvTextFigure *figure, const DvMark *mark, PangoLayoutLine *line)
{
  g_autofree int *ranges = NULL;
  int n;

  pango_layout_line_get_x_ranges (line, MAX (figure->start, line->start_index),
                                  MIN (figure->end, line->start_index + line->length), &ranges, &n);
  for (int i = 0; i < n; i++) {
    DvFigureArea area = {
      .figure = figure->figure,
      .x = mark->x + pango_units_to_double (ranges[2 * i]),
      .y = mark->y,
      .width = pango_units_to_double (ranges[2 * i + 1] - ranges[2 * i]),
      .height = mark->box->font->line_height,
    };
    g_array_append_val (areas, area);
  }
}

static void
append_mark (GArray *areas, const DvMark *mark)
{
  if (mark->kind != DV_MARK_LINE || !mark->box->figures)
    return;

  PangoLayoutLine *line = g_array_index (mark->box->lines, DvTextLine, mark->line).line;
  for (guint i = 0; i < mark->box->figures->len; i++) {
    const DvTextFigure *figure = &g_array_index (mark->box->figures, DvTextFigure, i);

    if (figure->start < line->start_index + line->length && figure->end > line->start_index)
      append_ranges (areas, figure, mark, line);
  }
}

static void
append_placed (GArray *areas, const Placed *placed, const DvLayout *layout)
{
  guint first = areas->len;

  for (guint i = 0; i < placed->piece->marks->len; i++)
    append_mark (areas, &g_array_index (placed->piece->marks, DvMark, i));
  for (guint i = first; i < areas->len; i++) {
    DvFigureArea *area = &g_array_index (areas, DvFigureArea, i);

    area->x = layout->margin_left * DV_POINTS_PER_MM + area->x * placed->scale;
    area->y = layout->margin_top * DV_POINTS_PER_MM + placed->y + area->y * placed->scale;
    area->width *= placed->scale;
    area->height *= placed->scale;
  }
}

/**
 * dv_pages_figure_areas:
 * @pages: the pages
 * @page: which one, from 0
 *
 * Where the figures of a page stand; a figure broken over two lines has two areas.
 *
 * Returns: (transfer full) (element-type DvFigureArea): the areas; their texts belong to the
 *   document
 */
GArray *
dv_pages_figure_areas (const DvPages *pages, unsigned page)
{
  g_return_val_if_fail (pages != NULL && page < pages->pages->len, NULL);

  const Page *sheet = g_ptr_array_index (pages->pages, page);
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (DvFigureArea));

  for (guint i = 0; i < sheet->placed->len; i++)
    append_placed (areas, &g_array_index (sheet->placed, Placed, i), pages->layout);
  return areas;
}

/**
 * dv_pages_hit:
 * @pages: the pages
 * @page: which one, from 0
 * @x: from the left edge of the paper
 * @y: from its top edge
 *
 * Returns: (transfer none) (nullable): the id of the figure there
 */
const char *
dv_pages_hit (const DvPages *pages, unsigned page, double x, double y)
{
  g_return_val_if_fail (pages != NULL && page < pages->pages->len, NULL);

  g_autoptr (GArray) areas = dv_pages_figure_areas (pages, page);

  for (guint i = 0; i < areas->len; i++) {
    const DvFigureArea *area = &g_array_index (areas, DvFigureArea, i);

    if (x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height)
      return area->figure;
  }
  return NULL;
}

static void
append_headings (GArray *outline, const Page *page, unsigned number, double top)
{
  for (guint i = 0; i < page->placed->len; i++) {
    const Placed *placed = &g_array_index (page->placed, Placed, i);
    DvOutlineEntry entry = { placed->piece->heading, number, top + placed->y };

    if (entry.heading)
      g_array_append_val (outline, entry);
  }
}

/**
 * dv_pages_outline:
 * @pages: the pages
 *
 * Returns: (transfer full) (element-type DvOutlineEntry): the headings and where they stand
 */
GArray *
dv_pages_outline (const DvPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  GArray *outline = g_array_new (FALSE, FALSE, sizeof (DvOutlineEntry));

  for (guint i = 0; i < pages->pages->len; i++)
    append_headings (outline, g_ptr_array_index (pages->pages, i), i,
                     pages->layout->margin_top * DV_POINTS_PER_MM);
  return outline;
}
