/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gsf/gsf.h>

#include "dv-number-format.h"
#include "dv-sink.h"

G_BEGIN_DECLS

/* Records of the stream ([MS-XLS] 2.3), as far as they are read. */
typedef enum {
  DV_XLS_FORMULA = 0x0006,
  DV_XLS_EOF = 0x000a,
  DV_XLS_DATE1904 = 0x0022,
  DV_XLS_FILEPASS = 0x002f,
  DV_XLS_FONT = 0x0031,
  DV_XLS_CONTINUE = 0x003c,
  DV_XLS_CODEPAGE = 0x0042,
  DV_XLS_BOUNDSHEET = 0x0085,
  DV_XLS_MULRK = 0x00bd,
  DV_XLS_RSTRING = 0x00d6,
  DV_XLS_XF = 0x00e0,
  DV_XLS_MERGECELLS = 0x00e5,
  DV_XLS_SST = 0x00fc,
  DV_XLS_LABELSST = 0x00fd,
  DV_XLS_NUMBER = 0x0203,
  DV_XLS_LABEL = 0x0204,
  DV_XLS_BOOLERR = 0x0205,
  DV_XLS_STRING = 0x0207,
  DV_XLS_ROW = 0x0208,
  DV_XLS_RK = 0x027e,
  DV_XLS_FORMAT = 0x041e,
  DV_XLS_BOF = 0x0809,
} DvXlsRecordType;

/**
 * DvXlsRecord:
 * @type: a #DvXlsRecordType, or another number
 * @size: its size in bytes, with those of the records that continue it
 * @data: its bytes
 * @breaks: (element-type guint): where the records begin that continue it
 *
 * A record of the stream.
 */
typedef struct {
  guint type;
  guint size;
  const guint8 *data;
  GArray *breaks;
} DvXlsRecord;

/**
 * DvXlsString:
 * @text: a text
 * @font: (nullable): the font of a part of it, which goes before that of the cell
 *
 * A text that many cells share.
 */
typedef struct {
  char *text;
  const char *font;
} DvXlsString;

/**
 * DvXlsSheet:
 * @name: its name
 * @position: where it begins in the stream
 * @hidden: whether the workbook does not show it
 *
 * A sheet with cells.
 */
typedef struct {
  char *name;
  guint32 position;
  gboolean hidden;
} DvXlsSheet;

/**
 * DvXls:
 * @sink: where the cells go
 * @stream: the stream of the workbook
 * @buffer: the record that was read last
 * @breaks: where that one is continued
 * @sheets: (element-type DvXlsSheet): its sheets with cells
 * @styles: (element-type DvCellStyle): the styles of cells
 * @strings: (element-type DvXlsString): the shared texts
 * @fonts: (element-type utf8): the names of fonts
 * @charset: in what texts of one byte a letter are written
 * @is_biff8: whether it is of Excel 97 or later, so that texts say how they are written
 * @since_1904: whether days are counted from 1904
 *
 * What the sheets of an xls file have in common.
 */
typedef struct {
  DvSink *sink;
  GsfInput *stream;
  GByteArray *buffer;
  GArray *breaks;
  GArray *sheets;
  GArray *styles;
  GArray *strings;
  GPtrArray *fonts;
  char *charset;
  gboolean is_biff8;
  gboolean since_1904;
} DvXls;

gboolean dv_xls_next (DvXls *xls, DvXlsRecord *record);
guint dv_xls_get8 (const DvXlsRecord *record, guint offset);
guint dv_xls_get16 (const DvXlsRecord *record, guint offset);
guint32 dv_xls_get32 (const DvXlsRecord *record, guint offset);
double dv_xls_get_double (const DvXlsRecord *record, guint offset);
char *dv_xls_get_text (DvXls *xls, const DvXlsRecord *record, guint offset, guint n);

void dv_xls_read_globals (DvXls *xls);
void dv_xls_read_strings (DvXls *xls, const DvXlsRecord *record);
void dv_xls_read_sheet (DvXls *xls, const DvXlsSheet *sheet);

G_END_DECLS
