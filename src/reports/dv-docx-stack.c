/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-docx-private.h"

#include "dv-stack.h"
#include "dv-text-box.h"

#define LETTERHEAD_ROW_GAP 6.0
#define SIGNATURE_SPACE    12.0
#define SIGNATURE_LEFT     0.48

static double
rule_length (DvDocxBody *body, const DvStackLine *line, const DvStackLine *above, double width)
{
  g_autoptr (DvTextBox) box =
    dv_text_box_new_plain (body->fonts, above->element, DV_ALIGN_DEFAULT, above->text, width);

  return dv_text_box_get_widest (box) * line->rule;
}

/* A rule is the upper border of a small empty paragraph, indented on both sides: Word and
 * LibreOffice draw it alike, and it moves with the text. */
static void
add_rule (DvDocxBody *body, const DvStackLine *line, const DvStackLine *above, double width)
{
  double side = MAX (0, (width - rule_length (body, line, above, width)) / 2);
  DvXml *xml = body->xml;

  dv_docx_body_open_paragraph (body, above->element);
  dv_xml_open (xml, "w:pBdr", NULL);
  dv_xml_empty (xml, "w:top", "w:val", "single", "w:sz", "6", "w:space", "0", "w:color", "auto",
                NULL);
  dv_xml_close (xml);
  dv_xml_open (xml, "w:spacing", "w:after", "0", "w:line", "40", "w:lineRule", "exact", NULL);
  dv_xml_attribute_int (xml, "w:before", DV_TWIPS (line->gap));
  dv_xml_close (xml);
  dv_xml_open (xml, "w:ind", NULL);
  dv_xml_attribute_int (xml, "w:left", DV_TWIPS (side));
  dv_xml_attribute_int (xml, "w:right", DV_TWIPS (side));
  dv_xml_close (xml);
  dv_xml_close (xml);
  dv_xml_close (xml);
}

static void
add_line (DvDocxBody *body, const DvStackLine *line)
{
  dv_docx_body_open_paragraph (body, line->element);
  if (line->gap > 0)
    dv_xml_empty_int (body->xml, "w:spacing", "w:before", DV_TWIPS (line->gap));
  dv_docx_body_end_properties (body, DV_ALIGN_DEFAULT);
  dv_docx_body_add_words (body, line->text, DV_RUN_PLAIN);
  dv_xml_close (body->xml);
}

/**
 * dv_docx_stack_add:
 * @body: a writer with an open body or cell
 * @stack: (element-type DvStackLine): the lines
 * @width: of the place, in points
 *
 * Writes each line as a paragraph.
 */
void
dv_docx_stack_add (DvDocxBody *body, const GArray *stack, double width)
{
  const DvStackLine *above = NULL;

  for (guint i = 0; i < stack->len; i++) {
    const DvStackLine *line = &g_array_index (stack, DvStackLine, i);

    if (line->text)
      add_line (body, above = line);
    else
      add_rule (body, line, above, width);
  }
}

/* A cell must not be empty. */
static void
add_cell (DvDocxBody *body, GArray *stack, double width)
{
  dv_docx_body_open_cell (body, width, 1, NULL);
  dv_xml_close (body->xml);
  if (stack->len > 0)
    dv_docx_stack_add (body, stack, width);
  else
    dv_docx_body_add_spacer (body, 1);
  dv_xml_close (body->xml);
  g_array_unref (stack);
}

static void
open_table (DvDocxBody *body, const double *widths, guint n)
{
  DvXml *xml = body->xml;
  int width = 0;

  for (guint i = 0; i < n; i++)
    width += DV_TWIPS (widths[i]);

  dv_xml_open (xml, "w:tbl", NULL);
  dv_xml_open (xml, "w:tblPr", NULL);
  dv_xml_empty (xml, "w:tblStyle", "w:val", "BangTrinhBay", NULL);
  dv_xml_open (xml, "w:tblW", "w:type", "dxa", NULL);
  dv_xml_attribute_int (xml, "w:w", width);
  dv_xml_close (xml);
  dv_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  dv_xml_close (xml);
  dv_xml_open (xml, "w:tblGrid", NULL);
  for (guint i = 0; i < n; i++)
    dv_xml_empty_int (xml, "w:gridCol", "w:w", DV_TWIPS (widths[i]));
  dv_xml_close (xml);
}

