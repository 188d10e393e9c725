/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-book.h"

#include <string.h>

#include "dv-date.h"
#include "dv-kinds.h"
#include "dv-petition-head.h"

/* The register on paper: a part for each form, the letters of each book under its name. */

static void
add_groups (DvTable *table, const DvBookForm *form)
{
  for (guint i = 0; i < form->n_columns;) {
    guint n = 1;

    while (i + n < form->n_columns && form->columns[i].group != NULL &&
           g_strcmp0 (form->columns[i].group, form->columns[i + n].group) == 0)
      n++;
    if (form->columns[i].group != NULL)
      dv_table_add_group (table, form->columns[i].group, i, n);
    i += n;
  }
}

static char *
get_cell (const DvBookColumn *column, const DvPetitionRow *row)
{
  g_autofree char *text = column->get (row);
  DvDate date;

  if (column->type == DV_SHEET_DATE && dv_date_from_iso (text, &date))
    return dv_date_format (&date);
  return g_steal_pointer (&text);
}

static void
add_row (DvTable *table, const DvBookForm *form, const DvPetitionRow *row)
{
  DvRow *cells = dv_table_add_row (table, DV_ROW_BODY);

  for (guint i = 0; i < form->n_columns; i++) {
    g_autofree char *text = get_cell (&form->columns[i], row);

    dv_row_add_text (cells, text);
  }
}

static void
add_book (DvTable *table, const DvBookForm *form, const char *book)
{
  const DvField *field = dv_kind_find_field (&dv_kind_petition, "book");
  const DvChoice *choice = book != NULL ? dv_field_find_choice (field, book) : NULL;
  DvRow *row = dv_table_add_row (table, DV_ROW_SECTION);
  DvParagraph *cell = dv_row_add_cell (row, form->n_columns);
  g_autofree char *name =
    choice != NULL ? g_strndup (choice->words, strcspn (choice->words, "|")) : g_strdup ("sổ khác");
  g_autofree char *first = g_utf8_substring (name, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  dv_paragraph_set_alignment (cell, DV_ALIGN_LEFT);
  dv_paragraph_add_text (cell, capital);
  dv_paragraph_add_text (cell, g_utf8_next_char (name));
}

/* The numbers of the columns stand below their titles, as in the form. */
static void
add_column_numbers (DvTable *table, const DvBookForm *form)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);

  for (guint i = 0; i < form->n_columns; i++) {
    g_autofree char *number = g_strdup_printf ("(%u)", i + 1);
    DvParagraph *cell = dv_row_add_cell (row, 1);

    dv_paragraph_set_alignment (cell, DV_ALIGN_CENTER);
    dv_paragraph_add_text (cell, number);
  }
}

static void
add_part (DvDocument *document, const DvBookPart *part)
{
  const DvBookForm *form = part->form;
  DvParagraph *name = dv_document_add_paragraph (document);
  const char *book = "";
  DvTable *table;

  dv_paragraph_add_styled (name, form->name, DV_RUN_ITALIC);
  table = dv_document_add_table (document);
  for (guint i = 0; i < form->n_columns; i++)
    dv_table_add_column (table, form->columns[i].title, form->columns[i].weight,
                         form->columns[i].alignment);
  add_groups (table, form);
  add_column_numbers (table, form);
  for (guint i = 0; i < part->rows->len; i++) {
    const DvPetitionRow *row = g_ptr_array_index (part->rows, i);

    if (i == 0 || g_strcmp0 (book, row->book) != 0)
      add_book (table, form, row->book);
    book = row->book;
    add_row (table, form, row);
  }
}

static void
add_signers (DvDocument *document)
{
  DvSigners *signers = dv_document_add_signers (document);

  dv_signers_add (signers, "Người lập sổ", "(Ký, ghi rõ họ tên)", NULL);
  dv_signers_add (signers, "Chủ tịch UBND phường", "(Ký, đóng dấu)", NULL);
}

static const char *
last_day (const DvBook *self)
{
  const DvBookPart *part = g_ptr_array_index (self->parts, self->parts->len - 1);
  const DvPetitionRow *row = g_ptr_array_index (part->rows, part->rows->len - 1);

  return row->start;
}

/**
 * dv_book_to_document:
 * @db: a connection
 * @self: a register
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes the paper of the register, with the letterhead of the people's committee. Nobody who is
 * kept secret is on it, and of the numbers of identity cards only what tells them apart at the
 * desk.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_book_to_document (DvDb *db, const DvBook *self, GError **error)
{
  g_auto (DvGiftHead) head = { 0 };
  g_autoptr (DvDocument) document = NULL;
  g_autofree char *excerpt = g_strdup_printf ("Năm %d", self->year);

  if (!dv_petition_head_read (db, last_day (self), &head, error))
    return NULL;
  document = dv_gift_head_begin (&head);
  dv_document_add_title (document, "Sổ tiếp công dân, theo dõi đơn", excerpt);
  for (guint i = 0; i < self->parts->len; i++)
    add_part (document, g_ptr_array_index (self->parts, i));
  if (self->national)
    dv_paragraph_add_styled (dv_document_add_paragraph (document), dv_book_get_reminder (),
                             DV_RUN_ITALIC);
  add_signers (document);
  return g_steal_pointer (&document);
}
