/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-docx-private.h"

#include "dv-stack.h"

#include <string.h>

/**
 * dv_docx_body_get_width:
 * @body: a writer
 *
 * Returns: the width between the margins of the section, in points
 */
double
dv_docx_body_get_width (const DvDocxBody *body)
{
  const DvLayout *layout = body->layout;
  double across = body->landscape ? layout->paper_height : layout->paper_width;

  return (across - layout->margin_left - layout->margin_right) * DV_POINTS_PER_MM;
}

/**
 * dv_docx_body_open_paragraph:
 * @body: a writer
 * @element: what the paragraph is
 *
 * Opens a paragraph and its properties, with what the blocks before it want of it.
 */
void
dv_docx_body_open_paragraph (DvDocxBody *body, DvElement element)
{
  DvXml *xml = body->xml;

  dv_xml_open (xml, "w:p", NULL);
  dv_xml_open (xml, "w:pPr", NULL);
  dv_xml_empty (xml, "w:pStyle", "w:val", body->fonts->fonts[element].style.id, NULL);
  if (body->join)
    dv_xml_empty (xml, "w:keepNext", NULL);
  if (body->break_next)
    dv_xml_empty (xml, "w:pageBreakBefore", NULL);
  body->break_next = FALSE;
}

/**
 * dv_docx_body_end_properties:
 * @body: a writer
 * @alignment: where the lines stand; DV_ALIGN_DEFAULT is what the style says
 *
 * Closes the properties of the paragraph that is open.
 */
void
dv_docx_body_end_properties (DvDocxBody *body, DvAlignment alignment)
{
  static const char *const words[] = { NULL, "left", "center", "right", "both" };

  if (alignment == DV_ALIGN_CENTER || alignment == DV_ALIGN_RIGHT)
    dv_xml_empty_int (body->xml, "w:ind", "w:firstLine", 0);
  if (alignment != DV_ALIGN_DEFAULT)
    dv_xml_empty (body->xml, "w:jc", "w:val", words[alignment], NULL);
  dv_xml_close (body->xml);
}

static void
add_flags (DvXml *xml, DvRunFlags flags)
{
  if (flags == DV_RUN_PLAIN)
    return;

  dv_xml_open (xml, "w:rPr", NULL);
  if (flags & DV_RUN_BOLD)
    dv_xml_empty (xml, "w:b", NULL);
  if (flags & DV_RUN_ITALIC)
    dv_xml_empty (xml, "w:i", NULL);
  dv_xml_close (xml);
}

/**
 * dv_docx_body_add_words:
 * @body: a writer with an open paragraph
 * @text: the words; '\n' breaks the line
 * @flags: bold, italic or both
 *
 * Writes a run.
 */
void
dv_docx_body_add_words (DvDocxBody *body, const char *text, DvRunFlags flags)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  dv_xml_open (body->xml, "w:r", NULL);
  add_flags (body->xml, flags);
  for (int i = 0; lines[i]; i++) {
    if (i > 0)
      dv_xml_empty (body->xml, "w:br", NULL);
    dv_xml_open (body->xml, "w:t", "xml:space", "preserve", NULL);
    dv_xml_text (body->xml, lines[i]);
    dv_xml_close (body->xml);
  }
  dv_xml_close (body->xml);
}

/* The name of a bookmark has letters, digits and "_" only, and 40 of them at most; the number
 * makes it unique. */
static char *
bookmark_name (const char *figure, unsigned number)
{
  g_autofree char *safe = g_strndup (figure, 26);

  for (char *at = safe; *at; at++)
    if (!g_ascii_isalnum (*at))
      *at = '_';
  return g_strdup_printf ("sl%u_%s", number, safe);
}

static void
add_figure (DvDocxBody *body, const DvRun *run)
{
  unsigned number = ++body->n_figures;
  g_autofree char *id = g_strdup_printf ("%u", number);
  g_autofree char *name = bookmark_name (run->figure, number);

  dv_xml_empty (body->xml, "w:bookmarkStart", "w:id", id, "w:name", name, NULL);
  dv_docx_body_add_words (body, run->text, run->flags);
  dv_xml_empty (body->xml, "w:bookmarkEnd", "w:id", id, NULL);
}

/**
 * dv_docx_body_add_runs:
 * @body: a writer with an open paragraph
 * @paragraph: the words
 *
 * Writes marker and runs. A figure stands in a bookmark, which Word and LibreOffice keep when the
 * words around it are edited.
 */
