/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-pdf.h"

#include "dv-paper-error.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const DvDocument *document)
{
  g_autofree char *title = dv_document_dup_title (document);
  g_autofree char *author = dv_document_dup_author (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dân Vận " DV_VERSION);
}

static void
draw_pages (cairo_surface_t *surface, const DvPages *pages)
{
  cairo_t *cr = cairo_create (surface);

  for (unsigned i = 0; i < dv_pages_get_n_pages (pages); i++) {
    double width, height;

    dv_pages_get_size (pages, i, &width, &height);
    cairo_pdf_surface_set_size (surface, width, height);
    dv_pages_draw (pages, i, cr);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
}

/* Position is printed by hand: the locale may have a decimal comma. */
static int
add_outline_entry (cairo_surface_t *surface, const DvOutlineEntry *entry, int parent)
{
  g_autofree char *name = g_strdelimit (g_strdup (entry->heading->text), "\n", ' ');
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0 %d]", entry->page + 1, (int) entry->y);

  return cairo_pdf_surface_add_outline (surface, parent, name, link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* A heading belongs under the last one of a level above its own. */
static void
add_outline (cairo_surface_t *surface, const DvPages *pages)
{
  g_autoptr (GArray) outline = dv_pages_outline (pages);
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < outline->len; i++) {
    const DvOutlineEntry *entry = &g_array_index (outline, DvOutlineEntry, i);
    unsigned level = entry->heading->level;
    int id = add_outline_entry (surface, entry, parents[level - 1]);

    for (unsigned deeper = level; deeper < G_N_ELEMENTS (parents); deeper++)
      parents[deeper] = id;
  }
}

/**
 * dv_pages_to_pdf:
 * @pages: the pages
 * @error: DV_PAPER_ERROR_FAILED
 *
 * Writes the pages as PDF with embedded fonts, title, author and an outline of the headings.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dv_pages_to_pdf (const DvPages *pages, GError **error)
{
  g_return_val_if_fail (pages != NULL, NULL);

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);

  set_metadata (surface, dv_pages_get_document (pages));
  draw_pages (surface, pages);
  add_outline (surface, pages);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, DV_PAPER_ERROR, DV_PAPER_ERROR_FAILED, _ ("Cannot draw the PDF: %s"),
                 cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
