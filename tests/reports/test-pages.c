/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-page-layout.h"
#include "dv-pdf.h"
#include "sample-paper.h"

#include <string.h>

#define SENTENCE                                                                                                                        \
  "Đảng ủy, UBND phường tăng cường đối thoại, tiếp xúc với Nhân dân; tạo điều kiện để MTTQ và các " \
  "tổ chức chính trị - xã hội thực hiện giám sát, phản biện, góp ý xây dựng Đảng, chính quyền. "

static DvDocument *
new_document (void)
{
  g_autoptr (DvLayout) layout = dv_layout_new_builtin ("state-2020");

  return dv_document_new (layout);
}

static void
add_paragraph (DvDocument *document, int sentences, const char *figure)
{
  DvParagraph *paragraph = dv_document_add_paragraph (document);

  dv_paragraph_add_figure (paragraph, "08", figure);
  for (int i = 0; i < sentences; i++)
    dv_paragraph_add_text (paragraph, " " SENTENCE);
}

static void
test_empty (void)
{
  g_autoptr (DvDocument) document = new_document ();
  g_autoptr (DvPages) pages = dv_pages_new (document);
  double width, height;

  g_assert_cmpuint (dv_pages_get_n_pages (pages), ==, 1);
  dv_pages_get_size (pages, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.276, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.890, 0.01);
}

static void
test_sections (void)
{
  g_autoptr (DvDocument) document = new_document ();

  add_paragraph (document, 1, "a");
  dv_document_add_section (document, TRUE);
  add_paragraph (document, 1, "b");
  dv_document_add_section (document, FALSE);
  add_paragraph (document, 1, "c");
  dv_document_add_page_break (document);
  add_paragraph (document, 1, "d");

  g_autoptr (DvPages) pages = dv_pages_new (document);
  double width, height;

  g_assert_cmpuint (dv_pages_get_n_pages (pages), ==, 4);
  dv_pages_get_size (pages, 1, &width, &height);
  g_assert_cmpfloat (width, >, height);
  dv_pages_get_size (pages, 2, &width, &height);
  g_assert_cmpfloat (width, <, height);
}

/* Fill the page line by line: wherever the heading falls, its text is on the same page. */
static void
test_heading_stays (void)
{
  gboolean moved = FALSE;

  for (int lines = 20; lines < 50; lines++) {
    g_autoptr (DvDocument) document = new_document ();

    for (int i = 0; i < lines; i++)
      dv_paragraph_add_text (dv_document_add_paragraph (document), "Một dòng.");
    dv_document_add_heading (document, 2, "I. Đề mục");
    add_paragraph (document, 3, "x");

    g_autoptr (DvPages) pages = dv_pages_new (document);
    g_autoptr (GArray) outline = dv_pages_outline (pages);
    unsigned page = g_array_index (outline, DvOutlineEntry, 0).page;
    g_autoptr (GArray) areas = dv_pages_figure_areas (pages, page);

    g_assert_cmpuint (areas->len, ==, 1);
    moved |= page == 1;
  }
  g_assert_true (moved);
}

/* Nobody signs a page without text: the figure in the last line comes along. */
static void
test_signature_takes_text (void)
{
  for (int lines = 20; lines < 50; lines++) {
    g_autoptr (DvDocument) document = new_document ();

    for (int i = 0; i < lines; i++)
      dv_paragraph_add_text (dv_document_add_paragraph (document), "Một dòng.");
    add_paragraph (document, 1, "last");
    DvSignature *signature = dv_document_add_signature (document);
    dv_signature_set_post (signature, "Chủ tịch");
    dv_signature_set_signer (signature, "Nguyễn Thị Mẫu");

    g_autoptr (DvPages) pages = dv_pages_new (document);
    g_autoptr (GArray) areas = dv_pages_figure_areas (pages, dv_pages_get_n_pages (pages) - 1);
    g_assert_cmpuint (areas->len, ==, 1);
  }
}

