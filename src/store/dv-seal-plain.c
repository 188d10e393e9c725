/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dv-attachment.h"
#include "dv-confidential.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-officer.h"
#include "dv-scrub.h"
#include "dv-seal-private.h"
#include "dv-secret-file.h"
#include "dv-store-error.h"

/* A letter that stood in the clear becomes a sealed one: what says who wrote it goes into a sealed
 * part and is destroyed everywhere else in the store. */

/* What takes the place of a value that may not be empty. */
#define NOTHING "—"

static void
append_text (DvIdentity *identity, DvIdentityField field, const char *text)
{
  DvSecret *before = dv_identity_get (identity, field);
  gsize size = before != NULL ? dv_secret_get_size (before) + 1 : 0;
  g_autoptr (DvSecret) joined = NULL;

  if (text == NULL || *text == '\0')
    return;
  joined = dv_secret_new (size + strlen (text));
  if (before != NULL) {
    memcpy (dv_secret_get_data (joined), dv_secret_get_data (before), size - 1);
    dv_secret_get_data (joined)[size - 1] = '\n';
  }
  memcpy (dv_secret_get_data (joined) + size, text, strlen (text));
  dv_identity_set (identity, field, joined);
}

static const struct {
  const char *name;
  DvIdentityField field;
} taken[] = {
  { "sender_name", DV_IDENTITY_NAME },
  { "sender_address", DV_IDENTITY_ADDRESS },
  { "sender_contact", DV_IDENTITY_CONTACT },
  { "sender_id", DV_IDENTITY_ID_NUMBER },
};

/**
 * dv_seal_add_person:
 * @db: a connection
 * @identity: who wrote a letter
 * @person: the id of somebody in the register of people
 * @error: return location for a #DV_STORE_ERROR
 *
 * Writes down as words who it is in the register: a link would be found from there.
 *
 * Returns: whether the register could be read
 */
gboolean
dv_seal_add_person (DvDb *db, DvIdentity *identity, const char *person, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, person, error);
  g_autofree char *words = NULL;

  if (record == NULL)
    return FALSE;
  words = g_strdup_printf ("%s (%s)", dv_record_get_title (record), person);
  append_text (identity, DV_IDENTITY_NOTE, words);
  if (dv_identity_get (identity, DV_IDENTITY_NAME) == NULL)
    append_text (identity, DV_IDENTITY_NAME, dv_record_get (record, "name"));
  return TRUE;
}

/* Whose land it is about says mostly who wrote. */
static gboolean
add_plot (DvDb *db, DvIdentity *identity, const char *plot, GError **error)
{
  g_autoptr (DvRecord) record = dv_db_load_id (db, plot, error);
  g_autofree char *words = NULL;

  if (record == NULL)
    return FALSE;
  words = g_strdup_printf ("%s: %s (%s)", dv_kind_get_label (&dv_kind_plot),
                           dv_record_get_title (record), plot);
  append_text (identity, DV_IDENTITY_NOTE, words);
  return TRUE;
}

static gboolean
take_fields (DvDb *db, DvRecord *petition, DvIdentity *identity, GError **error)
{
  const char *person = dv_record_get (petition, "sender");
  const char *plot = dv_record_get (petition, "plot");

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    append_text (identity, taken[i].field, dv_record_get (petition, taken[i].name));
  if (person != NULL && !dv_seal_add_person (db, identity, person, error))
    return FALSE;
  if (plot != NULL && !add_plot (db, identity, plot, error))
    return FALSE;
  for (guint i = 0; dv_petition_sender_fields[i] != NULL; i++)
    dv_record_set (petition, dv_petition_sender_fields[i], NULL);
  return TRUE;
}

/**
 * dv_seal_load_parts:
 * @db: a connection
 * @kind: a kind whose records belong to others
 * @petition: a petition that is stored
 * @error: return location for a #DV_STORE_ERROR
 *
 * Returns: (transfer full) (element-type DvRecord): those of the petition, also deleted ones
 */
