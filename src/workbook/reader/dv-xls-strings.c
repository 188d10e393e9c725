/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xls-private.h"

/* What a text of the table is made of ([MS-XLS] 2.5.293). */
#define FLAG_WIDE 1
#define FLAG_EXT  4
#define FLAG_RICH 8

/* A place in the table of shared texts, which goes on over many records: where letters are cut, the
 * next record begins by saying anew whether they have two bytes. */
typedef struct {
  const DvXlsRecord *record;
  guint offset;
  guint next_break; /* place among the breaks of the record */
} Cursor;

static gboolean
at_break (Cursor *cursor)
{
  const GArray *breaks = cursor->record->breaks;

  while (cursor->next_break < breaks->len &&
         g_array_index (breaks, guint, cursor->next_break) < cursor->offset)
    cursor->next_break++;
  return cursor->next_break < breaks->len &&
         g_array_index (breaks, guint, cursor->next_break) == cursor->offset;
}

static guint
take (Cursor *cursor, guint size)
{
  guint value = size == 1   ? dv_xls_get8 (cursor->record, cursor->offset)
                : size == 2 ? dv_xls_get16 (cursor->record, cursor->offset)
                            : dv_xls_get32 (cursor->record, cursor->offset);

  cursor->offset = MIN (cursor->offset + size, cursor->record->size);
  return value;
}

static char *
take_letters (Cursor *cursor, guint n, gboolean wide)
{
  g_autofree gunichar2 *letters = g_new (gunichar2, n + 1);
  char *text;

  for (guint i = 0; i < n; i++) {
    if (at_break (cursor)) {
      wide = take (cursor, 1) & FLAG_WIDE;
      cursor->next_break++;
    }
    letters[i] = (gunichar2) take (cursor, wide ? 2 : 1);
  }
  text = g_utf16_to_utf8 (letters, n, NULL, NULL, NULL);
  return text != NULL ? text : g_strdup ("");
}

/* The fonts of its parts: pairs of a place in the text and a font. */
static const char *
take_font (DvXls *xls, Cursor *cursor, guint n_runs)
{
  const char *first = NULL;

  for (guint i = 0; i < n_runs && cursor->offset < cursor->record->size; i++) {
    guint font;

    take (cursor, 2);
    font = take (cursor, 2);
    if (first == NULL && font < xls->fonts->len)
      first = g_ptr_array_index (xls->fonts, font);
  }
  return first;
}

static DvXlsString
take_string (DvXls *xls, Cursor *cursor)
{
  guint n = take (cursor, 2);
  guint flags = take (cursor, 1);
  guint n_runs = flags & FLAG_RICH ? take (cursor, 2) : 0;
  guint n_ext = flags & FLAG_EXT ? take (cursor, 4) : 0;
  DvXlsString string;

  string.text = take_letters (cursor, n, flags & FLAG_WIDE);
  string.font = take_font (xls, cursor, n_runs);
  cursor->offset += MIN (n_ext, cursor->record->size - cursor->offset);
  return string;
}

/**
 * dv_xls_read_strings:
 * @xls: an xls file
 * @record: the table of its shared texts
 *
 * Reads the texts that cells share.
 */
void
dv_xls_read_strings (DvXls *xls, const DvXlsRecord *record)
{
  Cursor cursor = { .record = record };
  guint n;

  take (&cursor, 4);
  n = take (&cursor, 4);
  while (xls->strings->len < n && cursor.offset < record->size) {
    DvXlsString string = take_string (xls, &cursor);

    g_array_append_val (xls->strings, string);
  }
}
