/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-page-layout.h"
#include "dv-save.h"
#include "sample-paper.h"

/* Writes the sample in all styles and formats, and where its figures stand, for the judges in
 * judge-papers.py:  make-sample FOLDER */

static const char *const styles[] = { "state-2020", "party-2018", "party-2026" };
static const char *const formats[] = { "docx", "pdf", "txt" };

static void
save (DvDocument *document, const char *folder, const char *style, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.%s", folder, style, format);

  if (!dv_document_save (document, path, &error))
    g_error ("%s", error->message);
}

static void
print_figures (DvDocument *document, const char *style)
{
  g_autoptr (DvPages) pages = dv_pages_new (document);

  for (unsigned page = 0; page < dv_pages_get_n_pages (pages); page++) {
    g_autoptr (GArray) areas = dv_pages_figure_areas (pages, page);

    for (guint i = 0; i < areas->len; i++) {
      const DvFigureArea *area = &g_array_index (areas, DvFigureArea, i);
      g_print ("%s %u %s %.2f %.2f %.2f %.2f\n", style, page + 1, area->figure, area->x, area->y,
               area->width, area->height);
    }
  }
}

int
main (int argc, char **argv)
{
  g_return_val_if_fail (argc == 2, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++) {
    g_autoptr (DvDocument) document = sample_paper_new (styles[i]);

    for (gsize j = 0; j < G_N_ELEMENTS (formats); j++)
      save (document, argv[1], styles[i], formats[j]);
    print_figures (document, styles[i]);
  }
  return 0;
}
