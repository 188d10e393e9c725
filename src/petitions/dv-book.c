/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dv-kinds.h"
#include "dv-petition-head.h"
#include "dv-petition-number.h"
#include "dv-store-error.h"

/* The register as it was read: its letters in the order of the books, and the two forms that a year
 * may have. The writers are dv-book-paper.c and dv-book-sheet.c. */

static void
part_free (gpointer data)
{
  DvBookPart *part = data;

  g_ptr_array_unref (part->rows);
  g_free (part);
}

/**
 * dv_book_free:
 * @self: (transfer full) (nullable): a register
 */
void
dv_book_free (DvBook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/**
 * dv_book_get_reminder:
 *
 * Returns: what the law asks of an office that keeps a register of its own, as a paper says it
 */
const char *
dv_book_get_reminder (void)
{
  return "Sổ này không thay thế việc cập nhật Cơ sở dữ liệu quốc gia về công tác tiếp công dân, xử "
         "lý đơn, giải quyết khiếu nại, tố cáo; việc cập nhật vẫn là bắt buộc (NĐ 154/2026/NĐ-CP, "
         "Điều 27; NĐ 155/2026/NĐ-CP, Điều 30a; NĐ 156/2026/NĐ-CP, Điều 19a).";
}

static gboolean
is_listed (const DvPetitionRow *row, const char *book)
{
  return book == NULL || g_strcmp0 (row->book, book) == 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const DvPetitionRow *first = *(DvPetitionRow *const *) a;
  const DvPetitionRow *second = *(DvPetitionRow *const *) b;
  guint year = GPOINTER_TO_UINT (data);
  int order = g_strcmp0 (first->book, second->book);
  guint n = dv_petition_parse_number (first->number, year);
  guint m = dv_petition_parse_number (second->number, year);

  if (order != 0)
    return order;
  if (n != m)
    return n < m ? -1 : 1;
  return strcmp (first->start, second->start);
}

static void
add_part (DvBook *self, const DvBookForm *form, const char *book, gboolean after)
{
  DvBookPart *part = g_new0 (DvBookPart, 1);

  part->form = form;
  part->rows = g_ptr_array_new ();
  for (guint i = 0; i < self->rows->len; i++) {
    DvPetitionRow *row = g_ptr_array_index (self->rows, i);

    if (is_listed (row, book) && (strcmp (row->start, DV_BOOK_NEW_FORM) >= 0) == after)
      g_ptr_array_add (part->rows, row);
  }
  g_ptr_array_sort_with_data (part->rows, compare_rows, GINT_TO_POINTER (self->year));
  if (part->rows->len > 0)
    g_ptr_array_add (self->parts, part);
  else
    part_free (part);
}

static gboolean
refuse_empty (const DvBook *self, GError **error)
{
  if (self->parts->len > 0)
    return TRUE;
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: %d is a year */
               _ ("No letter of %d has a number, so there is no register to write."), self->year);
  return FALSE;
}

/**
 * dv_book_read:
 * @db: a connection
 * @options: which register
 * @error: return location for a #DV_STORE_ERROR: there is nothing in it
 *
 * Reads the register of a year: Mẫu 06-TCD for what came in until 30 June 2026, Mẫu 03/TCD from
 * then (NĐ 154/2026/NĐ-CP, art. 44).
 *
 * Returns: (transfer full): the register
 */
DvBook *
dv_book_read (DvDb *db, const DvBookOptions *options, GError **error)
{
  g_autoptr (DvBook) self = g_new0 (DvBook, 1);
  g_autofree char *from = g_strdup_printf ("%04d-01-01", options->year);
  g_autofree char *to = g_strdup_printf ("%04d-12-31", options->year);

  self->year = options->year;
  self->national = options->national;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->rows = dv_petition_rows_read (db, from, to, FALSE, error);
  if (self->rows == NULL)
    return NULL;
  add_part (self, &dv_book_form_2014, options->book, FALSE);
  add_part (self, &dv_book_form_2026, options->book, TRUE);
  return refuse_empty (self, error) ? g_steal_pointer (&self) : NULL;
}
