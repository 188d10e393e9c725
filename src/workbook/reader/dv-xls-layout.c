/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xls-layout.h"

#include <string.h>

/* Records of the stream ([MS-XLS] 2.3), as far as they are read here. */
enum {
  RECORD_FORMULA = 0x0006,
  RECORD_EOF = 0x000a,
  RECORD_DATE1904 = 0x0022,
  RECORD_FILEPASS = 0x002f,
  RECORD_FONT = 0x0031,
  RECORD_BOUNDSHEET = 0x0085,
  RECORD_MULRK = 0x00bd,
  RECORD_RSTRING = 0x00d6,
  RECORD_XF = 0x00e0,
  RECORD_MERGECELLS = 0x00e5,
  RECORD_LABELSST = 0x00fd,
  RECORD_NUMBER = 0x0203,
  RECORD_LABEL = 0x0204,
  RECORD_BOOLERR = 0x0205,
  RECORD_STRING = 0x0207,
  RECORD_ROW = 0x0208,
  RECORD_RK = 0x027e,
  RECORD_FORMAT = 0x041e,
  RECORD_BOF = 0x0809,
};

#define BIFF8       0x0600
#define ROW_HIDDEN  0x20
#define NO_FONT_4   4 /* the number 4 is passed over */
#define FIRST_CODE  164
#define RESULT_TEXT 0

typedef struct {
  guint type;
  guint size;
  const guint8 *data;
} Record;

typedef struct {
  DvSink *sink;
  GsfInput *stream;
  DvXlsLayout *layout;
  GHashTable *formats; /* number -> DvNumberFormat */
  GArray *positions;   /* of guint32: where the sheets begin */
  gboolean is_biff8;
  gpointer formula; /* the cell whose text follows; %NULL for none */
  gboolean has_formula;
} Reader;

static guint
get16 (const Record *record, guint offset)
{
  return offset + 2 <= record->size ? GSF_LE_GET_GUINT16 (record->data + offset) : 0;
}

static guint
get8 (const Record *record, guint offset)
{
  return offset < record->size ? record->data[offset] : 0;
}

static gboolean
next (Reader *self, Record *record)
{
  const guint8 *head = gsf_input_read (self->stream, 4, NULL);

  if (head == NULL)
    return FALSE;
  record->type = GSF_LE_GET_GUINT16 (head);
  record->size = GSF_LE_GET_GUINT16 (head + 2);
  record->data = NULL;
  if (record->size == 0)
    return TRUE;
  record->data = gsf_input_read (self->stream, record->size, NULL);
  return record->data != NULL;
}

/* Reads @n characters: of one byte in Latin-1, or of two; @wide is where it says which. */
static char *
get_text (Reader *self, const Record *record, guint offset, guint n)
{
  gboolean wide = self->is_biff8 && (get8 (record, offset) & 1);
  guint start = self->is_biff8 ? offset + 1 : offset;
  guint size = wide ? n * 2 : n;

  if (start + size > record->size)
    size = record->size > start ? record->size - start : 0;
  if (size == 0)
    return g_strdup ("");
  return g_convert_with_fallback ((const char *) record->data + start, size, "UTF-8",
                                  wide ? "UTF-16LE" : "WINDOWS-1252", "?", NULL, NULL, NULL);
}

static void
add_font (Reader *self, const Record *record)
{
  char *name = get_text (self, record, 15, get8 (record, 14));

  if (self->layout->fonts->len == NO_FONT_4)
    g_ptr_array_add (self->layout->fonts, g_strdup (""));
  g_ptr_array_add (self->layout->fonts, name != NULL ? name : g_strdup (""));
}

static void
add_format (Reader *self, const Record *record)
{
  guint offset = self->is_biff8 ? 4 : 3;
  guint n = self->is_biff8 ? get16 (record, 2) : get8 (record, 2);
  g_autofree char *code = get_text (self, record, offset, n);
  DvNumberFormat *format = g_new0 (DvNumberFormat, 1);

  if (code != NULL)
    *format = dv_number_format_parse (code);
  g_hash_table_insert (self->formats, GUINT_TO_POINTER (get16 (record, 0)), format);
}

