/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-import-private.h"

#include <glib/gi18n-lib.h>

#include "dv-fault.h"
#include "dv-fold.h"
#include "dv-id.h"
#include "dv-links.h"
#include "dv-load.h"
#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-problem.h"
#include "dv-seal.h"
#include "dv-value.h"

/**
 * dv_import_refuse:
 * @self: an import
 * @row: a row
 * @field: (nullable): the field that is wrong
 * @value: (nullable): what the sheet says
 * @reason: what is wrong and what to do
 */
void
dv_import_refuse (DvImport *self,
                  DvImportRow *row,
                  const DvField *field,
                  const char *value,
                  const char *reason)
{
  if (field != NULL && ((field->flags & DV_FIELD_SENSITIVE) || dv_petition_names_sender (field)))
    value = NULL;
  row->state = DV_IMPORT_REFUSED;
  dv_faults_add (self->result.faults, row->row,
                 field != NULL ? dv_import_get_heading (self, field) : NULL,
                 value != NULL && *value != '\0' ? value : NULL, "%s", reason);
}

static DvRecord *
load_stored (DvImport *self, const char *id, GError **error)
{
  g_autoptr (DvRecord) stored = NULL;
  gint64 row = 0;
  DvId parsed;

  if (!dv_id_parse (id, &parsed) || !dv_db_find_row (self->db, &parsed, &row, NULL, error) ||
      row == 0)
    return NULL;
  stored = dv_db_load (self->db, row, error);
  if (stored == NULL || dv_record_get_kind (stored) != self->kind || dv_record_is_deleted (stored))
    return NULL;
  return g_steal_pointer (&stored);
}

static void
take_stored (DvImport *self, DvImportRow *row, DvRecord *stored)
{
  if (stored == NULL)
    return;
  g_hash_table_add (self->taken, g_strdup (dv_record_get_id (stored)));
  g_hash_table_insert (self->stored, row, stored);
}

static void
find_by_key (DvImport *self,
             DvImportRow *row,
             const DvField *field,
             const char *key,
             GError **error)
{
  g_autoptr (GPtrArray) found = dv_names_find_key (self->names, self->kind, key, error);

  if (found == NULL)
    return;
  if (found->len > 1)
    dv_import_refuse (self, row, field, key,
                      _ ("Several records in the store have this code. Give each a code of its own "
                         "first."));
  else if (found->len == 1)
    take_stored (self, row,
                 load_stored (self, ((DvName *) g_ptr_array_index (found, 0))->id, error));
}

static gboolean
refuse_repeated (DvImport *self, DvImportRow *row, const DvField *field, const char *key)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, key));
  g_autofree char *reason = NULL;

  if (first == 0) {
    g_hash_table_insert (self->keys, g_strdup (key), GUINT_TO_POINTER (row->row));
    return FALSE;
  }
  /* translators: %u is the number of a row */
  reason = g_strdup_printf (_ ("Row %u has this code too. Give each row a code of its own, or "
                               "delete one of the two."),
                            first);
  dv_import_refuse (self, row, field, key, reason);
  return TRUE;
}

