/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xls-private.h"

/* The bytes behind the type and the size of a record. */
static gboolean
append_record (DvXls *xls, guint *type)
{
  const guint8 *head = gsf_input_read (xls->stream, 4, NULL);
  const guint8 *data;
  guint size;

  if (head == NULL)
    return FALSE;
  *type = GSF_LE_GET_GUINT16 (head);
  size = GSF_LE_GET_GUINT16 (head + 2);
  data = size > 0 ? gsf_input_read (xls->stream, size, NULL) : NULL;
  if (data != NULL)
    g_byte_array_append (xls->buffer, data, size);
  return data != NULL || size == 0;
}

static guint
peek (DvXls *xls)
{
  const guint8 *head = gsf_input_read (xls->stream, 2, NULL);
  guint type = head != NULL ? GSF_LE_GET_GUINT16 (head) : DV_XLS_EOF;

  if (head != NULL)
    gsf_input_seek (xls->stream, -2, G_SEEK_CUR);
  return type;
}

/* Only texts are read whole where they go on in another record; drawings would be megabytes. */
static void
append_continued (DvXls *xls, guint type)
{
  guint ignored;

  if (type != DV_XLS_SST && type != DV_XLS_STRING)
    return;
  while (peek (xls) == DV_XLS_CONTINUE) {
    guint start = xls->buffer->len;

    if (!append_record (xls, &ignored))
      return;
    g_array_append_val (xls->breaks, start);
  }
}

/**
 * dv_xls_next:
 * @xls: an xls file
 * @record: (out): the next record, until the one after it is read
 *
 * Returns: whether there is one
 */
gboolean
dv_xls_next (DvXls *xls, DvXlsRecord *record)
{
  g_byte_array_set_size (xls->buffer, 0);
  g_array_set_size (xls->breaks, 0);
  if (!append_record (xls, &record->type))
    return FALSE;
  append_continued (xls, record->type);
  record->data = xls->buffer->data;
  record->size = xls->buffer->len;
  record->breaks = xls->breaks;
  return TRUE;
}

/**
 * dv_xls_get8:
 * @record: a record
 * @offset: a place in it
 *
 * Returns: the byte there, 0 behind its end
 */
guint
dv_xls_get8 (const DvXlsRecord *record, guint offset)
{
  return offset < record->size ? record->data[offset] : 0;
}

/**
 * dv_xls_get16:
 * @record: a record
 * @offset: a place in it
 *
 * Returns: the number of two bytes there, 0 behind its end
 */
guint
dv_xls_get16 (const DvXlsRecord *record, guint offset)
{
  return offset + 2 <= record->size ? GSF_LE_GET_GUINT16 (record->data + offset) : 0;
}

/**
 * dv_xls_get32:
 * @record: a record
 * @offset: a place in it
 *
 * Returns: the number of four bytes there, 0 behind its end
 */
guint32
dv_xls_get32 (const DvXlsRecord *record, guint offset)
{
  return offset + 4 <= record->size ? GSF_LE_GET_GUINT32 (record->data + offset) : 0;
}

/**
 * dv_xls_get_double:
 * @record: a record
 * @offset: a place in it
 *
 * Returns: the number of eight bytes there, 0 behind its end
 */
double
dv_xls_get_double (const DvXlsRecord *record, guint offset)
{
  return offset + 8 <= record->size ? gsf_le_get_double (record->data + offset) : 0;
}

/* Where a byte is none of the character set, or nobody here knows the set, the bytes are kept as
 * they are: the text of an old encoding can be decoded from that, and nothing is lost. */
static char *
convert (const char *data, guint size, const char *charset)
{
  char *text = g_convert_with_fallback (data, size, "UTF-8", charset, "?", NULL, NULL, NULL);

  return text != NULL ? text : g_convert (data, size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/**
 * dv_xls_get_text:
 * @xls: an xls file
 * @record: a record
 * @offset: a place in it: in Excel 97 and later a byte that says how the text is written comes
 * first
 * @n: how many letters follow
 *
 * Returns: (transfer full): the text
 */
char *
dv_xls_get_text (DvXls *xls, const DvXlsRecord *record, guint offset, guint n)
{
  gboolean wide = xls->is_biff8 && (dv_xls_get8 (record, offset) & 1);
  guint start = MIN (xls->is_biff8 ? offset + 1 : offset, record->size);
  guint size = MIN (wide ? n * 2 : n, record->size - start);
  const char *charset = wide ? "UTF-16LE" : xls->is_biff8 ? "ISO-8859-1" : xls->charset;
  char *text = NULL;

  if (size > 0)
    text = convert ((const char *) record->data + start, size, charset);
  return text != NULL ? text : g_strdup ("");
}
