/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-docx.h"

#include "dv-docx-private.h"
#include "dv-zip.h"

#define PACKAGE             "http://schemas.openxmlformats.org/package/2006/"
#define TYPES_NAMESPACE     PACKAGE "content-types"
#define RELATIONS_NAMESPACE PACKAGE "relationships"
#define CORE_NAMESPACE      PACKAGE "metadata/core-properties"
#define OFFICE              "http://schemas.openxmlformats.org/officeDocument/2006/"
#define APP_NAMESPACE       OFFICE "extended-properties"
#define DC_NAMESPACE        "http://purl.org/dc/elements/1.1/"
#define WORD_TYPE           "application/vnd.openxmlformats-officedocument.wordprocessingml."

static gboolean
has_page_numbers (const DvLayout *layout)
{
  return layout->page_number_place != DV_NUMBER_NONE;
}

static gboolean
is_footer (const DvLayout *layout)
{
  return layout->page_number_place == DV_NUMBER_BOTTOM;
}

static void
add_override (DvXml *xml, const char *part, const char *type)
{
  dv_xml_empty (xml, "Override", "PartName", part, "ContentType", type, NULL);
}

static GBytes *
content_types (const DvLayout *layout)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "Types", "xmlns", TYPES_NAMESPACE, NULL);
  dv_xml_empty (xml, "Default", "Extension", "rels", "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml", NULL);
  dv_xml_empty (xml, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  add_override (xml, "/word/document.xml", WORD_TYPE "document.main+xml");
  add_override (xml, "/word/styles.xml", WORD_TYPE "styles+xml");
  add_override (xml, "/word/settings.xml", WORD_TYPE "settings+xml");
  add_override (xml, "/word/fontTable.xml", WORD_TYPE "fontTable+xml");
  if (has_page_numbers (layout))
    add_override (xml, "/word/pagenumber.xml",
                  is_footer (layout) ? WORD_TYPE "footer+xml" : WORD_TYPE "header+xml");
  add_override (xml, "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
  add_override (xml, "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  return dv_xml_end (xml);
}

static void
add_relation (DvXml *xml, const char *id, const char *type, const char *target)
{
  dv_xml_empty (xml, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static GBytes *
package_relations (void)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "Relationships", "xmlns", RELATIONS_NAMESPACE, NULL);
  add_relation (xml, "rId1", DV_R_NAMESPACE "/officeDocument", "word/document.xml");
  add_relation (xml, "rId2", RELATIONS_NAMESPACE "/metadata/core-properties", "docProps/core.xml");
  add_relation (xml, "rId3", DV_R_NAMESPACE "/extended-properties", "docProps/app.xml");
  return dv_xml_end (xml);
}

static GBytes *
document_relations (const DvLayout *layout)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "Relationships", "xmlns", RELATIONS_NAMESPACE, NULL);
  add_relation (xml, "rId1", DV_R_NAMESPACE "/styles", "styles.xml");
  add_relation (xml, "rId2", DV_R_NAMESPACE "/settings", "settings.xml");
  add_relation (xml, "rId3", DV_R_NAMESPACE "/fontTable", "fontTable.xml");
  if (has_page_numbers (layout))
    add_relation (xml, "rId4",
                  is_footer (layout) ? DV_R_NAMESPACE "/footer" : DV_R_NAMESPACE "/header",
                  "pagenumber.xml");
  return dv_xml_end (xml);
}

static void
add_property (DvXml *xml, const char *name, const char *value)
{
  dv_xml_open (xml, name, NULL);
  dv_xml_text (xml, value);
  dv_xml_close (xml);
}

static GBytes *
core_properties (const DvDocument *document)
{
  g_autofree char *title = dv_document_dup_title (document);
  g_autofree char *author = dv_document_dup_author (document);
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "cp:coreProperties", "xmlns:cp", CORE_NAMESPACE, "xmlns:dc", DC_NAMESPACE,
               NULL);
  add_property (xml, "dc:title", title);
  add_property (xml, "dc:creator", author);
  add_property (xml, "dc:language", "vi-VN");
  return dv_xml_end (xml);
}

static GBytes *
app_properties (void)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "Properties", "xmlns", APP_NAMESPACE, NULL);
  add_property (xml, "Application", "Dân Vận");
  return dv_xml_end (xml);
}

