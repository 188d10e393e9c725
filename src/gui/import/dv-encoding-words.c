/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-encoding-words.h"

#include <glib/gi18n.h>

/* What the window says of old encodings. */

#define MAX_EXAMPLES 2

static void
append_columns (GString *text, GPtrArray *columns, DvEncoding encoding)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < columns->len; i++) {
    const DvOldColumn *column = g_ptr_array_index (columns, i);
    g_autofree char *letter = dv_sheet_column_get_letters (column->column);

    if (column->encoding != encoding)
      continue;
    g_string_append_printf (letters, "%s%s", n > 0 ? ", " : "", letter);
    n++;
  }
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* translators: letters of columns, then the name of an old encoding */
  g_string_append_printf (text,
                          ngettext ("Column %s looks like %s.", "Columns %s look like %s.", n),
                          letters->str, dv_encoding_get_label (encoding));
}

static void
append_examples (GString *text, GPtrArray *columns)
{
  for (guint i = 0; i < MIN (columns->len, MAX_EXAMPLES); i++) {
    const DvOldColumn *column = g_ptr_array_index (columns, i);

    g_string_append_printf (text, "%s“%s” → “%s”", i > 0 ? "   " : "\n", column->before,
                            column->after);
  }
}

/**
 * dv_encoding_describe_columns:
 * @columns: (element-type DvOldColumn): columns in old encodings
 * @applied: what the sheet was converted from
 *
 * Returns: (transfer full): what they look like, with examples, and what was done
 */
char *
dv_encoding_describe_columns (GPtrArray *columns, DvEncoding applied)
{
  GString *text = g_string_new (NULL);

  for (int i = DV_ENCODING_UNICODE + 1; i < DV_N_ENCODINGS; i++)
    append_columns (text, columns, (DvEncoding) i);
  append_examples (text, columns);
  if (applied == DV_ENCODING_UNICODE)
    g_string_append_printf (text, "\n%s", _ ("They are left as they are."));
  return g_string_free (text, FALSE);
}

/**
 * dv_encoding_list_choices:
 *
 * Returns: (transfer full): what a sheet can be converted from, to choose one
 */
GtkStringList *
dv_encoding_list_choices (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Convert as recognised"));
  gtk_string_list_append (choices, _ ("Leave as it is"));
  for (int i = DV_ENCODING_UNICODE + 1; i < DV_N_ENCODINGS; i++) {
    g_autofree char *label =
      /* translators: %s is the name of an old encoding */
      g_strdup_printf (_ ("Convert from %s"), dv_encoding_get_label ((DvEncoding) i));

    gtk_string_list_append (choices, label);
  }
  return choices;
}

/**
 * dv_encoding_get_place:
 * @encoding: what a sheet is converted from
 *
 * Returns: its place in dv_encoding_list_choices()
 */
guint
dv_encoding_get_place (DvEncoding encoding)
{
  return (guint) (encoding - DV_ENCODING_AUTO);
}

/**
 * dv_encoding_from_place:
 * @place: a place in dv_encoding_list_choices()
 *
 * Returns: what stands there
 */
DvEncoding
dv_encoding_from_place (guint place)
{
  return (DvEncoding) ((int) place + DV_ENCODING_AUTO);
}
