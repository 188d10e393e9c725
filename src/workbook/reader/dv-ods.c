/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dv-ods-private.h"
#include "dv-reader.h"

/* A file repeats rows and columns by number, and a formatted sheet says that its last row is there
 * a million times. What is empty is only counted. */
typedef struct {
  DvCellType type;
  guint column;
  guint n_columns; /* how often it stands side by side */
  const char *font;
  char *text;
} Cell;

typedef struct {
  DvSink *sink;
  DvOdsStyles *styles;
  GArray *column_styles; /* of const DvOdsStyle *, by column; %NULL behind the last */
  guint column_style;    /* how many columns were described */
  GArray *cells;         /* of the row being read */
  guint row;
  guint n_rows; /* how often the row stands one below the other */
  gboolean row_hidden;
  guint column;
  guint n_columns;
  guint in_note;    /* a remark on the cell, or a drawing; no part of it */
  guint depth;      /* of tables; one in a cell is no part of the sheet */
  guint n_lines;    /* paragraphs of the cell */
  gboolean in_cell; /* and not in a covered one */
  gboolean in_paragraph;
  const DvOdsStyle *style;
  char *value_type;
  char *value;
  GString *text;
} Reader;

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void G_GNUC_NORETURN
fail (Reader *self)
{
  g_autofree char *where = g_strdup_printf ("%u", self->row);

  dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_DAMAGED, where);
}

static guint
get_count (Reader *self, const xmlChar **attributes, int n_attributes, const char *name)
{
  guint64 count = 1;

  if (!dv_xml_get_number (attributes, n_attributes, name, G_MAXINT, &count))
    fail (self);
  return (guint) MAX (count, 1);
}

static void
start_table (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *name = dv_xml_get (attributes, n_attributes, "name");
  g_autofree char *style_name = dv_xml_get (attributes, n_attributes, "style-name");
  const DvOdsStyle *style = dv_ods_styles_find (self->styles, style_name);

  if (self->depth++ > 0)
    return;
  dv_sink_add_sheet (self->sink, name != NULL ? name : "", style != NULL && style->hidden);
  g_array_set_size (self->column_styles, 0);
  self->row = 1;
}

static void
add_column_style (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *name = dv_xml_get (attributes, n_attributes, "default-cell-style-name");
  const DvOdsStyle *style = dv_ods_styles_find (self->styles, name);
  guint count = get_count (self, attributes, n_attributes, "number-columns-repeated");

  for (guint i = 0; i < count && self->column_styles->len < DV_SHEET_MAX_COLUMNS; i++)
    g_array_append_val (self->column_styles, style);
}

static void
start_row (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *visibility = dv_xml_get (attributes, n_attributes, "visibility");

  self->n_rows = get_count (self, attributes, n_attributes, "number-rows-repeated");
  self->row_hidden = visibility != NULL && strcmp (visibility, "visible") != 0;
  self->column = 0;
  g_array_set_size (self->cells, 0);
}

static const DvOdsStyle *
find_style (Reader *self, const char *name)
{
  const DvOdsStyle *style = dv_ods_styles_find (self->styles, name);

  if (style == NULL && self->column < self->column_styles->len)
    style = g_array_index (self->column_styles, const DvOdsStyle *, self->column);
  return style;
}

static void
add_merge (Reader *self, const xmlChar **attributes, int n_attributes)
{
  guint n_columns = get_count (self, attributes, n_attributes, "number-columns-spanned");
  guint n_rows = get_count (self, attributes, n_attributes, "number-rows-spanned");
  DvSheetRange range = { self->row, 0, self->column, 0 };

  if (n_columns == 1 && n_rows == 1)
    return;
  range.last_row = self->row + MIN (n_rows, DV_SHEET_MAX_ROWS) - 1;
  range.last_column = self->column + MIN (n_columns, DV_SHEET_MAX_COLUMNS) - 1;
  dv_sink_add_merge (self->sink, range);
}

