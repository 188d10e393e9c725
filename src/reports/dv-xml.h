/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvXml:
 *
 * Builds the text of an XML file from top to bottom: what is open is closed in order, what is
 * written is escaped.
 */
typedef struct _DvXml DvXml;

DvXml *dv_xml_new (void);
void dv_xml_free (DvXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvXml, dv_xml_free)

void dv_xml_open (DvXml *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;
void dv_xml_empty (DvXml *xml, const char *name, ...) G_GNUC_NULL_TERMINATED;
void dv_xml_empty_int (DvXml *xml, const char *name, const char *attribute, int value);
void dv_xml_attribute_int (DvXml *xml, const char *attribute, int value);
void dv_xml_text (DvXml *xml, const char *text);
void dv_xml_close (DvXml *xml);
GBytes *dv_xml_end (DvXml *xml);

G_END_DECLS
