/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-bytes.h"

/**
 * dv_bytes_put_number:
 * @bytes: where to write
 * @number: a number
 *
 * Writes seven bits a byte, the lowest first; the top bit says that more follow.
 */
void
dv_bytes_put_number (GByteArray *bytes, guint64 number)
{
  guint8 buffer[10];
  guint n = 0;

  do {
    buffer[n] = (number & 0x7f) | (number > 0x7f ? 0x80 : 0);
    number >>= 7;
    n++;
  } while (number > 0);
  g_byte_array_append (bytes, buffer, n);
}

/**
 * dv_bytes_put_blob:
 * @bytes: where to write
 * @data: some bytes
 * @size: how many
 *
 * Writes the number of bytes and the bytes.
 */
void
dv_bytes_put_blob (GByteArray *bytes, gconstpointer data, gsize size)
{
  dv_bytes_put_number (bytes, size);
  g_byte_array_append (bytes, data, (guint) size);
}

/**
 * dv_reader_init:
 * @reader: (out): a reader
 * @data: the bytes to read; they must outlive it
 * @size: how many
 */
void
dv_reader_init (DvReader *reader, gconstpointer data, gsize size)
{
  *reader = (DvReader){ .data = data, .size = size };
}

/**
 * dv_reader_get_number:
 * @reader: a reader
 *
 * Returns: the next number; 0 if there is none
 */
guint64
dv_reader_get_number (DvReader *reader)
{
  guint64 number = 0;

  for (guint shift = 0; !reader->failed && shift < 64; shift += 7) {
    guint8 byte;

    if (reader->position >= reader->size)
      break;
    byte = reader->data[reader->position++];
    number |= (guint64) (byte & 0x7f) << shift;
    if ((byte & 0x80) == 0)
      return number;
  }
  reader->failed = TRUE;
  return 0;
}

/**
 * dv_reader_get_count:
 * @reader: a reader
 * @limit: the most that is believed
 *
 * Returns: the next number, if it is not more than @limit; 0 otherwise
 */
guint
dv_reader_get_count (DvReader *reader, guint limit)
{
  guint64 number = dv_reader_get_number (reader);

  if (number <= limit)
    return (guint) number;
  reader->failed = TRUE;
  return 0;
}

/**
 * dv_reader_get_raw:
 * @reader: a reader
 * @size: how many bytes
 *
 * Returns: (nullable): the next @size bytes, which belong to the reader's data
 */
const guint8 *
dv_reader_get_raw (DvReader *reader, gsize size)
{
  const guint8 *data;

  if (reader->failed || size > reader->size - reader->position) {
    reader->failed = TRUE;
    return NULL;
  }
  data = reader->data + reader->position;
  reader->position += size;
  return data;
}

/**
 * dv_reader_get_blob:
 * @reader: a reader
 * @size: (out): how many bytes
 *
 * Returns: (nullable): bytes that dv_bytes_put_blob() wrote
 */
const guint8 *
dv_reader_get_blob (DvReader *reader, gsize *size)
{
  *size = dv_reader_get_number (reader);
  return dv_reader_get_raw (reader, *size);
}

/**
 * dv_reader_copy:
 * @reader: a reader
 * @into: (out caller-allocates): where to put the next bytes; left as it is if there are none
 * @size: how many
 */
void
dv_reader_copy (DvReader *reader, gpointer into, gsize size)
{
  const guint8 *data = dv_reader_get_raw (reader, size);

  if (data != NULL)
    memcpy (into, data, size);
}

/**
 * dv_reader_get_text:
 * @reader: a reader
 *
 * Returns: (transfer full) (nullable): a text that dv_bytes_put_blob() wrote; %NULL if it is none
 */
char *
dv_reader_get_text (DvReader *reader)
{
  gsize size;
  const guint8 *data = dv_reader_get_blob (reader, &size);

  if (data == NULL || !g_utf8_validate_len ((const char *) data, size, NULL)) {
    reader->failed = TRUE;
    return NULL;
  }
  return g_strndup ((const char *) data, size);
}
