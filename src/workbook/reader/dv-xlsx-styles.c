/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xlsx-private.h"

#include <string.h>

/* Reads styles.xml: fonts, number formats and, of the styles of cells, which of these they take. */
typedef struct {
  DvXlsx *xlsx;
  GHashTable *formats; /* id -> DvNumberFormat */
  GPtrArray *fonts;    /* names, "" for none */
  gboolean in_fonts;
  gboolean in_cell_styles;
} Reader;

static void
add_format (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *code = dv_xml_get (attributes, n_attributes, "formatCode");
  guint64 id = 0;
  DvNumberFormat *format;

  if (code == NULL || !dv_xml_get_number (attributes, n_attributes, "numFmtId", G_MAXINT, &id))
    return;
  format = g_new (DvNumberFormat, 1);
  *format = dv_number_format_parse (code);
  g_hash_table_insert (self->formats, GUINT_TO_POINTER ((guint) id), format);
}

static void
name_font (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *name = dv_xml_get (attributes, n_attributes, "val");

  if (name != NULL && self->fonts->len > 0)
    self->fonts->pdata[self->fonts->len - 1] =
      g_string_chunk_insert_const (self->xlsx->texts, name);
}

static DvNumberFormat
get_format (Reader *self, guint id)
{
  const DvNumberFormat *format = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));

  return format != NULL ? *format : dv_number_format_get_builtin (id);
}

static void
add_style (Reader *self, const xmlChar **attributes, int n_attributes)
{
  guint64 format = 0, font = 0;
  DvCellStyle style = { 0 };

  dv_xml_get_number (attributes, n_attributes, "numFmtId", G_MAXINT, &format);
  dv_xml_get_number (attributes, n_attributes, "fontId", G_MAXINT, &font);
  style.format = get_format (self, (guint) format);
  if (font < self->fonts->len)
    style.font = g_ptr_array_index (self->fonts, (guint) font);
  g_array_append_val (self->xlsx->styles, style);
}

static void
start_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Reader *self = data;

  if (strcmp (name, "numFmt") == 0)
    add_format (self, attributes, n_attributes);
  else if (strcmp (name, "fonts") == 0)
    self->in_fonts = TRUE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = TRUE;
  else if (self->in_fonts && strcmp (name, "font") == 0)
    g_ptr_array_add (self->fonts, NULL);
  else if (self->in_fonts && strcmp (name, "name") == 0)
    name_font (self, attributes, n_attributes);
  else if (self->in_cell_styles && strcmp (name, "xf") == 0)
    add_style (self, attributes, n_attributes);
}

static void
end_cb (const char *name, gpointer data)
{
  Reader *self = data;

  if (strcmp (name, "fonts") == 0)
    self->in_fonts = FALSE;
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cell_styles = FALSE;
}

/**
 * dv_xlsx_read_styles:
 * @xlsx: a workbook
 * @part: where its styles stand
 *
 * Reads how cells look, as far as that changes what they say.
 */
void
dv_xlsx_read_styles (DvXlsx *xlsx, const char *part)
{
  const DvXmlHandler handler = { start_cb, end_cb, NULL };
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) fonts = g_ptr_array_new ();
  Reader reader = { .xlsx = xlsx, .formats = formats, .fonts = fonts };

  dv_package_parse (xlsx->sink, part, &handler, &reader);
}
