/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-emulation-paper.h"

#include "dv-emulation.h"

/* The lists of the movement “Dân vận khéo”: what is registered in January, and what is recognised
 * in October. */

typedef struct {
  const char *head;
  double weight;
  const char *field; /* (nullable): a column to write in */
} Column;

static const Column registered[] = {
  { "Tên mô hình", 4, "title" },
  { "Lĩnh vực", 1.6, "area" },
  { "Đơn vị đăng ký", 2, "lead" },
  { "Tập thể, cá nhân", 1.2, "holder" },
  { "Người đại diện", 2, "representative" },
  { "Ngày đăng ký", 1.3, "registered_on" },
};

static const Column recognised[] = {
  { "Tên mô hình", 4, "title" },
  { "Lĩnh vực", 1.6, "area" },
  { "Đơn vị thực hiện", 2, "lead" },
  { "Ngày ra mắt", 1.3, "launched_on" },
  { "Ngày công nhận", 1.3, "recognised_on" },
  { "Quyết định", 2, "recognition" },
};

static DvTable *
add_table (DvDocument *document, const Column *columns, guint n_columns)
{
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, "STT", 0.5, DV_ALIGN_CENTER);
  for (guint i = 0; i < n_columns; i++)
    dv_table_add_column (table, columns[i].head, columns[i].weight, DV_ALIGN_LEFT);
  return table;
}

static void
add_model (DvTable *table, guint number, DvRecord *model, const Column *columns, guint n_columns)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *place = g_strdup_printf ("%u", number);

  dv_row_add_text (row, place);
  for (guint i = 0; i < n_columns; i++) {
    const DvField *field = dv_kind_find_field (dv_record_get_kind (model), columns[i].field);
    g_autofree char *text = dv_record_get_display (model, field);

    dv_row_add_text (row, text);
  }
}

static DvDocument *
write_list (const char *title,
            const char *excerpt,
            GPtrArray *models,
            const Column *columns,
            guint n_columns)
{
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  g_autofree char *count = g_strdup_printf ("Tổng số: %02u mô hình.", models->len);
  DvTable *table;

  dv_document_add_section (document, TRUE);
  dv_document_add_title (document, title, excerpt);
  table = add_table (document, columns, n_columns);
  for (guint i = 0; i < models->len; i++)
    add_model (table, i + 1, g_ptr_array_index (models, i), columns, n_columns);
  dv_paragraph_add_text (dv_document_add_paragraph (document), count);
  return g_steal_pointer (&document);
}

/**
 * dv_emulation_paper_registered:
 * @db: a connection
 * @year: a year
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the list of the models registered in the year
 */
DvDocument *
dv_emulation_paper_registered (DvDb *db, int year, GError **error)
{
  g_autoptr (GPtrArray) models = dv_emulation_list_year (db, year, error);
  g_autofree char *excerpt = g_strdup_printf ("Mô hình “Dân vận khéo” năm %d", year);

  return models != NULL ? write_list ("DANH SÁCH ĐĂNG KÝ THI ĐUA", excerpt, models, registered,
                                      G_N_ELEMENTS (registered))
                        : NULL;
}

/**
 * dv_emulation_paper_recognised:
 * @db: a connection
 * @year: a year
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the list of the models recognised in the year
 */
DvDocument *
dv_emulation_paper_recognised (DvDb *db, int year, GError **error)
{
  g_autofree char *from = g_strdup_printf ("%04d-01-01", year);
  g_autofree char *to = g_strdup_printf ("%04d-12-31", year);
  g_autoptr (DvEmulation) emulation = dv_emulation_read (db, from, to, error);
  g_autofree char *excerpt = g_strdup_printf ("Mô hình “Dân vận khéo” được công nhận năm %d", year);

  return emulation != NULL ? write_list ("DANH SÁCH CÔNG NHẬN", excerpt, emulation->recognised,
                                         recognised, G_N_ELEMENTS (recognised))
                           : NULL;
}