static void
test_hit (void)
{
  g_autoptr (DvDocument) document = sample_paper_new ("party-2026");
  g_autoptr (DvPages) pages = dv_pages_new (document);

  for (unsigned page = 0; page < dv_pages_get_n_pages (pages); page++) {
    g_autoptr (GArray) areas = dv_pages_figure_areas (pages, page);

    for (guint i = 0; i < areas->len; i++) {
      const DvFigureArea *area = &g_array_index (areas, DvFigureArea, i);

      g_assert_cmpstr (dv_pages_hit (pages, page, area->x + area->width / 2,
                                     area->y + area->height / 2),
                       ==, area->figure);
      g_assert_null (dv_pages_hit (pages, page, area->x - 2, area->y + area->height / 2));
    }
    g_assert_null (dv_pages_hit (pages, page, 1, 1));
  }
}

/* A cell with more lines than a page goes on over pages and none of its lines is lost. */
static void
test_long_cell (void)
{
  g_autoptr (DvDocument) document = new_document ();
  DvTable *table = dv_document_add_table (document);

  dv_table_add_column (table, "Nội dung", 1, DV_ALIGN_LEFT);
  DvParagraph *cell = dv_row_add_cell (dv_table_add_row (table, DV_ROW_BODY), 1);
  for (int i = 0; i < 200; i++) {
    dv_paragraph_add_figure (cell, "31", "q");
    dv_paragraph_add_text (cell, "\n");
  }

  g_autoptr (DvPages) pages = dv_pages_new (document);
  guint n = 0;
  for (unsigned page = 0; page < dv_pages_get_n_pages (pages); page++) {
    g_autoptr (GArray) areas = dv_pages_figure_areas (pages, page);
    n += areas->len;
  }
  g_assert_cmpuint (dv_pages_get_n_pages (pages), ==, 4);
  g_assert_cmpuint (n, ==, 200);
}

static void
test_outline (void)
{
  g_autoptr (DvDocument) document = sample_paper_new ("state-2020");
  g_autoptr (DvPages) pages = dv_pages_new (document);
  g_autoptr (GArray) outline = dv_pages_outline (pages);

  g_assert_cmpuint (outline->len, ==, 7);
  g_assert_cmpuint (g_array_index (outline, DvOutlineEntry, 0).page, ==, 0);
  g_assert_cmpuint (g_array_index (outline, DvOutlineEntry, 6).page, ==, 2);
}

/* Sixty pages of text and figures as PDF: the report must not keep anybody waiting. */
static void
test_speed (void)
{
  g_autoptr (DvDocument) document = new_document ();

  for (int i = 0; i < 500; i++)
    add_paragraph (document, 2, "x");
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DvPages) pages = dv_pages_new (document);
  gint64 laid = g_get_monotonic_time ();
  g_autoptr (GBytes) pdf = dv_pages_to_pdf (pages, NULL);
  gint64 end = g_get_monotonic_time ();

  g_test_message ("%u pages: laid out in %d ms, PDF of %d KB in %d ms",
                  dv_pages_get_n_pages (pages), (int) ((laid - start) / 1000),
                  (int) (g_bytes_get_size (pdf) / 1024), (int) ((end - laid) / 1000));
  g_assert_cmpuint (dv_pages_get_n_pages (pages), >=, 60);
  if (g_test_perf ())
    g_assert_cmpint (end - start, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/sections", test_sections);
  g_test_add_func ("/pages/heading-stays", test_heading_stays);
  g_test_add_func ("/pages/signature-takes-text", test_signature_takes_text);
  g_test_add_func ("/pages/hit", test_hit);
  g_test_add_func ("/pages/long-cell", test_long_cell);
  g_test_add_func ("/pages/outline", test_outline);
  g_test_add_func ("/pages/speed", test_speed);
  return g_test_run ();
}
