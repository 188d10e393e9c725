/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dv-inventory-version.h"

#include <glib/gi18n-lib.h>

#include "dv-copy-parts.h"
#include "dv-kinds.h"
#include "dv-load.h"
#include "dv-store-error.h"

/* An inventory that was signed stays as it was signed. What is found to be otherwise afterwards is
 * a new version: a copy with its lines, its reason and a link to the one before. */

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DV_STORE_ERROR, DV_STORE_ERROR_INVALID, message);
  return FALSE;
}

static DvRecord *
load_inventory (DvDb *db, const char *id, GError **error)
{
  g_autoptr (DvRecord) inventory = dv_db_load_id (db, id, error);

  if (inventory == NULL)
    return NULL;
  if (dv_record_get_kind (inventory) == &dv_kind_inventory && !dv_record_is_deleted (inventory))
    return g_steal_pointer (&inventory);
  g_set_error (error, DV_STORE_ERROR, DV_STORE_ERROR_NOT_FOUND,
               /* translators: %s is the title of a record */
               _ ("“%s” is no inventory."), dv_record_get_title (inventory));
  return NULL;
}

static DvRecord *
version_new (DvRecord *inventory, const char *reason)
{
  static const char *const without[] = { "state", "signed_on", "signers", "code", NULL };
  DvRecord *copy = dv_record_copy_values (inventory, without);
  gint64 before = dv_record_get_integer (inventory, "version");
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (before, 1) + 1);
  const char *code = dv_record_get (inventory, "code");
  g_autofree char *next = code != NULL ? g_strdup_printf ("%s-%s", code, version) : NULL;

  dv_record_set (copy, "code", next);
  dv_record_set (copy, "version", version);
  dv_record_set (copy, "replaces", dv_record_get_id (inventory));
  dv_record_set (copy, "reason", reason);
  dv_record_set (copy, "state", "draft");
  return copy;
}

/**
 * dv_inventory_make_version:
 * @write: a transaction
 * @id: the UUID of an inventory that was signed
 * @reason: why it is changed
 * @error: return location for a #DV_STORE_ERROR
 *
 * Makes a draft with the same lines. The inventory before counts no more, and stays as it was
 * signed.
 *
 * Returns: (transfer full) (nullable): the UUID of the new version
 */
char *
dv_inventory_make_version (DvWrite *write, const char *id, const char *reason, GError **error)
{
  g_autoptr (DvRecord) inventory = load_inventory (dv_write_get_db (write), id, error);
  g_autoptr (DvRecord) version = NULL;

  if (inventory == NULL)
    return NULL;
  if (reason == NULL || *reason == '\0') {
    refuse (error, _ ("Say why the inventory is changed. Nothing was made."));
    return NULL;
  }
  if (g_strcmp0 (dv_record_get (inventory, "state"), "signed") != 0) {
    refuse (error, _ ("Only the newest version that was signed gets a new one. Nothing was made: "
                      "change the draft as it is."));
    return NULL;
  }
  version = version_new (inventory, reason);
  dv_record_set (inventory, "state", "superseded");
  if (!dv_write_save (write, inventory, error) || !dv_write_save (write, version, error) ||
      !dv_write_copy_parts (write, &dv_kind_inventory_line, inventory, version, NULL, error))
    return NULL;
  return g_strdup (dv_record_get_id (version));
}
