/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xml.h"

struct _DvXml {
  GString *text;
  GPtrArray *open; /* of const char *, static names */
  gboolean tag;    /* the start tag of the last element lacks its ">" */
};

/**
 * dv_xml_new:
 *
 * Returns: (transfer full): a builder with the XML declaration
 */
DvXml *
dv_xml_new (void)
{
  DvXml *xml = g_new0 (DvXml, 1);

  xml->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  xml->open = g_ptr_array_new ();
  return xml;
}

/**
 * dv_xml_free:
 * @xml: (transfer full): a builder
 *
 * Frees the builder.
 */
void
dv_xml_free (DvXml *xml)
{
  g_string_free (xml->text, TRUE);
  g_ptr_array_unref (xml->open);
  g_free (xml);
}

static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  return !(c >= 0x7f && c <= 0x9f) && c != 0xfffe && c != 0xffff;
}

static const char *
entity_of (gunichar c)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return NULL;
  }
}

/* What XML 1.0 cannot say is left out. */
static void
append_escaped (GString *to, const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (entity_of (c))
      g_string_append (to, entity_of (c));
    else if (is_allowed (c))
      g_string_append_unichar (to, c);
  }
}

static void
finish_tag (DvXml *xml)
{
  if (xml->tag)
    g_string_append_c (xml->text, '>');
  xml->tag = FALSE;
}

static void
append_attribute (DvXml *xml, const char *name, const char *value)
{
  g_string_append_printf (xml->text, " %s=\"", name);
  append_escaped (xml->text, value);
  g_string_append_c (xml->text, '"');
}

static void
append_start (DvXml *xml, const char *name, va_list arguments)
{
  const char *attribute;

  finish_tag (xml);
  g_string_append_printf (xml->text, "<%s", name);
  while ((attribute = va_arg (arguments, const char *)))
    append_attribute (xml, attribute, va_arg (arguments, const char *));
  g_ptr_array_add (xml->open, (gpointer) name);
  xml->tag = TRUE;
}

/**
 * dv_xml_open:
 * @xml: a builder
 * @name: the element; static
 * @...: names and values of attributes, valid UTF-8, then NULL
 *
 * Opens an element.
 */
void
dv_xml_open (DvXml *xml, const char *name, ...)
{
  va_list arguments;

  va_start (arguments, name);
  append_start (xml, name, arguments);
  va_end (arguments);
}

/**
 * dv_xml_empty:
 * @xml: a builder
 * @name: the element; static
 * @...: names and values of attributes, valid UTF-8, then NULL
 *
 * Writes an element without content.
 */
void
dv_xml_empty (DvXml *xml, const char *name, ...)
{
  va_list arguments;

  va_start (arguments, name);
  append_start (xml, name, arguments);
  va_end (arguments);
  dv_xml_close (xml);
}

/**
 * dv_xml_empty_int:
 * @xml: a builder
 * @name: the element; static
 * @attribute: its attribute
 * @value: the value of it
 *
 * Writes an element without content and with one number.
 */
void
dv_xml_empty_int (DvXml *xml, const char *name, const char *attribute, int value)
{
  dv_xml_open (xml, name, NULL);
  dv_xml_attribute_int (xml, attribute, value);
  dv_xml_close (xml);
}

/**
 * dv_xml_attribute_int:
 * @xml: a builder whose last call was dv_xml_open()
 * @attribute: an attribute
 * @value: the value of it
 *
 * Adds an attribute to the element that was just opened.
 */
void
dv_xml_attribute_int (DvXml *xml, const char *attribute, int value)
{
  g_return_if_fail (xml->tag);

  g_string_append_printf (xml->text, " %s=\"%d\"", attribute, value);
}

/**
 * dv_xml_text:
 * @xml: a builder
 * @text: valid UTF-8
 *
 * Writes words into the element that is open.
 */
void
dv_xml_text (DvXml *xml, const char *text)
{
  finish_tag (xml);
  append_escaped (xml->text, text);
}

/**
 * dv_xml_close:
 * @xml: a builder with an open element
 *
 * Closes the element that was opened last.
 */
void
dv_xml_close (DvXml *xml)
{
  g_return_if_fail (xml->open->len > 0);

  const char *name = g_ptr_array_remove_index (xml->open, xml->open->len - 1);
  if (xml->tag)
    g_string_append (xml->text, "/>");
  else
    g_string_append_printf (xml->text, "</%s>", name);
  xml->tag = FALSE;
}

/**
 * dv_xml_end:
 * @xml: (transfer full): a builder
 *
 * Closes what is open and frees the builder.
 *
 * Returns: (transfer full): the file
 */
GBytes *
dv_xml_end (DvXml *xml)
{
  while (xml->open->len > 0)
    dv_xml_close (xml);

  GBytes *bytes = g_bytes_new (xml->text->str, xml->text->len);
  dv_xml_free (xml);
  return bytes;
}
