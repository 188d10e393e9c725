/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

#include "dv-sink.h"

G_BEGIN_DECLS

/**
 * DvXmlStart:
 * @name: the name of an element, without its prefix
 * @attributes: what libxml2 gives: five pointers for each
 * @n_attributes: how many there are
 * @data: what the caller gave
 *
 * An element begins.
 */
typedef void (*DvXmlStart) (const char *name,
                            const xmlChar **attributes,
                            int n_attributes,
                            gpointer data);

/**
 * DvXmlHandler:
 * @start: an element begins
 * @end: (nullable): an element ends
 * @text: (nullable): some more text, not ended by a zero
 *
 * What is called for what stands in an XML file.
 */
typedef struct {
  DvXmlStart start;
  void (*end) (const char *name, gpointer data);
  void (*text) (const char *text, int length, gpointer data);
} DvXmlHandler;

gboolean
dv_package_parse (DvSink *sink, const char *part, const DvXmlHandler *handler, gpointer data);
gboolean dv_package_has (DvSink *sink, const char *part);

gboolean dv_xml_find (const xmlChar **attributes,
                      int n_attributes,
                      const char *name,
                      const char **value,
                      gsize *length);
char *dv_xml_get (const xmlChar **attributes, int n_attributes, const char *name);
gboolean dv_xml_get_number (const xmlChar **attributes,
                            int n_attributes,
                            const char *name,
                            guint64 maximum,
                            guint64 *number);
gboolean dv_xml_is_true (const xmlChar **attributes, int n_attributes, const char *name);

G_END_DECLS
