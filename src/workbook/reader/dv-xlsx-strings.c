/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-xlsx-private.h"

#include <string.h>

typedef struct {
  DvXlsx *xlsx;
  GString *text;
  const char *font;
  gboolean in_text;
  guint in_phonetic; /* how a word is read aloud; no part of it */
} Reader;

/* Reads the four hexadecimal digits of `_xHHHH_`.
 * Returns: the character, or -1 */
static int
read_escape (const char *p)
{
  int value = 0;

  if (p[0] != '_' || p[1] != 'x')
    return -1;
  for (int i = 2; i < 6; i++) {
    if (!g_ascii_isxdigit (p[i]))
      return -1;
    value = value * 16 + g_ascii_xdigit_value (p[i]);
  }
  return p[6] == '_' ? value : -1;
}

/**
 * dv_xlsx_unescape:
 * @text: a text in which `_x000D_` stands for a character that XML does not take (ISO/IEC 29500-1,
 *   22.4.2.4)
 *
 * Puts the characters in their place, and drops control characters.
 */
void
dv_xlsx_unescape (GString *text)
{
  for (char *p = strstr (text->str, "_x"); p != NULL; p = strstr (p, "_x")) {
    int value = read_escape (p);
    gsize offset = (gsize) (p - text->str);
    char buffer[6];
    int length;

    if (value < 0 || (value >= 0xd800 && value <= 0xdfff)) {
      p += 2;
      continue;
    }
    length = value >= ' ' || value == '\n' ? g_unichar_to_utf8 ((gunichar) value, buffer) : 0;
    g_string_erase (text, (gssize) offset, 7);
    g_string_insert_len (text, (gssize) offset, buffer, length);
    p = text->str + offset + length;
  }
}

static void
add_string (Reader *self)
{
  DvXlsxString string = { .font = self->font };

  dv_xlsx_unescape (self->text);
  string.text =
    g_string_chunk_insert_len (self->xlsx->texts, self->text->str, (gssize) self->text->len);
  g_array_append_val (self->xlsx->strings, string);
}

static void
start_cb (const char *name, const xmlChar **attributes, int n_attributes, gpointer data)
{
  Reader *self = data;

  if (strcmp (name, "si") == 0) {
    g_string_truncate (self->text, 0);
    self->font = NULL;
  } else if (strcmp (name, "rPh") == 0) {
    self->in_phonetic++;
  } else if (strcmp (name, "rFont") == 0) {
    g_autofree char *font = dv_xml_get (attributes, n_attributes, "val");

    if (font != NULL && self->font == NULL)
      self->font = g_string_chunk_insert_const (self->xlsx->texts, font);
  } else if (strcmp (name, "t") == 0) {
    self->in_text = self->in_phonetic == 0;
  }
}

static void
end_cb (const char *name, gpointer data)
{
  Reader *self = data;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  else if (strcmp (name, "si") == 0)
    add_string (self);
}

static void
text_cb (const char *text, int length, gpointer data)
{
  Reader *self = data;

  if (self->in_text)
    g_string_append_len (self->text, text, length);
}

/**
 * dv_xlsx_read_strings:
 * @xlsx: a workbook
 * @part: where its shared texts stand
 *
 * Reads the texts that cells share.
 */
void
dv_xlsx_read_strings (DvXlsx *xlsx, const char *part)
{
  const DvXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .xlsx = xlsx, .text = text };

  dv_package_parse (xlsx->sink, part, &handler, &reader);
}
