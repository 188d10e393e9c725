/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xlsx-private.h"

#include <string.h>

typedef enum {
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT,
  VALUE_YES_NO,
  VALUE_ERROR,
  VALUE_DATE,
} ValueType;

/* A sheet on its way through the parser. */
typedef struct {
  DvXlsx *xlsx;
  guint row;
  gboolean row_hidden;
  gboolean row_added; /* rows without cells are left out */
  guint column;
  ValueType type;
  const DvCellStyle *style;
  gboolean has_formula;
  gboolean has_value;
  gboolean in_value;
  gboolean in_inline;
  gboolean in_phonetic; /* how a word is read aloud; no part of it */
  GString *value;
  GString *shown;
} Reader;

static void G_GNUC_NORETURN
fail (Reader *self)
{
  g_autofree char *where = g_strdup_printf ("%u", self->row);

  dv_sink_fail (self->xlsx->sink, DV_WORKBOOK_ERROR_DAMAGED, where);
}

/* Reads a name such as “AB12” or “$AB$12”.
 * Returns: whether it is one; @rest points behind it */
static gboolean
read_reference (const char *p, guint *row, guint *column, const char **rest)
{
  guint64 letters = 0, digits = 0;

  p += *p == '$';
  for (; g_ascii_isalpha (*p) && letters <= DV_SHEET_MAX_COLUMNS; p++)
    letters = letters * 26 + (guint64) (g_ascii_toupper (*p) - 'A' + 1);
  p += *p == '$';
  for (; g_ascii_isdigit (*p) && digits <= DV_SHEET_MAX_ROWS; p++)
    digits = digits * 10 + (guint64) (*p - '0');
  *rest = p;
  *column = (guint) letters - 1;
  *row = (guint) digits;
  return letters >= 1 && letters <= DV_SHEET_MAX_COLUMNS && digits >= 1 &&
         digits <= DV_SHEET_MAX_ROWS;
}

static void
start_row (Reader *self, const xmlChar **attributes, int n_attributes)
{
  guint64 row = self->row + 1;

  if (!dv_xml_get_number (attributes, n_attributes, "r", DV_SHEET_MAX_ROWS, &row) ||
      row <= self->row)
    fail (self);
  self->row = (guint) row;
  self->row_hidden = dv_xml_is_true (attributes, n_attributes, "hidden");
  self->row_added = FALSE;
  self->column = G_MAXUINT;
}

static ValueType
read_type (const xmlChar **attributes, int n_attributes)
{
  static const char *const types[] = {
    [VALUE_NUMBER] = "n", [VALUE_SHARED] = "s", [VALUE_TEXT] = "str",
    [VALUE_YES_NO] = "b", [VALUE_ERROR] = "e",  [VALUE_DATE] = "d",
  };
  const char *type;
  gsize length;

  if (!dv_xml_find (attributes, n_attributes, "t", &type, &length))
    return VALUE_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    if (strlen (types[i]) == length && memcmp (type, types[i], length) == 0)
      return (ValueType) i;
  }
  return g_str_has_prefix (type, "inlineStr") ? VALUE_TEXT : VALUE_NUMBER;
}

static const DvCellStyle *
read_style (Reader *self, const xmlChar **attributes, int n_attributes)
{
  const GArray *styles = self->xlsx->styles;
  const char *value;
  gsize length;
  guint place = 0;

  if (dv_xml_find (attributes, n_attributes, "s", &value, &length)) {
    for (gsize i = 0; i < length && g_ascii_isdigit (value[i]) && place < G_MAXUINT16; i++)
      place = place * 10 + (guint) (value[i] - '0');
  }
  return place < styles->len ? &g_array_index (styles, DvCellStyle, place) : NULL;
}

/* A million cells come through here, so nothing is copied. */
static void
start_cell (Reader *self, const xmlChar **attributes, int n_attributes)
{
  const char *reference, *rest;
  gsize length;
  guint row;

  if (!dv_xml_find (attributes, n_attributes, "r", &reference, &length))
    self->column++;
  else if (!read_reference (reference, &row, &self->column, &rest) || row != self->row ||
           rest != reference + length)
    fail (self);
  self->style = read_style (self, attributes, n_attributes);
  self->type = read_type (attributes, n_attributes);
  self->has_formula = self->has_value = FALSE;
  g_string_truncate (self->value, 0);
}

static void
add_merge (Reader *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *reference = dv_xml_get (attributes, n_attributes, "ref");
  const char *rest;
  DvSheetRange range;

  if (reference == NULL ||
      !read_reference (reference, &range.first_row, &range.first_column, &rest))
    fail (self);
  if (*rest == '\0')
    return; /* one cell is merged with none */
  if (*rest != ':' || !read_reference (rest + 1, &range.last_row, &range.last_column, &rest))
    fail (self);
  dv_sink_add_merge (self->xlsx->sink, range);
}

