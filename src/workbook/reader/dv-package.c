/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

/* How much is unpacked at a time. */
#define CHUNK 65536

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

typedef struct {
  const DvXmlHandler *handler;
  gpointer data;
  gboolean has_dtd;
} Parser;

static void
start_cb (void *user_data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Parser *parser = user_data;

  parser->handler->start ((const char *) name, attributes, n_attributes, parser->data);
}

static void
end_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parser *parser = user_data;

  if (parser->handler->end != NULL)
    parser->handler->end ((const char *) name, parser->data);
}

static void
text_cb (void *user_data, const xmlChar *text, int length)
{
  Parser *parser = user_data;

  if (parser->handler->text != NULL)
    parser->handler->text ((const char *) text, length, parser->data);
}

/* No spreadsheet program writes one; it is where entities that grow without end are declared. */
static void
dtd_cb (void *user_data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  Parser *parser = user_data;

  parser->has_dtd = TRUE;
}

static void
ignore_error_cb (void *user_data, xmlErrorPtr error)
{
}

static Archive *
open_archive (DvSink *sink)
{
  g_autoptr (Archive) archive = archive_read_new ();

  lseek (STDIN_FILENO, 0, SEEK_SET);
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_fd (archive, STDIN_FILENO, CHUNK) != ARCHIVE_OK)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  return g_steal_pointer (&archive);
}

/* Returns: whether @archive stands at the part now */
static gboolean
find_part (DvSink *sink, Archive *archive, const char *part)
{
  ArchiveEntry *entry;
  int result;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         result == ARCHIVE_WARN) {
    const char *name = archive_entry_pathname (entry);

    if (name == NULL || g_ascii_strcasecmp (name, part) != 0)
      continue;
    if (archive_entry_is_data_encrypted (entry))
      dv_sink_fail (sink, DV_WORKBOOK_ERROR_ENCRYPTED, "");
    return TRUE;
  }
  if (result != ARCHIVE_EOF)
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, part);
  return FALSE;
}

/**
 * dv_package_has:
 * @sink: where to say what is wrong
 * @part: the name of a file in the archive on standard input
 *
 * Returns: whether it is there
 */
gboolean
dv_package_has (DvSink *sink, const char *part)
{
  g_autoptr (Archive) archive = open_archive (sink);

  return find_part (sink, archive, part);
}

static void
fail_at (DvSink *sink, const char *part, xmlParserCtxtPtr context)
{
  const xmlError *error = xmlCtxtGetLastError (context);
  g_autofree char *where = g_strdup_printf ("%s: %d", part, error != NULL ? error->line : 0);

  dv_sink_fail (sink, DV_WORKBOOK_ERROR_DAMAGED, where);
}

static void
feed (DvSink *sink, Archive *archive, const char *part, xmlParserCtxtPtr context)
{
  static char chunk[CHUNK];
  Parser *parser = context->userData;
  la_ssize_t size;

  while ((size = archive_read_data (archive, chunk, sizeof chunk)) > 0) {
    dv_sink_count_bytes (sink, (gsize) size);
    if (xmlParseChunk (context, chunk, (int) size, FALSE) != XML_ERR_OK || parser->has_dtd)
      fail_at (sink, part, context);
  }
  if (size < 0 || xmlParseChunk (context, chunk, 0, TRUE) != XML_ERR_OK)
    fail_at (sink, part, context);
}

/**
 * dv_package_parse:
 * @sink: where to say what is wrong
 * @part: the name of an XML file in the archive on standard input, in letters of any case
 * @handler: what to call
 * @data: what to give it
 *
 * Unpacks and reads a part a piece at a time, so that its size is no matter.
 *
 * Returns: whether there is such a part; what is wrong with it ends the process
 */
gboolean
dv_package_parse (DvSink *sink, const char *part, const DvXmlHandler *handler, gpointer data)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_cb,
                        .endElementNs = end_cb,
                        .characters = text_cb,
                        .ignorableWhitespace = text_cb,
                        .cdataBlock = text_cb,
                        .internalSubset = dtd_cb,
                        .serror = ignore_error_cb };
  g_autoptr (Archive) archive = open_archive (sink);
  Parser parser = { handler, data, FALSE };
  xmlParserCtxtPtr context;

  if (!find_part (sink, archive, part))
    return FALSE;
  context = xmlCreatePushParserCtxt (&sax, &parser, NULL, 0, NULL);
  xmlCtxtUseOptions (context, XML_PARSE_NONET);
  feed (sink, archive, part, context);
  xmlFreeParserCtxt (context);
  return TRUE;
}

/**
 * dv_xml_find:
 * @attributes: the attributes of an element
 * @n_attributes: how many there are
 * @name: the name of one, without its prefix
 * @value: (out) (transfer none): its value, which a quotation mark ends
 * @length: (out): its length in bytes
 *
 * Returns: whether there is such an attribute
 */
gboolean
dv_xml_find (const xmlChar **attributes,
             int n_attributes,
             const char *name,
             const char **value,
             gsize *length)
{
  for (int i = 0; i < n_attributes; i++) {
    const xmlChar **attribute = attributes + (gsize) i * 5;

    if (strcmp ((const char *) attribute[0], name) != 0)
      continue;
    *value = (const char *) attribute[3];
    *length = (gsize) (attribute[4] - attribute[3]);
    return TRUE;
  }
  return FALSE;
}

/**
 * dv_xml_get:
 * @attributes: the attributes of an element
 * @n_attributes: how many there are
 * @name: the name of one, without its prefix
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
dv_xml_get (const xmlChar **attributes, int n_attributes, const char *name)
{
  const char *value;
  gsize length;

  if (!dv_xml_find (attributes, n_attributes, name, &value, &length))
    return NULL;
  return g_strndup (value, length);
}

/**
 * dv_xml_get_number:
 * @attributes: the attributes of an element
 * @n_attributes: how many there are
 * @name: the name of one, without its prefix
 * @maximum: the most that it may be
 * @number: (out): its value; left as it is if there is none
 *
 * Returns: whether there is none, or a whole number up to @maximum
 */
gboolean
dv_xml_get_number (const xmlChar **attributes,
                   int n_attributes,
                   const char *name,
                   guint64 maximum,
                   guint64 *number)
{
  g_autofree char *value = dv_xml_get (attributes, n_attributes, name);

  return value == NULL || g_ascii_string_to_unsigned (value, 10, 0, maximum, number, NULL);
}

/**
 * dv_xml_is_true:
 * @attributes: the attributes of an element
 * @n_attributes: how many there are
 * @name: the name of one, without its prefix
 *
 * Returns: whether it is `1` or `true`
 */
gboolean
dv_xml_is_true (const xmlChar **attributes, int n_attributes, const char *name)
{
  g_autofree char *value = dv_xml_get (attributes, n_attributes, name);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}
