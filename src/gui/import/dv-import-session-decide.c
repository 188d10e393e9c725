/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dv-import-session-private.h"

/* What somebody decides about an import: after each decision it is looked again. */

static DvLikely *
likely_copy (const DvLikely *likely)
{
  DvLikely *copy = g_memdup2 (likely, sizeof *likely);

  copy->id = g_strdup (likely->id);
  copy->title = g_strdup (likely->title);
  return copy;
}
guint
dv_import_session_get_place (DvImportSession *self)
{
  return self->place;
}

/**
 * dv_import_session_set_place:
 * @self: an import
 * @place: the place of the sheet that is to be read
 */
void
dv_import_session_set_place (DvImportSession *self, guint place)
{
  if (place == self->place)
    return;
  self->place = place;
  self->encoding = DV_ENCODING_AUTO;
  self->new_sheet = TRUE;
  dv_session_look_again (self);
}

DvEncoding
dv_import_session_get_encoding (DvImportSession *self)
{
  return self->encoding;
}

/**
 * dv_import_session_set_encoding:
 * @self: an import
 * @encoding: what the sheet is converted from
 */
void
dv_import_session_set_encoding (DvImportSession *self, DvEncoding encoding)
{
  if (encoding == self->encoding)
    return;
  self->encoding = encoding;
  self->new_sheet = TRUE;
  dv_session_look_again (self);
}

/**
 * dv_import_session_set_mapping:
 * @self: an import
 * @mapping: what its columns are for
 */
void
dv_import_session_set_mapping (DvImportSession *self, const DvMapping *mapping)
{
  g_clear_pointer (&self->mapping, dv_mapping_free);
  self->mapping = dv_mapping_copy (mapping);
  dv_session_look_again (self);
}

void
dv_import_session_set_existing (DvImportSession *self, DvExisting existing)
{
  if (existing == self->existing)
    return;
  self->existing = existing;
  dv_session_look_again (self);
}

void
dv_import_session_set_read_hidden (DvImportSession *self, gboolean read_hidden)
{
  if (!read_hidden == !self->read_hidden)
    return;
  self->read_hidden = read_hidden;
  dv_session_look_again (self);
}

void
dv_import_session_set_leave_out (DvImportSession *self, gboolean leave_out)
{
  if (!leave_out == !self->leave_out)
    return;
  self->leave_out = leave_out;
  dv_session_look_again (self);
}

/**
 * dv_import_session_set_same:
 * @self: an import
 * @likely: a row and a person of the register
 * @is_same: whether the row is that person
 */
void
dv_import_session_set_same (DvImportSession *self, const DvLikely *likely, gboolean is_same)
{
  gpointer row = GUINT_TO_POINTER (likely->row);

  if (is_same == (g_hash_table_lookup (self->same, row) != NULL))
    return;
  if (is_same) {
    g_hash_table_insert (self->same, row, likely_copy (likely));
  } else {
    g_ptr_array_add (self->retired, g_hash_table_lookup (self->same, row));
    g_hash_table_steal (self->same, row);
    g_hash_table_add (self->unsame, row);
  }
  dv_session_look_again (self);
}
