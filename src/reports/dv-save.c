/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-save.h"

#include "dv-document-text.h"
#include "dv-docx.h"
#include "dv-paper-error.h"
#include "dv-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dv - paper - error - quark, dv_paper_error)

typedef GBytes *(*Writer) (DvDocument *document, GError **error);

static GBytes *
write_pdf (DvDocument *document, GError **error)
{
  g_autoptr (DvPages) pages = dv_pages_new (document);

  return dv_pages_to_pdf (pages, error);
}

static GBytes *
write_docx (DvDocument *document, GError **error)
{
  return dv_document_to_docx (document, error);
}

static GBytes *
write_text (DvDocument *document, GError **error)
{
  char *text = dv_document_to_text (document);

  return g_bytes_new_take (text, strlen (text));
}

static Writer
find_writer (const char *path)
{
  static const struct {
    const char *extension;
    Writer writer;
  } writers[] = { { ".docx", write_docx }, { ".pdf", write_pdf }, { ".txt", write_text } };
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_has_suffix (lower, writers[i].extension))
      return writers[i].writer;
  return NULL;
}

/**
 * dv_document_save:
 * @document: a document that is built
 * @path: where; its extension, .docx, .pdf or .txt in any case, chooses the writer
 * @error: DV_PAPER_ERROR, or G_FILE_ERROR when the file cannot be written
 *
 * Writes the paper beside its place and puts it there when it is whole and on the disk: a file of
 * that name is either the old one or the new one.
 *
 * Returns: whether the file is there
 */
gboolean
dv_document_save (DvDocument *document, const char *path, GError **error)
{
  g_return_val_if_fail (document != NULL && path != NULL, FALSE);

  g_autofree char *shown = g_filename_display_name (path);
  Writer writer = find_writer (path);
  if (!writer) {
    g_set_error (error, DV_PAPER_ERROR, DV_PAPER_ERROR_FORMAT,
                 _ ("“%s”: a paper is saved as .docx, .pdf or .txt"), shown);
    return FALSE;
  }

  gsize length;
  g_autoptr (GBytes) bytes = writer (document, error);
  const char *data = bytes ? g_bytes_get_data (bytes, &length) : NULL;

  if (!bytes ||
      !g_file_set_contents_full (path, data ? data : "", (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                 error)) {
    g_prefix_error (error, _ ("“%s” was not written: "), shown);
    return FALSE;
  }
  return TRUE;
}