void
dv_docx_body_add_runs (DvDocxBody *body, const DvParagraph *paragraph)
{
  if (paragraph->marker) {
    g_autofree char *marker = g_strconcat (paragraph->marker, " ", NULL);
    dv_docx_body_add_words (body, marker, DV_RUN_PLAIN);
  }
  for (guint i = 0; i < paragraph->runs->len; i++) {
    const DvRun *run = &g_array_index (paragraph->runs, DvRun, i);

    if (run->figure)
      add_figure (body, run);
    else
      dv_docx_body_add_words (body, run->text, run->flags);
  }
}

static void
add_paragraph (DvDocxBody *body, const DvParagraph *paragraph)
{
  dv_docx_body_open_paragraph (body, paragraph->marker ? DV_ELEMENT_LIST : DV_ELEMENT_BODY);
  dv_docx_body_end_properties (body, paragraph->alignment);
  dv_docx_body_add_runs (body, paragraph);
  dv_xml_close (body->xml);
}

static void
add_heading (DvDocxBody *body, const DvHeading *heading)
{
  dv_docx_body_open_paragraph (body, (DvElement) (DV_ELEMENT_HEADING_1 + heading->level - 1));
  dv_docx_body_end_properties (body, DV_ALIGN_DEFAULT);
  dv_docx_body_add_words (body, heading->text, DV_RUN_PLAIN);
  dv_xml_close (body->xml);
}

static void
add_title (DvDocxBody *body, const DvTitle *title)
{
  g_autoptr (GArray) stack = dv_stack_title (body->layout, title);

  body->join = TRUE;
  dv_docx_stack_add (body, stack, dv_docx_body_get_width (body));
  dv_docx_body_add_spacer (body, body->layout->space_before);
  body->join = FALSE;
}

static void
open_spacer (DvDocxBody *body, double points)
{
  dv_docx_body_open_paragraph (body, DV_ELEMENT_TABLE_CELL);
  dv_xml_open (body->xml, "w:spacing", "w:before", "0", "w:after", "0", "w:lineRule", "exact",
               NULL);
  dv_xml_attribute_int (body->xml, "w:line", MAX (DV_TWIPS (points), 20));
  dv_xml_close (body->xml);
}

static void
end_spacer (DvDocxBody *body)
{
  dv_xml_open (body->xml, "w:rPr", NULL);
  dv_xml_empty_int (body->xml, "w:sz", "w:val", 2);
  dv_xml_close (body->xml);
  dv_xml_close (body->xml);
  dv_xml_close (body->xml);
}

/**
 * dv_docx_body_add_spacer:
 * @body: a writer
 * @points: its height, 1 or more
 *
 * Writes an empty paragraph; Word wants one between two tables and at the end of a section.
 */
void
dv_docx_body_add_spacer (DvDocxBody *body, double points)
{
  open_spacer (body, points);
  end_spacer (body);
}

static void
add_page_numbers (DvDocxBody *body)
{
  gboolean top = body->layout->page_number_place == DV_NUMBER_TOP;

  if (body->layout->page_number_place == DV_NUMBER_NONE || !body->first_section)
    return;
  dv_xml_empty (body->xml, top ? "w:headerReference" : "w:footerReference", "w:type", "default",
                "r:id", "rId4", NULL);
}

static void
add_paper (DvDocxBody *body)
{
  double width = body->layout->paper_width, height = body->layout->paper_height;

  dv_xml_open (body->xml, "w:pgSz", NULL);
  dv_xml_attribute_int (body->xml, "w:w", DV_TWIPS_MM (body->landscape ? height : width));
  dv_xml_attribute_int (body->xml, "w:h", DV_TWIPS_MM (body->landscape ? width : height));
  dv_xml_close (body->xml);
}

static void
add_margins (DvXml *xml, const DvLayout *layout)
{
  dv_xml_open (xml, "w:pgMar", NULL);
  dv_xml_attribute_int (xml, "w:top", DV_TWIPS_MM (layout->margin_top));
  dv_xml_attribute_int (xml, "w:right", DV_TWIPS_MM (layout->margin_right));
  dv_xml_attribute_int (xml, "w:bottom", DV_TWIPS_MM (layout->margin_bottom));
  dv_xml_attribute_int (xml, "w:left", DV_TWIPS_MM (layout->margin_left));
  dv_xml_attribute_int (xml, "w:header", DV_TWIPS_MM (layout->page_number_distance));
  dv_xml_attribute_int (xml, "w:footer", DV_TWIPS_MM (layout->page_number_distance));
  dv_xml_attribute_int (xml, "w:gutter", 0);
  dv_xml_close (xml);
}

