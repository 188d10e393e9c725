/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xlsx-styles.h"

#define FONT "Times New Roman"

#define WITH_BORDER 1
#define BOLD        2
#define ITALIC      4
#define WRAP        8

/* What differs between the styles; everything is in the letters of official papers. */
static const struct {
  double size;
  guint8 align;
  guint8 valign;
  guint8 flags;
  const char *number;
} table[DV_XLSX_N_STYLES] = {
  /* "@": Excel leaves 0012 and 1/2 alone, now and when somebody types into the cell. */
  [DV_XLSX_TEXT] = { 12, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER | WRAP, "@" },
  [DV_XLSX_NUMBER] = { 12, LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "0" },
  [DV_XLSX_MONEY] = { 12, LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "#,##0" },
  [DV_XLSX_DECIMAL] = { 12, LXW_ALIGN_RIGHT, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "#,##0.##" },
  [DV_XLSX_DATE] = { 12, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "dd/mm/yyyy" },
  [DV_XLSX_YEAR] = { 12, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "0" },
  [DV_XLSX_COUNT] = { 12, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_TOP, WITH_BORDER, "0" },
  [DV_XLSX_ID] = { 8, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, 0, "@" },
  [DV_XLSX_HEAD] = { 12, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, WITH_BORDER | BOLD | WRAP },
  [DV_XLSX_SUPERIOR] = { 12, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER },
  [DV_XLSX_OFFICE] = { 12, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, BOLD },
  [DV_XLSX_TITLE] = { 14, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, BOLD },
  [DV_XLSX_SCOPE] = { 13, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, ITALIC },
  [DV_XLSX_MADE] = { 12, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, ITALIC },
};

static lxw_format *
add_style (lxw_workbook *workbook, DvXlsxStyle style)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, FONT);
  format_set_font_size (format, table[style].size);
  format_set_align (format, table[style].align);
  format_set_align (format, table[style].valign);
  if (table[style].flags & WITH_BORDER)
    format_set_border (format, LXW_BORDER_THIN);
  if (table[style].flags & BOLD)
    format_set_bold (format);
  if (table[style].flags & ITALIC)
    format_set_italic (format);
  if (table[style].flags & WRAP)
    format_set_text_wrap (format);
  if (table[style].number != NULL)
    format_set_num_format (format, table[style].number);
  if (style == DV_XLSX_ID)
    format_set_font_color (format, 0x808080);
  return format;
}

/**
 * dv_xlsx_styles_add:
 * @workbook: a workbook
 * @styles: (out): how its cells can look; they belong to @workbook
 *
 * Adds the styles of a ward's sheet.
 */
void
dv_xlsx_styles_add (lxw_workbook *workbook, lxw_format *styles[DV_XLSX_N_STYLES])
{
  for (guint i = 0; i < DV_XLSX_N_STYLES; i++)
    styles[i] = add_style (workbook, (DvXlsxStyle) i);
}
