/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-compose.h"

#include "dv-stack.h"

#define LETTERHEAD_ROW_GAP 6.0
#define SIGNATURE_SPACE    12.0
#define SIGNATURE_LEFT     0.48

static void
free_box (gpointer data)
{
  dv_text_box_free (data);
}

static void
free_piece (gpointer data)
{
  dv_piece_free (data);
}

static void
set_orientation (DvComposer *composer, gboolean landscape)
{
  const DvLayout *layout = composer->layout;
  double across = landscape ? layout->paper_height : layout->paper_width;
  double down = landscape ? layout->paper_width : layout->paper_height;

  composer->landscape = landscape;
  composer->width = (across - layout->margin_left - layout->margin_right) * DV_POINTS_PER_MM;
  composer->height = (down - layout->margin_top - layout->margin_bottom) * DV_POINTS_PER_MM;
}

/**
 * dv_composer_init:
 * @composer: (out caller-allocates): a composer
 * @layout: the layout; must outlive the pieces
 * @fonts: its fonts; must outlive the pieces
 *
 * Starts with a portrait page. The caller takes over pieces and boxes.
 */
void
dv_composer_init (DvComposer *composer, const DvLayout *layout, const DvFonts *fonts)
{
  *composer = (DvComposer){ .layout = layout, .fonts = fonts };
  composer->pieces = g_ptr_array_new_with_free_func (free_piece);
  composer->boxes = g_ptr_array_new_with_free_func (free_box);
  set_orientation (composer, FALSE);
}

/**
 * dv_composer_push:
 * @composer: a composer
 * @piece: (transfer full): the next piece
 *
 * Adds a piece under the last one, as the blocks before it want: joined to it, on a new page.
 */
void
dv_composer_push (DvComposer *composer, DvPiece *piece)
{
  piece->landscape = composer->landscape;
  piece->page_break = composer->break_next;
  piece->joined = (piece->joined || composer->join_next) && !piece->page_break;
  piece->space_before += composer->space_next;
  composer->break_next = FALSE;
  composer->join_next = FALSE;
  composer->space_next = 0;
  g_ptr_array_add (composer->pieces, piece);
}

/**
 * dv_composer_keep:
 * @composer: a composer
 * @box: (transfer full): a box
 *
 * Returns: (transfer none): the box, which lives as long as the pieces
 */
const DvTextBox *
dv_composer_keep (DvComposer *composer, DvTextBox *box)
{
  g_ptr_array_add (composer->boxes, box);
  return box;
}

/* Neither the first nor the last line of a paragraph stands alone on a page. */
static void
push_line (DvComposer *composer, const DvTextBox *box, unsigned line, const DvHeading *heading)
{
  unsigned n = box->lines->len;
  DvPiece *piece = dv_piece_new (box->font->line_height);

  dv_piece_add_lines (piece, box, line, 1, 0, 0);
  piece->space_before = line == 0 ? box->font->style.space_before : 0;
  piece->joined = line == 1 || (line > 0 && line == n - 1) || (heading && line > 0);
  piece->heading = line == 0 ? heading : NULL;
  dv_composer_push (composer, piece);
}

static void
push_lines (DvComposer *composer, DvTextBox *box, const DvHeading *heading)
{
  dv_composer_keep (composer, box);
  for (guint i = 0; i < box->lines->len; i++)
    push_line (composer, box, i, heading);
}

static void
add_paragraph (DvComposer *composer, const DvParagraph *paragraph)
{
  DvElement element =
    paragraph->block.kind == DV_BLOCK_LIST_ITEM ? DV_ELEMENT_LIST : DV_ELEMENT_BODY;

  push_lines (composer,
              dv_text_box_new (composer->fonts, element, paragraph->alignment, paragraph,
                               composer->width),
              NULL);
}

static void
add_heading (DvComposer *composer, const DvHeading *heading)
{
  DvElement element = (DvElement) (DV_ELEMENT_HEADING_1 + heading->level - 1);

  push_lines (composer,
              dv_text_box_new_plain (composer->fonts, element, DV_ALIGN_DEFAULT, heading->text,
                                     composer->width),
              heading);
  composer->join_next = TRUE;
}

/* A rule is as long as its share of the widest line of the words above it. */
static double
place_rule (DvPiece *piece,
            const DvStackLine *line,
            const DvTextBox *above,
            double x,
            double y,
            double width)
{
  double length = dv_text_box_get_widest (above) * line->rule;

  dv_piece_add_rule (piece, x + (width - length) / 2, y + line->gap, length);
  return y + line->gap;
}

/* Returns the height below the last line. */
static double
place_stack (DvComposer *composer,
             DvPiece *piece,
             const GArray *stack,
             double x,
             double y,
             double width)
{
  const DvTextBox *box = NULL;

  for (guint i = 0; i < stack->len; i++) {
    const DvStackLine *line = &g_array_index (stack, DvStackLine, i);

    if (!line->text) {
      y = place_rule (piece, line, box, x, y, width);
      continue;
    }
    box = dv_composer_keep (composer, dv_text_box_new_plain (composer->fonts, line->element,
                                                             DV_ALIGN_DEFAULT, line->text, width));
    y += line->gap + (i > 0 ? box->font->style.space_before : 0);
    dv_piece_add_lines (piece, box, 0, box->lines->len, x, y);
    y += dv_text_box_get_height (box);
  }
  return y;
}