GPtrArray *
dv_seal_load_parts (DvDb *db, const DvKind *kind, DvRecord *petition, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT rid FROM \"%s\" WHERE \"%s\" = :row", kind->name, kind->owner);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DvStmt) stmt = dv_db_prepare (db, sql, error);
  DvStep step;

  if (stmt == NULL)
    return NULL;
  dv_stmt_bind_integer (stmt, ":row", dv_record_get_row (petition));
  while ((step = dv_stmt_step (stmt, error)) == DV_STEP_ROW) {
    DvRecord *part = dv_db_load (db, dv_stmt_get_integer (stmt, 0), error);

    if (part == NULL)
      return NULL;
    g_ptr_array_add (parts, part);
  }
  return step == DV_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

/* A deleted record keeps its values, so that it can come back: these go with it. */
static gboolean
destroy (DvWrite *write, DvRecord *record, const char *const *fields, GError **error)
{
  if (dv_record_is_deleted (record) && !dv_write_restore (write, record, error))
    return FALSE;
  for (guint i = 0; fields[i] != NULL; i++) {
    const DvField *field = dv_kind_find_field (dv_record_get_kind (record), fields[i]);

    dv_record_set_value (record, field, field->flags & DV_FIELD_REQUIRED ? NOTHING : NULL);
  }
  return dv_scrub_fields (write, record, fields, error) && dv_write_save (write, record, error) &&
         dv_write_delete (write, record, error);
}

static gboolean
take_signers (DvWrite *write, DvRecord *petition, DvIdentity *identity, GError **error)
{
  static const char *const fields[] = { "name", "address", "person", NULL };
  g_autoptr (GPtrArray) signers =
    dv_seal_load_parts (dv_write_get_db (write), &dv_kind_signer, petition, error);

  for (guint i = 0; signers != NULL && i < signers->len; i++) {
    DvRecord *signer = g_ptr_array_index (signers, i);
    const char *address = dv_record_get (signer, "address");
    g_autofree char *words =
      g_strdup_printf ("%s, %s", dv_record_get (signer, "name"), address != NULL ? address : "");

    if (!dv_record_is_deleted (signer))
      append_text (identity, DV_IDENTITY_NOTE, words);
    if (!destroy (write, signer, fields, error))
      return FALSE;
  }
  return signers != NULL;
}

/* Of a scan that was deleted before, the file may be gone. */
static gboolean
seal_file (DvWrite *write, DvRecord *petition, DvRecord *attachment, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autofree char *path = NULL;
  g_autoptr (DvSecret) content = NULL;

  if (dv_record_is_deleted (attachment))
    return TRUE;
  path = dv_attachment_find_file (dv_db_get_path (db), dv_record_get (attachment, "hash"));
  content = dv_secret_read_file (path, error);
  return content != NULL && dv_seal_scan (write, dv_record_get_id (petition),
                                          dv_record_get (attachment, "name"), content, error);
}

/* The file in the clear goes after the commit: until then it may be the only one. */
static gboolean
take_scan (DvWrite *write, DvRecord *petition, DvRecord *attachment, GError **error)
{
  static const char *const fields[] = { "name", "hash", "caption", "media_type", NULL };
  g_autofree char *hash = g_strdup (dv_record_get (attachment, "hash"));

  if (g_strcmp0 (dv_record_get (attachment, "media_type"), DV_SEALED_MEDIA_TYPE) == 0 ||
      g_strcmp0 (hash, NOTHING) == 0)
    return TRUE;
  return seal_file (write, petition, attachment, error) &&
         destroy (write, attachment, fields, error) && dv_scrub_file (write, hash, error);
}

static gboolean
take_scans (DvWrite *write, DvRecord *petition, GError **error)
{
  g_autoptr (GPtrArray) attachments =
    dv_seal_load_parts (dv_write_get_db (write), &dv_kind_attachment, petition, error);

  for (guint i = 0; attachments != NULL && i < attachments->len; i++) {
    if (!take_scan (write, petition, g_ptr_array_index (attachments, i), error))
      return FALSE;
  }
  return attachments != NULL;
}