static gboolean
links_to_itself (const DvKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++) {
    if (g_strcmp0 (kind->fields[i].target, kind->name) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
set_text (DvImport *self, DvRecord *record, guint row, const DvField *field)
{
  g_autofree char *value = NULL;

  if (field == NULL || dv_field_is_link (field))
    return;
  value = dv_field_parse (field, dv_import_get_cell (self, row, field), NULL);
  dv_record_set_value (record, field, value);
}

/* Gives a row its id, so that other rows can link to it. */
static void
announce (DvImport *self, DvImportRow *row)
{
  g_autofree char *id = NULL;
  DvId computed;

  set_text (self, row->record, row->row, dv_kind_get_key_field (self->kind));
  set_text (self, row->record, row->row, dv_kind_get_title_field (self->kind));
  set_text (self, row->record, row->row, dv_kind_find_field (self->kind, "short_name"));
  dv_write_compute_id (row->record, &computed);
  id = dv_id_to_text (&computed);
  dv_record_set_stored (row->record, id, 0, NULL);
  dv_names_add (self->names, row->record);
}

/* Returns: the id that somebody gave the row, or that stands in it; empty if there is none */
static const char *
get_id (DvImport *self, guint row)
{
  const char *same = g_hash_table_lookup (self->same, GUINT_TO_POINTER (row));

  if (same != NULL)
    return same;
  return self->id_column >= 0 ? dv_sheet_get (self->sheet, row, (guint) self->id_column) : "";
}

/**
 * dv_import_identify_row:
 * @self: an import
 * @row: a row
 * @error: return location for a #DV_STORE_ERROR
 *
 * Looks which record in the store the row names by UUID or code. A new one of a kind that links to
 * itself gets its id now, as rows above it may link to it.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_import_identify_row (DvImport *self, DvImportRow *row, GError **error)
{
  const DvField *field = dv_kind_get_key_field (self->kind);
  const char *id = get_id (self, row->row);
  g_autofree char *key =
    field != NULL ? dv_text_normalize (dv_import_get_cell (self, row->row, field)) : NULL;
  g_autoptr (GError) local = NULL;

  if (key != NULL && *key == '\0')
    g_clear_pointer (&key, g_free);
  if (key != NULL && refuse_repeated (self, row, field, key))
    return TRUE;
  take_stored (self, row, load_stored (self, id, &local));
  if (local == NULL && key != NULL && g_hash_table_lookup (self->stored, row) == NULL)
    find_by_key (self, row, field, key, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (key != NULL && g_hash_table_lookup (self->stored, row) == NULL &&
      links_to_itself (self->kind))
    announce (self, row);
  return TRUE;
}

static gboolean
read_cells (DvImport *self, DvImportRow *row, GError **error)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];

    if (!(field->flags & DV_FIELD_COMPUTED) && !dv_import_read_field (self, row, field, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
says_the_same (DvRecord *given, DvRecord *stored)
{
  const DvKind *kind = dv_record_get_kind (given);

  for (guint i = 0; i < kind->n_fields; i++) {
    const char *value = dv_record_get_value (given, &kind->fields[i]);

    if (value != NULL && strcmp (value, "") != 0 &&
        g_strcmp0 (value, dv_record_get_value (stored, &kind->fields[i])) != 0)
      return FALSE;
  }
  return TRUE;
}

/* A row without a code is a record of the store if that has everything that the row says. */
static DvRecord *
find_alike (DvImport *self, DvRecord *given, GError **error)
{
  const DvField *title = dv_kind_get_title_field (self->kind);
  g_autoptr (GPtrArray) found = NULL;

  if (dv_field_is_link (title) || dv_record_get_title (given) == NULL)
    return NULL;
  found = dv_names_find_title (self->names, self->kind, dv_record_get_title (given), error);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const DvName *name = g_ptr_array_index (found, i);
    g_autoptr (DvRecord) stored = NULL;

    if (g_hash_table_contains (self->taken, name->id))
      continue;
    stored = load_stored (self, name->id, error);
    if (stored != NULL && says_the_same (given, stored))
      return g_steal_pointer (&stored);
  }
  return NULL;
}

static gboolean
has_key (DvImport *self, DvRecord *given)
{
  const DvField *key = dv_kind_get_key_field (self->kind);

  return key != NULL && dv_record_get_value (given, key) != NULL;
}

/* Looks for the record that only the values of the row name. */
static gboolean
find_by_values (DvImport *self, DvImportRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *id = NULL;
  DvId computed;

  if (dv_write_compute_id (row->record, &computed)) {
    id = dv_id_to_text (&computed);
    take_stored (self, row, load_stored (self, id, &local));
  } else if (!has_key (self, row->record)) {
    take_stored (self, row, find_alike (self, row->record, &local));
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
may_set (DvImport *self, guint row, DvRecord *stored, const DvField *field)
{
  gboolean is_empty = dv_record_get_value (stored, field) == NULL;

  if (self->existing == DV_EXISTING_SKIP)
    return FALSE;
  if (self->existing == DV_EXISTING_FILL || !dv_import_says (self, row, field))
    return is_empty;
  return TRUE;
}

/* Brings what the row says into the record of the store, as far as it may. */
static void
merge (DvImport *self, DvImportRow *row, DvRecord *stored)
{
  for (guint i = 0; i < self->kind->n_fields; i++) {
    const DvField *field = &self->kind->fields[i];
    const char *value = dv_record_get_value (row->record, field);

    if (value != NULL && may_set (self, row->row, stored, field))
      dv_record_set_value (stored, field, value);
  }
  g_set_object (&row->record, stored);
  row->state = dv_record_is_changed (stored, NULL) ? DV_IMPORT_CHANGED : DV_IMPORT_SAME;
}

/* Who denounces is sealed when the row is saved; that needs somebody to seal it for. */
static void
check_sender (DvImport *self, DvImportRow *row)
{
  g_autoptr (GError) error = NULL;

  if (!dv_seal_may_take (self->db, row->record, &error))
    dv_import_refuse (self, row, dv_petition_find_plain (row->record), NULL, error->message);
}

static void
check (DvImport *self, DvImportRow *row)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (row->state == DV_IMPORT_SAME)
    return;
  if (dv_record_get_kind (row->record) == &dv_kind_petition)
    check_sender (self, row);
  problems = dv_record_check (row->record);
  for (guint i = 0; i < problems->len; i++) {
    const DvProblem *problem = g_ptr_array_index (problems, i);
    const char *value =
      problem->field != NULL ? dv_import_get_cell (self, row->row, problem->field) : NULL;

    dv_import_refuse (self, row, problem->field, value, problem->message);
  }
}

/**
 * dv_import_read_row:
 * @self: an import
 * @row: a row
 * @error: return location for a #DV_STORE_ERROR
 *
 * Reads the cells and says what becomes of the row.
 *
 * Returns: whether the store could be asked
 */
gboolean
dv_import_read_row (DvImport *self, DvImportRow *row, GError **error)
{
  DvRecord *stored;

  if (row->state == DV_IMPORT_REFUSED)
    return TRUE;
  if (!read_cells (self, row, error))
    return FALSE;
  if (row->state == DV_IMPORT_REFUSED)
    return TRUE;
  if (g_hash_table_lookup (self->stored, row) == NULL && !find_by_values (self, row, error))
    return FALSE;
  stored = g_hash_table_lookup (self->stored, row);
  if (stored != NULL)
    merge (self, row, stored);
  check (self, row);
  return TRUE;
}