static void
add_letterhead (DvComposer *composer, const DvLetterhead *block)
{
  DvPiece *piece = dv_piece_new (0);
  double left = composer->width * composer->layout->letterhead_left;
  double bottom[4] = { 0 };

  for (int i = 0; i < 4; i++) {
    g_autoptr (GArray) stack = dv_stack_letterhead (composer->layout, block, (DvLetterheadCell) i);
    gboolean right = i == DV_LETTERHEAD_NATION || i == DV_LETTERHEAD_DATE;
    double top = i < 2 ? 0 : MAX (bottom[0], bottom[1]) + LETTERHEAD_ROW_GAP;

    bottom[i] = place_stack (composer, piece, stack, right ? left : 0, top,
                             right ? composer->width - left : left);
  }
  piece->height = MAX (bottom[2], bottom[3]);
  dv_composer_push (composer, piece);
}

static void
add_title (DvComposer *composer, const DvTitle *block)
{
  g_autoptr (GArray) stack = dv_stack_title (composer->layout, block);
  DvPiece *piece = dv_piece_new (0);

  piece->height = place_stack (composer, piece, stack, 0, 0, composer->width);
  piece->space_before = composer->fonts->fonts[DV_ELEMENT_KIND].style.space_before;
  dv_composer_push (composer, piece);

  composer->space_next = composer->layout->space_before;
  composer->join_next = TRUE;
}

/* Joined to the text above: nobody signs an empty page. */
static void
add_signature (DvComposer *composer, const DvSignature *block)
{
  DvPiece *piece = dv_piece_new (0);
  double left = composer->width * SIGNATURE_LEFT;
  g_autoptr (GArray) recipients =
    dv_stack_signature (composer->layout, block, DV_SIGNATURE_RECIPIENTS);
  g_autoptr (GArray) signer = dv_stack_signature (composer->layout, block, DV_SIGNATURE_SIGNER);
  double bottom_left = place_stack (composer, piece, recipients, 0, 0, left);
  double bottom_right = place_stack (composer, piece, signer, left, 0, composer->width - left);

  piece->height = MAX (bottom_left, bottom_right);
  piece->space_before = SIGNATURE_SPACE;
  piece->joined = composer->pieces->len > 0;
  dv_composer_push (composer, piece);
}

static void
add_signers (DvComposer *composer, const DvSigners *block)
{
  DvPiece *piece = dv_piece_new (0);
  guint n = block->signers->len;

  for (guint i = 0; i < n; i++) {
    const DvSigner *signer = &g_array_index (block->signers, DvSigner, i);
    g_autoptr (GArray) stack = dv_stack_signer (composer->layout, signer);
    double bottom =
      place_stack (composer, piece, stack, i * composer->width / n, 0, composer->width / n);

    piece->height = MAX (piece->height, bottom);
  }
  piece->space_before = SIGNATURE_SPACE;
  piece->joined = composer->pieces->len > 0;
  dv_composer_push (composer, piece);
}

static void
add_section (DvComposer *composer, const DvSection *section)
{
  set_orientation (composer, section->landscape);
  composer->break_next = composer->pieces->len > 0;
}

static void
add_block (DvComposer *composer, const DvBlock *block)
{
  switch (block->kind) {
  case DV_BLOCK_LETTERHEAD:
    add_letterhead (composer, (const DvLetterhead *) block);
    break;
  case DV_BLOCK_TITLE:
    add_title (composer, (const DvTitle *) block);
    break;
  case DV_BLOCK_HEADING:
    add_heading (composer, (const DvHeading *) block);
    break;
  case DV_BLOCK_PARAGRAPH:
  case DV_BLOCK_LIST_ITEM:
    add_paragraph (composer, (const DvParagraph *) block);
    break;
  case DV_BLOCK_TABLE:
    dv_composer_add_table (composer, (const DvTable *) block);
    break;
  case DV_BLOCK_PAGE_BREAK:
    composer->break_next = composer->pieces->len > 0;
    break;
  case DV_BLOCK_SECTION:
    add_section (composer, (const DvSection *) block);
    break;
  case DV_BLOCK_SIGNERS:
    add_signers (composer, (const DvSigners *) block);
    break;
  case DV_BLOCK_SIGNATURE:
  default:
    add_signature (composer, (const DvSignature *) block);
    break;
  }
}

/**
 * dv_composer_add_document:
 * @composer: a composer
 * @document: must outlive the pieces
 *
 * Makes the pieces of all blocks.
 */
void
dv_composer_add_document (DvComposer *composer, const DvDocument *document)
{
  const GPtrArray *blocks = dv_document_get_blocks (document);

  for (guint i = 0; i < blocks->len; i++)
    add_block (composer, g_ptr_array_index (blocks, i));
}
