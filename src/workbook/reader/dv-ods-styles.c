/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-ods-private.h"

#include <string.h>

struct _DvOdsStyles {
  GHashTable *styles; /* name -> DvOdsStyle */
  GHashTable *faces;  /* name of a font face -> name of its family */
  GHashTable *shown;  /* name of a date style -> DvShown */
  GStringChunk *texts;
  DvOdsStyle *style; /* the one being read */
  char *date_style;  /* the one being read */
  DvShown date_shown;
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
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_hash_table_unref (self->shown);
  g_string_chunk_free (self->texts);
  g_free (self->date_style);
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
read_date_part (DvOdsStyles *self, const char *name)
{
  if (strcmp (name, "day") == 0)
    self->date_shown |= DV_SHOWN_DAY;
  else if (strcmp (name, "month") == 0)
    self->date_shown |= DV_SHOWN_MONTH;
  else if (strcmp (name, "year") == 0)
    self->date_shown |= DV_SHOWN_YEAR;
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
  } else if (strcmp (name, "date-style") == 0) {
    g_free (self->date_style);
    self->date_style = dv_xml_get (attributes, n_attributes, "name");
    self->date_shown = 0;
  } else if (self->date_style != NULL) {
    read_date_part (self, name);
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
  if (strcmp (name, "date-style") == 0 && self->date_style != NULL)
    g_hash_table_insert (self->shown, g_steal_pointer (&self->date_style),
                         GUINT_TO_POINTER (self->date_shown));
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
 * dv_ods_styles_get_shown:
 * @self: styles
 * @style: (nullable): the style of a cell that holds a date
 *
 * Returns: what the cell shows of it
 */
DvShown
dv_ods_styles_get_shown (DvOdsStyles *self, const DvOdsStyle *style)
{
  gpointer shown =
    style != NULL && style->data != NULL ? g_hash_table_lookup (self->shown, style->data) : NULL;

  return shown != NULL ? (DvShown) GPOINTER_TO_UINT (shown)
                       : DV_SHOWN_DAY | DV_SHOWN_MONTH | DV_SHOWN_YEAR;
}