static void
start_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Reader *self = data;

  self->in_value = FALSE;
  if (name[0] == 'c' && name[1] == '\0') {
    start_cell (self, attributes, n_attributes);
  } else if (name[0] == 'v' && name[1] == '\0') {
    self->in_value = self->has_value = TRUE;
  } else if (name[0] == 't' && name[1] == '\0') {
    self->in_value = self->in_inline && !self->in_phonetic;
  } else if (strcmp (name, "row") == 0) {
    start_row (self, attributes, n_attributes);
  } else if (strcmp (name, "is") == 0) {
    self->in_inline = self->has_value = TRUE;
  } else if (strcmp (name, "rPh") == 0) {
    self->in_phonetic = TRUE;
  } else if (name[0] == 'f' && name[1] == '\0') {
    self->has_formula = TRUE;
  } else if (strcmp (name, "mergeCell") == 0) {
    add_merge (self, attributes, n_attributes);
  }
}

static void
add_cell (Reader *self, DvCellType type, const char *font, const char *text)
{
  if (*text == '\0')
    return;
  if (!self->row_added)
    dv_sink_add_row (self->xlsx->sink, self->row, self->row_hidden);
  self->row_added = TRUE;
  if (font == NULL && self->style != NULL)
    font = self->style->font;
  dv_sink_add_cell (self->xlsx->sink, self->column, type, font, text);
}

static void
end_shared (Reader *self)
{
  guint64 place;
  const DvXlsxString *string;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &place, NULL) ||
      place >= self->xlsx->strings->len)
    fail (self);
  string = &g_array_index (self->xlsx->strings, DvXlsxString, (guint) place);
  add_cell (self, DV_CELL_TEXT, string->font, string->text);
}

static void
end_number (Reader *self)
{
  const DvNumberFormat format = self->style != NULL ? self->style->format : (DvNumberFormat){ 0 };
  char *end;
  double value = g_ascii_strtod (self->value->str, &end);
  DvCellType type;

  if (end == self->value->str || *end != '\0')
    fail (self);
  g_string_truncate (self->shown, 0);
  type = dv_number_format_show (format, value, self->xlsx->since_1904, self->shown);
  add_cell (self, type, NULL, self->shown->str);
}

/* ISO 8601, which Excel itself does not write. */
static void
end_date (Reader *self)
{
  g_string_truncate (self->shown, 0);
  if (dv_number_show_iso_date (DV_SHOWN_DAY, self->value->str, self->shown))
    add_cell (self, DV_CELL_DATE, NULL, self->shown->str);
  else
    add_cell (self, DV_CELL_TEXT, NULL, self->value->str);
}

/* Programs that set their XML in lines leave spaces around a value. */
static void
strip (GString *value)
{
  g_strstrip (value->str);
  g_string_set_size (value, strlen (value->str));
}

static gboolean
is_false (const char *value)
{
  return strcmp (value, "0") == 0 || strcmp (value, "false") == 0;
}

static void
end_cell (Reader *self)
{
  if (!self->has_value) {
    /* A program that does not reckon has written the formula. */
    if (self->has_formula)
      add_cell (self, DV_CELL_ERROR, NULL, "=?");
    return;
  }
  if (self->type != VALUE_TEXT)
    strip (self->value);
  if (self->value->len == 0)
    return;
  if (self->type == VALUE_SHARED) {
    end_shared (self);
  } else if (self->type == VALUE_TEXT) {
    dv_xlsx_unescape (self->value);
    add_cell (self, DV_CELL_TEXT, NULL, self->value->str);
  } else if (self->type == VALUE_YES_NO) {
    add_cell (self, DV_CELL_YES_NO, NULL, is_false (self->value->str) ? "FALSE" : "TRUE");
  } else if (self->type == VALUE_ERROR) {
    add_cell (self, DV_CELL_ERROR, NULL, self->value->str);
  } else if (self->type == VALUE_DATE) {
    end_date (self);
  } else {
    end_number (self);
  }
}

static void
end_cb (const char *name, gpointer data)
{
  Reader *self = data;

  self->in_value = FALSE;
  if (name[0] == 'c' && name[1] == '\0')
    end_cell (self);
  else if (strcmp (name, "is") == 0)
    self->in_inline = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = FALSE;
}

static void
text_cb (const char *text, int length, gpointer data)
{
  Reader *self = data;

  if (self->in_value)
    g_string_append_len (self->value, text, length);
}

/**
 * dv_xlsx_read_sheet:
 * @xlsx: a workbook
 * @part: where the cells of a sheet stand
 *
 * Reads the cells that have something in them; formulas by their last results.
 */
void
dv_xlsx_read_sheet (DvXlsx *xlsx, const char *part)
{
  const DvXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  Reader reader = { .xlsx = xlsx, .column = G_MAXUINT, .value = value, .shown = shown };

  if (!dv_package_parse (xlsx->sink, part, &handler, &reader))
    dv_sink_fail (xlsx->sink, DV_WORKBOOK_ERROR_DAMAGED, part);
}
