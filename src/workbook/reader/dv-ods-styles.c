/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ods-private.h"

#include <string.h>

struct _DvOdsStyles {
  GHashTable *styles;  /* name -> DvOdsStyle */
  GHashTable *faces;   /* name of a font face -> name of its family */
  GHashTable *formats; /* name of a style of numbers or dates -> DvNumberFormat */
  GStringChunk *texts;
  DvOdsStyle *style;      /* the one being read */
  DvNumberFormat *format; /* the one being read */
};

/**
 * dv_ods_styles_new:
 *
 * Returns: (transfer full): no styles
 */
DvOdsStyles *
dv_ods_styles_new (void)
{
  DvOdsStyles *self = g_new0 (DvOdsStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->texts = g_string_chunk_new (1024);
  return self;
}

/**
 * dv_ods_styles_free:
 * @self: (transfer full): styles
 */
void
dv_ods_styles_free (DvOdsStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->formats);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static const char *
intern (DvOdsStyles *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
add_face (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  char *name = dv_xml_get (attributes, n_attributes, "name");
  char *family = dv_xml_get (attributes, n_attributes, "font-family");

  if (name == NULL || family == NULL) {
    g_free (name);
    g_free (family);
    return;
  }
  /* A name with spaces stands in quotes. */
  g_strstrip (g_strdelimit (family, "'\"", ' '));
  g_hash_table_insert (self->faces, name, family);
}

/* A style has what its parent has, unless it says otherwise; parents stand before their children,
 * but those of styles.xml after them, so that file is read first. */
static void
start_style (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  char *name = dv_xml_get (attributes, n_attributes, "name");
  g_autofree char *parent = dv_xml_get (attributes, n_attributes, "parent-style-name");
  g_autofree char *data = dv_xml_get (attributes, n_attributes, "data-style-name");
  const DvOdsStyle *inherited = dv_ods_styles_find (self, parent);

  if (name == NULL)
    return;
  self->style = g_new0 (DvOdsStyle, 1);
  if (inherited != NULL)
    *self->style = *inherited;
  if (data != NULL)
    self->style->data = intern (self, data);
  g_hash_table_insert (self->styles, name, self->style);
}

static void
read_font (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *face = dv_xml_get (attributes, n_attributes, "font-name");
  const char *family = face != NULL ? g_hash_table_lookup (self->faces, face) : NULL;

  if (self->style != NULL && face != NULL)
    self->style->font = intern (self, family != NULL ? family : face);
}

static void
read_display (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *display = dv_xml_get (attributes, n_attributes, "display");

  if (self->style != NULL)
    self->style->hidden = g_strcmp0 (display, "false") == 0;
}

static void
start_format (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  char *name = dv_xml_get (attributes, n_attributes, "name");

  if (name == NULL)
    return;
  self->format = g_new0 (DvNumberFormat, 1);
  g_hash_table_insert (self->formats, name, self->format);
}

/* A number of at least twelve digits is an identity number that is shown with its zeros. */
static void
read_digits (DvOdsStyles *self, const xmlChar **attributes, int n_attributes)
{
  guint64 digits = 0, decimals = 0;

  dv_xml_get_number (attributes, n_attributes, "min-integer-digits", 32, &digits);
  dv_xml_get_number (attributes, n_attributes, "decimal-places", 32, &decimals);
  if (digits > 1 && decimals == 0)
    self->format->digits = (guint) digits;
}

static void
read_format_part (DvOdsStyles *self, const char *name, const xmlChar **attributes, int n_attributes)
{
  if (strcmp (name, "day") == 0)
    self->format->shown |= DV_SHOWN_DAY;
  else if (strcmp (name, "month") == 0)
    self->format->shown |= DV_SHOWN_MONTH;
  else if (strcmp (name, "year") == 0)
    self->format->shown |= DV_SHOWN_YEAR;
  else if (strcmp (name, "number") == 0)
    read_digits (self, attributes, n_attributes);
}

static gboolean
is_format (const char *name)
{
  return strcmp (name, "date-style") == 0 || strcmp (name, "number-style") == 0;
}

/**
 * dv_ods_styles_start:
 * @self: styles
 * @name: the name of an element that begins
 * @attributes: its attributes
 * @n_attributes: how many there are
 *
 * Reads what it says of styles, if it does.
 */
void
dv_ods_styles_start (DvOdsStyles *self,
                     const char *name,
                     const xmlChar **attributes,
                     int n_attributes)
{
  if (strcmp (name, "font-face") == 0) {
    add_face (self, attributes, n_attributes);
  } else if (strcmp (name, "style") == 0) {
    start_style (self, attributes, n_attributes);
  } else if (strcmp (name, "text-properties") == 0) {
    read_font (self, attributes, n_attributes);
  } else if (strcmp (name, "table-properties") == 0) {
    read_display (self, attributes, n_attributes);
  } else if (is_format (name)) {
    start_format (self, attributes, n_attributes);
  } else if (self->format != NULL) {
    read_format_part (self, name, attributes, n_attributes);
  }
}

/**
 * dv_ods_styles_end:
 * @self: styles
 * @name: the name of an element that ends
 */
void
dv_ods_styles_end (DvOdsStyles *self, const char *name)
{
  if (strcmp (name, "style") == 0)
    self->style = NULL;
  if (is_format (name))
    self->format = NULL;
}

/**
 * dv_ods_styles_find:
 * @self: styles
 * @name: (nullable): the name of one
 *
 * Returns: (nullable): it
 */
const DvOdsStyle *
dv_ods_styles_find (DvOdsStyles *self, const char *name)
{
  return name != NULL ? g_hash_table_lookup (self->styles, name) : NULL;
}

/**
 * dv_ods_styles_get_format:
 * @self: styles
 * @style: (nullable): the style of a cell that holds a number or a date
 *
 * Returns: how the cell shows it
 */
DvNumberFormat
dv_ods_styles_get_format (DvOdsStyles *self, const DvOdsStyle *style)
{
  const DvNumberFormat *format =
    style != NULL && style->data != NULL ? g_hash_table_lookup (self->formats, style->data) : NULL;

  return format != NULL ? *format : (DvNumberFormat){ 0 };
}
