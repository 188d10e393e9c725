/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-docx-private.h"

static void
add_fonts (DvXml *xml, const char *font)
{
  dv_xml_empty (xml, "w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font,
                NULL);
}

static void
add_size (DvXml *xml, double points)
{
  int half_points = (int) (points * 2 + 0.5);

  dv_xml_empty_int (xml, "w:sz", "w:val", half_points);
  dv_xml_empty_int (xml, "w:szCs", "w:val", half_points);
}

static void
add_defaults (DvXml *xml, const DvLayout *layout)
{
  dv_xml_open (xml, "w:docDefaults", NULL);
  dv_xml_open (xml, "w:rPrDefault", NULL);
  dv_xml_open (xml, "w:rPr", NULL);
  add_fonts (xml, layout->font);
  add_size (xml, layout->size_body);
  dv_xml_empty (xml, "w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", "w:bidi", "ar-SA", NULL);
  dv_xml_close (xml);
  dv_xml_close (xml);
  dv_xml_empty (xml, "w:pPrDefault", NULL);
  dv_xml_close (xml);
}

static void
add_normal (DvXml *xml)
{
  dv_xml_open (xml, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal",
               NULL);
  dv_xml_empty (xml, "w:name", "w:val", "Normal", NULL);
  dv_xml_empty (xml, "w:qFormat", NULL);
  dv_xml_close (xml);
}

static const char *
justification (DvAlignment alignment)
{
  static const char *const words[] = { "left", "left", "center", "right", "both" };

  return words[alignment];
}

static void
add_spacing (DvXml *xml, const DvLayout *layout, const DvElementStyle *style)
{
  gboolean exact = style->body_lines && layout->line_rule == DV_LINES_EXACT;
  double multiple = style->body_lines ? layout->line_multiple : 1;

  dv_xml_open (xml, "w:spacing", "w:lineRule", exact ? "exact" : "auto", NULL);
  dv_xml_attribute_int (xml, "w:before", DV_TWIPS (style->space_before));
  dv_xml_attribute_int (xml, "w:after", 0);
  dv_xml_attribute_int (xml, "w:line",
                        exact ? DV_TWIPS (layout->line_exact) : (int) (multiple * 240 + 0.5));
  dv_xml_close (xml);
}

/* The order of the elements is that of the schema. */
static void
add_paragraph_properties (DvXml *xml, const DvLayout *layout, const DvElementStyle *style)
{
  dv_xml_open (xml, "w:pPr", NULL);
  if (style->outline > 0) {
    dv_xml_empty (xml, "w:keepNext", NULL);
    dv_xml_empty (xml, "w:keepLines", NULL);
  }
  dv_xml_empty (xml, "w:widowControl", NULL);
  add_spacing (xml, layout, style);
  dv_xml_empty_int (xml, "w:ind", "w:firstLine", DV_TWIPS_MM (style->indent));
  dv_xml_empty (xml, "w:jc", "w:val", justification (style->alignment), NULL);
  if (style->outline > 0)
    dv_xml_empty_int (xml, "w:outlineLvl", "w:val", (int) style->outline - 1);
  dv_xml_close (xml);
}

static void
add_run_properties (DvXml *xml, const DvElementStyle *style)
{
  dv_xml_open (xml, "w:rPr", NULL);
  if (style->bold) {
    dv_xml_empty (xml, "w:b", NULL);
    dv_xml_empty (xml, "w:bCs", NULL);
  }
  if (style->italic) {
    dv_xml_empty (xml, "w:i", NULL);
    dv_xml_empty (xml, "w:iCs", NULL);
  }
  add_size (xml, style->size);
  if (style->underlined)
    dv_xml_empty (xml, "w:u", "w:val", "single", NULL);
  dv_xml_close (xml);
}

static void
add_element (DvXml *xml, DvElement element, const DvLayout *layout)
{
  DvElementStyle style;

  dv_element_get_style (element, layout, &style);
  dv_xml_open (xml, "w:style", "w:type", "paragraph", "w:styleId", style.id, NULL);
  dv_xml_empty (xml, "w:name", "w:val", style.name, NULL);
  dv_xml_empty (xml, "w:basedOn", "w:val", "Normal", NULL);
  if (style.outline > 0)
    dv_xml_empty (xml, "w:next", "w:val", "BodyText", NULL);
  dv_xml_empty (xml, "w:qFormat", NULL);
  add_paragraph_properties (xml, layout, &style);
  add_run_properties (xml, &style);
  dv_xml_close (xml);
}

static void
add_border (DvXml *xml, const char *side)
{
  dv_xml_empty (xml, side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "auto", NULL);
}

static void
add_borders (DvXml *xml)
{
  dv_xml_open (xml, "w:tblBorders", NULL);
  add_border (xml, "w:top");
  add_border (xml, "w:left");
  add_border (xml, "w:bottom");
  add_border (xml, "w:right");
  add_border (xml, "w:insideH");
  add_border (xml, "w:insideV");
  dv_xml_close (xml);
}

static void
add_cell_margin (DvXml *xml, const char *side, int twips)
{
  dv_xml_open (xml, side, "w:type", "dxa", NULL);
  dv_xml_attribute_int (xml, "w:w", twips);
  dv_xml_close (xml);
}

static void
add_table_style (DvXml *xml,
                 const char *id,
                 const char *name,
                 gboolean borders,
                 int across,
                 int down)
{
  dv_xml_open (xml, "w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", id, NULL);
  dv_xml_empty (xml, "w:name", "w:val", name, NULL);
  dv_xml_open (xml, "w:tblPr", NULL);
  if (borders)
    add_borders (xml);
  dv_xml_open (xml, "w:tblCellMar", NULL);
  add_cell_margin (xml, "w:top", down);
  add_cell_margin (xml, "w:left", across);
  add_cell_margin (xml, "w:bottom", down);
  add_cell_margin (xml, "w:right", across);
  dv_xml_close (xml);
  dv_xml_close (xml);
  dv_xml_close (xml);
}

/**
 * dv_docx_styles:
 * @layout: a layout
 *
 * Writes word/styles.xml: a named style for each element, one for tables of figures and one for
 * the tables without lines that hold letterhead and signature.
 *
 * Returns: (transfer full): the part
 */
GBytes *
dv_docx_styles (const DvLayout *layout)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "w:styles", "xmlns:w", DV_W_NAMESPACE, NULL);
  add_defaults (xml, layout);
  add_normal (xml);
  for (int i = 0; i < DV_N_ELEMENTS; i++)
    add_element (xml, (DvElement) i, layout);
  add_table_style (xml, "BangSoLieu", "Bảng số liệu", TRUE, 108, 40);
  add_table_style (xml, "BangTrinhBay", "Bảng trình bày", FALSE, 0, 0);
  return dv_xml_end (xml);
}
