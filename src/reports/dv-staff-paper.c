/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-staff-paper.h"

#include "dv-date.h"
#include "dv-posts.h"

/* Who holds which post on a day, and which seats are empty, in words. */

typedef struct {
  const char *title;
  double weight;
  DvAlignment alignment;
} Column;

static const Column columns[] = {
  { "STT", 4, DV_ALIGN_CENTER },           { "Chức danh", 20, DV_ALIGN_LEFT },
  { "Họ và tên", 20, DV_ALIGN_LEFT },      { "Từ ngày", 10, DV_ALIGN_CENTER },
  { "Hết nhiệm kỳ", 11, DV_ALIGN_CENTER }, { "Ghi chú", 24, DV_ALIGN_LEFT },
};

static void
append (GString *text, const char *word)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, word);
}

/**
 * dv_staff_note:
 * @vacant: how many seats are empty
 * @acting: whether the holder only acts
 * @overdue: whether they have acted for too long
 * @ends_soon: whether the term ends soon
 *
 * Returns: (transfer full): what is to be noticed, in Vietnamese; empty for nothing
 */
char *
dv_staff_note (guint vacant, gboolean acting, gboolean overdue, gboolean ends_soon)
{
  GString *text = g_string_new (NULL);

  if (vacant > 0)
    g_string_append_printf (text, "khuyết %02u", vacant);
  if (acting)
    append (text, overdue ? "quyền, phụ trách quá hạn" : "quyền, phụ trách");
  if (ends_soon)
    append (text, "nhiệm kỳ sắp hết hoặc đã hết");
  return g_string_free (text, FALSE);
}

static char *
show_date (const char *iso)
{
  DvDate date;

  return iso != NULL && dv_date_from_iso (iso, &date) ? dv_date_format (&date) : g_strdup ("");
}

static void
add_body (DvTable *table, const char *unit)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  DvParagraph *cell = dv_row_add_cell (row, G_N_ELEMENTS (columns));

  dv_paragraph_add_styled (cell, unit, DV_RUN_BOLD);
}

static void
add_row (DvTable *table, guint *number, const char *post, const DvHolder *holder, guint vacant)
{
  DvRow *row = dv_table_add_row (table, DV_ROW_BODY);
  g_autofree char *place = g_strdup_printf ("%u", ++*number);
  g_autofree char *from = show_date (holder != NULL ? holder->from : NULL);
  g_autofree char *end = show_date (holder != NULL ? holder->term_end : NULL);
  g_autofree char *note =
    dv_staff_note (vacant, holder != NULL && holder->acting, holder != NULL && holder->overdue,
                   holder != NULL && holder->ends_soon);

  dv_row_add_text (row, place);
  dv_row_add_text (row, post);
  dv_row_add_text (row, holder != NULL ? holder->name : "");
  dv_row_add_text (row, from);
  dv_row_add_text (row, end);
  dv_row_add_text (row, note);
}

static void
add_post (DvTable *table, guint *number, const DvPostState *post)
{
  for (guint i = 0; i < post->holders->len; i++)
    add_row (table, number, post->name, g_ptr_array_index (post->holders, i), 0);
  if (post->vacant > 0)
    add_row (table, number, post->name, NULL, post->vacant);
}

static void
add_posts (DvDocument *document, GPtrArray *posts)
{
  DvTable *table = dv_document_add_table (document);
  const char *unit = NULL;
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dv_table_add_column (table, columns[i].title, columns[i].weight, columns[i].alignment);
  for (guint i = 0; i < posts->len; i++) {
    const DvPostState *post = g_ptr_array_index (posts, i);

    if (g_strcmp0 (unit, post->unit) != 0)
      add_body (table, post->unit);
    unit = post->unit;
    add_post (table, &number, post);
  }
}

static char *
sum_up (GPtrArray *posts)
{
  guint seats = 0, vacant = 0;

  for (guint i = 0; i < posts->len; i++) {
    const DvPostState *post = g_ptr_array_index (posts, i);

    seats += post->seats;
    vacant += post->vacant;
  }
  return g_strdup_printf ("Tổng số: %02u vị trí, khuyết %02u.", seats, vacant);
}

/**
 * dv_staff_paper_build:
 * @db: a connection
 * @unit: (nullable): the UUID of a body, %NULL for all
 * @day: the day whose staff it is, `yyyy-mm-dd`
 * @months: a term that ends within so many months is marked
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes the list of staff as it was on a day.
 *
 * Returns: (transfer full): the paper
 */
DvDocument *
dv_staff_paper_build (DvDb *db, const char *unit, const char *day, guint months, GError **error)
{
  g_autoptr (GPtrArray) posts = dv_posts_read (db, unit, day, months, error);
  g_autoptr (DvLayout) layout = dv_layout_new ();
  g_autoptr (DvDocument) document = dv_document_new (layout);
  g_autofree char *shown = show_date (day);
  g_autofree char *excerpt = g_strdup_printf ("(tại ngày %s)", shown);
  g_autofree char *sum = NULL;

  if (posts == NULL)
    return NULL;
  dv_document_add_section (document, TRUE);
  dv_document_add_title (document, "Danh sách chức danh", excerpt);
  add_posts (document, posts);
  sum = sum_up (posts);
  dv_paragraph_add_text (dv_document_add_paragraph (document), sum);
  return g_steal_pointer (&document);
}
