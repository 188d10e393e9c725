/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/dv-copy-rows.h"

#include "common/dv-dialogs.h"
#include "dv-load.h"
#include "dv-record.h"
#include "records/dv-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows leave a list as cells: as a table in HTML, which Excel, LibreOffice and Word paste with its
 * rules, and as lines with tabs for everything else. */

/* More than that is a sheet, and no clipboard. */
#define MAX_ROWS 10000
#define CHUNK    500

typedef struct {
  GtkWidget *widget;
  const DvKind *kind;
  GPtrArray *fields; /* of DvField */
  GArray *rows;
  GString *text;
  GString *html;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->widget);
  g_ptr_array_unref (copy->fields);
  g_array_unref (copy->rows);
  g_string_free (copy->text, TRUE);
  g_string_free (copy->html, TRUE);
  g_free (copy);
}

/* What is hidden on the screen does not leave it. */
static GPtrArray *
choose_fields (GPtrArray *fields)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++) {
    const DvField *field = g_ptr_array_index (fields, i);

    if (!(field->flags & DV_FIELD_SENSITIVE))
      g_ptr_array_add (chosen, (gpointer) field);
  }
  return chosen;
}

/* A cell with a tab, a line end or a quotation mark stands in quotation marks. */
static void
append_text (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\r\n\"") == NULL) {
    g_string_append (text, cell);
    return;
  }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

/* Excel takes a number from x:num, LibreOffice from sdval; a text that looks like one stays a text.
 */
static void
append_html (GString *html, const DvField *field, const char *value, const char *cell)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);
  g_autoptr (GString) broken = g_string_new (escaped);

  g_string_replace (broken, "\n", "<br>", 0);
  if (dv_field_is_number (field) && value != NULL)
    g_string_append_printf (html, "<td x:num=\"%s\" sdval=\"%s\">", value, value);
  else
    g_string_append (html, "<td style='mso-number-format:\"\\@\"'>");
  g_string_append_printf (html, "%s</td>", broken->str);
}

/* Returns: (transfer full): what the list shows */
static char *
get_cell (DvRecord *record, const DvField *field)
{
  if (dv_field_is_link (field) &&
      g_strcmp0 (dv_record_get_link_title (record, field), DV_HIDDEN_TITLE) == 0)
    return g_strdup ("");
  return dv_record_get_display (record, field);
}

static void
append_cell (Copy *copy, DvRecord *record, const DvField *field)
{
  const char *value = dv_record_get_value (record, field);
  g_autofree char *cell = get_cell (record, field);

  if (!dv_field_is_number (field) || field->type == DV_TYPE_DECIMAL)
    value = NULL;
  append_text (copy->text, value != NULL ? value : cell);
  append_html (copy->html, field, value, cell);
}

static void
append_record (Copy *copy, DvRecord *record)
{
  g_string_append (copy->html, "<tr>");
  for (guint i = 0; i < copy->fields->len; i++) {
    if (i > 0)
      g_string_append_c (copy->text, '\t');
    append_cell (copy, record, g_ptr_array_index (copy->fields, i));
  }
  g_string_append (copy->text, "\r\n");
  g_string_append (copy->html, "</tr>\n");
}

static void
append_headings (Copy *copy)
{
  g_string_append (copy->html, "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head>"
                               "<meta charset=\"utf-8\"></head><body><table border=\"1\">\n<tr>");
  for (guint i = 0; i < copy->fields->len; i++) {
    const char *heading = dv_field_get_heading (g_ptr_array_index (copy->fields, i));
    g_autofree char *escaped = g_markup_escape_text (heading, -1);

    if (i > 0)
      g_string_append_c (copy->text, '\t');
    append_text (copy->text, heading);
    g_string_append_printf (copy->html, "<th>%s</th>", escaped);
  }
  g_string_append (copy->text, "\r\n");
  g_string_append (copy->html, "</tr>\n");
}

static gboolean
copy_cb (DvDb *db, gpointer data, GError **error)
{
  Copy *copy = data;

  append_headings (copy);
  for (guint i = 0; i < copy->rows->len; i += CHUNK) {
    g_autoptr (GPtrArray) records =
      dv_db_load_rows (db, copy->kind, &g_array_index (copy->rows, gint64, i),
                       MIN (CHUNK, copy->rows->len - i), error);

    if (records == NULL)
      return FALSE;
    for (guint j = 0; j < records->len; j++)
      append_record (copy, g_ptr_array_index (records, j));
  }
  g_string_append (copy->html, "</table></body></html>\n");
  return TRUE;
}

static void
set_clipboard (const Copy *copy)
{
  g_autoptr (GBytes) html = g_bytes_new (copy->html->str, copy->html->len);
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_for_bytes ("text/html", html),
    gdk_content_provider_new_typed (G_TYPE_STRING, copy->text->str),
  };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (copy->widget), all);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *counted = NULL;
  g_autofree char *said = NULL;
  Copy *copy;

  if (!dv_store_read_finish (DV_STORE (source), result, (gpointer *) &copy, &error)) {
    if (gtk_widget_get_root (widget) != NULL)
      dv_dialogs_show_error (widget, _ ("Nothing was copied"), error->message);
    return;
  }
  set_clipboard (copy);
  counted = dv_words_count (copy->kind, copy->rows->len);
  /* Translators: %s is a number of records, “3 tasks”. */
  said = g_strdup_printf (_ ("Copied %s"), counted);
  gtk_widget_activate_action (widget, "win.toast", "s", said);
}

/**
 * dv_copy_rows:
 * @widget: the list
 * @store: where the records stand
 * @kind: their kind
 * @fields: (element-type DvField): the columns; those that the law marks as sensitive are left out
 * @rows: (element-type gint64): the numbers of the records
 *
 * Puts the records on the clipboard as cells, below the headings of their columns.
 */
void
dv_copy_rows (GtkWidget *widget,
              DvStore *store,
              const DvKind *kind,
              GPtrArray *fields,
              GArray *rows)
{
  Copy *copy;

  if (rows->len > MAX_ROWS) {
    dv_dialogs_show_error (widget, _ ("Nothing was copied"),
                           _ ("These are more rows than a clipboard is for. Write a sheet with "
                              "Export, or select at most 10,000 rows."));
    return;
  }
  copy = g_new0 (Copy, 1);
  copy->widget = g_object_ref (widget);
  copy->kind = kind;
  copy->fields = choose_fields (fields);
  copy->rows = g_array_ref (rows);
  copy->text = g_string_new (NULL);
  copy->html = g_string_new (NULL);
  dv_store_read_async (store, copy_cb, copy, copy_free, NULL, copied_cb, g_object_ref (widget));
}