static void
add_style (Reader *self, const Record *record)
{
  guint font = get16 (record, 0);
  guint id = get16 (record, 2);
  const DvNumberFormat *format = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));
  DvXlsStyle style = { 0 };

  style.format = format != NULL && id >= FIRST_CODE ? *format : dv_number_format_get_builtin (id);
  if (font < self->layout->fonts->len)
    style.font = g_ptr_array_index (self->layout->fonts, font);
  g_array_append_val (self->layout->styles, style);
}

static void
result_free (gpointer data)
{
  DvXlsResult *result = data;

  g_free (result->text);
  g_free (result);
}

static void
sheet_free (gpointer data)
{
  DvXlsSheet *sheet = data;

  g_hash_table_unref (sheet->hidden_rows);
  g_hash_table_unref (sheet->styles);
  g_hash_table_unref (sheet->results);
  g_array_unref (sheet->merges);
  g_free (sheet);
}

/* Charts and macros are no sheets with cells. */
static void
add_sheet (Reader *self, const Record *record)
{
  DvXlsSheet *sheet;
  guint32 position;

  if (record->size < 6 || get8 (record, 5) != 0)
    return;
  position = GSF_LE_GET_GUINT32 (record->data);
  sheet = g_new0 (DvXlsSheet, 1);
  sheet->hidden = (get8 (record, 4) & 3) != 0;
  sheet->hidden_rows = g_hash_table_new (NULL, NULL);
  sheet->styles = g_hash_table_new (NULL, NULL);
  sheet->results = g_hash_table_new_full (NULL, NULL, NULL, result_free);
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (DvSheetRange));
  g_ptr_array_add (self->layout->sheets, sheet);
  g_array_append_val (self->positions, position);
}

static void
read_global (Reader *self, const Record *record)
{
  switch (record->type) {
  case RECORD_BOF:
    self->is_biff8 = get16 (record, 0) == BIFF8;
    break;
  case RECORD_FILEPASS:
    dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_ENCRYPTED, "");
  case RECORD_DATE1904:
    self->layout->since_1904 = get16 (record, 0) == 1;
    break;
  case RECORD_FONT:
    add_font (self, record);
    break;
  case RECORD_FORMAT:
    add_format (self, record);
    break;
  case RECORD_XF:
    add_style (self, record);
    break;
  case RECORD_BOUNDSHEET:
    add_sheet (self, record);
    break;
  default:
    break;
  }
}

static void
read_globals (Reader *self)
{
  Record record;

  while (next (self, &record) && record.type != RECORD_EOF)
    read_global (self, &record);
}

static void
add_merges (DvXlsSheet *sheet, const Record *record)
{
  guint n = get16 (record, 0);

  for (guint i = 0; i < n && 2 + (i + 1) * 8 <= record->size; i++) {
    guint offset = 2 + i * 8;
    DvSheetRange range = { get16 (record, offset) + 1, get16 (record, offset + 2) + 1,
                           get16 (record, offset + 4), get16 (record, offset + 6) };

    g_array_append_val (sheet->merges, range);
  }
}

