/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-book.h"

/* The register as a sheet. A sheet has one row of headings, so a year with both forms has the
 * columns of the newer one, which ask for more, and a last column that says which form it was. */

static const DvBookForm *
get_form (const DvBook *self)
{
  return ((DvBookPart *) g_ptr_array_index (self->parts, self->parts->len - 1))->form;
}

static guint
count_rows (const DvBook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += ((DvBookPart *) g_ptr_array_index (self->parts, i))->rows->len;
  return n;
}

static gboolean
add_row (DvSheetWriter *writer,
         const DvBookForm *form,
         const DvPetitionRow *row,
         const char *name,
         GError **error)
{
  for (guint i = 0; i < form->n_columns; i++) {
    g_autofree char *text = form->columns[i].get (row);

    if (!dv_sheet_writer_add (writer, *text != '\0' ? text : NULL, error))
      return FALSE;
  }
  return dv_sheet_writer_add (writer, name, error);
}

static gboolean
add_part (DvSheetWriter *writer, const DvBookForm *form, const DvBookPart *part, GError **error)
{
  for (guint i = 0; i < part->rows->len; i++) {
    if (!add_row (writer, form, g_ptr_array_index (part->rows, i), part->form->name, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
begin (const DvBook *self, DvSheetWriter *writer, const DvBookForm *form, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%d", self->year);
  g_autofree char *title = g_strdup_printf ("SỔ TIẾP CÔNG DÂN, THEO DÕI ĐƠN NĂM %d", self->year);
  const DvSheetTitle texts = { .name = name,
                               .title = title,
                               .scope = form->name,
                               .made = self->national ? dv_book_get_reminder () : NULL };
  g_autofree DvSheetHead *heads = g_new0 (DvSheetHead, form->n_columns + 1);

  for (guint i = 0; i < form->n_columns; i++)
    heads[i] = (DvSheetHead){ form->columns[i].title, form->columns[i].type };
  heads[form->n_columns] = (DvSheetHead){ "Mẫu sổ", DV_SHEET_TEXT };
  return dv_sheet_writer_begin (writer, &texts, heads, form->n_columns + 1, count_rows (self),
                                error);
}

/**
 * dv_book_write_sheet:
 * @self: a register
 * @path: where; its suffix says in which format, see dv_sheet_writer_new()
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: whether it was written
 */
gboolean
dv_book_write_sheet (const DvBook *self, const char *path, GError **error)
{
  const DvBookForm *form = get_form (self);
  g_autoptr (DvSheetWriter) writer = dv_sheet_writer_new (path, error);

  if (writer == NULL || !begin (self, writer, form, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++) {
    if (!add_part (writer, form, g_ptr_array_index (self->parts, i), error))
      return FALSE;
  }
  return dv_sheet_writer_finish (writer, error);
}
