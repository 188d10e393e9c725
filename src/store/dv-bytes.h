/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads what dv_bytes_put_* wrote. Once something is missing or too long, `failed` is set and
 * everything read from then on is empty: look at it once, at the end. */
typedef struct {
  const guint8 *data;
  gsize size;
  gsize position;
  gboolean failed;
} DvReader;

void dv_bytes_put_number (GByteArray *bytes, guint64 number);
void dv_bytes_put_blob (GByteArray *bytes, gconstpointer data, gsize size);

void dv_reader_init (DvReader *reader, gconstpointer data, gsize size);
guint64 dv_reader_get_number (DvReader *reader);
guint dv_reader_get_count (DvReader *reader, guint limit);
const guint8 *dv_reader_get_blob (DvReader *reader, gsize *size);
const guint8 *dv_reader_get_raw (DvReader *reader, gsize size);
void dv_reader_copy (DvReader *reader, gpointer into, gsize size);
char *dv_reader_get_text (DvReader *reader);

G_END_DECLS
