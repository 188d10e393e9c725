/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-item.h"

#include <glib/gi18n.h>

#include "dv-fault.h"
#include "dv-value.h"

/* A line of the preview: a row of the sheet and what becomes of it, or a fault of no row. */
struct _DvImportItem {
  GObject parent_instance;

  guint row;
  DvImportState state;
  DvRecord *record;
  char *fault;
};

G_DEFINE_FINAL_TYPE (DvImportItem, dv_import_item, G_TYPE_OBJECT)

static void
dv_import_item_finalize (GObject *object)
{
  DvImportItem *self = DV_IMPORT_ITEM (object);

  g_clear_object (&self->record);
  g_free (self->fault);

  G_OBJECT_CLASS (dv_import_item_parent_class)->finalize (object);
}

static void
dv_import_item_class_init (DvImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dv_import_item_finalize;
}

static void
dv_import_item_init (DvImportItem *self)
{
}

/**
 * dv_import_item_new:
 * @row: a row of a sheet
 * @fault: (nullable): what is wrong with it
 *
 * Returns: (transfer full): a line of the preview
 */
DvImportItem *
dv_import_item_new (const DvImportRow *row, const char *fault)
{
  DvImportItem *self = g_object_new (DV_TYPE_IMPORT_ITEM, NULL);

  self->row = row->row;
  self->state = row->state;
  g_set_object (&self->record, row->record);
  self->fault = g_strdup (fault);
  return self;
}

/**
 * dv_import_item_get_row:
 * @self: a line of the preview
 *
 * Returns: the number of its row in the sheet, 0 if it is about the whole sheet
 */
guint
dv_import_item_get_row (DvImportItem *self)
{
  return self->row;
}

/**
 * dv_import_item_get_state:
 * @self: a line of the preview
 *
 * Returns: what becomes of the row
 */
DvImportState
dv_import_item_get_state (DvImportItem *self)
{
  return self->state;
}

/**
 * dv_import_item_get_title:
 * @self: a line of the preview
 *
 * Returns: what names the record to a person; empty if there is none
 */
const char *
dv_import_item_get_title (DvImportItem *self)
{
  const char *title = self->record != NULL ? dv_record_get_title (self->record) : NULL;

  return title != NULL ? title : "";
}

static char *
format_original (DvRecord *record, const DvField *field)
{
  if (dv_field_is_link (field))
    return g_strdup ("…");
  return dv_field_format (field, dv_record_get_original (record, field));
}

static char *
describe_changes (DvRecord *record)
{
  const DvKind *kind = dv_record_get_kind (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++) {
    const DvField *field = &kind->fields[i];
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    if (!dv_record_is_changed (record, field))
      continue;
    before = format_original (record, field);
    after = dv_record_get_display (record, field);
    g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "; " : "",
                            dv_field_get_label (field), before, after);
  }
  return g_string_free (text, FALSE);
}

/**
 * dv_import_item_describe:
 * @self: a line of the preview
 *
 * Returns: (transfer full): what is wrong with the row, or what it changes; empty if there is
 *   nothing to say
 */
char *
dv_import_item_describe (DvImportItem *self)
{
  if (self->fault != NULL)
    return g_strdup (self->fault);
  if (self->state == DV_IMPORT_CHANGED)
    return describe_changes (self->record);
  return g_strdup ("");
}

/**
 * dv_import_state_get_label:
 * @state: what becomes of a row
 *
 * Returns: it in a word
 */
const char *
dv_import_state_get_label (DvImportState state)
{
  switch (state) {
  case DV_IMPORT_NEW:
    return C_ ("row", "new");
  case DV_IMPORT_CHANGED:
    return C_ ("row", "changed");
  case DV_IMPORT_REFUSED:
    return C_ ("row", "refused");
  case DV_IMPORT_SAME:
  default:
    return C_ ("row", "as before");
  }
}

/**
 * dv_import_state_get_icon:
 * @state: what becomes of a row
 *
 * Returns: the name of an icon that says it
 */
const char *
dv_import_state_get_icon (DvImportState state)
{
  switch (state) {
  case DV_IMPORT_NEW:
    return "list-add-symbolic";
  case DV_IMPORT_CHANGED:
    return "document-edit-symbolic";
  case DV_IMPORT_REFUSED:
    return "dialog-error-symbolic";
  case DV_IMPORT_SAME:
  default:
    return "object-select-symbolic";
  }
}

static char *
describe_fault (const DvFault *fault)
{
  if (fault->column == NULL)
    return g_strdup (fault->reason);
  if (fault->value == NULL)
    return g_strdup_printf ("%s: %s", fault->column, fault->reason);
  /* translators: the heading of a column, what stands in the cell, and what is wrong with it */
  return g_strdup_printf (_ ("%s “%s”: %s"), fault->column, fault->value, fault->reason);
}

static void
append_item (GListStore *store, const DvImportRow *row, const char *fault)
{
  g_autoptr (DvImportItem) item = dv_import_item_new (row, fault);

  g_list_store_append (store, item);
}

static DvRecord *
find_record (const DvImportResult *result, guint row)
{
  for (guint i = 0; i < result->rows->len; i++) {
    DvImportRow *entry = g_ptr_array_index (result->rows, i);

    if (entry->row == row)
      return entry->record;
  }
  return NULL;
}

/**
 * dv_import_items_new:
 * @result: what becomes of a sheet
 *
 * Returns: (transfer full): the lines of the preview as a list of #DvImportItem: first what is
 *   wrong, then the rows in order
 */
GListModel *
dv_import_items_new (const DvImportResult *result)
{
  GListStore *store = g_list_store_new (DV_TYPE_IMPORT_ITEM);

  for (guint i = 0; i < result->faults->len; i++) {
    DvFault *fault = g_ptr_array_index (result->faults, i);
    DvImportRow row = { fault->row, DV_IMPORT_REFUSED, find_record (result, fault->row) };
    g_autofree char *text = describe_fault (fault);

    append_item (store, &row, text);
  }
  for (guint i = 0; i < result->rows->len; i++) {
    DvImportRow *row = g_ptr_array_index (result->rows, i);

    if (row->state != DV_IMPORT_REFUSED)
      append_item (store, row, NULL);
  }
  return G_LIST_MODEL (store);
}

/**
 * dv_import_result_describe:
 * @result: what becomes of a sheet
 *
 * Returns: (transfer full): it in one line
 */
char *
dv_import_result_describe (const DvImportResult *result)
{
  return g_strdup_printf (
    /* translators: five numbers of rows */
    _ ("%u rows read: %u new, %u changed, %u as before, %u refused"), result->n_read, result->n_new,
    result->n_changed, result->n_same, result->n_refused);
}