static void
open_row (DvDocxBody *body)
{
  dv_xml_open (body->xml, "w:tr", NULL);
  dv_xml_open (body->xml, "w:trPr", NULL);
  dv_xml_empty (body->xml, "w:cantSplit", NULL);
  dv_xml_close (body->xml);
}

static void
add_row (DvDocxBody *body, GArray *left, double left_width, GArray *right, double right_width)
{
  open_row (body);
  add_cell (body, left, left_width);
  add_cell (body, right, right_width);
  dv_xml_close (body->xml);
}

static void
add_gap_row (DvDocxBody *body, double left, double right)
{
  dv_xml_open (body->xml, "w:tr", NULL);
  for (int i = 0; i < 2; i++) {
    dv_docx_body_open_cell (body, i == 0 ? left : right, 1, NULL);
    dv_xml_close (body->xml);
    dv_docx_body_add_spacer (body, LETTERHEAD_ROW_GAP);
    dv_xml_close (body->xml);
  }
  dv_xml_close (body->xml);
}

/**
 * dv_docx_letterhead_add:
 * @body: a writer
 * @block: a letterhead
 *
 * Writes the letterhead as a table without lines.
 */
void
dv_docx_letterhead_add (DvDocxBody *body, const DvLetterhead *block)
{
  const DvLayout *layout = body->layout;
  double left = dv_docx_body_get_width (body) * layout->letterhead_left;
  double right = dv_docx_body_get_width (body) - left;

  open_table (body, (const double[]){ left, right }, 2);
  add_row (body, dv_stack_letterhead (layout, block, DV_LETTERHEAD_BODIES), left,
           dv_stack_letterhead (layout, block, DV_LETTERHEAD_NATION), right);
  add_gap_row (body, left, right);
  add_row (body, dv_stack_letterhead (layout, block, DV_LETTERHEAD_NUMBER), left,
           dv_stack_letterhead (layout, block, DV_LETTERHEAD_DATE), right);
  dv_xml_close (body->xml);
  dv_docx_body_add_spacer (body, 1);
}

/**
 * dv_docx_signature_add:
 * @body: a writer
 * @block: a signature block
 *
 * Writes "Nơi nhận" and the signature as a table without lines that is not split.
 */
void
dv_docx_signature_add (DvDocxBody *body, const DvSignature *block)
{
  const DvLayout *layout = body->layout;
  double left = dv_docx_body_get_width (body) * SIGNATURE_LEFT;
  double right = dv_docx_body_get_width (body) - left;

  body->join = TRUE;
  dv_docx_body_add_spacer (body, SIGNATURE_SPACE);
  body->join = FALSE;
  open_table (body, (const double[]){ left, right }, 2);
  add_row (body, dv_stack_signature (layout, block, DV_SIGNATURE_RECIPIENTS), left,
           dv_stack_signature (layout, block, DV_SIGNATURE_SIGNER), right);
  dv_xml_close (body->xml);
  dv_docx_body_add_spacer (body, 1);
}

/**
 * dv_docx_signers_add:
 * @body: a writer
 * @block: people who sign side by side
 *
 * Writes them as a table without lines that is not split.
 */
void
dv_docx_signers_add (DvDocxBody *body, const DvSigners *block)
{
  guint n = block->signers->len;
  g_autofree double *widths = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    widths[i] = dv_docx_body_get_width (body) / n;
  if (n == 0)
    return;
  body->join = TRUE;
  dv_docx_body_add_spacer (body, SIGNATURE_SPACE);
  body->join = FALSE;
  open_table (body, widths, n);
  open_row (body);
  for (guint i = 0; i < n; i++) {
    const DvSigner *signer = &g_array_index (block->signers, DvSigner, i);

    add_cell (body, dv_stack_signer (body->layout, signer), widths[i]);
  }
  dv_xml_close (body->xml);
  dv_xml_close (body->xml);
  dv_docx_body_add_spacer (body, 1);
}