/* Later sections take header and footer from the first one. */
static void
add_section_properties (DvDocxBody *body)
{
  dv_xml_open (body->xml, "w:sectPr", NULL);
  add_page_numbers (body);
  add_paper (body);
  add_margins (body->xml, body->layout);
  if (body->first_section && !body->layout->page_number_first)
    dv_xml_empty (body->xml, "w:titlePg", NULL);
  dv_xml_close (body->xml);
  body->first_section = FALSE;
}

/* The properties of a section stand in its last paragraph. */
static void
end_section (DvDocxBody *body)
{
  dv_xml_open (body->xml, "w:p", NULL);
  dv_xml_open (body->xml, "w:pPr", NULL);
  dv_xml_empty (body->xml, "w:spacing", "w:line", "20", "w:lineRule", "exact", NULL);
  add_section_properties (body);
  dv_xml_close (body->xml);
  dv_xml_close (body->xml);
}

/* At the start of a document there is no section to end. */
static void
add_section (DvDocxBody *body, const DvSection *section, gboolean first)
{
  if (!first)
    end_section (body);
  body->landscape = section->landscape;
  body->break_next = FALSE;
}

static gboolean
is_signed_by (const DvBlock *block)
{
  return block->kind == DV_BLOCK_SIGNATURE || block->kind == DV_BLOCK_SIGNERS;
}

static gboolean
is_before_signature (const GPtrArray *blocks, guint i)
{
  return i + 1 < blocks->len && is_signed_by (g_ptr_array_index (blocks, i + 1));
}

/* A table cannot start a page by itself. */
static void
add_break (DvDocxBody *body)
{
  if (body->break_next)
    dv_docx_body_add_spacer (body, 1);
}

static void
add_block (DvDocxBody *body, const GPtrArray *blocks, guint i)
{
  const DvBlock *block = g_ptr_array_index (blocks, i);

  switch (block->kind) {
  case DV_BLOCK_LETTERHEAD:
    add_break (body);
    dv_docx_letterhead_add (body, (const DvLetterhead *) block);
    break;
  case DV_BLOCK_TITLE:
    add_title (body, (const DvTitle *) block);
    break;
  case DV_BLOCK_HEADING:
    add_heading (body, (const DvHeading *) block);
    break;
  case DV_BLOCK_PARAGRAPH:
  case DV_BLOCK_LIST_ITEM:
    body->join = is_before_signature (blocks, i);
    add_paragraph (body, (const DvParagraph *) block);
    body->join = FALSE;
    break;
  case DV_BLOCK_TABLE:
    add_break (body);
    body->join_table = is_before_signature (blocks, i);
    dv_docx_table_add (body, (const DvTable *) block);
    break;
  case DV_BLOCK_PAGE_BREAK:
    body->break_next = i > 0;
    break;
  case DV_BLOCK_SECTION:
    add_section (body, (const DvSection *) block, i == 0);
    break;
  case DV_BLOCK_SIGNERS:
    add_break (body);
    dv_docx_signers_add (body, (const DvSigners *) block);
    break;
  case DV_BLOCK_SIGNATURE:
  default:
    add_break (body);
    dv_docx_signature_add (body, (const DvSignature *) block);
    break;
  }
}

/**
 * dv_docx_body:
 * @document: a document
 *
 * Writes word/document.xml.
 *
 * Returns: (transfer full): the part
 */
GBytes *
dv_docx_body (const DvDocument *document)
{
  const GPtrArray *blocks = dv_document_get_blocks (document);
  const DvLayout *layout = dv_document_get_layout (document);
  g_autoptr (DvFonts) fonts = dv_fonts_new (layout);
  DvDocxBody body = { .layout = layout, .fonts = fonts, .first_section = TRUE };

  body.xml = dv_xml_new ();
  dv_xml_open (body.xml, "w:document", "xmlns:w", DV_W_NAMESPACE, "xmlns:r", DV_R_NAMESPACE, NULL);
  dv_xml_open (body.xml, "w:body", NULL);
  for (guint i = 0; i < blocks->len; i++)
    add_block (&body, blocks, i);
  add_section_properties (&body);
  return dv_xml_end (body.xml);
}
