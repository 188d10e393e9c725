/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-zip.h"

#include "dv-paper-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

struct _DvZip {
  struct archive *archive;
  GByteArray *bytes;
};

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);
  return (la_ssize_t) length;
}

/**
 * dv_zip_new:
 *
 * Returns: (transfer full): a zip file without parts
 */
DvZip *
dv_zip_new (void)
{
  DvZip *zip = g_new0 (DvZip, 1);

  zip->bytes = g_byte_array_new ();
  zip->archive = archive_write_new ();
  archive_write_set_format_zip (zip->archive);
  archive_write_zip_set_compression_deflate (zip->archive);
  archive_write_set_bytes_in_last_block (zip->archive, 1);
  archive_write_open (zip->archive, zip->bytes, NULL, write_cb, NULL);
  return zip;
}

/**
 * dv_zip_free:
 * @zip: (transfer full): a zip file
 *
 * Frees the file and what was written.
 */
void
dv_zip_free (DvZip *zip)
{
  archive_write_free (zip->archive);
  g_byte_array_unref (zip->bytes);
  g_free (zip);
}

static gboolean
fail (DvZip *zip, GError **error)
{
  const char *why = archive_error_string (zip->archive);

  g_set_error (error, DV_PAPER_ERROR, DV_PAPER_ERROR_FAILED, _ ("Cannot pack the paper: %s"),
               why ? why : "libarchive");
  return FALSE;
}

/**
 * dv_zip_add:
 * @zip: a zip file
 * @name: the path of the part in it, ASCII
 * @content: what it holds
 * @error: DV_PAPER_ERROR_FAILED
 *
 * Adds a part. Its time is not set, which libarchive writes as the first day that a zip file can
 * name, in any time zone.
 *
 * Returns: whether it is in
 */
gboolean
dv_zip_add (DvZip *zip, const char *name, GBytes *content, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (content, &length);
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);

  gboolean good = archive_write_header (zip->archive, entry) == ARCHIVE_OK &&
                  archive_write_data (zip->archive, data, length) == (la_ssize_t) length &&
                  archive_write_finish_entry (zip->archive) == ARCHIVE_OK;
  archive_entry_free (entry);
  return good || fail (zip, error);
}

/**
 * dv_zip_end:
 * @zip: a zip file; nothing can be added any more
 * @error: DV_PAPER_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dv_zip_end (DvZip *zip, GError **error)
{
  if (archive_write_close (zip->archive) != ARCHIVE_OK) {
    fail (zip, error);
    return NULL;
  }
  return g_bytes_new (zip->bytes->data, zip->bytes->len);
}