/**
 * dv_seal_plain:
 * @write: a transaction of the purpose `access`
 * @petition: a #DvRecord: a petition that is stored, as it is to be; it is saved
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Takes who wrote the petition, who signed it and its scans into sealed parts, and destroys them in
 * the record, the log and the search index. It cannot be undone. What is left in free space goes
 * with dv_scrub_free_space(), which must follow.
 *
 * Returns: whether it was written
 */
gboolean
dv_seal_plain (DvWrite *write, gpointer petition, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvIdentity) identity = dv_identity_new ();

  if (!dv_petition_is_confidential (petition))
    dv_record_set (petition, "sealed", "1");
  if (!take_fields (db, petition, identity, error) ||
      !take_signers (write, petition, identity, error) || !take_scans (write, petition, error) ||
      !dv_scrub_fields (write, petition, dv_petition_sender_fields, error) ||
      !dv_write_save (write, petition, error))
    return FALSE;
  return dv_identity_is_empty (identity) ||
         dv_seal_identity (write, petition, identity, FALSE, error);
}

/* Whether the petition has a sealed identity already. */
static gboolean
has_identity (DvDb *db, DvRecord *petition, gboolean *has, GError **error)
{
  const char *id = dv_record_get_id (petition);
  g_autoptr (GPtrArray) seals = id != NULL ? dv_seal_load_all (db, id, error) : g_ptr_array_new ();

  *has = FALSE;
  for (guint i = 0; seals != NULL && i < seals->len; i++) {
    if (g_strcmp0 (dv_record_get (g_ptr_array_index (seals, i), "part"), DV_SEAL_IDENTITY) == 0)
      *has = TRUE;
  }
  return seals != NULL;
}

/**
 * dv_seal_may_take:
 * @db: a connection
 * @petition: a petition as a sheet has it
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Returns: whether dv_seal_save() could take who wrote it into a sealed part, if that is needed
 */
gboolean
dv_seal_may_take (DvDb *db, DvRecord *petition, GError **error)
{
  g_autofree char *store = NULL;
  g_auto (GStrv) keys = NULL;

  if (!dv_petition_is_confidential (petition) || dv_petition_find_plain (petition) == NULL)
    return TRUE;
  keys = dv_officers_get_keys (db, &store, error);
  return keys != NULL;
}

/* What the sheet says of a letter whose identity is sealed already is dropped: it is there. */
static gboolean
save_and_seal (DvWrite *write, DvRecord *petition, GError **error)
{
  DvDb *db = dv_write_get_db (write);
  g_autoptr (DvIdentity) identity = dv_identity_new ();
  gboolean has = FALSE;

  return take_fields (db, petition, identity, error) && has_identity (db, petition, &has, error) &&
         dv_write_save (write, petition, error) &&
         (has || dv_seal_identity (write, petition, identity, FALSE, error));
}

/**
 * dv_seal_save:
 * @write: a transaction
 * @petition: a petition as a sheet has it
 * @error: return location for a #DV_SEALING_ERROR or #DV_STORE_ERROR
 *
 * Saves it like dv_write_save(). If the law keeps secret who wrote it, what the sheet says of that
 * goes into a sealed part and never into the record.
 *
 * Returns: whether it was written
 */
gboolean
dv_seal_save (DvWrite *write, DvRecord *petition, GError **error)
{
  g_autoptr (DvRecord) stored = NULL;

  if (!dv_petition_is_confidential (petition) || dv_petition_find_plain (petition) == NULL)
    return dv_write_save (write, petition, error);
  if (dv_record_get_row (petition) != 0) {
    stored = dv_db_load (dv_write_get_db (write), dv_record_get_row (petition), error);
    if (stored == NULL)
      return FALSE;
    /* It stands in the clear: that is for a person to seal, and the guard says so. */
    if (dv_petition_find_plain (stored) != NULL)
      return dv_write_save (write, petition, error);
  }
  return save_and_seal (write, petition, error);
}
