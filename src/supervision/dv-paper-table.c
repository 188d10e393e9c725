/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-paper-table.h"

#include <string.h>

/* What the tables of these papers are made of. */

/**
 * dv_paper_table_begin:
 * @document: a paper
 * @columns: (array length=n): its columns
 * @n: how many
 *
 * Returns: (transfer none): the table
 */
DvTable *
dv_paper_table_begin (DvDocument *document, const DvPaperColumn *columns, guint n)
{
  DvTable *table = dv_document_add_table (document);

  for (guint i = 0; i < n; i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  return table;
}

/**
 * dv_paper_table_add_number:
 * @row: a row
 * @number: a number
 *
 * Adds a cell with a number.
 */
void
dv_paper_table_add_number (DvRow *row, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  dv_row_add_text (row, text);
}

/**
 * dv_paper_table_get_text:
 * @record: a record
 * @name: the name of a field
 *
 * Returns: (transfer full): its value as papers say it: choices in Vietnamese, whatever language
 * the program speaks; empty if there is none
 */
char *
dv_paper_table_get_text (DvRecord *record, const char *name)
{
  const DvField *field = dv_kind_find_field (dv_record_get_kind (record), name);
  const char *value = dv_record_get_value (record, field);
  const DvChoice *choice =
    value != NULL && field->type == DV_TYPE_CHOICE ? dv_field_find_choice (field, value) : NULL;
  char *text;

  if (choice != NULL)
    return g_strndup (choice->words, strcspn (choice->words, "|"));
  text = value != NULL ? dv_record_get_display (record, field) : NULL;
  return text != NULL ? text : g_strdup ("");
}

/**
 * dv_paper_table_add_field:
 * @row: a row
 * @record: a record
 * @name: the name of a field
 *
 * Adds a cell with the value of a field.
 */
void
dv_paper_table_add_field (DvRow *row, DvRecord *record, const char *name)
{
  g_autofree char *text = dv_paper_table_get_text (record, name);

  dv_row_add_text (row, text);
}

/**
 * dv_paper_table_add_sentence:
 * @document: a paper
 * @label: what it is
 * @text: (nullable): what there is to say; nothing is added if it is empty
 *
 * Adds a paragraph: “Đối tượng giám sát: …”.
 */
void
dv_paper_table_add_sentence (DvDocument *document, const char *label, const char *text)
{
  DvParagraph *paragraph;
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  paragraph = dv_document_add_paragraph (document);
  line = g_strdup_printf ("%s: %s", label, text);
  dv_paragraph_add_text (paragraph, line);
}