static const char *
name_error (guint code)
{
  static const struct {
    guint code;
    const char *name;
  } errors[] = {
    { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" },
    { 0x17, "#REF!" },  { 0x1d, "#NAME?" },  { 0x24, "#NUM!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++) {
    if (errors[i].code == code)
      return errors[i].name;
  }
  return "#N/A";
}

static void
add_result (DvXlsSheet *sheet, gpointer key, DvCellType type, char *text)
{
  DvXlsResult *result = g_new (DvXlsResult, 1);

  result->type = type;
  result->text = text;
  g_hash_table_insert (sheet->results, key, result);
}

static void
add_boolean_or_error (DvXlsSheet *sheet, gpointer key, guint value, gboolean is_error)
{
  if (is_error)
    add_result (sheet, key, DV_CELL_ERROR, g_strdup (name_error (value)));
  else
    add_result (sheet, key, DV_CELL_YES_NO, g_strdup (value != 0 ? "TRUE" : "FALSE"));
}

static void
read_formula (Reader *self, DvXlsSheet *sheet, const Record *record, gpointer key)
{
  guint kind = get8 (record, 6);

  self->has_formula = FALSE;
  if (get16 (record, 12) != 0xffff)
    return;
  self->has_formula = kind == RESULT_TEXT;
  self->formula = key;
  if (kind == 1 || kind == 2)
    add_boolean_or_error (sheet, key, get8 (record, 8), kind == 2);
}

static void
read_formula_text (Reader *self, DvXlsSheet *sheet, const Record *record)
{
  char *text = self->has_formula ? get_text (self, record, 2, get16 (record, 0)) : NULL;

  self->has_formula = FALSE;
  if (text != NULL)
    add_result (sheet, self->formula, DV_CELL_TEXT, text);
}

static void
add_multiple (DvXlsSheet *sheet, const Record *record)
{
  guint row = get16 (record, 0);
  guint column = get16 (record, 2);

  for (guint offset = 4; offset + 6 <= record->size - MIN (record->size, 2); offset += 6)
    g_hash_table_insert (sheet->styles, dv_xls_key (row, column++),
                         GUINT_TO_POINTER (get16 (record, offset)));
}

static void
read_cell (Reader *self, DvXlsSheet *sheet, const Record *record)
{
  gpointer key = dv_xls_key (get16 (record, 0), get16 (record, 2));

  g_hash_table_insert (sheet->styles, key, GUINT_TO_POINTER (get16 (record, 4)));
  if (record->type == RECORD_BOOLERR)
    add_boolean_or_error (sheet, key, get8 (record, 6), get8 (record, 7) != 0);
  else if (record->type == RECORD_FORMULA)
    read_formula (self, sheet, record, key);
}

static void
read_in_sheet (Reader *self, DvXlsSheet *sheet, const Record *record)
{
  switch (record->type) {
  case RECORD_ROW:
    if (get16 (record, 12) & ROW_HIDDEN)
      g_hash_table_add (sheet->hidden_rows, GUINT_TO_POINTER (get16 (record, 0)));
    break;
  case RECORD_MERGECELLS:
    add_merges (sheet, record);
    break;
  case RECORD_MULRK:
    add_multiple (sheet, record);
    break;
  case RECORD_STRING:
    read_formula_text (self, sheet, record);
    break;
  case RECORD_FORMULA:
  case RECORD_RSTRING:
  case RECORD_LABELSST:
  case RECORD_NUMBER:
  case RECORD_LABEL:
  case RECORD_BOOLERR:
  case RECORD_RK:
    read_cell (self, sheet, record);
    break;
  default:
    break;
  }
}

/* A sheet may hold charts, which begin and end as it does. */
static void
read_sheet (Reader *self, guint place)
{
  DvXlsSheet *sheet = g_ptr_array_index (self->layout->sheets, place);
  guint depth = 0;
  Record record;

  if (gsf_input_seek (self->stream, g_array_index (self->positions, guint32, place), G_SEEK_SET))
    dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  while (next (self, &record)) {
    if (record.type == RECORD_BOF)
      depth++;
    else if (record.type == RECORD_EOF && --depth == 0)
      return;
    else if (depth == 1)
      read_in_sheet (self, sheet, &record);
    if (depth == 0)
      break;
  }
  dv_sink_fail (self->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
}

/**
 * dv_xls_layout_read:
 * @sink: where to say what is wrong
 * @stream: the stream of the workbook in its compound file
 *
 * Reads what freexl does not tell: fonts, merged cells, what is hidden, formulas that give no
 * number, and how much of a date is shown.
 *
 * Returns: (transfer full): it
 */
DvXlsLayout *
dv_xls_layout_read (DvSink *sink, GsfInput *stream)
{
  DvXlsLayout *layout = g_new0 (DvXlsLayout, 1);
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reader reader = {
    .sink = sink, .stream = stream, .layout = layout, .formats = formats, .positions = positions
  };

  layout->sheets = g_ptr_array_new_with_free_func (sheet_free);
  layout->styles = g_array_new (FALSE, FALSE, sizeof (DvXlsStyle));
  layout->fonts = g_ptr_array_new_with_free_func (g_free);
  read_globals (&reader);
  for (guint i = 0; i < layout->sheets->len; i++)
    read_sheet (&reader, i);
  return layout;
}

/**
 * dv_xls_layout_free:
 * @layout: (transfer full): a layout
 */
void
dv_xls_layout_free (DvXlsLayout *layout)
{
  g_ptr_array_unref (layout->sheets);
  g_array_unref (layout->styles);
  g_ptr_array_unref (layout->fonts);
  g_free (layout);
}