/* Mode 15 is Word 2013 and later; without it Word opens the file in compatibility mode. */
static GBytes *
settings (void)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "w:settings", "xmlns:w", DV_W_NAMESPACE, NULL);
  dv_xml_open (xml, "w:compat", NULL);
  dv_xml_empty (xml, "w:compatSetting", "w:name", "compatibilityMode", "w:uri",
                "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  dv_xml_close (xml);
  dv_xml_empty (xml, "w:themeFontLang", "w:val", "vi-VN", NULL);
  return dv_xml_end (xml);
}

static GBytes *
font_table (const DvLayout *layout)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, "w:fonts", "xmlns:w", DV_W_NAMESPACE, NULL);
  dv_xml_open (xml, "w:font", "w:name", layout->font, NULL);
  dv_xml_empty (xml, "w:altName", "w:val", "Liberation Serif", NULL);
  dv_xml_empty (xml, "w:family", "w:val", "roman", NULL);
  dv_xml_empty (xml, "w:pitch", "w:val", "variable", NULL);
  return dv_xml_end (xml);
}

static void
add_field_mark (DvXml *xml, const char *type)
{
  dv_xml_open (xml, "w:r", NULL);
  dv_xml_empty (xml, "w:fldChar", "w:fldCharType", type, NULL);
  dv_xml_close (xml);
}

static void
add_page_field (DvXml *xml)
{
  add_field_mark (xml, "begin");
  dv_xml_open (xml, "w:r", NULL);
  dv_xml_open (xml, "w:instrText", "xml:space", "preserve", NULL);
  dv_xml_text (xml, " PAGE ");
  dv_xml_close (xml);
  dv_xml_close (xml);
  add_field_mark (xml, "separate");
  dv_xml_open (xml, "w:r", NULL);
  add_property (xml, "w:t", "2");
  dv_xml_close (xml);
  add_field_mark (xml, "end");
}

static GBytes *
page_number (const DvLayout *layout)
{
  DvXml *xml = dv_xml_new ();

  dv_xml_open (xml, is_footer (layout) ? "w:ftr" : "w:hdr", "xmlns:w", DV_W_NAMESPACE, NULL);
  dv_xml_open (xml, "w:p", NULL);
  dv_xml_open (xml, "w:pPr", NULL);
  dv_xml_empty (xml, "w:pStyle", "w:val", "Header", NULL);
  dv_xml_close (xml);
  add_page_field (xml);
  return dv_xml_end (xml);
}

/* Takes the content over. */
static gboolean
add_part (DvZip *zip, const char *name, GBytes *content, GError **error)
{
  g_autoptr (GBytes) part = content;

  return dv_zip_add (zip, name, part, error);
}

static gboolean
add_parts (DvZip *zip, const DvDocument *document, GError **error)
{
  const DvLayout *layout = dv_document_get_layout (document);

  return add_part (zip, "[Content_Types].xml", content_types (layout), error) &&
         add_part (zip, "_rels/.rels", package_relations (), error) &&
         add_part (zip, "docProps/core.xml", core_properties (document), error) &&
         add_part (zip, "docProps/app.xml", app_properties (), error) &&
         add_part (zip, "word/_rels/document.xml.rels", document_relations (layout), error) &&
         add_part (zip, "word/document.xml", dv_docx_body (document), error) &&
         add_part (zip, "word/styles.xml", dv_docx_styles (layout), error) &&
         add_part (zip, "word/settings.xml", settings (), error) &&
         add_part (zip, "word/fontTable.xml", font_table (layout), error) &&
         (!has_page_numbers (layout) ||
          add_part (zip, "word/pagenumber.xml", page_number (layout), error));
}

/**
 * dv_document_to_docx:
 * @document: a document that is built
 * @error: DV_PAPER_ERROR_FAILED
 *
 * Writes the paper as WordprocessingML (ECMA-376) with named styles, so that the office can go on
 * editing it. The same document gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dv_document_to_docx (DvDocument *document, GError **error)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_autoptr (DvZip) zip = dv_zip_new ();

  if (!add_parts (zip, document, error))
    return NULL;
  return dv_zip_end (zip, error);
}
