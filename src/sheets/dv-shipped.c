/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-shipped.h"

#include <gio/gio.h>

#include "dv-csv.h"
#include "dv-fault.h"
#include "dv-import.h"
#include "dv-sheets-resources.h"
#include "dv-store-error.h"

static gboolean
refuse_first (GPtrArray *faults, const char *path, GError **error)
{
  g_autofree char *line = dv_fault_to_line (g_ptr_array_index (faults, 0), path, NULL);

  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_FAILED, line);
  return FALSE;
}

/**
 * dv_shipped_read:
 * @path: where a table is in the resources of the program
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the table; %NULL without @error if the program was built
 *   without it
 */
DvSheet *
dv_shipped_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (dv_sheets_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) faults = dv_faults_new ();
  DvSheet *sheet;

  if (bytes == NULL)
    return NULL;
  sheet = dv_csv_read (bytes, faults);
  if (sheet == NULL)
    refuse_first (faults, path, error);
  return sheet;
}

/**
 * dv_shipped_write:
 * @shipped: a table that is part of the program
 * @write: a transaction
 * @error: return location for an error
 *
 * Writes its rows; a table that the program was built without is passed over.
 *
 * Returns: whether they were written
 */
gboolean
dv_shipped_write (const DvShipped *shipped, DvWrite *write, GError **error)
{
  g_autoptr (GError) local = NULL;
  DvSheet *sheet = dv_shipped_read (shipped->path, &local);
  g_autoptr (DvImport) import = NULL;
  const DvImportResult *result;

  if (sheet == NULL && local == NULL)
    return TRUE;
  if (sheet == NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  import = dv_import_new (shipped->kind, sheet);
  if (dv_import_apply (import, write, &local))
    return TRUE;
  result = dv_import_get_result (import);
  if (result->faults->len > 0)
    return refuse_first (result->faults, shipped->path, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
