/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xls-private.h"

#define ROW_HIDDEN 0x20

/* What a formula gives that is no number ([MS-XLS] 2.5.133). */
#define RESULT_TEXT   0
#define RESULT_YES_NO 1
#define RESULT_ERROR  2

typedef struct {
  guint16 row; /* counted from 0 */
  guint16 column;
  guint8 type;
  const char *font;
  char *text;
} Cell;

typedef struct {
  DvXls *xls;
  GArray *cells;           /* of Cell, in the order of the file */
  GHashTable *hidden_rows; /* numbers, counted from 0 */
  Cell formula;            /* the text of its result follows */
  gboolean expects_text;
  gboolean sorted;
} Reader;

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *left = a;
  const Cell *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

static void
take_cell (Reader *self, Cell cell)
{
  GArray *cells = self->cells;

  if (cells->len >= DV_WORKBOOK_MAX_CELLS)
    dv_sink_fail (self->xls->sink, DV_WORKBOOK_ERROR_TOO_LARGE, "");
  if (cells->len > 0 && compare_cells (&g_array_index (cells, Cell, cells->len - 1), &cell) >= 0)
    self->sorted = FALSE;
  g_array_append_val (cells, cell);
}

static const DvCellStyle *
get_style (Reader *self, guint place)
{
  static const DvCellStyle none;

  return place < self->xls->styles->len ? &g_array_index (self->xls->styles, DvCellStyle, place)
                                        : &none;
}

static void
take_number (Reader *self, Cell cell, guint style_place, double value)
{
  const DvCellStyle *style = get_style (self, style_place);
  GString *text = g_string_new (NULL);

  cell.type = (guint8) dv_number_format_show (style->format, value, self->xls->since_1904, text);
  cell.font = style->font;
  cell.text = g_string_free (text, FALSE);
  take_cell (self, cell);
}

