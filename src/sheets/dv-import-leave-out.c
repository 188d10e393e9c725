/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-links.h"

/* Importing the rows that can be read without those that cannot. A row that needs one of these is
 * left out with it, and nothing is made that only they name. */

typedef gboolean (*LinkFunc) (const char *id, gpointer data);

/* Returns: whether @func said so of a link */
static gboolean
any_link (DvRecord *record, LinkFunc func, gpointer data)
{
  const DvKind *kind = dv_record_get_kind (record);
  gboolean found = FALSE;

  for (guint i = 0; i < kind->n_fields && !found; i++) {
    g_autoptr (GPtrArray) links = NULL;

    if (!dv_field_is_link (&kind->fields[i]))
      continue;
    links = dv_links_parse (dv_record_get_value (record, &kind->fields[i]));
    for (guint l = 0; l < links->len && !found; l++)
      found = func (((DvLink *) g_ptr_array_index (links, l))->id, data);
  }
  return found;
}

static gboolean
is_among (const char *id, gpointer data)
{
  return g_hash_table_contains (data, id);
}

static gboolean
remember (const char *id, gpointer data)
{
  g_hash_table_add (data, g_strdup (id));
  return FALSE;
}

static void
add_refused (GHashTable *refused, const DvImportRow *row)
{
  const char *id = row->record != NULL ? dv_record_get_id (row->record) : NULL;

  if (id != NULL && dv_record_get_row (row->record) == 0)
    g_hash_table_add (refused, g_strdup (id));
}

static gboolean
is_written (const DvImportRow *row)
{
  return row->state == DV_IMPORT_NEW || row->state == DV_IMPORT_CHANGED;
}

static gboolean
refuse_linked (DvImport *self, GHashTable *refused)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->result.rows->len; i++) {
    DvImportRow *row = g_ptr_array_index (self->result.rows, i);

    if (!is_written (row) || !any_link (row->record, is_among, refused))
      continue;
    dv_import_refuse (self, row, NULL, NULL,
                      _ ("The row links to another row of the sheet that is refused. Correct that "
                         "one first."));
    add_refused (refused, row);
    found = TRUE;
  }
  return found;
}

static void
drop_unused (DvImport *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *created = self->result.created;

  for (guint i = 0; i < self->result.rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (self->result.rows, i);

    if (is_written (row))
      any_link (row->record, remember, used);
  }
  for (guint i = created->len; i > 0; i--) {
    DvRecord *record = g_ptr_array_index (created, i - 1);

    if (!g_hash_table_contains (used, dv_record_get_id (record)))
      g_ptr_array_remove_index (created, i - 1);
    else
      any_link (record, remember, used);
  }
}

/**
 * dv_import_leave_out:
 * @self: an import whose rows were read
 * @order: (element-type DvImportRow): the rows that make records
 *
 * Refuses what needs a row that is refused, and takes it out of @order.
 */
void
dv_import_leave_out (DvImport *self, GPtrArray *order)
{
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->result.rows->len; i++) {
    const DvImportRow *row = g_ptr_array_index (self->result.rows, i);

    if (row->state == DV_IMPORT_REFUSED)
      add_refused (refused, row);
  }
  while (refuse_linked (self, refused))
    continue;
  for (guint i = order->len; i > 0; i--) {
    if (((DvImportRow *) g_ptr_array_index (order, i - 1))->state != DV_IMPORT_NEW)
      g_ptr_array_remove_index (order, i - 1);
  }
  drop_unused (self);
}

/**
 * dv_import_set_leave_out_refused:
 * @self: an import
 * @leave_out: whether rows that cannot be read are left out; else nothing is written while there
 *   are any
 */
void
dv_import_set_leave_out_refused (DvImport *self, gboolean leave_out)
{
  self->leave_out = leave_out;
  self->previewed = FALSE;
}

/**
 * dv_import_may_apply:
 * @self: an import that was previewed
 *
 * Returns: whether something is to be written, and nothing that is wrong is in the way
 */
gboolean
dv_import_may_apply (DvImport *self)
{
  const DvImportResult *result = &self->result;
  gboolean in_rows_only = result->faults->len == 0 || (self->leave_out && result->n_refused > 0);

  return in_rows_only && result->n_new + result->n_changed > 0;
}