static void
start_cell (Reader *self, const char *name, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *style = dv_xml_get (attributes, n_attributes, "style-name");
  static const char *const values[] = { "value", "date-value", "boolean-value" };

  self->in_cell = strcmp (name, "table-cell") == 0;
  self->n_columns = get_count (self, attributes, n_attributes, "number-columns-repeated");
  self->style = find_style (self, style);
  g_free (self->value_type);
  self->value_type = dv_xml_get (attributes, n_attributes, "value-type");
  g_clear_pointer (&self->value, g_free);
  for (guint i = 0; self->value == NULL && i < G_N_ELEMENTS (values); i++)
    self->value = dv_xml_get (attributes, n_attributes, values[i]);
  self->n_lines = 0;
  g_string_truncate (self->text, 0);
  if (self->in_cell)
    add_merge (self, attributes, n_attributes);
}

/* Beside its paragraphs a cell holds remarks and all kinds of drawings, with texts of their own; a
 * line below a title has an empty one. */
static gboolean
is_note (Reader *self, const char *name)
{
  if (self->in_cell && !self->in_paragraph)
    return strcmp (name, "p") != 0 && strcmp (name, "table") != 0;
  return strcmp (name, "annotation") == 0 || strcmp (name, "frame") == 0 ||
         strcmp (name, "shapes") == 0 || strcmp (name, "tracked-changes") == 0;
}

static void
start_in_paragraph (Reader *self, const char *name, const xmlChar **attributes, int n_attributes)
{
  if (strcmp (name, "s") == 0) {
    guint n = get_count (self, attributes, n_attributes, "c");

    for (guint i = 0; i < MIN (n, DV_SHEET_MAX_CELL + 1); i++)
      g_string_append_c (self->text, ' ');
  } else if (strcmp (name, "tab") == 0) {
    g_string_append_c (self->text, ' ');
  } else if (strcmp (name, "line-break") == 0) {
    g_string_append_c (self->text, '\n');
  }
}

static void
start_in_table (Reader *self, const char *name, const xmlChar **attributes, int n_attributes)
{
  if (strcmp (name, "table-column") == 0) {
    add_column_style (self, attributes, n_attributes);
  } else if (strcmp (name, "table-row") == 0) {
    start_row (self, attributes, n_attributes);
  } else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0) {
    start_cell (self, name, attributes, n_attributes);
  } else if (self->in_cell && strcmp (name, "p") == 0) {
    if (self->n_lines++ > 0)
      g_string_append_c (self->text, '\n');
    self->in_paragraph = TRUE;
  } else if (self->in_paragraph) {
    start_in_paragraph (self, name, attributes, n_attributes);
  }
}

static void
start_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Reader *self = data;

  if (self->in_note > 0 || (self->depth > 0 && is_note (self, name)))
    self->in_note++;
  else if (strcmp (name, "table") == 0)
    start_table (self, attributes, n_attributes);
  else if (self->depth == 1)
    start_in_table (self, name, attributes, n_attributes);
  else if (self->depth == 0)
    dv_ods_styles_start (self->styles, name, attributes, n_attributes);
}

/* LibreOffice writes the error of a formula as a text of this look. */
static gboolean
is_error (const char *text)
{
  static const char *const errors[] = { "#REF!",  "#N/A",   "#VALUE!", "#DIV/0!",
                                        "#NAME?", "#NULL!", "#NUM!",   "Err:" };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++) {
    if (g_str_has_prefix (text, errors[i]))
      return strlen (text) < 10;
  }
  return FALSE;
}

static DvCellType
show_date (Reader *self, GString *shown)
{
  DvShown parts = dv_ods_styles_get_format (self->styles, self->style).shown;

  if (dv_number_show_iso_date (parts, self->value, shown))
    return DV_CELL_DATE;
  g_string_append (shown, "#####");
  return DV_CELL_ERROR;
}

static DvCellType
show_number (Reader *self, GString *shown)
{
  const DvNumberFormat format = {
    .digits = dv_ods_styles_get_format (self->styles, self->style).digits,
    .is_percent = g_strcmp0 (self->value_type, "percentage") == 0,
  };

  return dv_number_format_show (format, g_ascii_strtod (self->value, NULL), FALSE, shown);
}

static gboolean
has_type (Reader *self, const char *type)
{
  return self->value != NULL && g_strcmp0 (self->value_type, type) == 0;
}