static void
take_text (Reader *self, Cell cell, const char *font, char *text)
{
  cell.type = DV_CELL_TEXT;
  cell.text = text;
  if (font != NULL)
    cell.font = font;
  take_cell (self, cell);
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
take_yes_no_or_error (Reader *self, Cell cell, guint value, gboolean is_error)
{
  cell.type = is_error ? DV_CELL_ERROR : DV_CELL_YES_NO;
  cell.text = g_strdup (is_error ? name_error (value) : value != 0 ? "TRUE" : "FALSE");
  take_cell (self, cell);
}

/* A number of 30 bits, with or without decimals, a hundred times too large or not. */
static double
read_rk (guint32 rk)
{
  guint64 bits = (guint64) (rk & ~3u) << 32;
  double value;

  if (rk & 2)
    value = (gint32) rk >> 2;
  else
    memcpy (&value, &bits, sizeof value);
  return rk & 1 ? value / 100 : value;
}

static void
read_multiple (Reader *self, const DvXlsRecord *record, Cell cell)
{
  for (guint offset = 4; offset + 8 <= record->size; offset += 6, cell.column++)
    take_number (self, cell, dv_xls_get16 (record, offset),
                 read_rk (dv_xls_get32 (record, offset + 2)));
}

static void
read_shared (Reader *self, const DvXlsRecord *record, Cell cell)
{
  guint32 place = dv_xls_get32 (record, 6);
  const DvXlsString *string;

  if (place >= self->xls->strings->len)
    dv_sink_fail (self->xls->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
  string = &g_array_index (self->xls->strings, DvXlsString, place);
  take_text (self, cell, string->font, g_strdup (string->text));
}

static void
read_formula (Reader *self, const DvXlsRecord *record, Cell cell)
{
  guint kind = dv_xls_get8 (record, 6);

  self->expects_text = FALSE;
  if (dv_xls_get16 (record, 12) != 0xffff) {
    take_number (self, cell, dv_xls_get16 (record, 4), dv_xls_get_double (record, 6));
  } else if (kind == RESULT_TEXT) {
    self->formula = cell;
    self->expects_text = TRUE;
  } else if (kind == RESULT_YES_NO || kind == RESULT_ERROR) {
    take_yes_no_or_error (self, cell, dv_xls_get8 (record, 8), kind == RESULT_ERROR);
  }
}

static void
read_formula_text (Reader *self, const DvXlsRecord *record)
{
  if (self->expects_text)
    take_text (self, self->formula, NULL,
               dv_xls_get_text (self->xls, record, 2, dv_xls_get16 (record, 0)));
  self->expects_text = FALSE;
}

static void
read_cell (Reader *self, const DvXlsRecord *record)
{
  guint style = dv_xls_get16 (record, 4);
  Cell cell = { .row = (guint16) dv_xls_get16 (record, 0),
                .column = (guint16) dv_xls_get16 (record, 2),
                .font = get_style (self, style)->font };

  if (record->type == DV_XLS_MULRK)
    read_multiple (self, record, cell);
  else if (record->type == DV_XLS_RK)
    take_number (self, cell, style, read_rk (dv_xls_get32 (record, 6)));
  else if (record->type == DV_XLS_NUMBER)
    take_number (self, cell, style, dv_xls_get_double (record, 6));
  else if (record->type == DV_XLS_BOOLERR)
    take_yes_no_or_error (self, cell, dv_xls_get8 (record, 6), dv_xls_get8 (record, 7) != 0);
  else if (record->type == DV_XLS_FORMULA)
    read_formula (self, record, cell);
  else if (record->type == DV_XLS_LABELSST)
    read_shared (self, record, cell);
  else
    take_text (self, cell, NULL, dv_xls_get_text (self->xls, record, 8, dv_xls_get16 (record, 6)));
}

static void
add_merges (Reader *self, const DvXlsRecord *record)
{
  guint n = dv_xls_get16 (record, 0);

  for (guint i = 0; i < n && 2 + (i + 1) * 8 <= record->size; i++) {
    guint offset = 2 + i * 8;

    dv_sink_add_merge (self->xls->sink, (DvSheetRange){ dv_xls_get16 (record, offset) + 1,
                                                        dv_xls_get16 (record, offset + 2) + 1,
                                                        dv_xls_get16 (record, offset + 4),
                                                        dv_xls_get16 (record, offset + 6) });
  }
}

static void
read_record (Reader *self, const DvXlsRecord *record)
{
  switch ((DvXlsRecordType) record->type) {
  case DV_XLS_ROW:
    if (dv_xls_get16 (record, 12) & ROW_HIDDEN)
      g_hash_table_add (self->hidden_rows, GUINT_TO_POINTER (dv_xls_get16 (record, 0)));
    break;
  case DV_XLS_MERGECELLS:
    add_merges (self, record);
    break;
  case DV_XLS_STRING:
    read_formula_text (self, record);
    break;
  case DV_XLS_FORMULA:
  case DV_XLS_LABEL:
  case DV_XLS_LABELSST:
  case DV_XLS_RSTRING:
  case DV_XLS_NUMBER:
  case DV_XLS_RK:
  case DV_XLS_MULRK:
  case DV_XLS_BOOLERR:
    read_cell (self, record);
    break;
  default:
    break;
  }
}

/* A sheet may hold charts, which begin and end as it does. */
static gboolean
read_records (Reader *self)
{
  guint depth = 0;
  DvXlsRecord record;

  while (dv_xls_next (self->xls, &record)) {
    if (record.type == DV_XLS_BOF)
      depth++;
    else if (depth == 0)
      return FALSE;
    else if (record.type == DV_XLS_EOF)
      depth--;
    else if (depth == 1)
      read_record (self, &record);
    if (depth == 0)
      return TRUE;
  }
  return FALSE;
}

/* The last of two cells in one place is the one that Excel shows. */
static gboolean
is_hidden_by_next (Reader *self, guint i)
{
  return i + 1 < self->cells->len && compare_cells (&g_array_index (self->cells, Cell, i),
                                                    &g_array_index (self->cells, Cell, i + 1)) == 0;
}

static void
add_cells (Reader *self)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < self->cells->len; i++) {
    const Cell *cell = &g_array_index (self->cells, Cell, i);

    if (is_hidden_by_next (self, i))
      continue;
    if (cell->row != last)
      dv_sink_add_row (self->xls->sink, cell->row + 1u,
                       g_hash_table_contains (self->hidden_rows, GUINT_TO_POINTER (cell->row)));
    last = cell->row;
    dv_sink_add_cell (self->xls->sink, cell->column, cell->type, cell->font, cell->text);
  }
}

/**
 * dv_xls_read_sheet:
 * @xls: an xls file
 * @sheet: one of its sheets
 *
 * Reads the cells that have something in them; formulas by their last results.
 */
void
dv_xls_read_sheet (DvXls *xls, const DvXlsSheet *sheet)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (GHashTable) hidden_rows = g_hash_table_new (NULL, NULL);
  Reader reader = { .xls = xls, .cells = cells, .hidden_rows = hidden_rows, .sorted = TRUE };

  g_array_set_clear_func (cells, cell_clear);
  dv_sink_add_sheet (xls->sink, sheet->name, sheet->hidden);
  if (gsf_input_seek (xls->stream, sheet->position, G_SEEK_SET) || !read_records (&reader))
    dv_sink_fail (xls->sink, DV_WORKBOOK_ERROR_DAMAGED, sheet->name);
  /* A stable sort, as the last of equal ones counts. */
  if (!reader.sorted)
    g_array_sort (cells, compare_cells);
  add_cells (&reader);
}
