/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "dv-xlsx-styles.h"

#define SHEET "xl/worksheets/sheet1.xml"
#define TAIL  "</worksheet>"

/* Returns: whether the entry that was reached last can be read to its end and ends as a sheet does
 */
static gboolean
ends_well (struct archive *archive)
{
  char last[sizeof TAIL - 1] = { 0 };
  const void *data;
  size_t size;
  la_int64_t offset;
  int status;

  while ((status = archive_read_data_block (archive, &data, &size, &offset)) == ARCHIVE_OK) {
    gsize taken = MIN (size, sizeof last);

    memmove (last, last + taken, sizeof last - taken);
    memcpy (last + sizeof last - taken, (const char *) data + size - taken, taken);
  }
  return status == ARCHIVE_EOF && memcmp (last, TAIL, sizeof last) == 0;
}

static gboolean
check_sheet (struct archive *archive)
{
  struct archive_entry *entry;

  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    if (g_strcmp0 (archive_entry_pathname (entry), SHEET) == 0)
      return ends_well (archive);
  }
  return FALSE;
}

/**
 * dv_xlsx_check_whole:
 * @path: a workbook that was just written
 *
 * libxlsxwriter writes the rows into temporary files without asking whether the disk took them, so
 * a sheet may break off without an error. Only reading it back tells.
 *
 * Returns: whether the sheet is there to its end
 */
gboolean
dv_xlsx_check_whole (const char *path)
{
  struct archive *archive = archive_read_new ();
  gboolean whole;

  archive_read_support_format_zip (archive);
  whole =
    archive_read_open_filename (archive, path, 1 << 16) == ARCHIVE_OK && check_sheet (archive);
  archive_read_free (archive);
  return whole;
}