static DvCellType
show_cell (Reader *self, GString *shown)
{
  if (self->value_type != NULL && is_error (self->text->str)) {
    g_string_append (shown, self->text->str);
    return DV_CELL_ERROR;
  }
  if (has_type (self, "date"))
    return show_date (self, shown);
  if (has_type (self, "boolean")) {
    g_string_append (shown, strcmp (self->value, "true") == 0 ? "TRUE" : "FALSE");
    return DV_CELL_YES_NO;
  }
  if (has_type (self, "float") || has_type (self, "currency") || has_type (self, "percentage"))
    return show_number (self, shown);
  g_string_append_len (shown, self->text->str, (gssize) self->text->len);
  return DV_CELL_TEXT;
}

static void
end_cell (Reader *self)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  Cell cell = { .column = self->column, .n_columns = self->n_columns };

  if (self->in_cell)
    cell.type = show_cell (self, shown);
  if (shown->len > 0) {
    cell.font = self->style != NULL ? self->style->font : NULL;
    cell.text = g_strndup (shown->str, shown->len);
    g_array_append_val (self->cells, cell);
  }
  self->in_cell = FALSE;
  self->column += MIN (self->n_columns, DV_SHEET_MAX_COLUMNS);
}

static void
add_cells (Reader *self, const Cell *cell)
{
  for (guint i = 0; i < cell->n_columns; i++)
    dv_sink_add_cell (self->sink, cell->column + i, cell->type, cell->font, cell->text);
}

static void
end_row (Reader *self)
{
  for (guint i = 0; self->cells->len > 0 && i < self->n_rows; i++) {
    dv_sink_add_row (self->sink, self->row + i, self->row_hidden);
    for (guint j = 0; j < self->cells->len; j++)
      add_cells (self, &g_array_index (self->cells, Cell, j));
  }
  self->row += MIN (self->n_rows, DV_SHEET_MAX_ROWS);
}

static void
end_cb (const char *name, gpointer data)
{
  Reader *self = data;

  if (self->in_note > 0) {
    self->in_note--;
  } else if (strcmp (name, "table") == 0) {
    self->depth--;
  } else if (self->depth == 0) {
    dv_ods_styles_end (self->styles, name);
  } else if (self->depth == 1) {
    if (strcmp (name, "p") == 0)
      self->in_paragraph = FALSE;
    else if (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0)
      end_cell (self);
    else if (strcmp (name, "table-row") == 0)
      end_row (self);
  }
}

static void
text_cb (const char *text, int length, gpointer data)
{
  Reader *self = data;

  if (self->in_paragraph && self->in_note == 0 && self->depth == 1)
    g_string_append_len (self->text, text, length);
}

static void
start_style_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  dv_ods_styles_start (data, name, attributes, n_attributes);
}

static void
end_style_cb (const char *name, gpointer data)
{
  dv_ods_styles_end (data, name);
}

static void
start_manifest_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  if (strcmp (name, "encryption-data") == 0)
    dv_sink_fail (data, DV_WORKBOOK_ERROR_ENCRYPTED, "");
}

static void
read_content (DvSink *sink, DvOdsStyles *styles)
{
  g_autoptr (GArray) column_styles = g_array_new (FALSE, FALSE, sizeof (gpointer));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = {
    .sink = sink, .styles = styles, .column_styles = column_styles, .cells = cells, .text = text
  };

  g_array_set_clear_func (cells, cell_clear);
  if (!dv_package_parse (sink, "content.xml", &(DvXmlHandler){ start_cb, end_cb, text_cb },
                         &reader))
    dv_sink_fail (sink, DV_WORKBOOK_ERROR_FORMAT, "");
  g_free (reader.value_type);
  g_free (reader.value);
}

/**
 * dv_ods_read:
 * @sink: where the sheets go
 *
 * Reads an OpenDocument spreadsheet (ISO/IEC 26300).
 */
void
dv_ods_read (DvSink *sink)
{
  g_autoptr (DvOdsStyles) styles = dv_ods_styles_new ();

  dv_package_parse (sink, "META-INF/manifest.xml", &(DvXmlHandler){ start_manifest_cb, NULL, NULL },
                    sink);
  dv_package_parse (sink, "styles.xml", &(DvXmlHandler){ start_style_cb, end_style_cb, NULL },
                    styles);
  read_content (sink, styles);
}
