/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xls-private.h"

#define BIFF8         0x0600
#define FONT_NOT_USED 4 /* fonts are counted 0, 1, 2, 3, 5 … */

typedef struct {
  DvXls *xls;
  GHashTable *formats; /* number -> DvNumberFormat */
} Reader;

static void
add_font (DvXls *xls, const DvXlsRecord *record)
{
  if (xls->fonts->len == FONT_NOT_USED)
    g_ptr_array_add (xls->fonts, g_strdup (""));
  g_ptr_array_add (xls->fonts, dv_xls_get_text (xls, record, 15, dv_xls_get8 (record, 14)));
}

static void
add_format (Reader *self, const DvXlsRecord *record)
{
  guint n = self->xls->is_biff8 ? dv_xls_get16 (record, 2) : dv_xls_get8 (record, 2);
  g_autofree char *code = dv_xls_get_text (self->xls, record, self->xls->is_biff8 ? 4 : 3, n);
  DvNumberFormat *format = g_new (DvNumberFormat, 1);

  *format = dv_number_format_parse (code);
  g_hash_table_insert (self->formats, GUINT_TO_POINTER (dv_xls_get16 (record, 0)), format);
}

static void
add_style (Reader *self, const DvXlsRecord *record)
{
  guint font = dv_xls_get16 (record, 0);
  guint id = dv_xls_get16 (record, 2);
  const DvNumberFormat *format = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));
  DvCellStyle style = { format != NULL ? *format : dv_number_format_get_builtin (id), NULL };

  if (font < self->xls->fonts->len)
    style.font = g_ptr_array_index (self->xls->fonts, font);
  g_array_append_val (self->xls->styles, style);
}

/* Charts and macros are no sheets with cells. */
static void
add_sheet (DvXls *xls, const DvXlsRecord *record)
{
  DvXlsSheet sheet;

  if (dv_xls_get8 (record, 5) != 0)
    return;
  sheet.position = dv_xls_get32 (record, 0);
  sheet.hidden = (dv_xls_get8 (record, 4) & 3) != 0;
  sheet.name = dv_xls_get_text (xls, record, 7, dv_xls_get8 (record, 6));
  g_array_append_val (xls->sheets, sheet);
}

static void
read_record (Reader *self, const DvXlsRecord *record)
{
  DvXls *xls = self->xls;

  switch ((DvXlsRecordType) record->type) {
  case DV_XLS_BOF:
    xls->is_biff8 = dv_xls_get16 (record, 0) == BIFF8;
    break;
  case DV_XLS_FILEPASS:
    dv_sink_fail (xls->sink, DV_WORKBOOK_ERROR_ENCRYPTED, "");
  case DV_XLS_CODEPAGE:
    g_free (xls->charset);
    xls->charset = g_strdup_printf ("CP%u", dv_xls_get16 (record, 0));
    break;
  case DV_XLS_DATE1904:
    xls->since_1904 = dv_xls_get16 (record, 0) == 1;
    break;
  case DV_XLS_FONT:
    add_font (xls, record);
    break;
  case DV_XLS_FORMAT:
    add_format (self, record);
    break;
  case DV_XLS_XF:
    add_style (self, record);
    break;
  case DV_XLS_BOUNDSHEET:
    add_sheet (xls, record);
    break;
  case DV_XLS_SST:
    dv_xls_read_strings (xls, record);
    break;
  default:
    break;
  }
}

/**
 * dv_xls_read_globals:
 * @xls: an xls file
 *
 * Reads what its sheets have in common.
 */
void
dv_xls_read_globals (DvXls *xls)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reader reader = { xls, formats };
  DvXlsRecord record;

  while (dv_xls_next (xls, &record)) {
    if (record.type == DV_XLS_EOF)
      return;
    read_record (&reader, &record);
  }
  dv_sink_fail (xls->sink, DV_WORKBOOK_ERROR_DAMAGED, "");
}
